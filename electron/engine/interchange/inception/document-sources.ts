import { bareArticle } from '../../importers/planned-article.ts';
import { primaryLanguageTag } from '../../importers/language.ts';
import { createForeignText, type OffsetConvention } from '../foreign-text.ts';
import type { NoteTally } from '../note-tally.ts';
import { bareSource, placeRange, plannedSegment } from '../placing.ts';
import type { PlannedSegment, PlannedSource } from '../plan.ts';
import type { Cas } from './cas.ts';
import type { FinishedLayers } from './layers.ts';

export interface DocumentView {
  user: string | null;
  cas: Cas;
}

export interface DocumentContext {
  notes: NoteTally;
  convention: OffsetConvention;
  layers: FinishedLayers;
}

/** One article with the codings of everybody; where somebody annotated another text, one more for that. */
export function* documentSources(
  document: string,
  views: readonly DocumentView[],
  context: DocumentContext,
): Generator<PlannedSource> {
  const texts = new Map<string, DocumentView[]>();
  for (const view of views) {
    const same = texts.get(view.cas.text);
    if (same === undefined) texts.set(view.cas.text, [view]);
    else same.push(view);
  }
  let number = 0;
  for (const [raw, same] of texts) {
    number += 1;
    if (number === 2) {
      const message = 'Documents of which annotators had different texts became one article for each text.';
      context.notes.add('texts-differ', message, document);
    }
    yield sourceOf(number === 1 ? document : `${document} (${number})`, raw, same, context);
  }
}

function sourceOf(
  key: string,
  raw: string,
  views: readonly DocumentView[],
  { notes, convention, layers }: DocumentContext,
): PlannedSource {
  const text = createForeignText(raw);
  const article = bareArticle(text.text, []);
  const [first] = views;
  article.title = first?.cas.title ?? key;
  article.language = primaryLanguageTag(first?.cas.language ?? null);
  article.provenance = { title: first?.cas.title === null ? 'file name' : 'document metadata' };
  const placing = { text, convention, notes, title: article.title };
  const segments: PlannedSegment[] = [];
  for (const { user, cas } of views) {
    for (const span of cas.spans) {
      const place = placeRange(placing, span.begin, span.end);
      if (place === null) continue;
      const status = user === 'CURATION_USER' ? 'adjudicated' : 'final';
      for (const codeKey of layers.codesOf(span)) {
        segments.push(plannedSegment({ ...place, codeKey, coderKey: user, status, ...layers.restOf(span) }));
      }
    }
  }
  return bareSource({ key, article, segments });
}
