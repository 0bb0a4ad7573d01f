import { ParlanceError } from '../../../shared/contract/errors.ts';
import { readVariableValue, tidyChoices } from '../../../shared/domain/coding/variable-values.ts';
import type { Variable, VariableType } from '../../../shared/domain/coding/types.ts';
import type { ArticleId, VariableId } from '../../../shared/domain/ids.ts';
import type { Recorder } from '../history/row-changes.ts';
import type { CommandScope } from '../history/run-command.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { ReadableDb } from '../store/database.ts';
import { isArticle } from '../store/queries/articles.ts';
import { findValueRow, listVariables, valueRowsOf } from '../store/queries/variables.ts';
import { excerpt } from './segment-commands.ts';

export interface NewVariable {
  name: string;
  type: VariableType;
  choices: readonly string[];
}

export function createVariable(project: OpenProject, input: NewVariable): { variable: Variable; revision: number } {
  const { result, revision } = project.command(
    { command: 'variables.create', label: `Create the variable ${input.name}` },
    (scope) => makeVariable(scope, input),
  );
  return { variable: result, revision };
}

/** The part that other commands share. */
export function makeVariable({ db, record, newId }: CommandScope, { name, type, choices }: NewVariable): Variable {
  const all = listVariables(db);
  assertNameFree(all, name, null);
  const position = Math.max(-1, ...all.map((other) => other.position)) + 1;
  const kept = type === 'choice' ? tidyChoices(choices) : [];
  const variable: Variable = { id: newId() as VariableId, name, type, choices: kept, position };
  record.insert('variable', { ...variable, choices: JSON.stringify(kept) });
  return variable;
}

export interface VariablePatch {
  name?: string | undefined;
  type?: VariableType | undefined;
  choices?: string[] | undefined;
  position?: number | undefined;
}

/** A new type, or a new list of choices, is taken only where every value that was given fits; values are spelled anew. */
export function updateVariable(project: OpenProject, id: VariableId, patch: VariablePatch): { revision: number } {
  const label = labelOfUpdate(requireVariable(project.db, id), patch);
  const { revision } = project.command({ command: 'variables.update', label }, (scope) => {
    const variable = requireVariable(scope.db, id);
    if (patch.name !== undefined) {
      assertNameFree(listVariables(scope.db), patch.name, id);
      scope.record.update('variable', id, { name: patch.name });
    }
    if (patch.type !== undefined || patch.choices !== undefined) changeType(scope, variable, patch);
    if (patch.position !== undefined) move(scope, id, patch.position);
  });
  return { revision };
}

function labelOfUpdate(variable: Variable, patch: VariablePatch): string {
  const { name } = variable;
  if (patch.name !== undefined && patch.name !== name) return `Rename the variable ${name} to ${patch.name}`;
  return patch.position === undefined ? `Change the variable ${name}` : `Move the variable ${name}`;
}

function changeType({ db, record }: CommandScope, variable: Variable, patch: VariablePatch): void {
  const type = patch.type ?? variable.type;
  const rows = valueRowsOf(db, variable.id);
  const wanted = { ...variable, type, choices: choicesAfter(variable, type, patch.choices, rows) };
  const changes: { id: string; value: string }[] = [];
  const refused = new Map<string, string>();
  for (const row of rows) {
    const read = readVariableValue(wanted, row.value);
    if ('problem' in read) refused.set(row.value, read.problem);
    else changes.push({ id: row.id, value: read.value });
  }
  if (refused.size > 0) throw doesNotFit(variable, refused);
  record.update('variable', variable.id, { type, choices: JSON.stringify(wanted.choices) });
  for (const { id, value } of changes) record.update('article_variable', id, { value });
}

/** A variable that becomes one of choices without a list gets the values that were given. */
function choicesAfter(
  variable: Variable,
  type: VariableType,
  wanted: readonly string[] | undefined,
  rows: readonly { value: string }[],
): string[] {
  if (type !== 'choice') return [];
  if (wanted !== undefined) return tidyChoices(wanted);
  if (variable.type === 'choice') return variable.choices;
  return tidyChoices(rows.map((row) => row.value)).sort();
}

function doesNotFit(variable: Variable, refused: ReadonlyMap<string, string>): ParlanceError {
  const [[value, problem] = ['', '']] = refused;
  const others = refused.size === 1 ? '' : `, and ${refused.size - 1} other values do not fit either`;
  return new ParlanceError(
    'variable.value-invalid',
    `“${variable.name}” was not changed: “${excerpt(value)}” does not fit, ${problem}${others}.`,
    { details: { variableId: variable.id, values: [...refused.keys()].slice(0, 100) } },
  );
}

function move({ db, record }: CommandScope, id: VariableId, position: number): void {
  const others = listVariables(db).filter((variable) => variable.id !== id);
  others.splice(Math.min(position, others.length), 0, requireVariable(db, id));
  renumber(record, others);
}

function renumber(record: Recorder, variables: readonly Variable[]): void {
  for (const [place, { id }] of variables.entries()) record.update('variable', id, { position: place });
}

/** Takes a variable away with the values of every article. */
export function removeVariable(project: OpenProject, id: VariableId): { revision: number } {
  const { name } = requireVariable(project.db, id);
  const { revision } = project.command(
    { command: 'variables.remove', label: `Remove the variable ${name}` },
    ({ db, record }) => {
      for (const row of valueRowsOf(db, id)) record.remove('article_variable', row.id);
      record.remove('variable', id);
      renumber(record, listVariables(db));
    },
  );
  return { revision };
}

/** Gives articles a value; an empty one takes it away. */
export function setVariable(
  project: OpenProject,
  { articleIds, variableId, value }: { articleIds: readonly ArticleId[]; variableId: VariableId; value: string },
): { revision: number } {
  const variable = requireVariable(project.db, variableId);
  const read = readVariableValue(variable, value);
  if ('problem' in read) throw invalidValue(variable, value, read.problem, ' Nothing was changed.');
  const whose = articleIds.length === 1 ? 'an article' : `${articleIds.length} articles`;
  const verb = read.value === '' ? 'Take away' : 'Set';
  const { revision } = project.command(
    { command: 'variables.set', label: `${verb} ${variable.name} of ${whose}` },
    (scope) => {
      for (const articleId of articleIds) {
        if (!isArticle(scope.db, articleId))
          throw new ParlanceError('article.not-found', 'This article is not in the project.', {
            details: { id: articleId },
          });
        writeValue(scope, articleId, variableId, read.value);
      }
    },
  );
  return { revision };
}

/** Writes a value in the spelling of its type, or takes it away where it is empty. Answers whether anything changed. */
export function writeValue(
  { db, record, newId }: CommandScope,
  articleId: ArticleId,
  variableId: VariableId,
  value: string,
): boolean {
  const row = findValueRow(db, articleId, variableId);
  if (row && value !== '') return record.update('article_variable', row.id, { value });
  if (row) record.remove('article_variable', row.id);
  else if (value !== '')
    record.insert('article_variable', { id: newId(), article_id: articleId, variable_id: variableId, value });
  return row !== undefined || value !== '';
}

export function invalidValue(variable: Variable, value: string, problem: string, end = ''): ParlanceError {
  return new ParlanceError(
    'variable.value-invalid',
    `“${excerpt(value)}” cannot be the value of “${variable.name}”: ${problem}.${end}`,
    { details: { variableId: variable.id, value } },
  );
}

function requireVariable(db: ReadableDb, id: VariableId): Variable {
  const variable = listVariables(db).find((one) => one.id === id);
  if (variable) return variable;
  throw new ParlanceError('variable.not-found', 'This variable is not in the project any more.', { details: { id } });
}

/** Columns of a table of variables that name the article. */
export const articleColumns = { reference: 'article', title: 'article_title' } as const;

export function isArticleColumn(name: string): boolean {
  return Object.values<string>(articleColumns).includes(name.toLowerCase());
}

/** Letter case does not tell variables apart, since headers of tables are written in any. */
function assertNameFree(all: readonly Variable[], name: string, except: VariableId | null): void {
  if (isArticleColumn(name)) {
    throw new ParlanceError(
      'variable.name-taken',
      `A variable cannot be named “${name}”: in tables of variables this column names the article. Nothing was changed.`,
      { details: { name } },
    );
  }
  const other = all.find((variable) => variable.name.toLowerCase() === name.toLowerCase());
  if (!other || other.id === except) return;
  throw new ParlanceError(
    'variable.name-taken',
    `There is already a variable “${other.name}”. Choose another name; nothing was changed.`,
    { details: { name, id: other.id } },
  );
}
