import { ParlanceError, type ErrorCode } from '../../../shared/contract/errors.ts';
import type { ExportOptions } from '../../../shared/contract/schemas/exports.ts';
import { createCodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Variable } from '../../../shared/domain/coding/types.ts';
import type { ArticleId, CodeId, CoderId } from '../../../shared/domain/ids.ts';
import type { ReadableDb } from '../store/database.ts';
import { listAttributes } from '../store/queries/attributes.ts';
import {
  listArticleReferences,
  listExportedCoders,
  listExportedCodes,
  listUnevenDateVariables,
  readExportedProject,
  type ExportedCode,
  type ExportedProject,
} from '../store/queries/export-rows.ts';
import { listVariables } from '../store/queries/variables.ts';
import { assignVariableNames } from './variable-names.ts';

/** Stata takes 32 characters, `has_` is the longer prefix. */
const longestVariable = 32 - 'has_'.length;
const longestAttribute = 32 - 'attr_'.length;
const longestArticleVariable = 32 - 'var_'.length;

export interface PlannedCode extends ExportedCode {
  path: string;
  variable: string;
  /** Place in the codebook read from top to bottom. */
  order: number;
  /** Place among the columns of codes; null where the code is not asked for. */
  column: number | null;
}

export interface PlannedVariable extends Variable {
  /** `var_<name>`. */
  column: string;
  /** For a date: whether every value is a whole day. */
  isWholeDay: boolean;
}

/** Everything about a dataset but its rows: small enough to be held while the rows stream by. */
export interface DatasetPlan {
  readonly project: ExportedProject;
  readonly options: ExportOptions;
  /** The whole codebook, so that every reference into it can be followed. */
  readonly codes: readonly PlannedCode[];
  /** Codes that are asked for, each of which has its columns. */
  readonly columnCodes: readonly PlannedCode[];
  readonly attributes: readonly { id: string; name: string; column: string }[];
  /** What articles have beyond their metadata. */
  readonly variables: readonly PlannedVariable[];
  /** Names of the coders who are asked for. */
  readonly coderNames: ReadonlyMap<CoderId, string>;
  /** Null: every article. */
  readonly articleIds: ReadonlySet<ArticleId> | null;
  /** Whether `duplicate_of` never points out of the dataset. */
  readonly areDuplicatesInside: boolean;
}

export function planDataset(db: ReadableDb, options: ExportOptions): DatasetPlan {
  const articles = listArticleReferences(db);
  const articleIds = options.articleIds ? new Set(options.articleIds) : null;
  const known = new Set(articles.map((article) => article.id));
  if (articleIds) assertKnown(articleIds, known, 'article.not-found', { things: 'articles', place: 'project' });
  const isInside = (id: ArticleId): boolean => known.has(id) && (articleIds?.has(id) ?? true);

  const codes = planCodes(db, options.codeIds);
  const coders = listExportedCoders(db);
  const coderIds = new Set(options.coderIds ?? coders.map((coder) => coder.id));
  assertKnown(coderIds, new Set(coders.map((coder) => coder.id)), 'coder.not-found', {
    things: 'coders',
    place: 'project',
  });
  return {
    project: readExportedProject(db),
    options,
    codes,
    columnCodes: codes.filter((code) => code.column !== null),
    attributes: planAttributes(db),
    variables: planVariables(db),
    coderNames: new Map(coders.filter((coder) => coderIds.has(coder.id)).map((coder) => [coder.id, coder.name])),
    articleIds,
    areDuplicatesInside: articles.every(
      ({ id, duplicateOf }) => duplicateOf === null || !isInside(id) || isInside(duplicateOf),
    ),
  };
}

function planCodes(db: ReadableDb, wanted: readonly CodeId[] | undefined): PlannedCode[] {
  const tree = createCodeTree(listExportedCodes(db));
  const variables = assignVariableNames(tree.ordered, {
    maxLength: longestVariable,
    numbered: (number) => `code_${number}`,
  });
  if (wanted) {
    const known = new Set(tree.ordered.map((code) => code.id));
    assertKnown(new Set(wanted), known, 'code.not-found', { things: 'codes', place: 'codebook' });
  }
  const asked = wanted ? new Set(wanted.flatMap((id) => [...tree.familyOf(id)])) : null;
  let columns = 0;
  return tree.ordered.map((code, order) => ({
    ...code,
    path: tree.pathOf(code.id),
    variable: variables.get(code.id)!,
    order,
    column: asked === null || asked.has(code.id) ? columns++ : null,
  }));
}

function planAttributes(db: ReadableDb): DatasetPlan['attributes'] {
  const attributes = listAttributes(db);
  const names = assignVariableNames(attributes, { maxLength: longestAttribute, numbered: String });
  return attributes.map(({ id, name }) => ({ id, name, column: `attr_${names.get(id)!}` }));
}

function planVariables(db: ReadableDb): PlannedVariable[] {
  const variables = listVariables(db);
  if (variables.length === 0) return [];
  const names = assignVariableNames(variables, { maxLength: longestArticleVariable, numbered: String });
  const uneven = new Set(listUnevenDateVariables(db));
  return variables.map((variable) => ({
    ...variable,
    column: `var_${names.get(variable.id)!}`,
    isWholeDay: variable.type === 'date' && !uneven.has(variable.id),
  }));
}

/** A choice that was made once, of a recipe perhaps, may name what was taken away since. */
function assertKnown(
  wanted: ReadonlySet<string>,
  known: ReadonlySet<string>,
  code: ErrorCode,
  { things, place }: { things: string; place: string },
): void {
  const missing = [...wanted].filter((id) => !known.has(id));
  if (missing.length === 0) return;
  const verb = missing.length === 1 ? 'is' : 'are';
  throw new ParlanceError(
    code,
    `${missing.length} of the ${wanted.size} ${things} that the export names ${verb} not in the ${place} any more. ` +
      `Nothing was written; choose the ${things} anew.`,
    { details: { ids: missing } },
  );
}
