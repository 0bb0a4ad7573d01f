import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toSpssNames } from '../../electron/engine/exporters/spss-sav-names.ts';
import { segmentWidths, toSpssSeconds } from '../../electron/engine/exporters/spss-sav-variable.ts';
import { canRun, runProgram } from '../support/find-program.ts';
import { TestProject } from '../support/test-project.ts';
import { datasetTables, describedFields, exportFormat, tablesAsCsv, type DatasetTables } from './export-format.ts';
import { parseCsv, type Table } from './export-to.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';
import { anyProjects, fillAnyProject } from './any-project.ts';

const hasHaven = canRun('Rscript', ['-e', 'library(haven)']);
const hasPspp = canRun('pspp', ['--version']) && canRun('pspp-convert', ['--version']);

/** Writes what R makes of each file as CSV beside it: numbers in all their digits, times as seconds since 1970. */
const rScript = `
suppressMessages(library(haven))
for (file in commandArgs(trailingOnly = TRUE)) {
  data <- read_sav(file)
  plain <- lapply(data, function(x) {
    text <- if (inherits(x, "POSIXct")) sprintf("%.3f", as.numeric(x))
      else if (inherits(x, "Date")) as.character(x)
      else if (is.numeric(x)) sprintf("%.17g", as.numeric(x))
      else as.character(x)
    ifelse(is.na(x), "", text)
  })
  plain <- as.data.frame(plain, check.names = FALSE, stringsAsFactors = FALSE)
  out <- file(paste0(file, ".r.csv"), "w", encoding = "UTF-8")
  write.csv(plain, out, row.names = FALSE, eol = "\\n")
  close(out)
}`;

function readWithR(files: readonly string[]): Table[] {
  runProgram('Rscript', ['--vanilla', '-e', rScript, ...files], '.');
  return files.map((file) => parseCsv(readFileSync(`${file}.r.csv`, 'utf8'), ','));
}

/** Reads a file that PSPP has converted, where a missing number is a blank. */
function readWithPspp(file: string): Table {
  runProgram('pspp-convert', ['-O', 'csv', file, `${file}.pspp.csv`], '.');
  return parseCsv(readFileSync(`${file}.pspp.csv`, 'utf8').replaceAll('\r\n', '\n'), ',');
}

const times = new Set(['created_at', 'modified_at']);
const isNumber = (name: string): boolean =>
  /^(n_|has_|start|end|paragraph$|sentence$|weight$|value$|words$|codebook_version$|var_number$|var_yes_no$)/.test(
    name,
  );

/** The same value spelled in one way, whoever wrote it. */
function normal(name: string, value: string): unknown {
  if (value.trim() === '' && (isNumber(name) || times.has(name))) return null;
  // The lowest numbers of all are SPSS's own: "system missing" and "lowest".
  if (value === 'true' || value === 'false') return Number(value === 'true');
  if (isNumber(name)) return Number(value) < -1.797e308 ? null : Number(value) + 0;
  if (times.has(name)) return value.includes('T') ? Date.parse(value) / 1000 : Number(value);
  // PSPP writes days in its own format.
  if (name === 'var_date') return value.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$1-$2').trim();
  return value.replace(/ +$/u, '');
}

function normalRows(rows: Table): Record<string, unknown>[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => !name.endsWith('_day'))
        .map(([name, value]) => [name, normal(name, value)]),
    ),
  );
}

/** PSPP writes times in its own format; that they are right is checked with R. */
function withoutTimes(rows: Table): Table {
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !times.has(name))));
}

/** The one place where the header says how many cases follow. */
function casesOf(file: string): number {
  return readFileSync(file).readInt32LE(80);
}

let made: GoldenProject;
let folder: string;
let expected: DatasetTables;

beforeAll(async () => {
  made = makeGoldenProject();
  expected = await tablesAsCsv(made.project, { unit: 'sentence' });
  folder = (await exportFormat(made.project, 'spss', { format: 'spss', unit: 'sentence' })).to;
});
afterAll(() => made.project.remove());

describe('SPSS system files', () => {
  it.each(datasetTables)('say how many cases they have (%s)', (table) => {
    expect(casesOf(path.join(folder, `${table}.sav`))).toBe(expected[table].length);
  });

  it.skipIf(!hasHaven)('are read by R as the tables are in CSV', () => {
    const tables = readWithR(datasetTables.map((table) => path.join(folder, `${table}.sav`)));
    for (const [at, table] of datasetTables.entries()) {
      expect(normalRows(tables[at]!)).toEqual(normalRows(expected[table]));
    }
    expect(tables[1]!.map((article) => article['date_day'])).toEqual(['2024-03-05', '', '', '', '']);
  });

  it.skipIf(!hasPspp).each(datasetTables)('are read by PSPP as the table is in CSV (%s)', (table) => {
    const rows = withoutTimes(readWithPspp(path.join(folder, `${table}.sav`)));
    expect(normalRows(rows)).toEqual(normalRows(withoutTimes(expected[table])));
  });

  it.skipIf(!hasPspp).each(datasetTables)('are described by the package as they are (%s)', (table) => {
    const [row] = readWithPspp(path.join(folder, `${table}.sav`));
    expect(describedFields(folder, table)).toEqual(Object.keys(row!));
  });

  it.skipIf(!hasPspp)('show their labels, formats and levels in the dictionary', () => {
    const syntax = path.join(made.project.folder, 'dictionary.sps');
    writeFileSync(syntax, `GET FILE='${folder}/articles.sav'.\nDISPLAY DICTIONARY.\nDISPLAY FILE LABEL.\n`);
    const output = runProgram('pspp', ['-O', 'format=csv', syntax], '.');
    const code = expected.codebook.find((row) => row['path'] === 'حاکمیت')!;
    const line = output.split('\n').find((row) => row.startsWith(`has_${code['variable']},`));
    expect(line).toMatch(/^has_[a-z0-9_]+,\d+,حاکمیت,Nominal,Input,8,Right,F8\.0,F8\.0/);
    expect(output).toMatch(/created_at,\d+,When it was imported,Scale,Input,20,Right,DATETIME20\.0/);
    expect(output).toMatch(/date_day,\d+,date \(day\),Scale,Input,11,Right,DATE11/);
    expect(output).toContain('not-started,Not started');
    expect(output).toContain('1,Coded');
  });

  it('make one file of segments where the name ends with .sav, the same bytes each time', async () => {
    const first = await exportFormat(made.project, 'one.sav', { format: 'spss', unit: 'sentence' });
    const second = await exportFormat(made.project, 'one.sav', { format: 'spss', unit: 'sentence' }, true);
    expect(first.report.files.map(({ name, rows }) => [name, rows])).toEqual([['one.sav', expected.segments.length]]);
    expect(readFileSync(second.to).equals(readFileSync(path.join(folder, 'segments.sav')))).toBe(true);
  });

  it('replace an earlier folder of theirs', async () => {
    const again = await exportFormat(made.project, 'spss', { format: 'spss', unit: 'sentence' }, true);
    expect(again.report.files.map((file) => file.name)).toEqual([
      'segments.sav',
      'articles.sav',
      'units.sav',
      'codebook.sav',
      'datapackage.json',
    ]);
  });
});

/** A text of so many bytes that ends with a rocket, in an article of its own. */
function addLongPassage(project: TestProject, code: string, bytes: number): string {
  const words = 'می‌گوید 🚀 '.repeat(Math.ceil(bytes / 18));
  const beginning = Buffer.from(words)
    .toString('utf8', 0, bytes - 4)
    .replace(/\uFFFD+$/u, '');
  const text = `${beginning}${'.'.repeat(bytes - 4 - Buffer.byteLength(beginning))}🚀`;
  const articleId = project.addArticle({ title: `${bytes} bytes`, text });
  project.addCoding({ articleId, codeId: code, place: [0, text.length] });
  return text;
}

describe('long texts', () => {
  it('are spread over variables as SPSS does it', () => {
    expect(segmentWidths(255)).toEqual([255]);
    expect(segmentWidths(256)).toEqual([255, 4]);
    expect(segmentWidths(504)).toEqual([255, 252]);
    // The example of the PSPP developer's guide.
    expect(segmentWidths(20_000)).toEqual([...Array.from({ length: 79 }, () => 255), 92]);
  });

  it.skipIf(!hasHaven || !hasPspp)(
    'come back whole up to 32,759 bytes and are cut beyond, which is reported',
    async () => {
      const project = new TestProject();
      try {
        const code = project.addCode('Everything');
        const sizes = [8, 252, 255, 256, 257, 504, 505, 5_000, 758, 1_013, 20_000, 32_759];
        const files: string[] = [];
        const texts: string[] = [];
        for (const size of sizes) {
          texts.push(addLongPassage(project, code, size));
          files.push((await exportFormat(project, `long-${size}.sav`, { format: 'spss' })).to);
        }
        const read = readWithR(files);
        for (const [at, rows] of read.entries()) {
          expect(rows.map((row) => row['text'])).toEqual(texts.slice(0, at + 1));
          expect(readWithPspp(files[at]!).map((row) => row['text'])).toEqual(texts.slice(0, at + 1));
        }
        const tooLong = addLongPassage(project, code, 32_761);
        const { to, report } = await exportFormat(project, 'cut.sav', { format: 'spss' });
        expect(report.notes).toMatchObject([{ code: 'export.cut-strings', count: 1 }]);
        const [cut] = readWithR([to])[0]!.slice(-1);
        expect(cut!['text']).toBe(tooLong.slice(0, -'🚀'.length));
      } finally {
        project.remove();
      }
    },
    60_000,
  );
});

describe('projects of any content', () => {
  it.skipIf(!hasHaven || !hasPspp)(
    'come back from system files as from CSV',
    async () => {
      const samples = fc.sample(anyProjects, { numRuns: 6, seed: 20_240_305 });
      const projects: { project: TestProject; csv: DatasetTables; files: string[] }[] = [];
      try {
        for (const random of samples) {
          const project = new TestProject();
          fillAnyProject(project, random);
          const { to } = await exportFormat(project, 'spss', { format: 'spss', unit: 'paragraph', variables: true });
          const files = datasetTables.map((table) => path.join(to, `${table}.sav`));
          projects.push({ project, csv: await tablesAsCsv(project, { unit: 'paragraph', variables: true }), files });
        }
        const tables = readWithR(projects.flatMap(({ files }) => files));
        for (const [at, { csv, files }] of projects.entries()) {
          for (const [place, table] of datasetTables.entries()) {
            expect(normalRows(tables[4 * at + place]!)).toEqual(normalRows(csv[table]));
          }
          expect(normalRows(withoutTimes(readWithPspp(files[0]!)))).toEqual(normalRows(withoutTimes(csv.segments)));
        }
      } finally {
        for (const { project } of projects) project.remove();
      }
    },
    120_000,
  );
});

describe('names and dates of SPSS', () => {
  it('are names of its rules, unique without regard to case', () => {
    const names = toSpssNames(['by', 'BY', '1st', '#scratch', 'a b', 'A_b', 'واژه', 'ends.', '', 'x'.repeat(70), '🚀']);
    expect(names).toEqual([
      'by_v',
      'BY_v_2',
      'v_1st',
      'v_scratch',
      'a_b',
      'A_b_2',
      'واژه',
      'ends',
      'v',
      'x'.repeat(64),
      'v_2',
    ]);
  });

  it('count from the reform of the calendar', () => {
    expect(toSpssSeconds('1582-10-15')).toBe(86_400);
    // SPSS documents 0 as midnight of 14 October 1582; 1 January 2000 is its usual example.
    expect(toSpssSeconds('2000-01-01')).toBe(13_166_064_000);
    expect(toSpssSeconds('2024-03-05T10:11:12.500Z')).toBe(13_929_012_672.5);
  });
});
