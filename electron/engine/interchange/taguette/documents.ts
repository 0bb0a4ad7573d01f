import { readFileName } from '../../importers/file-name-facts.ts';
import { bareArticle, fillFromFileName } from '../../importers/planned-article.ts';
import { filledCell, integerCell, textCell, type ForeignDatabase, type ForeignRow } from '../foreign-database.ts';
import { groupRows } from '../grouped-rows.ts';
import type { NoteTally } from '../note-tally.ts';
import type { PlannedSegment, PlannedSource } from '../plan.ts';
import {
  lettersOfSnippet,
  readDocumentText,
  withoutBlanks,
  wordsOfSnippet,
  type TaguetteText,
} from './document-text.ts';
import type { TaguetteProject, TaguetteWork } from './projects.ts';
import type { TaguetteTags } from './tags.ts';

export interface Reading {
  db: ForeignDatabase;
  notes: NoteTally;
  projects: readonly TaguetteProject[];
  tags: TaguetteTags;
  work: TaguetteWork;
}

/** Key of the variable that tells the project, in a file of several. */
export const projectVariable = 'project';

const documentColumns = [
  'id',
  'name',
  'description',
  'filename',
  'created',
  'project_id',
  'text_direction',
  'contents',
];
const highlightColumns = ['id', 'document_id', 'start_offset', 'end_offset', 'snippet'];

export function* documentsOf(reading: Reading): Generator<PlannedSource> {
  const { db, notes } = reading;
  const order = ['document_id', 'start_offset', 'end_offset', 'id'];
  const highlights = groupRows(db.rows('highlights', highlightColumns, order), 'document_id');
  const tally = { checked: 0, agreeing: 0 };
  try {
    for (const row of db.rows('documents', documentColumns, ['id'])) {
      const id = integerCell(row['id']);
      const project = reading.projects.find((one) => one.id === integerCell(row['project_id']));
      const rows = id === null ? [] : highlights.of(id);
      const html = textCell(row['contents']);
      const text = html === null ? null : readDocumentText(html);
      if (id === null || !project || text === null) {
        const message = 'A document that cannot be read was left out, with its highlights.';
        notes.add('document-unreadable', message, filledCell(row['name']) ?? '');
        continue;
      }
      const segments = rows.flatMap((highlight) => segmentsOf(reading, { highlight, text, project, tally }));
      yield sourceOf(reading, { id, row, text, project, segments });
    }
    if (tally.checked > 0) {
      const message = `Of ${tally.checked} highlights, ${tally.agreeing} stand on the words that Taguette keeps with them.`;
      notes.add('quotes-checked', message, undefined, tally.checked);
    }
    const strays = highlights.strays();
    if (strays > 0)
      notes.add('coding-without-document', 'Highlights whose document is missing were left out.', undefined, strays);
  } finally {
    highlights.close();
  }
}

interface ReadDocument {
  id: number;
  row: ForeignRow;
  text: TaguetteText;
  project: TaguetteProject;
  segments: PlannedSegment[];
}

function sourceOf({ projects }: Reading, { id, row, text, project, segments }: ReadDocument): PlannedSource {
  const article = bareArticle(text.text, text.structure);
  const name = filledCell(row['name']);
  const fileName = filledCell(row['filename']);
  fillFromFileName(article, readFileName(name ?? fileName ?? `Document ${id}`));
  const createdAt = textCell(row['created']);
  const description = filledCell(row['description']);
  const directions: Readonly<Record<string, 'ltr' | 'rtl'>> = { RIGHT_TO_LEFT: 'rtl', LEFT_TO_RIGHT: 'ltr' };
  const direction = directions[textCell(row['text_direction']) ?? ''] ?? null;
  return {
    key: `document ${id}`,
    article,
    // Left to right is what Taguette assumes where nobody says anything.
    direction: direction === 'rtl' ? 'rtl' : null,
    fileName: fileName ?? name,
    createdAt,
    variables: new Map(projects.length > 1 ? [[projectVariable, project.name]] : []),
    memos: description === null ? [] : [{ coderKey: null, text: description, createdAt, modifiedAt: createdAt }],
    segments,
  };
}

interface Highlight {
  highlight: ForeignRow;
  text: TaguetteText;
  project: TaguetteProject;
  tally: { checked: number; agreeing: number };
}

function segmentsOf({ notes, tags, work }: Reading, { highlight, text, project, tally }: Highlight): PlannedSegment[] {
  const snippet = textCell(highlight['snippet']) ?? '';
  const place = placeOf(notes, text, highlight, snippet, tally);
  if (place === null) {
    notes.add(
      'coding-outside-text',
      'A highlight stands on no words of its document; it was left out.',
      wordsOfSnippet(snippet),
    );
    return [];
  }
  const id = integerCell(highlight['id']) ?? -1;
  const history = work.historyOf(id);
  return tags.codesOf(id, project.id).map((codeKey) => ({
    key: null,
    codeKey,
    coderKey: history?.coder ?? null,
    ...place,
    weight: null,
    status: 'final',
    memo: null,
    attributes: {},
    createdAt: history?.createdAt ?? null,
    modifiedAt: history?.modifiedAt ?? null,
  }));
}

/** Where a highlight stands. The words that are kept with it decide where they stand once and its numbers say otherwise. */
function placeOf(
  notes: NoteTally,
  text: TaguetteText,
  highlight: ForeignRow,
  snippet: string,
  tally: Highlight['tally'],
): { start: number; end: number } | null {
  const [start, end] = [integerCell(highlight['start_offset']), integerCell(highlight['end_offset'])];
  const place = start === null || end === null ? null : text.place(start, end);
  const letters = lettersOfSnippet(snippet);
  if (letters === '') return place;
  tally.checked += 1;
  if (place && withoutBlanks(text.text.slice(place.start, place.end)) === letters) {
    tally.agreeing += 1;
    return place;
  }
  const words = wordsOfSnippet(snippet);
  const found = text.text.indexOf(words);
  if (found >= 0 && text.text.indexOf(words, found + 1) < 0) {
    notes.add(
      'highlight-moved',
      'A highlight was placed by its words, which stand elsewhere than its numbers say.',
      words,
    );
    return { start: found, end: found + words.length };
  }
  if (place) notes.add('highlight-differs', 'A highlight stands on other words than Taguette keeps with it.', words);
  return place;
}
