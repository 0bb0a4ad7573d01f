import type { ExportFormat, ExportOptions, Recipe } from '../../../shared/contract/schemas/exports.ts';
import type { ArticleId, CodeId, CoderId } from '../../../shared/domain/ids.ts';
import { asksFor, formatFacts, type ExportPlace } from './export-formats.ts';

type PlainOptions = Omit<ExportOptions, 'coderIds' | 'codeIds' | 'articleIds'>;

/** The choices in the window. What a format does not ask for keeps its value for the next one that does. */
export interface ExportChoices extends PlainOptions {
  /** Null stands for all of them. */
  coderIds: ReadonlySet<CoderId> | null;
  codeIds: ReadonlySet<CodeId> | null;
  articleIds: ReadonlySet<ArticleId> | null;
}

export const untouched: ExportChoices = {
  format: 'csv',
  unit: 'article',
  bom: false,
  excelSafe: false,
  delimiter: ',',
  decimal: '.',
  variables: false,
  scripts: false,
  finalOnly: false,
  coderIds: null,
  codeIds: null,
  articleIds: null,
};

/** A decimal comma within comma-separated columns would make every number a quoted text, so one of them gives way. */
export function changeChoices(choices: ExportChoices, patch: Partial<ExportChoices>): ExportChoices {
  const next = { ...choices, ...patch };
  if (patch.delimiter === ',' && next.decimal === ',') next.decimal = '.';
  if (patch.decimal === ',' && next.delimiter === ',') next.delimiter = ';';
  return next;
}

/** Nothing is chosen where at least one must be. */
export function isComplete(choices: ExportChoices, place: ExportPlace): boolean {
  const facts = formatFacts(choices.format);
  const isMissing = (question: 'coders' | 'codes' | 'articles', chosen: ReadonlySet<string> | null): boolean =>
    asksFor(facts, question, place) && chosen?.size === 0;
  return !(
    isMissing('coders', choices.coderIds) ||
    isMissing('codes', choices.codeIds) ||
    isMissing('articles', choices.articleIds)
  );
}

/** Options as the engine takes them: only what the format asks for, so that the same wish is the same recipe. */
export function optionsFrom(choices: ExportChoices, place: ExportPlace): Partial<ExportOptions> {
  const facts = formatFacts(choices.format);
  const has = (question: Parameters<typeof asksFor>[1]): boolean => asksFor(facts, question, place);
  return {
    format: choices.format,
    ...(has('unit') && { unit: choices.unit }),
    ...(has('separators') && { delimiter: choices.delimiter, decimal: choices.decimal }),
    ...(has('bom') && { bom: choices.bom }),
    ...(has('excelSafe') && { excelSafe: choices.excelSafe }),
    ...(has('variables') && { variables: choices.variables }),
    ...(has('scripts') && { scripts: choices.scripts }),
    ...(has('finalOnly') && { finalOnly: choices.finalOnly }),
    ...(has('coders') && choices.coderIds && { coderIds: [...choices.coderIds].sort() }),
    ...(has('codes') && choices.codeIds && { codeIds: [...choices.codeIds].sort() }),
    ...(has('articles') && choices.articleIds && { articleIds: [...choices.articleIds].sort() }),
  };
}

/** What the project knows, by which a recipe is read: a coder or code that is gone cannot be chosen any more. */
export interface KnownIds {
  coders: ReadonlySet<string>;
  codes: ReadonlySet<string>;
  articles: ReadonlySet<string>;
}

export function choicesFrom(options: ExportOptions, known: KnownIds): ExportChoices {
  const { coderIds, codeIds, articleIds, ...plain } = options;
  const those = <Id extends string>(ids: readonly Id[] | undefined, there: ReadonlySet<string>) =>
    ids === undefined ? null : new Set(ids.filter((id) => there.has(id)));
  return {
    ...plain,
    coderIds: those(coderIds, known.coders),
    codeIds: those(codeIds, known.codes),
    articleIds: those(articleIds, known.articles),
  };
}

/** Whether the choices are another wish than the recipe: something that its format asks for is chosen otherwise. */
export function differsFrom(recipe: Recipe, choices: ExportChoices): boolean {
  const { coderIds, codeIds, articleIds, ...plain } = recipe.options;
  const asSet = <Id extends string>(ids: readonly Id[] | undefined) => (ids === undefined ? null : new Set(ids));
  const saved = { ...plain, coderIds: asSet(coderIds), codeIds: asSet(codeIds), articleIds: asSet(articleIds) };
  return spelled(saved) !== spelled(choices);
}

function spelled(choices: ExportChoices): string {
  return JSON.stringify(optionsFrom(choices, formatFacts(choices.format).places[0]));
}

/** Which of its tables a format shows beforehand: one file has the codings alone. */
export function isTableShown(format: ExportFormat, place: ExportPlace, table: string): boolean {
  const isOneOfSeveral = formatFacts(format).places.length > 1 && place === 'file';
  return !isOneOfSeveral || /^segments\b/.test(table);
}
