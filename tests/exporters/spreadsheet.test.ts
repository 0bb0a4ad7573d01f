import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canRun, runProgram } from '../support/find-program.ts';
import type { TestProject } from '../support/test-project.ts';
import { exportTo, parseCsv, type Table } from './export-to.ts';
import { makeGoldenProject } from './golden-project.ts';

const hasOffice = canRun('soffice', ['--version']);

let project: TestProject;

beforeEach(() => {
  project = makeGoldenProject().project;
});
afterEach(() => project.remove());

/** Comma, quotation mark, UTF-8, from the first line; see the LibreOffice help, "Filter Options for CSV". */
const csv = '44,34,76,1,,0,false';
/** Dates are found, and formulas are calculated: as Excel does it. */
const likeExcel = `${csv},true,false,false,false,1,true`;

/** Opens a CSV file as a double-click does: the cells as they are shown, and the document itself. */
function openedByCalc(folder: string, name: string): { rows: Table; document: string } {
  const profile = `-env:UserInstallation=file://${path.join(project.folder, 'profile')}`;
  const out = path.join(folder, 'opened');
  const convert = (...given: string[]): void =>
    void runProgram('soffice', [profile, '--headless', ...given.slice(0, -1), '--outdir', out, given.at(-1)!], folder);
  convert(`--infilter=CSV:${likeExcel}`, '--convert-to', 'fods', name);
  const opened = path.join(out, name.replace('.csv', '.fods'));
  convert('--convert-to', `csv:Text - txt - csv (StarCalc):${csv},true,false`, opened);
  const shown = readFileSync(path.join(out, name), 'utf8').replace(/^\uFEFF/, '');
  return { rows: parseCsv(shown, ','), document: readFileSync(opened, 'utf8') };
}

describe('a dataset in a spreadsheet', () => {
  it.skipIf(!hasOffice)(
    'opens in LibreOffice Calc with every cell as it is, and dates as dates',
    async () => {
      project.addArticle({ title: '=1+1', text: 'Sum.', date: '2024-02-29' });
      const dataset = await exportTo(project, { bom: true, excelSafe: true });
      const segments = openedByCalc(dataset.folder, 'segments.csv').rows;
      const written = dataset.rows('segments.csv');
      const columns = [
        'segment_id',
        'coder',
        'code_path',
        'text',
        'memo',
        'article_title',
        'attr_1',
        'start',
        'weight',
      ];
      for (const column of columns)
        expect(segments.map((row) => row[column])).toEqual(written.map((row) => row[column]));
      const { rows, document } = openedByCalc(dataset.folder, 'articles.csv');
      expect(rows.map((row) => row['title'])).toEqual(dataset.rows('articles.csv').map((row) => row['title']));
      expect(rows.at(-1)!['title']).toBe("'=1+1");
      expect(document).toMatch(/office:value-type="date" office:date-value="2024-02-29"/);
    },
    180_000,
  );

  it.skipIf(!hasOffice)(
    'is calculated where its cells were not neutralised',
    async () => {
      project.addArticle({ title: '=1+1', text: 'Sum.' });
      const dataset = await exportTo(project, { bom: true });
      expect(openedByCalc(dataset.folder, 'articles.csv').rows.at(-1)!['title']).toBe('2');
    },
    180_000,
  );

  it('has cells beyond what Excel takes whole, and says so where it is meant for Excel', async () => {
    const long = 'ا'.repeat(40_000);
    const id = project.addArticle({ title: 'Long', text: `${long}.${'=x'.repeat(10)}` });
    const code = project.addCode('Long code', null, { definition: `=${'d'.repeat(32_766)}` });
    project.addCoding({ articleId: id, codeId: code, place: long });
    project.addCoding({ articleId: id, codeId: project.addCode('Other one'), place: long });
    const plain = await exportTo(project);
    expect(plain.report.notes).toEqual([]);
    const note = { code: 'export.long-cells', message: expect.stringContaining('32,767') };
    const marked = await exportTo(project, { bom: true }, { overwrite: true });
    expect(marked.report.notes).toEqual([{ ...note, count: 2 }]);
    // With the apostrophe the definition is one character too long as well.
    const safe = await exportTo(project, { excelSafe: true }, { overwrite: true });
    expect(safe.report.notes).toEqual([{ ...note, count: 3 }]);
    expect(safe.rows('segments.csv').map((row) => row['text'])).toContain(long);
  });
});
