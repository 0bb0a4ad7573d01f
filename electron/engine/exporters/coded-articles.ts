import type { ArticleState, VariableType } from '../../../shared/domain/coding/types.ts';
import type { ArticleId, CoderId, CodeId } from '../../../shared/domain/ids.ts';
import { createTextIndex, type TextIndex } from '../../../shared/domain/text/sentences.ts';
import type { ReadableDb } from '../store/database.ts';
import {
  createAttributeReader,
  createSegmentReader,
  createVariableReader,
  iterateArticles,
  readVersionOfText,
  statesOfArticle,
  type ExportedArticle,
  type SegmentTuple,
} from '../store/queries/export-rows.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import type { TypedValue } from './row-parts.ts';

export interface ArticleCoder {
  id: CoderId;
  name: string;
  state: Exclude<ArticleState, 'not-started'>;
}

/** One article with everything that the tables say about it. */
export interface CodedArticle {
  readonly article: ExportedArticle;
  /** Codings that are asked for: by start, end, code and coder. */
  readonly segments: readonly SegmentTuple[];
  /** Coders who worked on it, by name, even where none of their codings is asked for. */
  readonly coders: readonly ArticleCoder[];
  /** Values of the article in the order of the plan's variables. */
  readonly variables: readonly TypedValue[];
  /** Values of a coding in the order of the plan's attributes. */
  attributesOf(segmentId: string): readonly (string | null)[];
  /** Codings refer to the version of the text that they were made on. */
  textOf(textId: string): string;
  indexOf(textId: string): TextIndex;
}

/** Article after article, so that memory holds the text and the codings of one. */
export function* iterateCodedArticles(db: ReadableDb, plan: DatasetPlan): Generator<CodedArticle, void, undefined> {
  const readSegments = createSegmentReader(db);
  const readAttributes = createAttributeReader(db);
  const variablesOf = createVariableFinder(db, plan);
  const isAsked = createFilter(plan);
  const compare = createOrder(plan);
  for (const article of iterateArticles(db, plan.articleIds)) {
    const all = readSegments(article.id);
    const attributes = new Map<string, (string | null)[]>();
    for (const { segmentId, attributeId, value } of readAttributes?.(article.id) ?? []) {
      const values = attributes.get(segmentId) ?? plan.attributes.map(() => null);
      values[plan.attributes.findIndex((attribute) => attribute.id === attributeId)] = value;
      attributes.set(segmentId, values);
    }
    const none = plan.attributes.map(() => null);
    yield {
      article,
      segments: all.filter(isAsked).sort(compare),
      coders: codersOf(db, plan, article, all),
      variables: variablesOf(article.id),
      attributesOf: (segmentId) => attributes.get(segmentId) ?? none,
      ...createTexts(db, article.language),
    };
  }
}

/** Nobody is asked where no article has a value. */
function createVariableFinder(db: ReadableDb, plan: DatasetPlan): (articleId: ArticleId) => readonly TypedValue[] {
  const none = plan.variables.map(() => null);
  const read = plan.variables.length === 0 ? null : createVariableReader(db);
  if (read === null) return () => none;
  const places = new Map(plan.variables.map((variable, place) => [variable.id, place]));
  return (articleId) => {
    const values: TypedValue[] = [...none];
    for (const { variableId, value } of read(articleId)) {
      const place = places.get(variableId)!;
      values[place] = typedValue(plan.variables[place]!.type, value);
    }
    return values;
  };
}

/** Values are kept as texts in one spelling per type. */
function typedValue(type: VariableType, value: string): TypedValue {
  if (type === 'number') return Number(value);
  return type === 'yes-no' ? value === 'true' : value;
}

function createFilter(plan: DatasetPlan): (segment: SegmentTuple) => boolean {
  const codes = new Set<CodeId>(plan.columnCodes.map((code) => code.id));
  const { finalOnly } = plan.options;
  return ([, , codeId, coderId, , , , , , , status]) =>
    codes.has(codeId) && plan.coderNames.has(coderId) && !(finalOnly && status === 'draft');
}

function createOrder(plan: DatasetPlan): (a: SegmentTuple, b: SegmentTuple) => number {
  const orders = new Map(plan.codes.map((code) => [code.id, code.order]));
  const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return (a, b) =>
    a[4] - b[4] ||
    a[5] - b[5] ||
    orders.get(a[2])! - orders.get(b[2])! ||
    byText(plan.coderNames.get(a[3])!, plan.coderNames.get(b[3])!) ||
    byText(a[0], b[0]);
}

/** Whoever coded something, or said that there was nothing to code; drafts are work as well. */
function codersOf(
  db: ReadableDb,
  plan: DatasetPlan,
  article: ExportedArticle,
  segments: readonly SegmentTuple[],
): ArticleCoder[] {
  const states = new Map<CoderId, ArticleCoder['state']>(segments.map((segment) => [segment[3], 'in-progress']));
  for (const { coderId, state } of statesOfArticle(db, article.id)) {
    if (state !== 'not-started') states.set(coderId, state);
  }
  const coders: ArticleCoder[] = [];
  for (const [id, state] of states) {
    const name = plan.coderNames.get(id);
    if (name !== undefined) coders.push({ id, name, state });
  }
  return coders.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function createTexts(db: ReadableDb, language: string | null): Pick<CodedArticle, 'textOf' | 'indexOf'> {
  const texts = new Map<string, string>();
  const indexes = new Map<string, TextIndex>();
  const textOf = (textId: string): string => {
    let text = texts.get(textId);
    if (text === undefined) texts.set(textId, (text = readVersionOfText(db, textId)));
    return text;
  };
  return {
    textOf,
    indexOf(textId) {
      let index = indexes.get(textId);
      if (index === undefined) indexes.set(textId, (index = createTextIndex(textOf(textId), language)));
      return index;
    },
  };
}
