import { cleanXml } from './clean-xml.ts';
import type { NoteTally } from '../note-tally.ts';
import type { PlannedCoder } from '../plan.ts';
import type { Extra } from './read-extra.ts';
import type { RefiProject } from './refi-project.ts';

/** Users of the file, and one for each who made something without being listed: whose coding is whose must not blur. */
export function planCoders(project: RefiProject, extra: Extra, notes: NoteTally): PlannedCoder[] {
  const coders = new Map<string, PlannedCoder>();
  const names = new Set<string>();
  const add = (key: string, given: string): void => {
    let name = given.trim() || `Unnamed coder ${coders.size + 1}`;
    for (let number = 2; names.has(name.toLowerCase()); number++)
      name = `${given.trim() || 'Unnamed coder'} (${number})`;
    if (given.trim() !== '' && name !== given.trim()) {
      notes.add('interchange.same-names', 'Several users have the same name; they were kept apart by a number.', name);
    }
    names.add(name.toLowerCase());
    coders.set(key, { key, name, color: extra.coders.get(key)?.color ?? null });
  };
  for (const { guid, name } of project.users) {
    const own = extra.coders.get(guid)?.name;
    if (!coders.has(guid)) add(guid, own !== undefined && cleanXml(own) === name ? own : name);
  }
  for (const guid of [...authorsOf(project)].filter((author) => !coders.has(author))) {
    add(guid, '');
    const message = 'Codings and notes name users whom the file does not list; each was given a name of this kind.';
    notes.add('interchange.unknown-users', message, coders.get(guid)!.name);
  }
  return [...coders.values()];
}

function authorsOf({ sources, notes }: RefiProject): Set<string> {
  const authors = new Set<string>();
  const add = (author: string | null): void => void (author !== null && authors.add(author));
  for (const note of notes) add(note.creatingUser);
  for (const source of sources) {
    for (const { codings, selections, description, creatingUser } of [
      source,
      ...(source.representation ? [source.representation] : []),
    ]) {
      if (description.trim() !== '') add(creatingUser);
      for (const coding of codings) add(coding.creatingUser);
      for (const selection of selections) {
        if (selection.codings.some((coding) => coding.creatingUser === null) || selection.description !== '') {
          add(selection.creatingUser);
        }
        for (const coding of selection.codings) add(coding.creatingUser);
      }
    }
  }
  return authors;
}
