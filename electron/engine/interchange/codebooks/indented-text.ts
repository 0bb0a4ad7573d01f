import { closeSync, fstatSync, openSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../../importers/encoding.ts';
import { createNoteTally } from '../note-tally.ts';
import type { InterchangePlan, InterchangeReader, InterchangeSource } from '../plan.ts';
import { emptyProject, extensionOf, headText, readWhole } from '../recognising.ts';
import { codebookPlan } from './codebook-plan.ts';
import { codesOfLines, lineOf } from './indented-lines.ts';

const largestText = 4 * 1024 * 1024;
const longestLine = 2000;
const mostCodes = 20_000;

/** One code on each line, indented by tabs or blanks, or with dashes or numbers before it; `name: definition`. */
export const indentedTextReader: InterchangeReader = {
  format: 'indented-text',
  recognises: isLikeCodebook,
  read: ({ path: file }) => readIndentedText(file),
};

/** Any text has lines: only a small one that is called a codebook and is built like one is taken for it unasked. */
function isLikeCodebook(source: InterchangeSource): boolean {
  if (source.isFolder || !['txt', 'md'].includes(extensionOf(source))) return false;
  if (!/code[ _-]?(?:book|system|list|frame|tree)|codebuch/i.test(path.basename(source.path))) return false;
  const lines = headText(source)
    .split('\n')
    .map((line) => line.trimEnd());
  return (
    sizeOf(source.path) <= 256 * 1024 &&
    lines.every((line) => line.length <= 300) &&
    lines.some((line) => /^\s+\S|^[-*#]/.test(line))
  );
}

function sizeOf(file: string): number {
  const handle = openSync(file, 'r');
  try {
    return fstatSync(handle).size;
  } finally {
    closeSync(handle);
  }
}

async function readIndentedText(file: string): Promise<InterchangePlan> {
  const { text } = await decodeText(readWhole(file, largestText));
  const lines = text.split(/\r\n|\r|\n/);
  const notes = createNoteTally();
  const short = lines.filter((line) => line.length <= longestLine);
  if (short.length < lines.length) {
    const message = `Lines of more than ${longestLine} characters are no codes and were left out.`;
    notes.add('lines-too-long', message, undefined, lines.length - short.length);
  }
  const codes = codesOfLines(short.map(lineOf), notes);
  if (codes.length === 0) throw emptyProject(file, 'no line that could be a code');
  if (codes.length > mostCodes) throw emptyProject(file, `${codes.length} lines, more than a codebook has codes`);
  return codebookPlan('indented-text', 'Indented text', { codes }, notes);
}
