import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { CodePatch } from '../../../shared/contract/schemas/codes.ts';
import { suggestColor } from '../../../shared/domain/coding/code-colors.ts';
import { createCodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import type { Recorder } from '../history/row-changes.ts';
import type { CommandOutcome, CommandScope } from '../history/run-command.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { ReadableDb, Row } from '../store/database.ts';
import { childrenOf, findCodeByKey, findSibling, isCodeUsed, listCodes, readCode } from '../store/queries/codes.ts';
import { memosOn } from '../store/queries/memos.ts';

export interface NewCode extends CodePatch {
  id?: CodeId | undefined;
  name: string;
  parentId: CodeId | null;
}

export function createCode(project: OpenProject, code: NewCode): CommandOutcome<Code> {
  return project.command({ command: 'codes.create', label: `Create the code ${code.name}` }, (scope) => {
    const id = makeCode(scope, code);
    return readCode(scope.db, id)!;
  });
}

/** The part that other commands share (codebook import, sample). */
export function makeCode({ db, record, time, newId }: CommandScope, code: NewCode): CodeId {
  if (code.parentId !== null) requireCode(db, code.parentId);
  assertNameFree(db, code.parentId, code.name, null);
  if (code.key) assertKeyFree(db, code.key, null);
  const id = (code.id ?? newId()) as CodeId;
  record.insert('code', {
    id,
    parent_id: code.parentId,
    name: code.name,
    color: code.color ?? suggestColor(listCodes(db).map((known) => known.color)),
    definition: code.definition ?? '',
    include: code.include ?? '',
    exclude: code.exclude ?? '',
    example: code.example ?? '',
    value: code.value ?? null,
    key: code.key ?? null,
    position: childrenOf(db, code.parentId).length,
    retired_at: null,
    created_at: time,
    modified_at: time,
  });
  return id;
}

export function updateCode(project: OpenProject, id: CodeId, patch: CodePatch): CommandOutcome<void> {
  return project.command({ command: 'codes.update', label: labelOfUpdate(project.db, id, patch) }, (scope) => {
    changeCode(scope, id, patch);
  });
}

function labelOfUpdate(db: ReadableDb, id: CodeId, patch: CodePatch): string {
  const name = readCode(db, id)?.name ?? '';
  if (patch.name !== undefined && patch.name !== name) return `Rename ${name} to ${patch.name}`;
  const fields = Object.keys(patch);
  return fields.length === 1 ? `Change the ${fields[0]} of ${name}` : `Change the code ${name}`;
}

export function changeCode({ db, record, time }: CommandScope, id: CodeId, patch: CodePatch): boolean {
  const code = requireCode(db, id);
  if (patch.name !== undefined) assertNameFree(db, code.parentId, patch.name, id);
  if (patch.key) assertKeyFree(db, patch.key, id);
  const isChanged = record.update('code', id, patch as Row);
  if (isChanged) record.update('code', id, { modified_at: time });
  return isChanged;
}

/** Puts a code below another, or elsewhere among its siblings. `position` counts without the code itself. */
export function moveCode(
  project: OpenProject,
  id: CodeId,
  parentId: CodeId | null,
  position: number | undefined,
): CommandOutcome<void> {
  const name = readCode(project.db, id)?.name ?? '';
  return project.command({ command: 'codes.move', label: `Move the code ${name}` }, ({ db, record, time }) => {
    const code = requireCode(db, id);
    if (parentId !== null) {
      requireCode(db, parentId);
      if (createCodeTree(listCodes(db)).isWithin(parentId, id)) {
        throw new ParlanceError('code.cycle', `“${code.name}” cannot stand below itself. Nothing was changed.`, {
          details: { id, parentId },
        });
      }
    }
    assertNameFree(db, parentId, code.name, id);
    if (parentId !== code.parentId) record.update('code', id, { parent_id: parentId, modified_at: time });
    const siblings = childrenOf(db, parentId).filter((sibling) => sibling.id !== id);
    siblings.splice(Math.min(position ?? siblings.length, siblings.length), 0, { id, position: -1 });
    renumber(record, siblings);
    if (parentId !== code.parentId) renumber(record, childrenOf(db, code.parentId));
  });
}

function renumber(record: Recorder, siblings: readonly { id: CodeId }[]): void {
  for (const [place, sibling] of siblings.entries()) record.update('code', sibling.id, { position: place });
}

/** Takes a code out of use with everything below it; its codings stay. */
export function retireCode(project: OpenProject, id: CodeId): CommandOutcome<void> {
  const name = readCode(project.db, id)?.name ?? '';
  return project.command({ command: 'codes.retire', label: `Retire the code ${name}` }, ({ db, record, time }) => {
    requireCode(db, id);
    for (const member of createCodeTree(listCodes(db)).familyOf(id)) {
      const code = requireCode(db, member);
      if (code.retiredAt === null) record.update('code', member, { retired_at: time, key: null, modified_at: time });
    }
  });
}

/** Brings a code back, with those above it, without which it would have no place. */
export function restoreCode(project: OpenProject, id: CodeId): CommandOutcome<void> {
  const name = readCode(project.db, id)?.name ?? '';
  return project.command({ command: 'codes.restore', label: `Bring back the code ${name}` }, ({ db, record, time }) => {
    let code: Code | undefined = requireCode(db, id);
    while (code) {
      if (code.retiredAt !== null) record.update('code', code.id, { retired_at: null, modified_at: time });
      code = code.parentId === null ? undefined : readCode(db, code.parentId);
    }
  });
}

/** Erases a code that nothing uses. One with codings, or with codes below it, is refused: it can be retired. */
export function removeCode(project: OpenProject, id: CodeId): CommandOutcome<void> {
  const name = readCode(project.db, id)?.name ?? '';
  return project.command({ command: 'codes.remove', label: `Remove the code ${name}` }, ({ db, record }) => {
    requireCode(db, id);
    if (isCodeUsed(db, id) || childrenOf(db, id).length > 0) {
      throw new ParlanceError(
        'code.in-use',
        `“${name}” has codings or codes below it, so it cannot be removed. Retire it instead; its codings are kept.`,
        {
          details: { id },
        },
      );
    }
    const { parentId } = requireCode(db, id);
    for (const memo of memosOn(db, 'code', id)) record.remove('memo', memo.id);
    record.remove('code', id);
    renumber(record, childrenOf(db, parentId));
  });
}

function requireCode(db: ReadableDb, id: CodeId): Code {
  const code = readCode(db, id);
  if (code) return code;
  throw new ParlanceError('code.not-found', 'This code is not in the codebook any more.', { details: { id } });
}

function assertNameFree(db: ReadableDb, parentId: CodeId | null, name: string, except: CodeId | null): void {
  if (name.includes('>')) {
    throw new ParlanceError(
      'call.invalid',
      'A code’s name cannot hold “>”, which separates the names of a path. Nothing was changed.',
      {
        details: { name },
      },
    );
  }
  const sibling = findSibling(db, parentId, name);
  if (sibling && sibling.id !== except) {
    throw new ParlanceError(
      'code.name-taken',
      `There is already a code “${name}” in this place. Choose another name; nothing was changed.`,
      {
        details: { name, id: sibling.id },
      },
    );
  }
}

function assertKeyFree(db: ReadableDb, key: string, except: CodeId | null): void {
  const holder = findCodeByKey(db, key);
  if (holder && holder.id !== except) {
    throw new ParlanceError(
      'code.name-taken',
      `The key “${key}” already belongs to “${holder.name}”. Nothing was changed.`,
      {
        details: { key, id: holder.id },
      },
    );
  }
}
