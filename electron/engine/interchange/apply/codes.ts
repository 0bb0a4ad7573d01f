import { suggestColor } from '../../../../shared/domain/coding/code-colors.ts';
import type { Code } from '../../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../../shared/domain/ids.ts';
import type { Row } from '../../store/database.ts';
import { listCodesWithoutCounts } from '../../store/queries/codes.ts';
import type { PlannedCode } from '../plan.ts';
import { colorOr, idOfKey, nameOf, timeOr } from '../plan-values.ts';
import { freeName } from './free-name.ts';
import { isMerge, type Taking } from './taking.ts';

type KnownCode = Omit<Code, 'segmentCount'>;

/** Codes are known by id, then by path. What ours says about a code stays; what it leaves empty is filled. */
export function applyCodes(taking: Taking): Map<string, CodeId> {
  const codebook = createCodebook(listCodesWithoutCounts(taking.scope.db));
  const ids = new Map<string, CodeId>();
  // Those of the same id first, so that no namesake takes their place.
  for (const { key } of taking.plan.codes) {
    const code = codebook.claimById(idOfKey(key));
    if (code) ids.set(key, code.id);
  }
  for (const planned of taking.plan.codes) {
    const parentId = parentOf(taking, ids, planned);
    const byId = ids.get(planned.key);
    const known = byId === undefined ? codebook.claimByPlace(parentId, codeName(taking, planned)) : codebook.get(byId);
    if (known) {
      taking.known.codes += 1;
      fillEmpty(taking, known, planned);
    }
    ids.set(planned.key, known?.id ?? makeCode(taking, codebook, parentId, planned));
  }
  return ids;
}

function parentOf(taking: Taking, ids: ReadonlyMap<string, CodeId>, planned: PlannedCode): CodeId | null {
  if (planned.parentKey === null) return null;
  const parentId = ids.get(planned.parentKey);
  if (parentId === undefined) {
    taking.notes.add('code-without-parent', 'The code above it is missing; it stands at the top now.', planned.name);
  }
  return parentId ?? null;
}

/** Paths are written with `>`, so no name may hold it. */
function codeName({ notes }: Taking, { name: given }: PlannedCode): string {
  const name = nameOf(given.replaceAll('>', '›'));
  if (given.includes('>')) {
    notes.add('code-name-changed', 'The sign “>”, which separates the names of a path, was replaced by “›”.', given);
  }
  return name === '' ? '(no name)' : name;
}

function makeCode(taking: Taking, codebook: Codebook, parentId: CodeId | null, planned: PlannedCode): CodeId {
  const { record, time, newId } = taking.scope;
  const id = idOfKey(planned.key);
  const wanted = codeName(taking, planned);
  const name = freeName(wanted, (candidate) => codebook.isTaken(parentId, candidate));
  if (name !== wanted) {
    taking.notes.add(
      'code-name-taken',
      'Codes of one name in one place were kept apart by a number behind the name.',
      `${wanted} → ${name}`,
    );
  }
  const createdAt = timeOr(planned.createdAt, time);
  const modifiedAt = timeOr(planned.modifiedAt, createdAt);
  const code: KnownCode = {
    id: (id !== null && !codebook.get(id as CodeId) ? id : newId()) as CodeId,
    parentId,
    name,
    color: colorOr(planned.color, () => codebook.nextColor()),
    definition: planned.definition,
    include: planned.include,
    exclude: planned.exclude,
    example: planned.example,
    value: planned.value !== null && Number.isFinite(planned.value) ? planned.value : null,
    key: freeKey(taking, codebook, planned),
    position: codebook.nextPosition(parentId),
    retiredAt: planned.isRetired ? timeOr(planned.retiredAt ?? null, modifiedAt) : null,
    createdAt,
    modifiedAt,
  };
  record.insert('code', rowOf(code));
  codebook.add(code);
  taking.added.codes += 1;
  return code.id;
}

function freeKey({ notes }: Taking, codebook: Codebook, { shortcut, isRetired, name }: PlannedCode): string | null {
  const key = shortcut?.toLowerCase() ?? '';
  if (isRetired || !/^[\p{L}\p{N}]$/u.test(key)) return null;
  if (!codebook.hasKey(key)) return key;
  notes.add('code-key-taken', 'The key of a code belongs to another code already and was left out.', name);
  return null;
}

function rowOf(code: KnownCode): Row {
  const { parentId, retiredAt, createdAt, modifiedAt, ...same } = code;
  return { ...same, parent_id: parentId, retired_at: retiredAt, created_at: createdAt, modified_at: modifiedAt };
}

const describing = ['definition', 'include', 'exclude', 'example'] as const;

function fillEmpty(taking: Taking, ours: KnownCode, theirs: PlannedCode): void {
  const patch: Row = {};
  let differs =
    isMerge(taking) && (nameOf(theirs.name) !== ours.name || theirs.isRetired !== (ours.retiredAt !== null));
  for (const field of describing) {
    if (theirs[field].trim() === '' || theirs[field] === ours[field]) continue;
    if (ours[field] === '') patch[field] = theirs[field];
    else differs = true;
  }
  if (theirs.value !== null && Number.isFinite(theirs.value) && theirs.value !== ours.value) {
    if (ours.value === null) patch['value'] = theirs.value;
    else differs = true;
  }
  if (differs) {
    taking.notes.add(
      'code-differs',
      'A code that stands here already says something else there; ours was kept.',
      ours.name,
    );
  }
  if (Object.keys(patch).length === 0) return;
  taking.scope.record.update('code', ours.id, { ...patch, modified_at: taking.scope.time });
  Object.assign(ours, patch);
}

/** The codebook in memory, kept in step while codes are made. */
interface Codebook {
  get(id: CodeId): KnownCode | undefined;
  claimById(id: string | null): KnownCode | undefined;
  /** The code of that name in that place, unless another of the plan was recognised in it; then the numbered ones. */
  claimByPlace(parentId: CodeId | null, name: string): KnownCode | undefined;
  isTaken(parentId: CodeId | null, name: string): boolean;
  hasKey(key: string): boolean;
  nextPosition(parentId: CodeId | null): number;
  nextColor(): string;
  add(code: KnownCode): void;
}

function createCodebook(codes: readonly KnownCode[]): Codebook {
  const byId = new Map<CodeId, KnownCode>();
  const byPlace = new Map<string, KnownCode>();
  const positions = new Map<CodeId | null, number>();
  const keys = new Set<string>();
  const colors: string[] = [];
  const claimed = new Set<CodeId>();
  const placeOf = (parentId: CodeId | null, name: string): string => `${parentId ?? ''}\n${name}`;
  const enter = (code: KnownCode): void => {
    byId.set(code.id, code);
    byPlace.set(placeOf(code.parentId, code.name), code);
    positions.set(code.parentId, Math.max(positions.get(code.parentId) ?? 0, code.position + 1));
    if (code.key !== null) keys.add(code.key);
    colors.push(code.color);
  };
  const claim = (code: KnownCode | undefined): KnownCode | undefined => {
    if (!code || claimed.has(code.id)) return undefined;
    claimed.add(code.id);
    return code;
  };
  for (const code of codes) enter(code);
  return {
    get: (id) => byId.get(id),
    claimById: (id) => claim(id === null ? undefined : byId.get(id as CodeId)),
    claimByPlace(parentId, name) {
      const free = freeName(name, (candidate) => claimed.has(byPlace.get(placeOf(parentId, candidate))?.id as CodeId));
      return claim(byPlace.get(placeOf(parentId, free)));
    },
    isTaken: (parentId, name) => byPlace.has(placeOf(parentId, name)),
    hasKey: (key) => keys.has(key),
    nextPosition: (parentId) => positions.get(parentId) ?? 0,
    nextColor: () => suggestColor(colors),
    add(code) {
      enter(code);
      claimed.add(code.id);
    },
  };
}
