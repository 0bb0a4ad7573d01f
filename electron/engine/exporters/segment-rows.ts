import type { CodeId, CoderId } from '../../../shared/domain/ids.ts';
import { paragraphAt } from '../../../shared/domain/text/paragraphs.ts';
import type { CodedArticle } from './coded-articles.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import { shared, type RowParts, type SharedPart } from './row-parts.ts';

/** Rows of the table of segments. There may be a hundred thousand, so they share what they can. */
export function createSegmentRows(plan: DatasetPlan): (coded: CodedArticle) => Generator<RowParts, void, undefined> {
  const codes = new Map<CodeId, SharedPart>(
    plan.codes.map((code) => [code.id, shared([code.id, code.name, code.path])]),
  );
  const coders = new Map<CoderId, SharedPart>([...plan.coderNames].map(([id, name]) => [id, shared([name])]));

  return function* (coded) {
    const { id, title, outlet, date } = coded.article;
    const article = shared([id, title, outlet, date]);
    const variables = shared(plan.options.variables ? coded.variables : []);
    for (const segment of coded.segments) {
      const [segmentId, textId, codeId, coderId, startUtf16, endUtf16, start, end, quote, weight, status] = segment;
      const [, , , , , , , , , , , version, createdAt, modifiedAt, memo] = segment;
      const index = coded.indexOf(textId);
      const paragraph = paragraphAt(index.paragraphs, startUtf16).index + 1;
      // A passage that starts in a paragraph of blanks starts in no sentence.
      const sentence = index.sentenceNumberAt(startUtf16) || null;
      yield [
        [segmentId],
        article,
        coders.get(coderId)!,
        codes.get(codeId)!,
        [
          start,
          end,
          startUtf16,
          endUtf16,
          paragraph,
          sentence,
          quote,
          weight,
          status,
          memo,
          version,
          createdAt,
          modifiedAt,
        ],
        coded.attributesOf(segmentId),
        variables,
      ];
    }
  };
}
