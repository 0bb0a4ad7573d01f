import type { PlannedMemo } from '../plan.ts';
import type { Extra } from './read-extra.ts';
import type { RefiProject, RefiSource } from './refi-project.ts';
import type { SourceTexts } from './source-texts.ts';

export type SourceMemo = Omit<PlannedMemo, 'subject' | 'subjectKey'>;

/** Notes by their GUID, as memos of whoever wrote them. */
export interface NoteMemos {
  get(guid: string): SourceMemo | null;
  /** Memos on the project and on codes, and notes that nothing refers to. */
  loose(keyOfCode: (code: RefiProject['codes'][number]) => string): PlannedMemo[];
}

export function createNoteMemos(project: RefiProject, texts: SourceTexts, extra: Extra): NoteMemos {
  const memos = new Map<string, SourceMemo>();
  for (const note of project.notes) {
    const text = extra.memos.get(note.guid) ?? textOfNote(note, texts, extra.isThere);
    if (text.trim() === '') continue;
    const { creatingUser: coderKey, createdAt, modifiedAt } = note;
    memos.set(note.guid, { key: note.guid, coderKey, text, createdAt, modifiedAt });
  }
  return {
    get: (guid) => memos.get(guid) ?? null,
    loose(keyOfCode) {
      const loose: PlannedMemo[] = [];
      const onProject = { subject: 'project', subjectKey: null } as const;
      if (project.description.trim() !== '') {
        loose.push({ ...onProject, ...describing(project.description, project.creatingUser, null) });
      }
      for (const code of project.codes) {
        const subjectKey = keyOfCode(code);
        for (const memo of code.noteRefs.map((guid) => memos.get(guid))) {
          if (memo) loose.push({ subject: 'code', subjectKey, ...memo });
        }
      }
      const referred = referredNotes(project);
      for (const [guid, memo] of memos) if (!referred.has(guid)) loose.push({ ...onProject, ...memo });
      return loose;
    },
  };
}

/** A description is a memo of whoever made the thing. */
export function describing(text: string, coderKey: string | null, createdAt: string | null): SourceMemo {
  return { key: null, coderKey, text: unixBreaks(text), createdAt, modifiedAt: null };
}

/** Notes of sources, passages, codings and codes; one on the project alone is as good as one on nothing. */
function referredNotes(project: RefiProject): Set<string> {
  const referred = new Set<string>(project.codes.flatMap((code) => code.noteRefs));
  for (const source of project.sources) {
    for (const part of [source, ...(source.representation ? [source.representation] : [])]) {
      for (const guid of part.noteRefs) referred.add(guid);
      for (const coding of part.codings) for (const guid of coding.noteRefs) referred.add(guid);
      for (const { noteRefs, codings } of [...part.selections, ...part.areas]) {
        for (const guid of noteRefs) referred.add(guid);
        for (const coding of codings) for (const guid of coding.noteRefs) referred.add(guid);
      }
    }
  }
  return referred;
}

/** Title, comment and words; a title that only repeats the beginning of the words says nothing more. */
function textOfNote(note: RefiSource, texts: SourceTexts, isOwn: boolean): string {
  const found = texts.of(note);
  const words = 'raw' in found ? found.raw : '';
  if (isOwn && words !== '') return words;
  const title = note.name.replace(/(?:…|\.\.\.)\s*$/u, '').trim();
  const opening = words.replace(/\s+/gu, ' ').trimStart();
  const parts = [opening.startsWith(title.replace(/\s+/gu, ' ')) ? '' : note.name.trim(), note.description, words];
  return unixBreaks(
    parts
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join('\n\n'),
  );
}

export function unixBreaks(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
