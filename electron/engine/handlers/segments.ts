import { importCodings } from '../coding/import-codings.ts';
import { createTextCache, locateQuote } from '../coding/passages.ts';
import { createSegments, removeSegments, resizeSegment, updateSegments } from '../coding/segment-commands.ts';
import { segmentIds, segmentPage } from '../store/queries/segment-pages.ts';
import { segmentsOfArticle } from '../store/queries/segments.ts';
import { procedures } from './context.ts';

export const segments = {
  ofArticle: procedures.segments.ofArticle.handler(({ context: { session }, input }) =>
    segmentsOfArticle(session.require().db, input.articleId),
  ),

  list: procedures.segments.list.handler(({ context: { session }, input }) => segmentPage(session.require().db, input)),

  ids: procedures.segments.ids.handler(({ context: { session }, input }) => segmentIds(session.require().db, input)),

  create: procedures.segments.create.handler(({ context: { session }, input }) => {
    const { result, revision } = createSegments(session.require(), input.items);
    return { segments: result, revision };
  }),

  resize: procedures.segments.resize.handler(({ context: { session }, input }) => {
    const { result, revision } = resizeSegment(session.require(), input.id, input.start, input.end);
    return { segment: result, revision };
  }),

  update: procedures.segments.update.handler(({ context: { session }, input }) => ({
    revision: updateSegments(session.require(), input.ids, input.patch).revision,
  })),

  remove: procedures.segments.remove.handler(({ context: { session }, input }) => ({
    revision: removeSegments(session.require(), input.ids).revision,
  })),

  locate: procedures.segments.locate.handler(({ context: { session }, input }) => {
    const { text, offsets } = createTextCache(session.require().db).textOf(input.articleId);
    const { start, end, occurrences } = locateQuote(text, input.quote, input.occurrence);
    return { start, end, startCp: offsets.toCodePoint(start), endCp: offsets.toCodePoint(end), occurrences };
  }),

  importCsv: procedures.segments.importCsv.handler(({ context: { session }, input }) =>
    importCodings(session.require(), input.csv, input.fileName),
  ),
};
