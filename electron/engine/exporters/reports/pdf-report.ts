import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { ParlanceError } from '../../../../shared/contract/errors.ts';
import type { WrittenFile } from '../table-file.ts';
import { createExporter, type ExportProgress, type ExportScope } from '../export-run.ts';
import { htmlReport } from './html-report.ts';
import { writePage } from './report-page.ts';

/** The coded articles on paper: the page of the `html` report, printed by the host. */
export const exportPdf = createExporter({ target: () => ({ kind: 'file' }), write: writePdf });

async function* writePdf(scope: ExportScope): AsyncGenerator<ExportProgress, WrittenFile[], undefined> {
  const { folder, fileName, signal, printPdf } = scope;
  if (printPdf === undefined) {
    throw new ParlanceError(
      'export.no-printer',
      'Nothing here can print a PDF, and nothing was written. Export to HTML instead, open that file in any browser and print it to PDF there.',
    );
  }
  const pageName = `${fileName}.html`;
  const page = path.join(folder, pageName);
  yield* writePage(scope, pageName, htmlReport({ ...scope, fileName: pageName }));
  const pdf = path.join(folder, fileName);
  await printPdf(page, pdf, signal);
  await rm(page);
  await setPdfDate(pdf, scope.plan.project.revisedAt);
  return [await describeFile(pdf, fileName)];
}

/** Chromium writes the document's facts first, uncompressed. */
const headLength = 4096;
const printedAt = /\/(CreationDate|ModDate) \(D:\d{14}([+-]\d{2}'\d{2}'|Z)?\)/g;

/** Puts the time of the revision in place of the time of printing, so that one revision makes the same bytes. */
async function setPdfDate(file: string, revisedAt: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headLength), 0, headLength, 0);
    const digits = revisedAt.replaceAll(/\D/g, '').slice(0, 14);
    const head = buffer.toString('latin1', 0, bytesRead);
    const dated = head.replaceAll(printedAt, (_whole, name: string, zone: string | undefined) => {
      const utc = zone === undefined ? '' : zone === 'Z' ? 'Z' : "+00'00'";
      return `/${name} (D:${digits}${utc})`;
    });
    // Everything after it is found by its distance from the beginning.
    if (dated.length === head.length) await handle.write(Buffer.from(dated, 'latin1'), 0, bytesRead, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function describeFile(file: string, name: string): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { name, rows: null, bytes, sha256: hash.digest('hex') };
}
