import { isZip } from '../../importers/signatures.ts';
import { createNoteTally, type NoteTally } from '../note-tally.ts';
import type { InterchangePlan, InterchangeReader, InterchangeSource, PlannedSource } from '../plan.ts';
import { emptyProject, extensionOf, headText } from '../recognising.ts';
import { openArchive, type Archive } from './archive.ts';
import { conventionsFor, describeConvention, ownConvention } from './conventions.ts';
import { detectOffsets, type OffsetSample, type OffsetTally } from './offsets.ts';
import { planCodebook } from './plan-codes.ts';
import { planCoders } from './plan-coders.ts';
import { createNoteMemos } from './plan-memos.ts';
import { planSource, type SourceContext } from './plan-source.ts';
import { planVariables } from './plan-variables.ts';
import { findProjectFile, readExtra, readProject } from './read-archive.ts';
import type { Extra } from './read-extra.ts';
import type { RefiProject, RefiSource } from './refi-project.ts';
import { createSourceTexts, type SourceTexts } from './source-texts.ts';
import { noteLeftOut, noteMissing, noteProject } from './left-out.ts';

/** Projects of NVivo, ATLAS.ti, MAXQDA, QualCoder and others, and our own. */
export const qdpxReader: InterchangeReader = {
  format: 'qdpx',
  recognises: (source) =>
    !source.isFolder &&
    isZip(source.head) &&
    (extensionOf(source) === 'qdpx' || headText(source).includes('project.qde')),
  read: readQdpx,
};

async function readQdpx(source: InterchangeSource): Promise<InterchangePlan> {
  const archive = await openArchive(source.path);
  try {
    return await planArchive(archive, source.path);
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function planArchive(archive: Archive, file: string): Promise<InterchangePlan> {
  const entry = findProjectFile(archive, file);
  const project = await readProject(archive, entry, file);
  if (project.codes.length + project.sources.length + project.notes.length === 0) {
    throw emptyProject(file, 'neither codes nor sources');
  }
  const { extra, badLines } = await readExtra(archive, file);
  const texts = await createSourceTexts(archive, entry.fileName, file, project);
  const notes = createNoteTally();
  noteProject(project, badLines, notes);
  const offsets = findOffsets(project, texts, extra);
  noteOffsets(offsets, notes);
  const codebook = planCodebook(project, extra, notes);
  const variables = planVariables(project, extra, notes);
  const memos = createNoteMemos(project, texts, extra);
  let walk = createNoteTally();
  return {
    format: 'qdpx',
    program: project.origin.trim() || 'REFI-QDA',
    title: project.name.trim() || null,
    coders: planCoders(project, extra, notes),
    codes: codebook.codes,
    variables: variables.variables,
    attributes: extra.attributes,
    memos: memos.loose((code) => codebook.keys.get(code)!),
    sources() {
      walk = createNoteTally();
      const context = { convention: offsets.convention, codebook, variables, memos, extra, notes: walk };
      return planSources(context, project.sources, texts);
    },
    notes: () => [...notes.list(), ...walk.list()],
    close: () => archive.close(),
  };
}

function* planSources(
  context: SourceContext,
  sources: readonly RefiSource[],
  texts: SourceTexts,
): Generator<PlannedSource, void, undefined> {
  for (const [index, source] of sources.entries()) {
    noteLeftOut(source, context.notes);
    if (!holdsText(source)) continue;
    const found = texts.of(source.representation ?? source);
    if ('missing' in found) noteMissing(source, found, context.notes);
    else if (/\S/u.test(found.raw)) yield planSource(context, source, index + 1, found);
    else noteMissing(source, { missing: 'nothing', path: '' }, context.notes);
  }
}

function holdsText(source: RefiSource): boolean {
  return source.kind === 'text' || (source.kind === 'pdf' && source.representation !== null);
}

/** So many sources and passages are looked at, taken evenly from the whole file. */
const mostSamples = 200;
const mostPerSample = 200;

function findOffsets(project: RefiProject, texts: SourceTexts, extra: Extra): OffsetTally {
  const isOwn = extra.isThere && /^parlance\b/i.test(project.origin);
  return detectOffsets(samplesOf(project, texts), isOwn ? [ownConvention] : conventionsFor(project.origin));
}

function* samplesOf(project: RefiProject, texts: SourceTexts): Generator<OffsetSample, void, undefined> {
  const coded = project.sources
    .filter(holdsText)
    .map((source) => source.representation ?? source)
    .filter(({ selections }) => selections.length > 0);
  for (const source of spread(coded, mostSamples)) {
    const found = texts.of(source);
    // Positions in a text that was taken from a Word document tell nothing.
    if ('raw' in found && !found.isFromDocument)
      yield { raw: found.raw, selections: spread(source.selections, mostPerSample) };
  }
}

function spread<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)]!);
}

function noteOffsets({ convention, quotes, quotesMet, passages, atBorders }: OffsetTally, notes: NoteTally): void {
  if (passages === 0) return;
  const quoted =
    quotes === 0
      ? 'The file quotes no words to check them with'
      : `${quotesMet} of ${quotes} passages that the file quotes agree`;
  const message = `Positions were read in this way: ${describeConvention(convention)}. ${quoted}; ${atBorders} of ${passages} passages begin and end at a word.`;
  notes.add('interchange.offsets', message, undefined, passages);
}
