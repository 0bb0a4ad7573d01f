import { createExporter, type ExportProgress, type ExportScope } from '../export-run.ts';
import { writeText } from '../dataset-folder.ts';
import type { WrittenFile } from '../table-file.ts';
import { codeElements } from './codebook-xml.ts';
import { assertHasCodes, noteCodeLosses } from './losses.ts';
import { xmlDeclaration } from './project-xml.ts';
import { planCodes } from './refi-scope.ts';
import { close, open } from './xml-text.ts';

/** The codebook alone for other programs: a `.qdc` file after Codebook.xsd of REFI-QDA. */
export const exportQdc = createExporter({ target: () => ({ kind: 'file' }), write: writeQdc });

// oxlint-disable-next-line require-yield
async function* writeQdc(scope: ExportScope): AsyncGenerator<ExportProgress, WrittenFile[], undefined> {
  const codes = planCodes(scope);
  assertHasCodes(codes);
  noteCodeLosses(scope, codes, 'qdc', 'A QDPX file keeps it apart.');
  const origin = `Parlance ${scope.programVersion}`;
  let xml = `${xmlDeclaration}${open('CodeBook', { xmlns: 'urn:QDA-XML:codebook:1.0', origin })}\n${open('Codes')}`;
  for (const piece of codeElements(codes, () => [])) xml += piece;
  xml += `\n${close('Codes')}\n${close('CodeBook')}\n`;
  return [await writeText(scope.folder, scope.fileName, xml)];
}
