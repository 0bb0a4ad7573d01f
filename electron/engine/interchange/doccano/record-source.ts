import { createForeignText, type OffsetConvention } from '../foreign-text.ts';
import type { MetadataReader } from '../foreign-metadata.ts';
import type { NoteTally } from '../note-tally.ts';
import { placeRange, plannedSegment, titleFrom } from '../placing.ts';
import type { PlannedSegment, PlannedSource } from '../plan.ts';
import type { DoccanoRecord } from './records.ts';

/** What one annotator's file says about a text. */
export interface Contribution {
  annotator: string | null;
  record: DoccanoRecord;
}

export interface RecordContext {
  notes: NoteTally;
  convention: OffsetConvention;
  metadata: MetadataReader;
}

export function plannedSource(
  record: DoccanoRecord,
  contributions: readonly Contribution[],
  number: number,
  { notes, convention, metadata }: RecordContext,
): PlannedSource {
  const text = createForeignText(record.text);
  const { article, variables } = metadata.read(text.text, record.fields);
  if (article.title === '') {
    article.title = titleFrom(text.text, number);
    article.provenance['title'] = 'first line';
  }
  article.sourceId = record.id;
  const placing = { text, convention, notes, title: article.title };
  const segments: PlannedSegment[] = [];
  const memos: PlannedSource['memos'][number][] = [];
  for (const { annotator, record: said } of contributions) {
    for (const span of said.spans) {
      const place = placeRange(placing, span.start, span.end);
      if (place === null) continue;
      segments.push(plannedSegment({ ...place, codeKey: span.label, coderKey: span.user ?? annotator }));
    }
    for (const { label, user } of said.categories) {
      notes.add('choices-whole-article', 'Labels of a whole text became codings of the whole article.', article.title);
      const whole = { start: 0, end: text.text.length };
      segments.push(plannedSegment({ ...whole, codeKey: label, coderKey: user ?? annotator }));
    }
    for (const comment of [...said.comments, ...said.writings]) {
      memos.push({ coderKey: annotator, text: comment, createdAt: null, modifiedAt: null });
    }
    if (said.writings.length > 0) {
      const message = 'Texts that were written about a text became memos on the article.';
      notes.add('writings-memos', message, article.title, said.writings.length);
    }
    if (said.relations > 0) {
      const message = 'Relations between passages were not taken over; the passages were.';
      notes.add('relations-ignored', message, article.title, said.relations);
    }
  }
  return {
    key: record.id ?? `record ${number}`,
    article,
    direction: null,
    fileName: null,
    createdAt: null,
    variables,
    memos,
    segments,
  };
}
