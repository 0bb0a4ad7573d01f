import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportPdf } from '../../electron/engine/exporters/reports/pdf-report.ts';
import type { PrintPdf } from '../../electron/engine/engine-ports.ts';
import { findBrowser } from '../../electron/hosts/printing/find-browser.ts';
import { createMainPrinter } from '../../electron/hosts/printing/print-by-main.ts';
import { printWithBrowser } from '../../electron/hosts/printing/print-with-browser.ts';
import { exportOptions, type ExportReport } from '../../shared/contract/schemas/exports.ts';
import type { PrintCancellation, PrintRequest } from '../../shared/contract/print-messages.ts';
import { canRun, runProgram } from '../support/find-program.ts';
import { makeReportProject, type ReportProject } from './report-project.ts';

let made: ReportProject;
beforeAll(() => (made = makeReportProject()));
afterAll(() => made.project.remove());

async function printTo(name: string, printPdf: PrintPdf | undefined): Promise<{ file: string; report: ExportReport }> {
  const file = path.join(made.project.folder, name);
  let report: ExportReport | undefined;
  const extra = { overwrite: false, programVersion: '1.2.3', printPdf };
  for await (const event of exportPdf(made.project.path, file, exportOptions.parse({ format: 'pdf' }), extra)) {
    if (event.kind === 'report') report = event.report;
  }
  return { file, report: report! };
}

const hasPrinter = findBrowser() !== null;
const hasPoppler = canRun('pdftotext', ['-v']);

describe('the PDF of the coded articles', () => {
  it.skipIf(!hasPrinter || !hasPoppler)(
    'has every article, notes included, in logical order',
    { timeout: 120_000 },
    async () => {
      const { file, report } = await printTo('coded.pdf', printWithBrowser);
      const bytes = readFileSync(file);
      expect(report.files).toEqual([{ name: 'coded.pdf', rows: null, bytes: bytes.length }]);
      const facts = runProgram('pdfinfo', [file], '.');
      expect(facts).toMatch(/Title: +Study – Coded articles/);
      expect(facts).toMatch(/CreationDate: .*2024/);
      // Cover, contents, four articles, codebook.
      expect(Number(/Pages: +(\d+)/.exec(facts)![1])).toBe(7);
      const text = runProgram('pdftotext', [file, '-'], '.').normalize('NFKC');
      for (const words of [
        'Second line.',
        'speaker: Minister',
        'Nobody has read this.',
        'Who decides,',
        'draft · weight 0.5',
      ]) {
        expect(text).toContain(words);
      }
      for (const word of ['حاکمیت', 'سخنگو', 'دخالت']) expect(text).toContain(word);

      const again = await printTo('again.pdf', printWithBrowser);
      expect(readFileSync(again.file).equals(bytes)).toBe(true);
    },
  );

  it('is refused with a way out where nothing can print', async () => {
    await expect(printTo('none.pdf', undefined)).rejects.toMatchObject({
      code: 'export.no-printer',
      message: expect.stringContaining('Export to HTML'),
    });
    await expect(
      printTo('none.pdf', (html, pdf, signal) => printWithBrowser(html, pdf, signal, null)),
    ).rejects.toMatchObject({ code: 'export.no-printer', message: expect.stringContaining('PARLANCE_BROWSER') });
    expect(readdirSync(made.project.folder).filter((name) => name.includes('none') || name.startsWith('.'))).toEqual(
      [],
    );
  });
});

describe('a browser that prints', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'parlance-printer-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const script = (name: string, body: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    return file;
  };
  const profiles = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('parlance-print-'));

  it.skipIf(process.platform === 'win32')('fails with what it said, and its profile is removed', async () => {
    const before = profiles();
    const failing = script('failing', 'echo "no display" >&2; exit 1');
    await expect(printWithBrowser('/x.html', path.join(folder, 'x.pdf'), undefined, failing)).rejects.toMatchObject({
      code: 'export.failed',
      details: { said: expect.stringContaining('no display') },
    });
    expect(profiles()).toEqual(before);
  });

  it.skipIf(process.platform === 'win32')('is ended when the export is cancelled', async () => {
    const controller = new AbortController();
    const sleeping = script('sleeping', 'touch "$0.started"; exec sleep 60');
    const printing = printWithBrowser('/x.html', path.join(folder, 'x.pdf'), controller.signal, sleeping);
    printing.catch(() => {});
    while (!existsSync(`${sleeping}.started`)) await new Promise((resolve) => setTimeout(resolve, 10));
    controller.abort();
    await expect(printing).rejects.toMatchObject({ code: 'call.cancelled' });
  });

  it('that is not there any more is told', async () => {
    const gone = path.join(folder, 'gone');
    await expect(printWithBrowser('/x.html', path.join(folder, 'x.pdf'), undefined, gone)).rejects.toMatchObject({
      code: 'export.failed',
    });
  });
});

describe('where a browser is looked for', () => {
  const search = (platform: NodeJS.Platform, environment: NodeJS.ProcessEnv, programs: readonly string[]) =>
    findBrowser({ platform, environment, isProgram: (file) => programs.includes(file) });

  it('is first of all what the analyst named, and only that', () => {
    const programs = ['/usr/bin/chromium', '/opt/mine'];
    expect(search('linux', { PARLANCE_BROWSER: '/opt/mine', PATH: '/usr/bin' }, programs)).toBe('/opt/mine');
    expect(search('linux', { PARLANCE_BROWSER: '/opt/other', PATH: '/usr/bin' }, programs)).toBeNull();
  });

  it('is the path, and the places where they live', () => {
    expect(search('linux', { PATH: '/bin:/usr/bin' }, ['/usr/bin/chromium'])).toBe('/usr/bin/chromium');
    const mac = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
    expect(search('darwin', { PATH: '/bin', HOME: '/Users/ada' }, [mac])).toBe(mac);
    const windows = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(search('win32', { PATH: 'C:\\bin', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }, [windows])).toBe(
      windows,
    );
    expect(search('linux', {}, [])).toBeNull();
  });
});

describe('printing by the main process', () => {
  it('asks with a number, and takes the answer of that number', async () => {
    const asked: PrintRequest[] = [];
    const printer = createMainPrinter((message) => {
      if (message.kind === 'print') asked.push(message);
    });
    const first = printer.print('/a.html', '/a.pdf', undefined);
    const second = printer.print('/b.html', '/b.pdf', undefined);
    expect(asked.map(({ id, pdfFile }) => [id, pdfFile])).toEqual([
      [1, '/a.pdf'],
      [2, '/b.pdf'],
    ]);
    expect(printer.take('close')).toBe(false);
    expect(printer.take({ kind: 'printed', id: 2, problem: 'the page crashed' })).toBe(true);
    await expect(second).rejects.toMatchObject({ code: 'export.failed', details: { said: 'the page crashed' } });
    printer.take({ kind: 'printed', id: 1, problem: null });
    await expect(first).resolves.toBeUndefined();
  });

  it('tells main of a cancelled export, and ends once main is done with the file', async () => {
    const controller = new AbortController();
    const sent: (PrintRequest | PrintCancellation)[] = [];
    const printer = createMainPrinter((message) => sent.push(message));
    const printing = printer.print('/a.html', '/a.pdf', controller.signal);
    controller.abort();
    expect(sent.at(-1)).toEqual({ kind: 'cancel-print', id: 1 });
    printer.take({ kind: 'printed', id: 1, problem: null });
    await expect(printing).rejects.toMatchObject({ code: 'call.cancelled' });
  });
});
