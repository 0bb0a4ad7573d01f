import { paragraphAt } from '../../../shared/domain/text/paragraphs.ts';
import type { CellWriter } from './cells.ts';
import type { CodedArticle } from './coded-articles.ts';
import type { DatasetPlan } from './dataset-plan.ts';

/**
 * Rows of `segments.csv`. There may be a hundred thousand: what many rows share (the article, the code, the coder) is
 * written as cells once.
 */
export function createSegmentRows(
  plan: DatasetPlan,
  cells: CellWriter,
): (coded: CodedArticle) => Generator<string, void, undefined> {
  const { text, number, delimiter: d } = cells;
  const codes = new Map(plan.codes.map((code) => [code.id, [code.id, code.name, code.path].map(text).join(d)]));
  const coders = new Map([...plan.coderNames].map(([id, name]) => [id, text(name)]));
  const attributeCells = (coded: CodedArticle, segmentId: string): string =>
    coded
      .attributesOf(segmentId)
      .map((value) => d + text(value))
      .join('');

  return function* (coded) {
    const { id, title, outlet, date } = coded.article;
    const article = [id, title, outlet, date].map(text).join(d);
    for (const segment of coded.segments) {
      const [segmentId, textId, codeId, coderId, startUtf16, endUtf16, start, end, quote, weight, status] = segment;
      const [, , , , , , , , , , , version, createdAt, modifiedAt, memo] = segment;
      const index = coded.indexOf(textId);
      const paragraph = paragraphAt(index.paragraphs, startUtf16).index + 1;
      // A passage that starts in a paragraph of blanks starts in no sentence.
      const sentence = index.sentenceNumberAt(startUtf16) || '';
      yield (
        `${text(segmentId)}${d}${article}${d}${coders.get(coderId)!}${d}${codes.get(codeId)!}${d}${start}${d}${end}${d}` +
          `${startUtf16}${d}${endUtf16}${d}${paragraph}${d}${sentence}${d}${text(quote)}${d}${number(weight)}${d}` +
          `${text(status)}${d}${text(memo)}${d}${version}${d}${text(createdAt)}${d}${text(modifiedAt)}` +
          `${attributeCells(coded, segmentId)}\n`
      );
    }
  };
}
