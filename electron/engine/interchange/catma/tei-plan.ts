import { parseDate } from '../../importers/dates.ts';
import { primaryLanguageTag } from '../../importers/language.ts';
import { bareArticle } from '../../importers/planned-article.ts';
import { createCodeCollector } from '../code-collector.ts';
import { fileChunks } from '../json-records.ts';
import { createNoteTally, type NoteTally } from '../note-tally.ts';
import { bareSource, plannedSegment, titleFrom } from '../placing.ts';
import type { InterchangePlan, InterchangeSource, PlannedCoder, PlannedSource } from '../plan.ts';
import { emptyProject } from '../recognising.ts';
import { TeiReader, type TeiDocument, type TeiMark } from './tei-documents.ts';

/** Texts in TEI of whatever origin: the text, and what is marked in it by names, terms and `ana`. */
export function readTei(source: InterchangeSource): InterchangePlan {
  const codes = createCodeCollector();
  const coders = new Map<string, PlannedCoder>();
  let count = 0;
  for (const { marks } of documentsOf(source.path)) {
    count += 1;
    for (const { path, coder } of marks) {
      codes.add(path);
      if (coder !== null) coders.set(coder, { key: coder, name: coder, color: null });
    }
  }
  if (count === 0) throw emptyProject(source.path, 'no text in TEI');
  let notes = createNoteTally();
  return {
    format: 'catma',
    program: 'TEI',
    title: null,
    coders: [...coders.values()],
    codes: codes.list(),
    variables: [],
    memos: [],
    *sources(): Generator<PlannedSource> {
      notes = createNoteTally();
      let number = 0;
      for (const document of documentsOf(source.path)) {
        number += 1;
        yield sourceOf(document, number, notes, ({ path }) => codes.add(path));
      }
    },
    notes: () => notes.list(),
    close() {},
  };
}

function* documentsOf(file: string): Generator<TeiDocument> {
  const reader = new TeiReader(file);
  for (const chunk of fileChunks(file)) {
    reader.write(chunk);
    yield* reader.finished.splice(0);
  }
  reader.finish();
  yield* reader.finished.splice(0);
}

function sourceOf(
  document: TeiDocument,
  number: number,
  notes: NoteTally,
  codeKey: (mark: TeiMark) => string,
): PlannedSource {
  const { text } = document.content;
  const article = bareArticle(text, []);
  article.title = document.title ?? titleFrom(text, number);
  article.byline = document.author;
  article.outlet = document.publisher;
  article.language = primaryLanguageTag(document.language);
  article.sourceId = document.id;
  const date = document.date === null ? null : parseDate(document.date);
  article.date = date?.date ?? null;
  article.datePrecision = date?.datePrecision ?? null;
  for (const field of ['title', 'byline', 'outlet', 'language', 'date'] as const) {
    if (article[field] !== null) article.provenance[field] = 'TEI header';
  }
  const filled = document.marks.filter(({ start, end }) => start >= 0 && end > start);
  if (filled.length < document.marks.length) {
    const empty = document.marks.length - filled.length;
    notes.add('marks-empty', 'Elements that mark no character of the text were left out.', article.title, empty);
  }
  if (document.notes.length > 0) {
    const message = 'Notes in the text became memos on the article.';
    notes.add('notes-memos', message, article.title, document.notes.length);
  }
  return bareSource({
    key: document.id ?? `text ${number}`,
    article,
    memos: document.notes.map((note) => ({ coderKey: null, text: note, createdAt: null, modifiedAt: null })),
    segments: filled.map((mark) => {
      const { start, end, coder, attributes } = mark;
      return plannedSegment({ start, end, codeKey: codeKey(mark), coderKey: coder, attributes });
    }),
  });
}
