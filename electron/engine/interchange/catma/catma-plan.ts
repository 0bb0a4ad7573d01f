import path from 'node:path';
import { stemOf } from '../../importers/file-name-facts.ts';
import { bareArticle } from '../../importers/planned-article.ts';
import { plannedCode } from '../code-collector.ts';
import { createForeignText, type ForeignText, type OffsetConvention } from '../foreign-text.ts';
import { createNoteTally, type NoteTally } from '../note-tally.ts';
import { createOffsetVote } from '../offset-vote.ts';
import { bareSource, placeRange, plannedSegment } from '../placing.ts';
import type {
  InterchangePlan,
  InterchangeSource,
  PlannedCode,
  PlannedCoder,
  PlannedSegment,
  PlannedSource,
} from '../plan.ts';
import { emptyProject, unreadable } from '../recognising.ts';
import { readCollection, type CatmaAnnotation, type Collection } from './collection.ts';
import { collectionFilesOf, type CollectionFile } from './collection-files.ts';

export function readCatma(source: InterchangeSource): InterchangePlan {
  const readNotes = createNoteTally();
  const documents = groupByDocument(collectionFilesOf(source));
  const coders = new Map<string, PlannedCoder>();
  const codes = new Map<string, PlannedCode>();
  const vote = createOffsetVote({ unit: 'utf-16', lineBreaks: 'two' });
  let count = 0;
  let hasPassages = false;
  for (const files of documents.values()) {
    for (const file of files) {
      const collection = readCollection(file.chunks(), file.name);
      const text = textOf(file, collection);
      if (text === null) {
        noteMissing(file, documents.size, readNotes);
        continue;
      }
      count += 1;
      addCodes(codes, collection);
      for (const { author } of collection.annotations.values()) {
        if (author !== null) coders.set(author, { key: author, name: author, color: null });
      }
      const passages = passagesOf(collection);
      hasPassages ||= passages.length > 0 || collection.unreadPlaces > 0;
      if (collection.unreadPlaces > 0) {
        const message = 'Annotations whose places are not given in characters were left out.';
        readNotes.add('places-unread', message, file.name, collection.unreadPlaces);
      }
      for (const { start, end } of passages) vote.cast(text, start, end, null);
    }
  }
  if (count === 0) throw emptyProject(source.path, 'no collection of annotations');
  if (codes.size === 0 && hasPassages) {
    throw unreadable(
      source.path,
      'it declares no tags, as before version 3 of the format. Open it in CATMA and export it again',
    );
  }
  vote.report(readNotes);
  let walkNotes = createNoteTally();
  return {
    format: 'catma',
    program: 'CATMA',
    title: null,
    coders: [...coders.values()],
    codes: [...codes.values()],
    variables: [],
    memos: [],
    *sources(): Generator<PlannedSource> {
      walkNotes = createNoteTally();
      for (const [key, files] of documents) {
        const planned = sourceOf(key, files, codes, vote.result().convention, walkNotes);
        if (planned !== null) yield planned;
      }
    },
    notes: () => [...readNotes.list(), ...walkNotes.list()],
    close() {},
  };
}

function groupByDocument(files: readonly CollectionFile[]): Map<string, CollectionFile[]> {
  const documents = new Map<string, CollectionFile[]>();
  for (const file of files) documents.set(file.documentKey, [...(documents.get(file.documentKey) ?? []), file]);
  return documents;
}

function textOf(file: CollectionFile, collection: Collection): ForeignText | null {
  if (collection.text !== null) return createForeignText(collection.text);
  if (file.textName === null) return null;
  const bytes = file.readText();
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return createForeignText(new TextDecoder(encoding).decode(bytes));
}

function noteMissing(file: CollectionFile, documents: number, notes: NoteTally): void {
  if (documents === 1) {
    throw unreadable(
      file.name,
      'it holds places in a text, and the text is not beside it. Put it into the same folder, as a .txt of the same name',
    );
  }
  notes.add('texts-missing', 'Collections whose text is not there were left out.', file.name);
}

/** CATMA's ids are UUIDs behind a letter or a word. */
function keyOf(id: string): string {
  return id.replace(/^[A-Z]+_(?=[0-9A-Fa-f]{8}-)/, '');
}

const baseTag = 'CATMA_BASE_TAG';

/** A tagset is a code above its tags. */
function addCodes(codes: Map<string, PlannedCode>, { tagsets, tags }: Collection): void {
  const known = new Map(tags.map((tag) => [tag.id, tag]));
  const used = new Set(tags.filter(({ id }) => id !== baseTag).map(({ tagset }) => tagset));
  for (const { id, name } of tagsets) {
    if (used.has(id) && !codes.has(keyOf(id)))
      codes.set(keyOf(id), plannedCode({ key: keyOf(id), parentKey: null, name }));
  }
  const add = (id: string, under: ReadonlySet<string>): void => {
    const tag = known.get(id);
    if (tag === undefined || id === baseTag || codes.has(keyOf(id)) || under.has(id)) return;
    const hasParent = tag.parent !== null && tag.parent !== baseTag && known.has(tag.parent) && tag.parent !== id;
    if (hasParent) add(tag.parent!, new Set([...under, id]));
    const parentKey = hasParent ? keyOf(tag.parent!) : keyOf(tag.tagset);
    codes.set(
      keyOf(id),
      plannedCode({
        key: keyOf(id),
        parentKey: codes.has(parentKey) ? parentKey : null,
        name: tag.name,
        color: colorOf(tag.color),
      }),
    );
  };
  for (const { id } of tags) add(id, new Set());
}

/** A signed number of four bytes: alpha, red, green, blue. */
function colorOf(value: string | null): string | null {
  if (value === null || !/^-?\d{1,10}$/.test(value)) return null;
  return `#${(Number(value) & 0xff_ff_ff).toString(16).padStart(6, '0')}`;
}

interface Passage {
  annotation: string;
  start: number;
  end: number;
}

/** CATMA cuts annotations where others begin: pieces that touch are one passage again. */
function passagesOf({ stretches }: Collection): Passage[] {
  const passages: Passage[] = [];
  const open = new Map<string, Passage>();
  for (const { start, end, annotations } of stretches.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    for (const annotation of annotations) {
      const last = open.get(annotation);
      if (last !== undefined && last.end === start) last.end = end;
      else {
        const passage = { annotation, start, end };
        open.set(annotation, passage);
        passages.push(passage);
      }
    }
  }
  return passages;
}

function sourceOf(
  key: string,
  files: readonly CollectionFile[],
  codes: ReadonlyMap<string, PlannedCode>,
  convention: OffsetConvention,
  notes: NoteTally,
): PlannedSource | null {
  let article: PlannedSource['article'] | null = null;
  const segments: PlannedSegment[] = [];
  for (const file of files) {
    const collection = readCollection(file.chunks(), file.name);
    const text = textOf(file, collection);
    if (text === null) continue;
    article ??= { ...bareArticle(text.text, []), title: titleOf(file, collection), provenance: { title: 'file name' } };
    if (article.text !== text.text) {
      notes.add(
        'texts-differ',
        'Collections with another text than the first of their document were left out.',
        file.name,
      );
      continue;
    }
    const placing = { text, convention, notes, title: article.title };
    const seen = new Set<string>();
    for (const { annotation: id, start, end } of passagesOf(collection)) {
      const annotation = collection.annotations.get(id);
      const codeKey = keyOf(annotation?.tag ?? '');
      if (annotation === undefined || !codes.has(codeKey)) {
        notes.add('annotations-without-tag', 'Annotations whose tag is not in the file were left out.', id);
        continue;
      }
      const place = placeRange(placing, start, end);
      if (place === null) continue;
      // An annotation in several places is as many codings, of which the first keeps its id.
      segments.push(
        plannedSegment({ ...place, ...detailsOf(annotation), codeKey, key: seen.has(id) ? null : keyOf(id) }),
      );
      seen.add(id);
    }
  }
  if (article === null) return null;
  return bareSource({ key: path.posix.basename(key), article, segments });
}

function detailsOf({
  author,
  time,
  properties,
}: CatmaAnnotation): Pick<PlannedSegment, 'coderKey' | 'createdAt' | 'modifiedAt' | 'attributes'> {
  const attributes = Object.fromEntries([...properties].map(([name, values]) => [name, values.join('; ')]));
  return { coderKey: author, createdAt: time, modifiedAt: time, attributes };
}

/** In archives the name of the text begins with its id. */
function titleOf(file: CollectionFile, collection: Collection): string {
  const name = file.textName === null ? '' : stemOf(file.textName).replace(/^[A-Z]+_[0-9A-Fa-f-]{36}_?/, '');
  return name || collection.title || stemOf(file.name);
}
