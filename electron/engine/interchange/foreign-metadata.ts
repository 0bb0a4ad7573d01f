import type { VariableType } from '../../../shared/domain/coding/types.ts';
import { parseDate } from '../importers/dates.ts';
import type { PlannedArticle } from '../importers/import-plan.ts';
import { bareArticle } from '../importers/planned-article.ts';
import { safeWebUrl } from '../importers/safe-url.ts';
import { primaryLanguageTag } from '../importers/language.ts';
import type { PlannedVariable } from './plan.ts';

type Field = 'title' | 'byline' | 'outlet' | 'section' | 'date' | 'url' | 'language';

/** What people call the fields of an article in the tables that they load into annotation programs. */
const fieldNames = new Map<string, Field>(
  Object.entries({
    title: 'title headline article_title',
    byline: 'byline author authors journalist',
    outlet: 'outlet source publisher publication newspaper media medium',
    section: 'section rubric',
    date: 'date published publication_date published_at pub_date pubdate',
    url: 'url link',
    language: 'language lang',
  } satisfies Record<Field, string>).flatMap(([field, names]) =>
    names.split(' ').map((name) => [name, field as Field]),
  ),
);

const longestVariable = 1000;
const mostVariables = 200;

/**
 * Reads what a program keeps beside a text. Fields that mean what an article here has become its metadata, all other
 * plain values become variables; their types are known only when every record has been looked at.
 */
export interface MetadataReader {
  look(fields: Record<string, unknown>): void;
  variables(): PlannedVariable[];
  /** An article with the metadata found, and values by the key of their variable. */
  read(text: string, fields: Record<string, unknown>): { article: PlannedArticle; variables: Map<string, string> };
}

export function createMetadataReader(): MetadataReader {
  const types = new Map<string, VariableType>();
  return {
    look(fields) {
      for (const [name, value] of Object.entries(fields)) {
        if (fieldNames.has(name.toLowerCase()) || variableValue(value) === null) continue;
        const type = typeOf(value);
        const known = types.get(name);
        if (known === undefined && types.size < mostVariables) types.set(name, type);
        else if (known !== undefined && known !== type) types.set(name, 'text');
      }
    },
    variables: () => [...types].map(([name, type]) => ({ key: name, name, type, choices: [] })),
    read(text, fields) {
      const article = bareArticle(text, []);
      const variables = new Map<string, string>();
      for (const [name, raw] of Object.entries(fields)) {
        const value = variableValue(raw);
        if (value === null) continue;
        const field = fieldNames.get(name.toLowerCase());
        if (field !== undefined) fill(article, field, value, name);
        else if (types.has(name)) variables.set(name, value);
      }
      return { article, variables };
    },
  };
}

function typeOf(value: unknown): VariableType {
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'yes-no' : 'text';
}

function variableValue(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return null;
  const text = value.replace(/\s+/gu, ' ').trim();
  return text === '' || text.length > longestVariable ? null : text;
}

function fill(article: PlannedArticle, field: Field, value: string, name: string): void {
  if (article[field]) return;
  if (field === 'date') {
    const date = parseDate(value);
    if (date === null) return;
    article.date = date.date;
    article.datePrecision = date.datePrecision;
  } else if (field === 'url') article.url = safeWebUrl(value);
  else if (field === 'language') article.language = primaryLanguageTag(value);
  else article[field] = value;
  if (article[field] !== null) article.provenance[field] = name;
}
