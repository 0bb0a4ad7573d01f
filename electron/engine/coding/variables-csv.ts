import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { VariablesImportReport } from '../../../shared/contract/schemas/variables.ts';
import type { Variable } from '../../../shared/domain/coding/types.ts';
import { guessVariableType, readVariableValue, tidyChoices } from '../../../shared/domain/coding/variable-values.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { parseCsvTable, type CsvRow, type CsvTable } from '../csv-table.ts';
import { createCellWriter } from '../exporters/cells.ts';
import type { CommandScope } from '../history/run-command.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { ReadableDb } from '../store/database.ts';
import { listArticleNames } from '../store/queries/articles.ts';
import { listVariables, listVariableValues } from '../store/queries/variables.ts';
import { createArticleFinder } from './find-article.ts';
import { articleColumns, invalidValue, isArticleColumn, makeVariable, writeValue } from './variable-commands.ts';

const longestName = 300;

/**
 * Takes values of articles from a table: `article` (id, title or file name) and a column per variable. A column that is
 * no variable yet becomes one, of the type that its values have. An empty cell leaves things as they are. Cells that
 * cannot be taken are reported, the others come in: one step, which one undo takes back.
 */
export function importVariables(project: OpenProject, csv: string, fileName: string): VariablesImportReport {
  const what = fileName === '' ? 'The table of variables' : `“${fileName}”`;
  const table = parseCsvTable(csv, 'variables.unreadable', what);
  const names = variableColumns(table, what);
  const tally = new Tally(table.rows.length);
  const label = (): string => `Take ${tally.values} values of variables from a table`;
  const { revision } = project.command({ command: 'variables.importCsv', label }, (scope) => {
    const columns = names.map((name) => columnOf(scope, table, name, tally));
    const findArticle = createArticleFinder(listArticleNames(scope.db));
    for (const row of table.rows) tally.try(row.line, () => importRow(scope, row, columns, findArticle, tally));
    for (const column of columns) keepNewChoices(scope, column, tally);
  });
  return { ...tally.report(), revision };
}

/** What came of a table, line by line. */
class Tally {
  readonly created: string[] = [];
  readonly #found: number;
  readonly #articles = new Set<ArticleId>();
  readonly #failed: VariablesImportReport['failed'] = [];
  readonly #notes: VariablesImportReport['notes'] = [];
  values = 0;

  constructor(found: number) {
    this.#found = found;
  }

  try(line: number, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof ParlanceError)) throw error;
      this.#failed.push({ line, code: error.code, message: error.message });
    }
  }

  took(articleId: ArticleId): void {
    this.#articles.add(articleId);
    this.values += 1;
  }

  note(code: string, message: string, count: number): void {
    this.#notes.push({ code, message, count });
  }

  report(): Omit<VariablesImportReport, 'revision'> {
    const { created, values } = this;
    const [failed, notes] = [this.#failed, this.#notes];
    return { found: this.#found, articles: this.#articles.size, values, created, failed, notes };
  }
}

/** Names of the columns that are variables. */
function variableColumns({ header, columns }: CsvTable, what: string): string[] {
  const refuse = (sentence: string): ParlanceError =>
    new ParlanceError('variables.unreadable', `${what} ${sentence} Nothing was changed.`, {
      details: { columns: [...header] },
    });
  if (!columns.has(articleColumns.reference))
    throw refuse('has no column “article”, which says by id, title or file name which article a line is about.');
  const twice = header.find((name, place) => name !== '' && header.findIndex((other) => isSame(other, name)) !== place);
  if (twice !== undefined) throw refuse(`has two columns “${twice}”.`);
  const tooLong = header.find((name) => name.length > longestName);
  if (tooLong !== undefined) throw refuse(`has a column with a name of ${tooLong.length} characters.`);
  const names = header.filter((name) => name !== '' && !isArticleColumn(name));
  if (names.length === 0) throw refuse('has no column beside those that name the article.');
  return names;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

interface Column {
  /** The header of the column. */
  name: string;
  variable: Variable;
  newChoices: string[];
}

function columnOf(scope: CommandScope, table: CsvTable, name: string, tally: Tally): Column {
  const known = listVariables(scope.db).find((variable) => isSame(variable.name, spaced(name)));
  if (known) return { name, variable: known, newChoices: [] };
  const guessed = guessVariableType(table.rows.map((row) => cellOf(row, name)));
  const variable = makeVariable(scope, { name: spaced(name), ...guessed });
  tally.created.push(variable.name);
  return { name, variable, newChoices: [] };
}

function cellOf(row: CsvRow, name: string): string {
  return row.get(name.toLowerCase()) ?? '';
}

/** A name as the contract takes it: without line breaks. */
function spaced(name: string): string {
  return name.replace(/\s+/gu, ' ');
}

function importRow(
  scope: CommandScope,
  row: CsvRow,
  columns: readonly Column[],
  findArticle: (reference: string) => ArticleId,
  tally: Tally,
): void {
  const articleId = findArticle(row.get(articleColumns.reference) ?? '');
  for (const column of columns) {
    tally.try(row.line, () => {
      const value = valueOf(column, cellOf(row, column.name));
      if (value !== '' && writeValue(scope, articleId, column.variable.id, value)) tally.took(articleId);
    });
  }
}

function valueOf(column: Column, cell: string): string {
  const { variable, newChoices } = column;
  const choices = [...variable.choices, ...newChoices];
  const read = readVariableValue({ ...variable, choices }, cell);
  if ('value' in read) return read.value;
  if (variable.type !== 'choice' || choices.some((choice) => isSame(choice, cell)))
    throw invalidValue(variable, cell, read.problem);
  const [choice = ''] = tidyChoices([cell]);
  newChoices.push(choice);
  return choice;
}

function keepNewChoices({ record }: CommandScope, { variable, newChoices }: Column, tally: Tally): void {
  if (newChoices.length === 0) return;
  record.update('variable', variable.id, { choices: JSON.stringify([...variable.choices, ...newChoices]) });
  const list = newChoices.slice(0, 12).join(', ') + (newChoices.length > 12 ? ' …' : '');
  tally.note(
    'variable.choices-added',
    `“${variable.name}” has choices that it did not have before: ${list}.`,
    newChoices.length,
  );
}

/** A line per article, which `importVariables` takes again; the title is there for people. */
export function exportVariables(db: ReadableDb): string {
  const cells = createCellWriter({ delimiter: ',', decimal: '.', excelSafe: false });
  const variables = listVariables(db);
  const places = new Map(variables.map(({ id }, place) => [id, place]));
  const rows = new Map<ArticleId, string[]>();
  for (const { articleId, variableId, value } of listVariableValues(db, null)) {
    const row = rows.get(articleId) ?? variables.map(() => '');
    row[places.get(variableId)!] = value;
    rows.set(articleId, row);
  }
  const none = variables.map(() => '');
  const header = [articleColumns.reference, articleColumns.title, ...variables.map(({ name }) => name)];
  const lines = listArticleNames(db).map(({ id, title }) => [id, title, ...(rows.get(id) ?? none)]);
  return [header, ...lines].map((line) => cells.row(line.map(cells.text))).join('');
}
