import type { PlannedSegment } from '../plan.ts';
import { plannedSegment } from '../placing.ts';
import { placeIn } from './conventions.ts';
import { factsGuid, normalizeGuid } from './guids.ts';
import { describing, type SourceMemo } from './plan-memos.ts';
import type { SourceAtHand, SourceContext } from './plan-source.ts';
import type { RefiCoding, RefiSelection } from './refi-project.ts';

interface Range {
  start: number;
  end: number;
}

/** Codings of a source. What is coded twice alike by one coder, as NVivo exports it, is one coding. */
export function planSegments(context: SourceContext, hand: SourceAtHand): PlannedSegment[] {
  const segments = new Map<string, PlannedSegment>();
  const ids = new Set<string>();
  const add = (range: Range, coding: RefiCoding, selection: RefiSelection | null, isFirst: boolean): void => {
    const codeKey = context.codebook.keyOf(coding.code);
    if (codeKey === null) {
      const message = 'Passages that belong to a case or to nothing were not taken over as codings.';
      context.notes.add('interchange.case-codings', message, hand.title);
      return;
    }
    const coderKey = coding.creatingUser ?? selection?.creatingUser ?? null;
    const place = [range.start, range.end, codeKey, coderKey].join('\n');
    const made = segmentOf(context, hand, { range, coding, selection, codeKey, coderKey, isFirst });
    const known = segments.get(place);
    if (known) {
      const message =
        'The same passage with the same code by the same coder was there more than once; it is one coding.';
      context.notes.add('interchange.duplicates', message, hand.title);
      known.memo = joined(known.memo, made.memo);
      known.otherMemos = [...(known.otherMemos ?? []), ...(made.otherMemos ?? [])];
      return;
    }
    if (made.key !== null && ids.has(made.key)) made.key = null;
    if (made.key !== null) ids.add(made.key);
    segments.set(place, made);
  };
  for (const selection of hand.textSource.selections) {
    const range = selection.codings.length === 0 ? null : placeSelection(context, hand, selection);
    if (range === null) continue;
    for (const [index, coding] of selection.codings.entries()) add(range, coding, selection, index === 0);
  }
  addWholeSource(context, hand, (range, coding) => add(range, coding, null, false));
  return [...segments.values()];
}

/** There is no coding of an article as such here: it becomes one of the whole text. */
function addWholeSource(
  { codebook, notes }: SourceContext,
  { source, textSource, text, title }: SourceAtHand,
  add: (range: Range, coding: RefiCoding) => void,
): void {
  const codings = source === textSource ? source.codings : [...source.codings, ...textSource.codings];
  for (const coding of codings) {
    const message = 'Codings of a whole source became codings of its whole text.';
    if (codebook.keyOf(coding.code) !== null) notes.add('interchange.whole-source', message, title);
    add({ start: 0, end: text.text.length }, coding);
  }
}

function placeSelection(
  { convention, notes }: SourceContext,
  { text, title }: SourceAtHand,
  selection: RefiSelection,
): Range | null {
  const item = `${title}: ${selection.start} to ${selection.end}`;
  let range = placeIn(text, selection, convention);
  if (range === null) {
    const start = placeIn(
      text,
      { start: selection.start, end: selection.start },
      { ...convention, end: 'after' },
    )?.start;
    if (start !== undefined && start < text.text.length && selection.end > selection.start) {
      notes.add('interchange.cut-off', 'Passages that reach beyond the end of their text were ended there.', item);
      range = { start, end: text.text.length };
    }
  }
  if (range !== null && range.start < range.end) return range;
  const message = 'Passages that lie outside their text, or hold no character of it, were left out with their codings.';
  notes.add('interchange.outside-text', message, item, selection.codings.length);
  return null;
}

interface CodingAtHand {
  range: Range;
  coding: RefiCoding;
  selection: RefiSelection | null;
  codeKey: string;
  coderKey: string | null;
  /** What is said about a passage goes to the first of its codings. */
  isFirst: boolean;
}

function segmentOf(context: SourceContext, hand: SourceAtHand, given: CodingAtHand): PlannedSegment {
  const { range, coding, selection, codeKey, coderKey } = given;
  const extra = hand.extra?.segmentOf.get(coding.guid);
  const said = memosOf(context, given, extra !== undefined);
  const own = said.filter((memo) => memo.coderKey === coderKey || memo.coderKey === null);
  const others = said.filter((memo) => !own.includes(memo));
  return {
    ...plannedSegment({ codeKey, coderKey, ...range }),
    key: normalizeGuid(coding.guid) || null,
    memo: own.length === 0 ? null : own.map((memo) => memo.text).join('\n\n'),
    ...(others.length > 0 && { otherMemos: others }),
    weight: extra?.weight ?? null,
    status: extra?.status ?? 'final',
    attributes: extra?.attributes ?? {},
    createdAt: coding.createdAt ?? selection?.createdAt ?? null,
    modifiedAt: extra?.modified ?? null,
    ...(extra?.version !== undefined && { codebookVersion: extra.version }),
  };
}

function memosOf({ memos }: SourceContext, { coding, selection, isFirst }: CodingAtHand, isOwn: boolean): SourceMemo[] {
  const facts = isOwn ? factsGuid(coding.guid) : null;
  const said: SourceMemo[] = [];
  if (isFirst && selection !== null && selection.description.trim() !== '') {
    said.push(describing(selection.description, selection.creatingUser, selection.createdAt));
  }
  const guids = isFirst && selection !== null ? [...selection.noteRefs, ...coding.noteRefs] : coding.noteRefs;
  for (const guid of new Set(guids)) {
    const memo = guid === facts ? null : memos.get(guid);
    if (memo !== null) said.push(memo);
  }
  return said;
}

function joined(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return `\n\n${one}\n\n`.includes(`\n\n${other}\n\n`) ? one : `${one}\n\n${other}`;
}
