import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportOptions, type ExportReport } from '../../shared/contract/schemas/exports.ts';
import { cellXml, columnLetters, longestCell } from '../../electron/engine/exporters/xlsx/cell-xml.ts';
import { createXlsxExporter } from '../../electron/engine/exporters/xlsx/xlsx.ts';
import { canRun, runProgram } from '../support/find-program.ts';
import { TestProject } from '../support/test-project.ts';
import { datasetTables, exportFormat, tablesAsCsv, type DatasetTables } from './export-format.ts';
import { parseCsv, type Table } from './export-to.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';
import { anyProjects, fillAnyProject } from './any-project.ts';
import { compareAnyProjects } from './any-project-back.ts';

const hasOffice = canRun('soffice', ['--version']);
const hasXmllint = canRun('xmllint', ['--version']);
const canUnzip = canRun('unzip', ['-v']);

const times = new Set(['created_at', 'modified_at']);

type Sheets = Record<string, Table>;

/** What a reader that is not ours finds in the sheets, each value spelled as in CSV. */
async function readSheets(file: string): Promise<Sheets> {
  const { sheets } = await readXlsx(readFileSync(file));
  return Object.fromEntries(
    sheets.map(({ name, rows }) => {
      const [header, ...data] = rows.map((row) => row.map(spelled));
      return [name, data.map((row) => Object.fromEntries(header!.map((column, at) => [column, row[at] ?? ''])))];
    }),
  );
}

function spelled(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString() : String(value as string | number | boolean);
}

/** Without the columns that CSV does not have; numbers and times as such, whoever wrote them. */
function comparable(rows: Table): Record<string, unknown>[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => !name.endsWith('_day'))
        .map(([name, value]) => [name, normal(name, value)]),
    ),
  );
}

function normal(name: string, value: string): unknown {
  if (value !== '' && times.has(name)) return Math.round(Date.parse(value) / 1000);
  if (name === 'var_date') return value.replace('T00:00:00.000Z', '');
  return value !== '' && (name === 'weight' || name === 'var_number') ? Number(value) + 0 : value;
}

/** The sheets as LibreOffice Calc writes them as CSV: comma, quotation mark, UTF-8, values as shown, all sheets. */
function sheetsByCalc(file: string, names: readonly string[]): Sheets {
  const folder = path.dirname(file);
  const out = path.join(folder, 'opened');
  mkdirSync(out, { recursive: true });
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  runProgram('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', out, file], folder);
  const read = (name: string): Table =>
    parseCsv(readFileSync(path.join(out, `${path.basename(file, '.xlsx')}-${name}.csv`), 'utf8'), ',');
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

/** The workbook as the XML of LibreOffice, which tells the types of cells and their formulas. */
function documentByCalc(file: string): string {
  const folder = path.dirname(file);
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  runProgram('soffice', [profile, '--headless', '--convert-to', 'fods', '--outdir', folder, file], folder);
  return readFileSync(file.replace(/xlsx$/, 'fods'), 'utf8');
}

let made: GoldenProject;
let expected: DatasetTables;
let file: string;
let report: ExportReport;

beforeAll(async () => {
  made = makeGoldenProject();
  const { project } = made;
  project.addArticle({ title: '=1+1', text: 'Sum.', date: '2024-02-29' });
  project.addArticle({ title: '_x0041_ \u0001 tab\tand  blanks ', text: 'Odd.', date: '1899-12-31' });
  expected = await tablesAsCsv(project, { unit: 'sentence' });
  ({ to: file, report } = await exportFormat(project, 'study.xlsx', { format: 'xlsx', unit: 'sentence' }));
});
afterAll(() => made.project.remove());

describe('an Excel workbook', () => {
  it('has the tables of the dataset as sheets, and two that explain them', async () => {
    const sheets = await readSheets(file);
    expect(Object.keys(sheets)).toEqual([...datasetTables, 'columns', 'about']);
    for (const table of datasetTables) expect(comparable(sheets[table]!)).toEqual(comparable(expected[table]));
    const code = expected.codebook.find((row) => row['path'] === 'حاکمیت')!;
    const meaning = sheets['columns']!.find((row) => row['column'] === `has_${code['variable']}`);
    expect(meaning).toMatchObject({ sheet: 'articles', meaning: 'حاکمیت' });
    const about = Object.fromEntries(sheets['about']!.map((row) => [row['about'], row['text']]));
    expect(about).toMatchObject({
      Project: 'Study',
      'Made by': 'Parlance 1.2.3',
      'Rows of segments': String(expected.segments.length),
      'Rows of articles': '7',
      'Early days': expect.stringMatching(/^1: /) as string,
    });
  });

  it('has days as days where they are known, and says which Excel does not know', async () => {
    const { sheets } = await readXlsx(readFileSync(file));
    const [header, ...rows] = sheets[1]!.rows;
    const days = rows.map((row) => row[header!.indexOf('date_day')] ?? null);
    expect(days).toEqual([new Date('2024-03-05'), null, null, null, null, new Date('2024-02-29'), '1899-12-31']);
    expect(report.notes).toEqual([
      { code: 'export.early-dates', message: expect.stringContaining('March 1900') as string, count: 1 },
    ]);
  });

  it.skipIf(!hasOffice)(
    'is opened by LibreOffice with every cell as it is, dates as dates, and not one formula',
    () => {
      const sheets = sheetsByCalc(file, datasetTables);
      for (const table of datasetTables) {
        const rows = sheets[table]!.map(withTimes);
        expect(comparable(rows)).toEqual(comparable(expected[table]));
      }
      const document = documentByCalc(file);
      expect(document.match(/office:value-type="date" office:date-value="2024-02-29"/g)).toHaveLength(1);
      expect(document.match(/table:formula="[^"]*"/g)).toBeNull();
      expect(document.match(/calcext:value-type="string">\s*<text:p>=1\+1</g)).toHaveLength(1);
    },
    180_000,
  );

  it.skipIf(!hasXmllint || !canUnzip)('is made of well-formed parts, each of which has a type', () => {
    const out = path.join(made.project.folder, 'parts');
    runProgram('unzip', ['-q', file, '-d', out], '.');
    const names = runProgram('unzip', ['-Z1', file], '.').trim().split('\n');
    expect(names[0]).toBe('[Content_Types].xml');
    expect(names).toHaveLength(3 + 6 + 2);
    runProgram('xmllint', ['--noout', ...names.map((name) => path.join(out, name))], '.');
  });

  it('is the same bytes each time', async () => {
    const first = readFileSync(file);
    await exportFormat(made.project, 'study.xlsx', { format: 'xlsx', unit: 'sentence' }, true);
    expect(readFileSync(file).equals(first)).toBe(true);
  });

  it('goes on in another sheet where a table is longer than one', async () => {
    const to = path.join(made.project.folder, 'small.xlsx');
    const options = exportOptions.parse({ format: 'xlsx', unit: 'sentence' });
    const events = createXlsxExporter(5)(made.project.path, to, options, { overwrite: false, programVersion: '1.2.3' });
    for await (const event of events) void event;
    const sheets = await readSheets(to);
    expect(Object.keys(sheets).slice(0, 4)).toEqual(['segments', 'segments (2)', 'segments (3)', 'articles']);
    for (const table of datasetTables) {
      const parts = Object.keys(sheets).filter((name) => name === table || name.startsWith(`${table} (`));
      expect(parts.every((name) => sheets[name]!.length <= 4 && sheets[name]!.length > 0)).toBe(true);
      expect(comparable(parts.flatMap((name) => sheets[name]!))).toEqual(comparable(expected[table]));
    }
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const to = path.join(made.project.folder, 'cancelled.xlsx');
    const options = exportOptions.parse({ format: 'xlsx' });
    const signal = AbortSignal.abort();
    const events = createXlsxExporter()(made.project.path, to, options, {
      overwrite: false,
      programVersion: '1.2.3',
      signal,
    });
    await expect(async () => {
      for await (const event of events) void event;
    }).rejects.toMatchObject({ code: 'call.cancelled' });
    expect(() => readFileSync(to)).toThrow('ENOENT');
  });
});

/** LibreOffice shows times as the style says: in UTC, to the second. */
function withTimes(row: Record<string, string>): Record<string, string> {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    times.has(name) && value !== '' ? `${value.replace(' ', 'T')}Z` : value,
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

describe('texts longer than a cell', () => {
  it('are cut with a note in the cell, in the report and in the workbook', async () => {
    const project = new TestProject();
    try {
      const whole = 'ا'.repeat(longestCell);
      const long = `${'🚀'.repeat(20_000)}.`;
      const codeId = project.addCode('All');
      for (const text of [whole, long]) {
        const articleId = project.addArticle({ title: text.slice(0, 2), text });
        project.addCoding({ articleId, codeId, place: text });
      }
      const cut = await exportFormat(project, 'long.xlsx', { format: 'xlsx' });
      const sheets = await readSheets(cut.to);
      const texts = sheets['segments']!.map((row) => row['text']!);
      expect(texts[0]).toBe(whole);
      expect(texts[1]).toMatch(
        /^\[Cut to what a cell of Excel holds\. The whole text has 20,001 characters\.\] (?:🚀)+$/u,
      );
      expect(texts[1]!.length).toBeGreaterThan(longestCell - 2);
      expect(texts[1]!.length).toBeLessThanOrEqual(longestCell);
      expect(cut.report.notes).toMatchObject([{ code: 'export.cut-cells', count: 1 }]);
      expect(sheets['about']!.find((row) => row['about'] === 'Cut texts')!['text']).toMatch(/^1: /);
      const { sheets: styled } = await readXlsx(readFileSync(cut.to), { readStyles: true });
      const column = styled[0]!.rows[0]!.indexOf('text');
      expect(styled[0]!.cells?.get(`2,${column}`)?.style?.fill).toMatchObject({ fgColor: { rgb: 'FFE699' } });
    } finally {
      project.remove();
    }
  });
});

describe('cells', () => {
  const cell = (value: string | number): string => cellXml('A1', value, 'string', { cut: 0, earlyDays: 0 });

  it('hold what XML cannot say, and what looks like its escape', () => {
    expect(cell('a\u0000b_x0041_\r\uFFFF_x12')).toContain('a_x0000_b_x005F_x0041__x000D__xFFFF__x12</t>');
    expect(cell('<&>')).toContain('&lt;&amp;&gt;');
  });

  it('are texts where Excel knows no such number', () => {
    expect(cell(1e308)).toContain('<t>1e+308</t>');
    expect(cell(5e-324)).toContain('<t>5e-324</t>');
    expect(cell(-0)).toBe('<c r="A1"><v>0</v></c>');
  });

  it('stay texts when they are edited', () => {
    for (const value of ['=1', '+1', '-1', '@a']) expect(cell(value)).toContain(' s="4" t="inlineStr"');
  });

  it('lie in columns that are counted as Excel does', () => {
    expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnLetters)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
      'XFD',
    ]);
  });
});

describe('a project of any content', () => {
  it('comes back', async () => {
    await compareAnyProjects('xlsx', 'any.xlsx', 12, async (to, csv) => {
      const sheets = await readSheets(to);
      for (const table of datasetTables) expect(comparable(sheets[table]!)).toEqual(comparable(csv[table]));
    });
  }, 120_000);

  it.skipIf(!hasOffice)(
    'comes back through LibreOffice',
    async () => {
      const [random] = fc.sample(anyProjects, { numRuns: 1, seed: 20_240_305 });
      const project = new TestProject();
      try {
        fillAnyProject(project, random!);
        const csv = await tablesAsCsv(project, { unit: 'paragraph', variables: true });
        const { to } = await exportFormat(project, 'any.xlsx', { format: 'xlsx', unit: 'paragraph', variables: true });
        const sheets = sheetsByCalc(to, ['segments', 'units']);
        expect(sheets['segments']!.map((row) => row['text'])).toEqual(csv.segments.map((row) => row['text']));
        expect(sheets['segments']!.map((row) => row['memo'])).toEqual(csv.segments.map((row) => row['memo']));
        expect(comparable(sheets['units']!)).toEqual(comparable(csv.units));
      } finally {
        project.remove();
      }
    },
    180_000,
  );
});
