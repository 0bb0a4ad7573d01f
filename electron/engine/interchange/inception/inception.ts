import { ParlanceError } from '../../../../shared/contract/errors.ts';
import { openForeignFiles } from '../foreign-files.ts';
import { createNoteTally, type NoteTally } from '../note-tally.ts';
import { createOffsetVote } from '../offset-vote.ts';
import { createForeignText } from '../foreign-text.ts';
import type { InterchangePlan, InterchangeReader, InterchangeSource, PlannedCoder, PlannedSource } from '../plan.ts';
import { emptyProject, extensionOf, firstJsonRecord, headText } from '../recognising.ts';
import { topNames } from '../top-names.ts';
import type { Cas } from './cas.ts';
import { isCasJson, isLegacyCasJson } from './cas-json.ts';
import { documentSources, type DocumentView } from './document-sources.ts';
import { createLayers } from './layers.ts';
import { casFilesOf, isDescription, readDescription, type CasFile } from './project-files.ts';

/** INCEpTION and WebAnno: an exported project as archive or folder, or single documents as UIMA CAS in XMI or JSON. */
export const inceptionReader: InterchangeReader = {
  format: 'inception',
  recognises(source) {
    const extension = extensionOf(source);
    if (source.isFolder || extension === 'zip') return isProject(topNames(source));
    if (extension === 'json') {
      const record = firstJsonRecord(source);
      return record !== null && (isCasJson(record) || isLegacyCasJson(record));
    }
    return /<xmi:XMI\b/.test(headText(source));
  },
  read: (source) => readInception(source),
};

function isProject(names: readonly string[]): boolean {
  if (names.some((name) => isDescription(name))) return true;
  const isCas = (name: string): boolean => /\.xmi$/i.test(name);
  return names.some(isCas) && names.every((name) => isCas(name) || /(?:^|\/)typesystem\.xml$|\/$/i.test(name));
}

function readInception(source: InterchangeSource): InterchangePlan {
  const files = openForeignFiles(source);
  const description = readDescription(files);
  const byDocument = grouped(casFilesOf(files, source.path));
  const readNotes = createNoteTally();
  const coders = new Map<string, PlannedCoder>();
  const layers = createLayers();
  const vote = createOffsetVote({ unit: 'utf-16', lineBreaks: 'two' }, 'documents whose end the file tells');
  let count = 0;
  for (const [document, casFiles] of byDocument) {
    for (const file of casFiles) {
      const cas = tryLoad(file, readNotes);
      if (cas === null) continue;
      count += 1;
      layers.look(cas);
      castVotes(cas, vote);
      if (file.user !== null) coders.set(file.user, { key: file.user, name: coderName(file.user), color: null });
      noteLeft(cas, document, readNotes);
    }
  }
  if (count === 0) throw emptyProject(source.path, 'no document that can be read');
  vote.report(readNotes);
  const finished = layers.finish(description);
  let walkNotes = createNoteTally();
  return {
    format: 'inception',
    program: 'INCEpTION (UIMA CAS)',
    title: description?.name ?? null,
    coders: [...coders.values()],
    codes: finished.codes,
    variables: [],
    memos: [],
    *sources(): Generator<PlannedSource> {
      walkNotes = createNoteTally();
      const context = { notes: walkNotes, convention: vote.result().convention, layers: finished };
      for (const [document, casFiles] of byDocument) {
        const views = casFiles.flatMap((file): DocumentView[] => {
          const cas = tryLoad(file, createNoteTally());
          return cas === null ? [] : [{ user: file.user, cas }];
        });
        yield* documentSources(document, views, context);
      }
    },
    notes: () => [...readNotes.list(), ...walkNotes.list()],
    close() {},
  };
}

function grouped(files: readonly CasFile[]): Map<string, CasFile[]> {
  const groups = new Map<string, CasFile[]>();
  for (const file of files) {
    const group = groups.get(file.document);
    if (group === undefined) groups.set(file.document, [file]);
    else group.push(file);
  }
  return groups;
}

/** One damaged document does not keep the others from coming in; the only one there is does. */
function tryLoad(file: CasFile, notes: NoteTally): Cas | null {
  try {
    return file.load();
  } catch (error) {
    if (!(error instanceof ParlanceError) || file.isAlone) throw error;
    notes.add(
      'documents-unreadable',
      'Documents that cannot be read were left out.',
      `${file.document}: ${error.message}`,
    );
    return null;
  }
}

/** The annotation of the whole document tells the unit for certain; words at borders only make it likely. */
function castVotes(cas: Cas, vote: ReturnType<typeof createOffsetVote>): void {
  const text = createForeignText(cas.text);
  if (cas.documentEnd !== null) vote.cast(text, 0, cas.documentEnd, cas.text);
  for (const { begin, end } of cas.spans) vote.cast(text, begin, end, null);
}

function coderName(user: string): string {
  return user === 'CURATION_USER' ? 'Curation' : user;
}

function noteLeft({ left }: Cas, document: string, notes: NoteTally): void {
  const add = (code: string, message: string, count: number): void => {
    if (count > 0) notes.add(code, message, document, count);
  };
  add(
    'structure-ignored',
    'Tokens, sentences and other layers of grammar are no codings and were left out.',
    left.structure,
  );
  add('relations-ignored', 'Relations between passages were not taken over; the passages were.', left.relations);
  add('links-ignored', 'Links from a passage to others were not taken over; the passages were.', left.links);
  add('chains-ignored', 'Chains of passages were not taken over as chains; their passages were.', left.chains);
  add('views-ignored', 'Further views of a document were left out: one text of each was read.', left.views);
}
