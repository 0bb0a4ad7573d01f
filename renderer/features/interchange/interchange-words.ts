import type { TFunction } from 'i18next';
import type { InterchangeCounts, InterchangeSummary } from '../../../shared/contract/schemas/interchange.ts';

type Words = TFunction<'interchange'>;

const kinds = ['articles', 'codes', 'segments', 'coders', 'memos', 'variables'] as const;

/** "12 articles", "40 codes": what there is of each kind, and nothing of what there is not. */
export function countsInWords(counts: InterchangeCounts, t: Words): string[] {
  return kinds.filter((kind) => counts[kind] > 0).map((kind) => t(`count.${kind}`, { count: counts[kind] }));
}

/** Rows of a report: kinds of which the file, or the project, has something. */
export function kindsOf(...all: readonly InterchangeCounts[]): (typeof kinds)[number][] {
  return kinds.filter((kind) => all.some((counts) => counts[kind] > 0));
}

/** "Codebook “Sovereignty”": what it is and what it is called; by its file where it has no title. */
export function titleOf({ format, title }: InterchangeSummary, fileName: string, t: Words): string {
  return t(isCodebook(format) ? 'codebookOf' : 'projectOf', { title: title?.trim() || fileName });
}

function isCodebook(format: InterchangeSummary['format']): boolean {
  return ['qdc', 'codebook-table', 'maxqda-codebook', 'indented-text'].includes(format);
}
