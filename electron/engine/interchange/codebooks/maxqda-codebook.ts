import path from 'node:path';
import { ParlanceError } from '../../../../shared/contract/errors.ts';
import { headerCells } from '../../csv-table.ts';
import { createNoteTally } from '../note-tally.ts';
import type { InterchangePlan, InterchangeReader, InterchangeSource } from '../plan.ts';
import { emptyProject, extensionOf, headText, readWhole } from '../recognising.ts';
import { codebookPlan } from './codebook-plan.ts';
import { isMaxqdaHeading, readCodebookTable } from './codebook-table.ts';
import { codesOfLines, lineOf, type IndentedLine } from './indented-lines.ts';
import { linesOfRtf } from './rtf-lines.ts';

/** MAXQDA's own projects, backups, exchange and archive files: databases of a form that nobody has published. */
const closedFile = /^(?:mx\d{1,2}|mx\d\dbac|mx|mex|mex\d\d|mtr|mt\d\d|mqda|loa)$/;
const largestRtf = 16 * 1024 * 1024;

/**
 * MAXQDA's code system where it is handed out: the tables with “Code”, “Parent code” and memos (help: Overview of codes;
 * Importing codes and code memos from an Excel table), and the code system as RTF, one code a line, indented.
 */
export const maxqdaCodebookReader: InterchangeReader = {
  format: 'maxqda-codebook',
  recognises(source) {
    if (source.isFolder) return false;
    const extension = extensionOf(source);
    if (closedFile.test(extension)) return true;
    if (extension === 'rtf')
      return isRtf(source) && /code ?system/i.test(headText(source) + path.basename(source.path));
    if (extension === 'xlsx')
      return /^(?:overview of codes|code ?system|codesystem)\b/i.test(path.basename(source.path));
    return extension === 'csv' && headerCells(headText(source)).some(isMaxqdaHeading);
  },
  read(source) {
    if (closedFile.test(extensionOf(source))) throw closed(source);
    return isRtf(source) ? readRtf(source.path) : readCodebookTable(source.path, 'maxqda-codebook');
  },
};

function isRtf(source: InterchangeSource): boolean {
  return headText(source).startsWith('{\\rtf');
}

function closed(source: InterchangeSource): ParlanceError {
  const message =
    `“${path.basename(source.path)}” is a file of MAXQDA’s own form, which only MAXQDA reads. There, export the project as ` +
    'REFI-QDA project (.qdpx), or the codes as REFI-QDA codebook (.qdc) or as an Excel table, and bring that in.';
  return new ParlanceError('interchange.unknown-format', message, { details: { path: source.path } });
}

function readRtf(file: string): InterchangePlan {
  const notes = createNoteTally();
  const lines = linesOfRtf(readWhole(file, largestRtf)).map(withoutFrequency).filter(isNoHeading);
  const codes = codesOfLines(lines, notes);
  if (codes.length === 0) throw emptyProject(file, 'no line that could be a code');
  return codebookPlan('maxqda-codebook', 'MAXQDA', { codes }, notes);
}

/** The number of codings behind a name is no part of it. Leading tabs and blanks are indentation too. */
function withoutFrequency({ text, indent }: IndentedLine): IndentedLine {
  const line = lineOf(text.replace(/[\t ]*\t[\t ]*[\d.,]+%?(?:\s+[\d.,]+%?)*\s*$/, ''));
  return { text: line.text, indent: indent + line.indent };
}

/** The root of MAXQDA's tree is called so and is no code. */
function isNoHeading({ text }: IndentedLine): boolean {
  return !/^(?:code ?system|list of codes|codeliste|liste der codes)\b[\s\d]*$/i.test(text.trim());
}
