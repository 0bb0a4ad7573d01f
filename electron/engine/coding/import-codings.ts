import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { CodingsImportReport } from '../../../shared/contract/schemas/segments.ts';
import { suggestColor } from '../../../shared/domain/coding/code-colors.ts';
import type { ArticleId, CoderId } from '../../../shared/domain/ids.ts';
import { createCodeFinder } from '../codebook/find-code.ts';
import { parseCsvTable, type CsvRow } from '../csv-table.ts';
import type { CommandScope } from '../history/run-command.ts';
import type { OpenProject } from '../project/open-project.ts';
import { findArticleIds } from '../store/queries/articles.ts';
import { findCoderByName, listCoders } from '../store/queries/coders.ts';
import { listCodes } from '../store/queries/codes.ts';
import { createTextCache, locateQuote, type TextCache } from './passages.ts';
import { makeSegment } from './segment-commands.ts';

const attributePrefix = 'attr_';

/**
 * Codes passages from a table: `article` (id or title), `start` and `end` (code points) or `quote` (with `occurrence`
 * where it stands more than once), `code` (path or unique name), `coder`, `memo`, and `attr_…` columns. Rows that cannot
 * be placed are reported, the others come in: one step, which one undo takes back.
 */
export function importCodings(project: OpenProject, csv: string, fileName: string): CodingsImportReport {
  const what = fileName === '' ? 'The table of codings' : `“${fileName}”`;
  const table = parseCsvTable(csv, 'codings.unreadable', what);
  assertColumns(table.columns, what);
  const report = { found: table.rows.length, created: 0, duplicates: 0, failed: [] as CodingsImportReport['failed'] };
  const label = (): string => `Code ${report.created} passages from a table`;
  const { revision } = project.command({ command: 'segments.importCsv', label }, (scope) => {
    const importRow = createRowImporter(project, scope, table.columns);
    for (const row of table.rows) {
      try {
        importRow(row);
        report.created += 1;
      } catch (error) {
        if (!(error instanceof ParlanceError)) throw error;
        if (error.code === 'segment.exists') report.duplicates += 1;
        else report.failed.push({ line: row.line, code: error.code, message: error.message });
      }
    }
  });
  return { ...report, revision };
}

function assertColumns(columns: ReadonlySet<string>, what: string): void {
  const hasPlace = columns.has('quote') || (columns.has('start') && columns.has('end'));
  const missing = [
    ...['article', 'code'].filter((name) => !columns.has(name)),
    ...(hasPlace ? [] : ['quote, or start and end']),
  ];
  if (missing.length === 0) return;
  throw new ParlanceError(
    'codings.unreadable',
    `${what} lacks these columns: ${missing.join('; ')}. Nothing was changed.`,
    {
      details: { missing, columns: [...columns] },
    },
  );
}

function createRowImporter(
  project: OpenProject,
  scope: CommandScope,
  columns: ReadonlySet<string>,
): (row: CsvRow) => void {
  const texts = createTextCache(scope.db);
  const findCode = remembered(createCodeFinder(listCodes(scope.db)));
  const findArticle = remembered((reference: string) => findOneArticle(scope, reference));
  const findCoder = remembered((name: string) => (name === '' ? project.coderId : coderNamed(scope, name)));
  const attributes = [...columns].filter((column) => column.startsWith(attributePrefix));
  return (row) => {
    const articleId = findArticle(row.get('article') ?? '');
    const code = findCode(row.get('code') ?? '');
    if (code.retiredAt !== null) throw new ParlanceError('code.retired', `The code “${code.name}” is retired.`);
    const values = attributes.flatMap((column) => {
      const value = row.get(column);
      return value ? [[column.slice(attributePrefix.length), value] as const] : [];
    });
    makeSegment(
      scope,
      texts,
      {
        articleId,
        codeId: code.id,
        ...placeOf(texts, articleId, row),
        memo: row.get('memo'),
        attributes: values.length > 0 ? Object.fromEntries(values) : undefined,
      },
      findCoder(row.get('coder') ?? ''),
    );
  };
}

function placeOf(
  texts: TextCache,
  articleId: ArticleId,
  row: CsvRow,
): { start: number; end: number; unit: 'utf16' | 'code-point' } {
  const [start, end] = [row.get('start') ?? '', row.get('end') ?? ''];
  if (start !== '' || end !== '') return { start: wholeNumber(start), end: wholeNumber(end), unit: 'code-point' };
  const quote = row.get('quote') ?? '';
  if (quote === '')
    throw new ParlanceError('segment.quote-not-found', 'The row has neither a quote nor a start and an end.');
  const occurrence = row.get('occurrence');
  const place = locateQuote(texts.textOf(articleId).text, quote, occurrence ? wholeNumber(occurrence) : undefined);
  return { start: place.start, end: place.end, unit: 'utf16' };
}

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new ParlanceError('segment.out-of-range', `“${text}” is not a whole number.`);
}

function findOneArticle(scope: CommandScope, reference: string): ArticleId {
  const ids = reference === '' ? [] : findArticleIds(scope.db, reference);
  if (ids.length === 1) return ids[0]!;
  if (ids.length > 1) throw new ParlanceError('article.ambiguous', `Several articles are titled “${reference}”.`);
  throw new ParlanceError('article.not-found', `There is no article “${reference}” in the project.`);
}

function coderNamed({ db, record, newId, time }: CommandScope, name: string): CoderId {
  const known = findCoderByName(db, name);
  if (known) return known.id;
  const id = newId() as CoderId;
  record.insert('coder', {
    id,
    name,
    color: suggestColor(listCoders(db).map((coder) => coder.color)),
    created_at: time,
  });
  return id;
}

function remembered<T>(find: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.get(key) ?? find(key);
    known.set(key, value);
    return value;
  };
}
