import path from 'node:path';
import { fileChunks } from '../json-records.ts';
import { createNoteTally } from '../note-tally.ts';
import type { InterchangePlan, InterchangeReader, InterchangeSource } from '../plan.ts';
import { emptyProject, extensionOf, headText } from '../recognising.ts';
import { createStreamDecoder } from './decode-stream.ts';
import { noteProject } from './left-out.ts';
import { createProjectParser } from './parse-project.ts';
import { planCodebook } from './plan-codes.ts';
import { noExtra } from './read-extra.ts';

/** Codebooks alone. NVivo for Mac once wrote another namespace, which nobody looks at here. */
export const qdcReader: InterchangeReader = {
  format: 'qdc',
  recognises: (source) =>
    !source.isFolder &&
    (extensionOf(source) === 'qdc' || /<(?:\w+:)?CodeBook[\s>]/i.test(headText(source).replaceAll('\0', ''))) &&
    /</.test(headText(source)),
  read: readQdc,
};

function readQdc(source: InterchangeSource): InterchangePlan {
  const parser = createProjectParser(path.basename(source.path));
  const decode = createStreamDecoder();
  for (const chunk of fileChunks(source.path)) parser.write(decode(chunk));
  parser.write(decode(null));
  const project = parser.finish();
  if (project.codes.length === 0) throw emptyProject(source.path, 'no codes');
  const notes = createNoteTally();
  noteProject(project, 0, notes);
  const { codes } = planCodebook({ ...project, sources: [] }, noExtra(), notes);
  return {
    format: 'qdc',
    program: project.origin.trim() || 'REFI-QDA',
    title: project.name.trim() || null,
    coders: [],
    codes,
    variables: [],
    memos: [],
    sources: () => [],
    notes: () => notes.list(),
    close: () => undefined,
  };
}
