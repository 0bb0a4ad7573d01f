import { suggestColor } from '../../../../shared/domain/coding/code-colors.ts';
import type { CoderId } from '../../../../shared/domain/ids.ts';
import { listCoders } from '../../store/queries/coders.ts';
import { colorOr, idOfKey, nameOf } from '../plan-values.ts';
import type { Taking } from './taking.ts';

/** Coders are known by id, then by name; letter case counts only where two differ in nothing else. */
export function applyCoders({ scope, plan, added, known, notes }: Taking): Map<string, CoderId> {
  const there = listCoders(scope.db).map(({ id, name, color }) => ({ id, name, color }));
  const ids = new Map<string, CoderId>();
  const theirNames = new Set(plan.coders.map((coder) => nameOf(coder.name)));
  for (const { key, name: given, color } of plan.coders) {
    const id = idOfKey(key);
    const name = nameOf(given);
    if (name === '') {
      notes.add('coder-unnamed', 'A coder without a name was taken for the one who acts now.');
      continue;
    }
    const namesake =
      there.find((coder) => coder.id === id) ??
      there.find((coder) => coder.name === name) ??
      there.find((coder) => isSameLetters(coder.name, name) && !theirNames.has(coder.name));
    if (namesake) {
      known.coders += 1;
      ids.set(key, namesake.id);
      continue;
    }
    const made = {
      id: (id ?? scope.newId()) as CoderId,
      name,
      color: colorOr(color, () => suggestColor(there.map((coder) => coder.color))),
    };
    scope.record.insert('coder', { ...made, created_at: scope.time });
    there.push(made);
    added.coders += 1;
    ids.set(key, made.id);
  }
  return ids;
}

function isSameLetters(a: string, b: string): boolean {
  return a.toLocaleLowerCase('en') === b.toLocaleLowerCase('en');
}
