import { createHash } from 'node:crypto';
import path from 'node:path';
import { createCodeCollector } from '../code-collector.ts';
import { openForeignFiles, type ForeignFiles } from '../foreign-files.ts';
import { createForeignText } from '../foreign-text.ts';
import { createMetadataReader } from '../foreign-metadata.ts';
import { jsonRecords } from '../json-records.ts';
import { createNoteTally, type NoteTally } from '../note-tally.ts';
import { createOffsetVote } from '../offset-vote.ts';
import type { InterchangePlan, InterchangeReader, InterchangeSource, PlannedCoder, PlannedSource } from '../plan.ts';
import { emptyProject, extensionOf, firstJsonRecord } from '../recognising.ts';
import { topNames } from '../top-names.ts';
import { plannedSource, type Contribution } from './record-source.ts';
import { isDoccanoRecord, readRecord, type DoccanoRecord } from './records.ts';

/**
 * doccano's exports JSONL and JSON, and the archive of them that it hands out: `all.jsonl`, or one file per annotator,
 * named after the annotator. Positions are code points; releases before 1.0 counted UTF-16 units (doccano, pull request
 * 99).
 */
export const doccanoReader: InterchangeReader = {
  format: 'doccano',
  recognises(source) {
    if (source.isFolder || extensionOf(source) === 'zip') return isArchive(source);
    const record = firstJsonRecord(source);
    return record !== null && isDoccanoRecord(record);
  },
  read: (source) => readDoccano(source),
};

/** Nothing but files of records, the first of which is doccano's. */
function isArchive(source: InterchangeSource): boolean {
  try {
    if (!topNames(source).every(isRecordFile)) return false;
    const files = openForeignFiles(source);
    if (files.paths.length === 0 || !files.paths.every((name) => isRecordFile(name))) return false;
    for (const name of files.paths) {
      for (const { value } of jsonRecords(files.chunks(name))) return value !== undefined && isDoccanoRecord(value);
    }
  } catch {
    // Not one of ours, then.
  }
  return false;
}

function isRecordFile(name: string): boolean {
  return /^[^/]+\.jsonl?$/i.test(name);
}

function readDoccano(source: InterchangeSource): InterchangePlan {
  const files = openForeignFiles(source);
  const names = files.paths.filter((name) => files.paths.length === 1 || isRecordFile(name));
  const hasAnnotators = names.length > 1 || (files.paths.length > 0 && /\.zip$/i.test(source.path));
  const annotatorOf = (name: string): string | null => {
    const stem = path.basename(name).replace(/\.[^.]*$/, '');
    return hasAnnotators && stem !== 'all' && stem !== 'unknown' ? stem : null;
  };
  const readNotes = createNoteTally();
  const coders = new Map<string, PlannedCoder>();
  const codes = createCodeCollector();
  const vote = createOffsetVote({ unit: 'code-point', lineBreaks: 'two' });
  const metadata = createMetadataReader();
  /** What the second and later files say, by text: texts are read again from where they stand first. */
  const later = new Map<string, Contribution[]>();
  let count = 0;
  for (const [index, name] of names.entries()) {
    const annotator = annotatorOf(name);
    if (annotator !== null) coders.set(annotator, { key: annotator, name: annotator, color: null });
    for (const record of recordsOf(files, name, readNotes)) {
      count += 1;
      metadata.look(record.fields);
      const text = createForeignText(record.text);
      for (const { start, end } of record.spans) vote.cast(text, start, end, null);
      for (const { label, user } of [...record.spans, ...record.categories]) {
        codes.add([label]);
        if (user !== null) coders.set(user, { key: user, name: `Annotator ${user}`, color: null });
      }
      if (index > 0) append(later, keyOf(record), { annotator, record: { ...record, text: '', fields: {} } });
    }
  }
  if (count === 0) throw emptyProject(source.path, 'no text');
  vote.report(readNotes);
  let walkNotes = createNoteTally();
  return {
    format: 'doccano',
    program: 'doccano',
    title: null,
    coders: [...coders.values()],
    codes: codes.list(),
    variables: metadata.variables(),
    memos: [],
    *sources(): Generator<PlannedSource> {
      walkNotes = createNoteTally();
      const context = { notes: walkNotes, convention: vote.result().convention, metadata };
      const seen = new Set<string>();
      let number = 0;
      for (const name of names) {
        for (const record of recordsOf(files, name, createNoteTally())) {
          const key = keyOf(record);
          if (names.length > 1 && seen.has(key)) continue;
          seen.add(key);
          number += 1;
          const own = { annotator: annotatorOf(name), record };
          const others = later.get(key) ?? [];
          yield plannedSource(record, name === names[0] ? [own, ...others] : others, number, context);
        }
      }
    },
    notes: () => [...readNotes.list(), ...walkNotes.list()],
    close() {},
  };
}

function* recordsOf(files: ForeignFiles, name: string, notes: NoteTally): Generator<DoccanoRecord> {
  for (const { number, value, problem } of jsonRecords(files.chunks(name))) {
    if (value === undefined) {
      const message = 'Lines of the file that cannot be read were left out.';
      notes.add('records-unreadable', message, `${name}, ${number}: ${problem}`);
      continue;
    }
    const record = readRecord(value);
    if (record === null)
      notes.add('records-without-text', 'Entries without a text were left out.', `${name}, ${number}`);
    else yield record;
  }
}

/** The same id in two files is the same text, unless somebody renumbered: then the length tells them apart. */
function keyOf({ id, text }: DoccanoRecord): string {
  return id === null ? createHash('sha256').update(text).digest('hex') : `${id} ${text.length}`;
}

function append<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
