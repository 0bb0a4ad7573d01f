import type { TextRange } from '../../../../shared/domain/text/offsets.ts';
import type { Paragraph } from '../../../../shared/domain/text/paragraphs.ts';
import type { BlockKind, InlineKind, StructureSpan } from '../../../../shared/domain/text/structure.ts';

/** One paragraph and what it is. */
export interface ReportBlock extends TextRange {
  /** From 1, as on screen and in the dataset. */
  number: number;
  kind: Exclude<BlockKind, 'quotation'> | 'paragraph' | 'blank';
  /** Depth of a heading or list item, from 1. */
  level: number;
  /** Quotations hold paragraphs, and also lists and headings. */
  isQuoted: boolean;
}

export interface InlineSpan extends TextRange {
  kind: InlineKind;
  href?: string;
}

const inlineKinds = new Set<string>(['bold', 'italic', 'underline', 'link'] satisfies InlineKind[]);

/** The paragraphs of a text with their kinds; of nested structure the innermost counts, and whether it is quoted. */
export function blocksOf(
  text: string,
  paragraphs: readonly Paragraph[],
  structure: readonly StructureSpan[],
): ReportBlock[] {
  const spans = structure
    .filter((span) => !inlineKinds.has(span.kind) && span.kind !== 'page')
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const open: StructureSpan[] = [];
  let next = 0;
  return paragraphs.map(({ index, start, end }) => {
    while (next < spans.length && spans[next]!.start < Math.max(end, start + 1)) open.push(spans[next++]!);
    for (let at = open.length - 1; at >= 0; at--) if (open[at]!.end <= start) open.splice(at, 1);
    const inner = open.findLast((span) => span.kind !== 'quotation');
    const isBlank = !/\S/u.test(text.slice(start, end));
    return {
      start,
      end,
      number: index + 1,
      kind: isBlank ? 'blank' : ((inner?.kind as ReportBlock['kind'] | undefined) ?? 'paragraph'),
      level: Math.max(1, inner?.level ?? 1),
      isQuoted: open.some((span) => span.kind === 'quotation'),
    };
  });
}

/** Emphasis and links, by start. */
export function inlinesOf(structure: readonly StructureSpan[]): InlineSpan[] {
  const spans = structure.filter((span): span is InlineSpan => inlineKinds.has(span.kind));
  return spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** Most imports keep the headline as one of the first lines of the text, where it can be coded; it is not said twice. */
export function titleBlockOf(blocks: readonly ReportBlock[]): ReportBlock | undefined {
  return blocks.slice(0, 5).find((block) => block.kind === 'title');
}
