import type { NoteTally } from '../note-tally.ts';
import type { RefiProject, RefiSource } from './refi-project.ts';
import type { SourceText } from './source-texts.ts';

/** What the project as a whole holds that has no home here. */
export function noteProject(project: RefiProject, badExtraLines: number, notes: NoteTally): void {
  for (const { name } of project.sets.filter(({ others, sourceRefs }) => others > 0 || sourceRefs.length === 0)) {
    notes.add('interchange.sets', 'Sets of codes and notes were not taken over.', name);
  }
  if (project.links > 0)
    notes.add('interchange.links', 'Links between passages or notes were not taken over.', undefined, project.links);
  if (project.graphs > 0)
    notes.add('interchange.graphs', 'Graphs and maps were not taken over.', undefined, project.graphs);
  const coded = project.notes.filter(({ codings, selections }) => codings.length + selections.length > 0);
  for (const { name } of coded)
    notes.add('interchange.coded-notes', 'Codings in notes were not taken over; the notes were.', name);
  if (project.forbidden > 0) {
    const message = 'Characters that XML forbids were left out of names and notes.';
    notes.add('interchange.characters', message, undefined, project.forbidden);
  }
  if (badExtraLines > 0) {
    const message = 'Lines of the file’s own part for Parlance could not be read; what they say was not taken over.';
    notes.add('interchange.extra', message, undefined, badExtraLines);
  }
}

const kinds: Readonly<Partial<Record<RefiSource['kind'], string>>> = {
  picture: 'picture',
  audio: 'sound',
  video: 'video',
};

/** Sources that are no text, and passages that are areas of a page. */
export function noteLeftOut(source: RefiSource, notes: NoteTally): void {
  const name = source.name.trim() || source.path || source.guid;
  const kind = kinds[source.kind];
  if (kind !== undefined) {
    const codings = source.codings.length + source.areas.reduce((sum, area) => sum + area.codings.length, 0);
    notes.add(
      'interchange.media',
      'Pictures, sounds and videos were not taken over, nor what was coded in them.',
      `${name} (${kind}, codings: ${codings})`,
    );
    return;
  }
  if (source.kind !== 'pdf') return;
  if (source.representation === null) {
    const message = 'PDFs without a text in the file were not taken over. Import the PDF itself and code it again.';
    notes.add('interchange.pdf-without-text', message, name);
    return;
  }
  // ATLAS.ti writes each passage twice, as an area of the page and in the text, under one id.
  const inText = new Set(source.representation.selections.map(({ guid }) => guid));
  const areas = source.areas.filter((area) => area.codings.length > 0 && !inText.has(area.guid));
  if (areas.length > 0)
    notes.add('interchange.areas', 'Coded areas of pages were not taken over; coded text was.', name, areas.length);
}

export function noteMissing(
  source: RefiSource,
  { missing, path }: Extract<SourceText, { missing: string }>,
  notes: NoteTally,
): void {
  const name = source.name.trim() || path || source.guid;
  if (missing === 'nothing' && path === '') {
    notes.add('interchange.no-text', 'Sources without any text were left out.', name);
    return;
  }
  const message =
    missing === 'external'
      ? 'Sources that the file keeps outside of itself were not found. Put them beside it and read it again.'
      : 'Sources whose file is missing from the archive were left out, with their codings.';
  notes.add(
    missing === 'external' ? 'interchange.external-files' : 'interchange.missing-files',
    message,
    `${name} (${path})`,
  );
}
