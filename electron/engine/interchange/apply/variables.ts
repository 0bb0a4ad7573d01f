import type { ArticleId, VariableId } from '../../../../shared/domain/ids.ts';
import type { Variable } from '../../../../shared/domain/coding/types.ts';
import { readVariableValue, tidyChoices } from '../../../../shared/domain/coding/variable-values.ts';
import { oneRow } from '../../store/database.ts';
import { listVariables } from '../../store/queries/variables.ts';
import type { PlannedSource, PlannedVariable } from '../plan.ts';
import { idOfKey, nameOf } from '../plan-values.ts';
import { freeName } from './free-name.ts';
import type { TakenThings, TakenVariable, Taking } from './taking.ts';

/**
 * Variables are known by name. Ours of type text takes every value; where the types differ otherwise, a second variable
 * stands beside ours.
 */
export function applyVariables(taking: Taking): Map<string, TakenVariable> {
  const there = new Map(listVariables(taking.scope.db).map((variable) => [variable.name, variable]));
  const variables = new Map<string, TakenVariable>();
  for (const planned of taking.plan.variables) {
    const wanted = nameOf(planned.name) || '(no name)';
    const name = freeName(wanted, (candidate) => {
      const namesake = there.get(candidate);
      return namesake !== undefined && namesake.type !== planned.type && namesake.type !== 'text';
    });
    if (name !== wanted) {
      const message =
        'A variable of that name is of another type here; theirs stands beside it under a name with a number.';
      taking.notes.add('variable-type-differs', message, wanted);
    }
    const known = there.get(name);
    if (known) {
      taking.known.variables += 1;
      extendChoices(taking, known, planned);
    }
    const variable = known ?? makeVariable(taking, name, planned, there.size);
    there.set(name, variable);
    variables.set(planned.key, variable);
  }
  return variables;
}

function makeVariable({ scope, added }: Taking, name: string, planned: PlannedVariable, count: number): Variable {
  const id = idOfKey(planned.key);
  const isFree = id !== null && !oneRow(scope.db, 'SELECT 1 FROM variable WHERE id = ?', id);
  const variable: Variable = {
    id: (isFree ? id : scope.newId()) as VariableId,
    name,
    type: planned.type,
    choices: tidyChoices(planned.choices),
    position: count,
  };
  scope.record.insert('variable', { ...variable, choices: JSON.stringify(variable.choices) });
  added.variables += 1;
  return variable;
}

function extendChoices({ scope }: Taking, ours: Variable, theirs: PlannedVariable): void {
  if (ours.type !== 'choice') return;
  const choices = tidyChoices([...ours.choices, ...theirs.choices]);
  if (choices.length === ours.choices.length) return;
  ours.choices = choices;
  scope.record.update('variable', ours.id, { choices: JSON.stringify(choices) });
}

/** Values of one article. Ours stays where both have one. */
export function applyValues(taking: Taking, things: TakenThings, articleId: ArticleId, source: PlannedSource): void {
  const { db, record, newId } = taking.scope;
  for (const [key, given] of source.variables) {
    const variable = things.variables.get(key);
    if (!variable) continue;
    const item = `${source.article.title}: ${variable.name} = ${given}`;
    const read = readVariableValue(variable, given);
    if ('problem' in read) {
      taking.notes.add('value-invalid', 'A value that is not of its variable’s type was left out.', item);
      continue;
    }
    const { value } = read;
    if (value === '') continue;
    const ours = oneRow<{ value: string }>(
      db,
      'SELECT value FROM article_variable WHERE article_id = ? AND variable_id = ?',
      articleId,
      variable.id,
    );
    if (ours && ours.value !== value) {
      taking.notes.add('value-differs', 'An article has another value here already; ours was kept.', item);
    } else if (!ours) {
      record.insert('article_variable', { id: newId(), article_id: articleId, variable_id: variable.id, value });
    }
  }
}
