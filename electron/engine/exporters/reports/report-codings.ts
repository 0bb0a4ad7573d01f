import type { TextRange } from '../../../../shared/domain/text/offsets.ts';
import { assignLanes } from '../../../../shared/domain/text/lanes.ts';
import { byStartThenLonger } from '../../../../shared/domain/text/interval-index.ts';
import type { SegmentTuple } from '../../store/queries/export-rows.ts';
import type { CodedArticle } from '../coded-articles.ts';
import type { ReportCode, ReportCoder, ReportFrame } from './report-frame.ts';

/** One coding as reports show it. The range is that of the passage without line breaks around it. */
export interface ReportCoding extends TextRange {
  id: string;
  /** From 1, in the article. */
  number: number;
  /** Two codings that overlap never share a lane. */
  lane: number;
  code: ReportCode;
  coder: ReportCoder;
  quote: string;
  memo: string | null;
  status: string;
  weight: number | null;
  attributes: readonly { name: string; value: string }[];
  createdAt: string;
}

export interface CodingsOfArticle {
  /** On the text that is shown, from top to bottom. */
  placed: readonly ReportCoding[];
  /** On an earlier version of the text, where their places may mean other words. */
  earlier: readonly ReportCoding[];
}

export function codingsOf(coded: CodedArticle, frame: ReportFrame): CodingsOfArticle {
  const { textId } = coded.article;
  const isPlaced = (segment: SegmentTuple): boolean => segment[1] === textId;
  const text = coded.segments.length > 0 ? coded.textOf(textId) : '';
  const placed = coded.segments
    .filter(isPlaced)
    .map((segment) => ({ segment, id: segment[0] as string, ...withoutLineBreaks(text, segment[4], segment[5]) }))
    // Those that begin at one place keep the order of the codebook, longer ones first, so that they nest.
    .sort(byStartThenLonger);
  const lanes = assignLanes(placed);
  const describe = (segment: SegmentTuple, range: TextRange, number: number, lane: number): ReportCoding => ({
    ...range,
    id: segment[0],
    number,
    lane,
    code: frame.codeOf(segment[2]),
    coder: frame.coderOf(segment[3]),
    quote: segment[8],
    memo: segment[14],
    status: segment[10],
    weight: segment[9],
    attributes: namedAttributes(coded.attributesOf(segment[0]), frame),
    createdAt: segment[12],
  });
  const earlier = coded.segments.filter((segment) => !isPlaced(segment));
  return {
    placed: placed.map(({ segment, start, end, id }, at) => describe(segment, { start, end }, at + 1, lanes.get(id)!)),
    earlier: earlier.map((segment, at) =>
      describe(segment, { start: segment[4], end: segment[5] }, placed.length + at + 1, 0),
    ),
  };
}

function namedAttributes(values: readonly (string | null)[], frame: ReportFrame): ReportCoding['attributes'] {
  return values.flatMap((value, at) => (value === null ? [] : [{ name: frame.plan.attributes[at]!.name, value }]));
}

/** A passage of line breaks alone becomes an empty range where it began. */
function withoutLineBreaks(text: string, from: number, to: number): TextRange {
  let [start, end] = [from, to];
  while (start < end && text[start] === '\n') start++;
  while (end > start && text[end - 1] === '\n') end--;
  return start === end ? { start: from, end: from } : { start, end };
}
