import { readFileName } from '../../importers/file-name-facts.ts';
import { bareArticle, fillFromFileName } from '../../importers/planned-article.ts';
import { filledCell, integerCell, textCell, type ForeignRow } from '../foreign-database.ts';
import { createForeignText, type ForeignText } from '../foreign-text.ts';
import { groupRows, type GroupedRows } from '../grouped-rows.ts';
import type { PlannedMemo, PlannedSegment, PlannedSource } from '../plan.ts';
import { qualCoderTime, type Reading } from './reading.ts';
import { fillFromReference, readReferences } from './references.ts';

const codingColumns = ['ctid', 'cid', 'fid', 'seltext', 'pos0', 'pos1', 'owner', 'date', 'memo', 'important'];
const codingOrder = ['fid', 'pos0', 'pos1', 'ctid'];

/** Lets every coding say how the file counts, before any of them is placed. */
export function castVotes({ db, vote }: Reading): void {
  const codings = groupRows(db.rows('code_text', codingColumns, codingOrder), 'fid');
  try {
    for (const row of db.rows('source', ['id', 'fulltext'], ['id'])) {
      const id = integerCell(row['id']);
      const fulltext = filledCell(row['fulltext']);
      if (id === null || fulltext === null) continue;
      const coded = codings.of(id);
      if (coded.length === 0) continue;
      const text = createForeignText(fulltext);
      for (const coding of coded) {
        const [start, end] = [integerCell(coding['pos0']), integerCell(coding['pos1'])];
        if (start !== null && end !== null) vote.cast(text, start, end, filledCell(coding['seltext']));
      }
    }
  } finally {
    codings.close();
  }
}

/** The files that have a text, with their codings. */
export function* sourcesOf(reading: Reading): Generator<PlannedSource> {
  const { db, notes } = reading;
  const references = readReferences(db);
  const groups = {
    codings: groupRows(db.rows('code_text', codingColumns, codingOrder), 'fid'),
    annotations: groupRows(
      db.rows('annotation', ['anid', 'fid', 'pos0', 'pos1', 'memo', 'owner', 'date'], ['fid', 'pos0', 'anid']),
      'fid',
    ),
    attributes: groupRows(db.rows('attribute', ['name', 'attr_type', 'value', 'id'], ['id', 'attrid']), 'id'),
    caseLinks: groupRows(db.rows('case_text', ['fid', 'caseid'], ['fid', 'id']), 'fid'),
  };
  try {
    const columns = ['id', 'name', 'fulltext', 'mediapath', 'memo', 'owner', 'date', 'risid'];
    for (const row of db.rows('source', columns, ['id'])) {
      const id = integerCell(row['id']);
      const name = filledCell(row['name']) ?? `File ${id}`;
      const fulltext = textCell(row['fulltext']);
      if (id === null || fulltext === null || fulltext.trim() === '') {
        notes.add(
          'media-left-out',
          'Images, recordings and other files without text were left out, with what was coded in them.',
          name,
        );
        if (id !== null) for (const group of Object.values(groups)) group.of(id);
        continue;
      }
      yield sourceOf(reading, { id, name, row, text: createForeignText(fulltext) }, groups, references);
    }
    const strays = groups.codings.strays();
    if (strays > 0) {
      notes.add(
        'coding-without-document',
        'Codings of files that are not in the project any more were left out.',
        undefined,
        strays,
      );
    }
  } finally {
    for (const group of Object.values(groups)) group.close();
  }
}

interface SourceFile {
  id: number;
  name: string;
  row: ForeignRow;
  text: ForeignText;
}

type Groups = Record<'codings' | 'annotations' | 'attributes' | 'caseLinks', GroupedRows>;

function sourceOf(
  reading: Reading,
  file: SourceFile,
  groups: Groups,
  references: ReturnType<typeof readReferences>,
): PlannedSource {
  const { id, name, row, text } = file;
  const article = bareArticle(text.text, []);
  fillFromReference(article, references.get(integerCell(row['risid']) ?? -1));
  fillFromFileName(article, readFileName(name));
  return {
    key: `file ${id}`,
    article,
    direction: null,
    fileName: name,
    createdAt: qualCoderTime(textCell(row['date'])),
    variables: reading.variables.valuesOf(groups.attributes.of(id), groups.caseLinks.of(id), reading.notes),
    memos: [...fileMemo(row), ...annotationsOf(reading, file, groups.annotations.of(id))],
    segments: groups.codings.of(id).flatMap((coding) => segmentOf(reading, file, coding)),
  };
}

type SourceMemo = Omit<PlannedMemo, 'subject' | 'subjectKey'>;

function fileMemo(row: ForeignRow): SourceMemo[] {
  const text = filledCell(row['memo']);
  const time = qualCoderTime(textCell(row['date']));
  return text === null ? [] : [{ coderKey: filledCell(row['owner']), text, createdAt: time, modifiedAt: time }];
}

/** Notes on passages without a code: one memo on the article per coder, with the words that each is about. */
function annotationsOf(
  { notes, vote }: Reading,
  { name, text }: SourceFile,
  rows: readonly ForeignRow[],
): SourceMemo[] {
  const memos = new Map<string | null, SourceMemo>();
  const { convention } = vote.result();
  for (const row of rows) {
    const note = filledCell(row['memo']);
    if (note === null) continue;
    const start = text.place(integerCell(row['pos0']) ?? -1, convention);
    const end = text.place(integerCell(row['pos1']) ?? -1, convention);
    const words = start !== null && end !== null && start < end ? `“${text.text.slice(start, end)}”: ` : '';
    const coderKey = filledCell(row['owner']);
    const time = qualCoderTime(textCell(row['date']));
    const memo = memos.get(coderKey);
    if (memo) Object.assign(memo, { text: `${memo.text}\n\n${words}${note}`, modifiedAt: time });
    else memos.set(coderKey, { coderKey, text: `${words}${note}`, createdAt: time, modifiedAt: time });
    notes.add(
      'annotations-in-memo',
      'Annotations of passages stand in a memo on the article, with the words that they are about.',
      name,
    );
  }
  return [...memos.values()];
}

function segmentOf({ codes, notes, vote }: Reading, { name, text }: SourceFile, row: ForeignRow): PlannedSegment[] {
  const codeKey = codes.keyOf(integerCell(row['cid']) ?? -1);
  if (codeKey === undefined) {
    notes.add('coding-without-code', 'The code of a coding is missing; it was left out.', name);
    return [];
  }
  const { convention } = vote.result();
  const start = text.place(integerCell(row['pos0']) ?? -1, convention);
  const end = text.place(integerCell(row['pos1']) ?? -1, convention);
  if (start === null || end === null || start >= end) {
    notes.add('coding-outside-text', 'A coding lies outside the text of its file; it was left out.', name);
    return [];
  }
  const time = qualCoderTime(textCell(row['date']));
  return [
    {
      key: null,
      codeKey,
      coderKey: filledCell(row['owner']),
      start,
      end,
      weight: null,
      status: 'final',
      memo: filledCell(row['memo']),
      attributes: integerCell(row['important']) === 1 ? { important: 'yes' } : {},
      createdAt: time,
      modifiedAt: time,
    },
  ];
}
