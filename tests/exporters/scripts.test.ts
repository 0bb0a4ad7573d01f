import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canRun, runProgram } from '../support/find-program.ts';
import { TestProject } from '../support/test-project.ts';
import { pythonWithPandas } from './export-format.ts';
import { exportTo, parseCsv, sixFiles, type ExportedDataset, type Table } from './export-to.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';

const hasR = canRun('Rscript', ['--version']);
const hasPspp = canRun('pspp', ['--version']) && canRun('pspp-convert', ['--version']);

const forms = {
  plain: { unit: 'paragraph', variables: true },
  european: { delimiter: ';', decimal: ',', bom: true, excelSafe: true, variables: true },
  tabs: { delimiter: '\t' },
} as const;
type Form = keyof typeof forms;
const everyForm = Object.keys(forms) as Form[];
const scriptNames = ['load_r.R', 'load_python.py', 'load_stata.do', 'load_spss.sps'];

/** Everything that ends a text, begins another, or is expanded inside one, in some of the four languages. */
const hostile = [
  `Say "no" to 'them'`,
  "Costs $price and `macro' and \"'",
  'back\\slash \\$x \\n {0} %s // /* */ ///',
  'two\nlines\r\nand\ta tab',
  "ends with '",
  'ends with "',
  'ends with a full stop.',
  '🚀 موشک',
  'Marks \u202Bof\u202C \u2067direction\u2069, \u200Cjoining\u200D and \u2028lines',
  `Long ${'🚀 “long” '.repeat(33)}`,
];
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

let made: GoldenProject;
const datasets = {} as Record<Form, ExportedDataset>;

function addVariables({ project, articles: { emoji, persian, nothing } }: GoldenProject): void {
  project.addVariable('Reach', 'number', { [emoji]: '3.5', [persian]: '-1e+21', [nothing]: '4' });
  project.addVariable('حزب', 'choice', { [persian]: 'راست', [emoji]: '=left, "new" $x' }, [
    '=left, "new" $x',
    'راست',
    'none',
  ]);
  project.addVariable('Seen', 'yes-no', { [emoji]: 'true', [persian]: 'false' });
  project.addVariable('Wave', 'date', { [emoji]: '2024-03-05', [persian]: '2024-03-06' });
  project.addVariable('Founded, as far as somebody knows', 'date', { [emoji]: '1851', [persian]: '1979-02-11' });
}

beforeAll(async () => {
  made = makeGoldenProject();
  for (const name of hostile) made.project.addCode(name);
  addVariables(made);
  for (const form of everyForm) {
    const options = { ...forms[form], scripts: true };
    datasets[form] = await exportTo(made.project, options, { folder: path.join(made.project.folder, form) });
  }
});
afterAll(() => made.project.remove());

/** Names of columns and what the analyst calls them, as the codebook says. */
function codesByColumn(form: Form): [column: string, path: string][] {
  return datasets[form].rows('codebook.csv').map((row) => [`has_${row['variable']}`, row['path']!]);
}

const dayOfFounding = 'var_founded_as_far_as_somebo_day';

describe('scripts beside the tables', () => {
  it('are written where they are asked for, named in the readme, and only there', async () => {
    const { files, report } = datasets.plain;
    expect(Object.keys(files).toSorted()).toEqual([...sixFiles, ...scriptNames].toSorted());
    expect(report.files.slice(-4).map(({ name, rows }) => [name, rows])).toEqual(
      scriptNames.map((name) => [name, null]),
    );
    for (const name of scriptNames) expect(files['README.txt']).toMatch(new RegExp(`^${name} +\\S`, 'm'));
    const without = await exportTo(made.project, {}, { folder: path.join(made.project.folder, 'without') });
    expect(Object.keys(without.files).toSorted()).toEqual(sixFiles);
    expect(without.files['README.txt']).not.toContain('load_');
  });

  it('have the same bytes each time and replace those of an earlier export', async () => {
    const folder = path.join(made.project.folder, 'again');
    const options = { ...forms.european, scripts: true };
    await exportTo(made.project, options, { folder });
    const again = await exportTo(made.project, options, { folder, overwrite: true });
    expect(again.files).toEqual(datasets.european.files);
    expect(again.report.notes).toEqual([]);
    const without = await exportTo(made.project, forms.european, { folder, overwrite: true });
    expect(without.report.notes).toMatchObject([{ code: 'export.old-scripts', count: 4 }]);
  });

  it('do not come with one file, which is said', async () => {
    const { report } = await exportTo(
      made.project,
      { scripts: true },
      { folder: path.join(made.project.folder, 'one.csv') },
    );
    expect(report.files.map(({ name }) => name)).toEqual(['one.csv']);
    expect(report.notes).toMatchObject([{ code: 'export.no-scripts', count: 1 }]);
  });
});

const rChecks = `
source("load_r.R", encoding = "UTF-8")
out <- function(...) cat(enc2utf8(paste0(...)), sep = "\\n")
out(nrow(segments), " ", nrow(articles), " ", nrow(units), " ", nrow(codebook))
out(class(segments$start), " ", class(segments$weight), " ", class(segments$status), " ", class(segments$created_at)[1], " ",
    class(segments$date_day), " ", class(articles$var_seen), " ", class(articles$var_wave), " ", class(articles$has_other))
out(sum(segments$weight, na.rm = TRUE), " ", sum(is.na(segments$memo)), " ", sum(articles$var_reach[c(1, 3)]), " ", articles$var_reach[2])
out(as.character(segments$date_day[1]), " ", as.character(articles$var_wave[2]), " ", as.character(articles$${dayOfFounding}[2]),
    " ", is.na(articles$${dayOfFounding}[1]), " ", articles$date[2])
out(format(segments$created_at[1], "%Y-%m-%d %H:%M:%S"))
out(paste(levels(articles$coding_state), collapse = "|"), " ", as.character(articles$coding_state[3]), " ", articles$var_seen[1], articles$var_seen[2])
out(as.character(articles$var_1[1]), " ", as.character(articles$var_1[2]), " ", nlevels(articles$var_1))
out(segments$text[grepl("Geneva", segments$text)], " ", articles$title[2])
out(attr(segments$start, "label"), " ", attr(articles$n_other, "label"), " ", attr(articles$title, "label"))
for (name in grep("^has_", names(units), value = TRUE)) out(name, "=", attr(units[[name]], "label"))
`;

/** What every program must find, written in one way. */
function expectedFacts(form: Form): string[] {
  const apostrophe = form === 'european' ? "'" : '';
  return [
    `9 5 ${datasets[form].rows('units.csv').length} ${7 + hostile.length}`,
    'integer numeric factor POSIXct Date logical Date integer',
    '-0.5 8 7.5 -1e+21',
    '2024-03-05 2024-03-06 1979-02-11 TRUE 1403',
    datasets[form].rows('segments.csv')[0]!['created_at']!.replace('T', ' ').slice(0, 19),
    'Not started|In progress|Done Done TRUEFALSE',
    `${apostrophe}=left, "new" $x راست 3`,
    '🚀 in Geneva حاکمیت',
    'First character, counted from 0 in Unicode code points Sovereignty > Other (number of codings) Title',
    ...codesByColumn(form).map(([column, name]) => `${column}=${oneLine(name)}`),
  ];
}

describe('R', () => {
  it.skipIf(!hasR).each(everyForm)('loads and labels the tables (%s)', (form) => {
    const output = runProgram('Rscript', ['--vanilla', '-e', rChecks], datasets[form].folder);
    expect(output.trimEnd().split('\n')).toEqual(expectedFacts(form));
  });
});

const pythonChecks = `
import json, sys
exec(compile(open("load_python.py", encoding="utf-8").read(), "load_python.py", "exec"))
founded = articles["${dayOfFounding}"]
print(json.dumps({
    "rows": [len(table) for table in (segments, articles, units, codebook)],
    "types": [str(column.dtype) for column in (segments["start"], segments["paragraph"], segments["weight"], segments["status"],
        segments["created_at"], segments["date_day"], articles["var_seen"], articles["var_wave"], articles["has_other"], articles["url"])],
    "numbers": [float(segments["weight"].sum()), int(segments["memo"].isna().sum()), *articles["var_reach"].dropna().tolist()],
    "days": [str(segments["date_day"][0].date()), str(articles["var_wave"][1].date()), str(founded[1].date()), bool(founded.isna()[0]),
        articles["date"][1]],
    "time": segments["created_at"][0].isoformat(),
    "state": [articles["coding_state"].cat.categories.tolist(), articles["coding_state"][2]],
    "seen": [bool(value) for value in articles["var_seen"].dropna()],
    "choices": [*articles["var_1"].cat.categories, articles["var_1"][1]],
    "texts": [segments["text"][segments["text"].str.contains("Geneva")].tolist(), articles["title"][1]],
    "labels": [segments.attrs["labels"]["start"], articles.attrs["labels"]["n_other"], articles.attrs["value_labels"]["coding_state"]["done"]],
    "codes": [[name, label] for name, label in units.attrs["labels"].items() if name.startswith("has_")],
    "coded": units.attrs["value_labels"]["has_other"][1],
}))
`;

describe('pandas', () => {
  it.skipIf(!pythonWithPandas).each(everyForm)('loads and labels the tables (%s)', (form) => {
    const output = runProgram(pythonWithPandas!, ['-W', 'error', '-c', pythonChecks], datasets[form].folder);
    const left = `${form === 'european' ? "'" : ''}=left, "new" $x`;
    expect(JSON.parse(output)).toEqual({
      rows: [9, 5, datasets[form].rows('units.csv').length, 7 + hostile.length],
      types: [
        'int64',
        'Int64',
        'float64',
        'category',
        'datetime64[ns, UTC]',
        'datetime64[ns]',
        'boolean',
        'datetime64[ns]',
        'int8',
        'string',
      ],
      numbers: [-0.5, 8, 3.5, -1e21, 4],
      days: ['2024-03-05', '2024-03-06', '1979-02-11', true, '1403'],
      time: datasets[form].rows('segments.csv')[0]!['created_at']!.replace('.000Z', '+00:00'),
      state: [['not-started', 'in-progress', 'done'], 'done'],
      seen: [true, false],
      choices: [left, 'راست', 'none', 'راست'],
      texts: [['🚀 in Geneva'], 'حاکمیت'],
      labels: [
        'First character, counted from 0 in Unicode code points',
        'Sovereignty > Other (number of codings)',
        'Done',
      ],
      codes: codesByColumn(form).map(([column, name]) => [column, oneLine(name)]),
      coded: 'Coded',
    });
  });
});

/** Runs the syntax in a copy of the dataset; answers what it said and the tables that it saved. */
function runSpss(dataset: ExportedDataset, tables: readonly string[]): { folder: string; rows: Record<string, Table> } {
  const folder = `${dataset.folder}-spss`;
  cpSync(dataset.folder, folder, { recursive: true });
  const said = runProgram('pspp', ['-O', 'format=txt', 'load_spss.sps'], folder);
  expect(said).not.toMatch(/warning|error/i);
  const rows = Object.fromEntries(
    tables.map((table) => {
      runProgram('pspp-convert', ['-O', 'csv', `${table}.sav`, `${table}.out.csv`], folder);
      const text = readFileSync(path.join(folder, `${table}.out.csv`), 'utf8').replaceAll('\r\n', '\n');
      return [table, parseCsv(text, ',')];
    }),
  );
  return { folder, rows };
}

describe('SPSS', () => {
  it.skipIf(!hasPspp).each(everyForm)('loads and labels the tables, as PSPP has it (%s)', (form) => {
    const { folder, rows } = runSpss(datasets[form], ['articles', 'units']);
    const { articles, units } = rows as Record<'articles' | 'units', Table>;
    const written = datasets[form].rows('articles.csv');
    expect(units).toHaveLength(datasets[form].rows('units.csv').length);
    for (const column of [
      'article_id',
      'title',
      'outlet',
      'text_hash',
      'has_sovereignty',
      'words',
      'coded_by',
      'var_1',
    ]) {
      expect(articles.map((row) => row[column]!.trimEnd())).toEqual(written.map((row) => row[column]));
    }
    expect(articles.map((row) => row['var_reach']!.trim()).filter((value) => value !== '')).toEqual([
      '3.5',
      expect.stringMatching(/^-1e\+?21$/i),
      '4',
    ]);
    expect(articles.map((row) => row['var_seen']!.trim())).toEqual(['1', '0', '', '', '']);

    const syntax = `GET FILE='articles.sav'.\nDISPLAY DICTIONARY.\nFORMATS created_at (F20.0) date_day var_wave ${dayOfFounding} (F20.0).
      LIST VARIABLES=date_day var_wave ${dayOfFounding} created_at /CASES=FROM 1 TO 2.`;
    writeFileSync(path.join(folder, 'check.sps'), syntax);
    const said = runProgram('pspp', ['-O', 'format=csv', 'check.sps'], folder);
    const seconds = (iso: string): number => Date.parse(iso) / 1000 + 141_428 * 86_400;
    const [first, second] = written.map((row) => Math.floor(seconds(row['created_at']!)));
    expect(said).toContain(`\n${seconds('2024-03-05')},${seconds('2024-03-05')},.,${first}\n`);
    expect(said).toContain(`\n.,${seconds('2024-03-06')},${seconds('1979-02-11')},${second}\n`);
    expect(said).toContain('not-started,Not started');
    expect(said).toContain('1,Coded');
    const from = said.indexOf('Name,');
    const dictionary = parseCsv(said.slice(from, said.indexOf('\n\n', from)), ',');
    const labels = new Map(dictionary.map((row) => [row['Name'], row['Label']]));
    for (const [column, name] of codesByColumn(form)) {
      const label = labels.get(column)!;
      expect(oneLine(name).startsWith(label)).toBe(true);
      expect(Buffer.byteLength(label)).toBeGreaterThan(Math.min(Buffer.byteLength(oneLine(name)), 256) - 5);
    }
  });

  it('names what it cannot read and why', () => {
    const syntax = datasets.plain.files['load_spss.sps']!;
    expect(syntax).toContain('* segments.csv is not loaded: cells hold line breaks (the first one in the column memo)');
    expect(syntax).toContain("* GET FILE='segments.sav'.");
    expect(syntax).not.toContain("/FILE='segments.csv'");
    for (const line of syntax.split('\n')) expect(Buffer.byteLength(line)).toBeLessThan(256);
  });

  it.skipIf(!hasPspp)('loads the codings too where no cell holds a line break', async () => {
    const project = new TestProject();
    try {
      const code = project.addCode('Threat');
      const text = 'او گفت: «نه» 🚀. '.repeat(60);
      const articleId = project.addArticle({ title: 'Long', text });
      project.addCoding({
        articleId,
        codeId: code,
        place: [0, text.trimEnd().length],
        weight: 0.25,
        memo: 'He said "no", twice',
      });
      const dataset = await exportTo(project, { scripts: true, delimiter: ';', decimal: ',' });
      const { rows } = runSpss(dataset, ['segments', 'articles', 'units', 'codebook']);
      expect(rows['segments']).toMatchObject([
        { text: text.trimEnd(), memo: expect.stringMatching(/^He said "no", twice *$/), weight: '0.25' },
      ]);
      expect(rows['codebook']).toHaveLength(1);
    } finally {
      project.remove();
    }
  });

  it.skipIf(!hasPspp || !hasR || !pythonWithPandas)('and the others load an empty project', async () => {
    const project = new TestProject();
    try {
      const dataset = await exportTo(project, { scripts: true });
      runProgram('Rscript', ['--vanilla', '-e', 'source("load_r.R"); stopifnot(nrow(articles) == 0)'], dataset.folder);
      runProgram(pythonWithPandas!, ['-W', 'error', 'load_python.py'], dataset.folder);
      runProgram('pspp', ['-O', 'format=txt', 'load_spss.sps'], dataset.folder);
    } finally {
      project.remove();
    }
  });
});

/** The do-file's commands: continuation lines joined, comments gone. */
function stataCommands(form: Form): string[] {
  return datasets[form].files['load_stata.do']!.replaceAll(/ \/\/\/\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('*'));
}

/** What Stata makes of a label's text: between simple or compound quotes, or put together by Mata. */
function stataText(text: string): string {
  if (text.startsWith('`"')) {
    expect(text.endsWith('"\'')).toBe(true);
    const inner = text.slice(2, -2);
    expect(inner).not.toMatch(/[`$\\]|"'|\/[*/]|\*\//);
    return inner;
  }
  expect(text).toMatch(/^"[^"`$\\]*"$/);
  return text.slice(1, -1);
}

function mataText(expression: string): string {
  const term = /"[^"`$\\'/*]*"|char\(\d+\)/;
  expect(expression).toMatch(new RegExp(`^(?:${term.source})(?: \\+ (?:${term.source}))*$`));
  return Array.from(expression.matchAll(new RegExp(term.source, 'g')), ([part]) =>
    part.startsWith('"') ? part.slice(1, -1) : String.fromCodePoint(Number(/\d+/.exec(part)![0])),
  ).join('');
}

/** Stata cannot be had here: what a do-file may hold is checked by rule. */
describe('Stata', () => {
  const labelsOf = (form: Form): [table: number, column: string, label: string][] => {
    let table = -1;
    return stataCommands(form).flatMap((command): [number, string, string][] => {
      if (command.startsWith('import delimited')) table++;
      const plain = /^label variable (\w+) (.+)$/.exec(command);
      if (plain) return [[table, plain[1]!, stataText(plain[2]!)]];
      const mata = /^mata: st_varlabel\("(\w+)", (.+)\)$/.exec(command);
      return mata ? [[table, mata[1]!, mataText(mata[2]!)]] : [];
    });
  };

  it.each(everyForm)('labels each column once, with names and labels that it takes (%s)', (form) => {
    const labels = labelsOf(form);
    const tables = ['segments', 'articles', 'units', 'codebook'];
    for (const [at, table] of tables.entries()) {
      const columns = Object.keys(datasets[form].rows(`${table}.csv`)[0]!);
      const labelled = labels.filter(([of]) => of === at).map(([, column]) => column);
      expect(new Set(labelled).size).toBe(labelled.length);
      expect(labelled.filter((name) => !name.endsWith('_day'))).toEqual(columns);
    }
    expect(labels.filter(([, name]) => name.length > 32)).toEqual([]);
    expect(labels.filter(([, , label]) => Array.from(label).length > 80 || label === '')).toEqual([]);
    const ofUnits = new Map(labels.filter(([of]) => of === 2).map(([, column, label]) => [column, label]));
    for (const [column, name] of codesByColumn(form)) {
      const whole = oneLine(name);
      const cut = Array.from(whole).length > 80 ? `${Array.from(whole).slice(0, 79).join('')}…` : whole;
      expect(ofUnits.get(column)).toBe(cut);
    }
  });

  it.each(everyForm)('reads with the delimiter and the decimal sign of the tables (%s)', (form) => {
    const commands = stataCommands(form);
    const sign = { plain: '","', european: '";"', tabs: 'tab' }[form];
    expect(commands.filter((command) => command.startsWith('import'))).toEqual(
      ['segments', 'articles', 'units', 'codebook'].map(
        (table) =>
          `import delimited using "${table}.csv", delimiters(${sign}) varnames(1) case(preserve) ` +
          'bindquotes(strict) maxquotedrows(unlimited) encoding("utf-8") stringcols(_all)',
      ),
    );
    const numbers = form === 'tabs' ? 'weight' : 'weight var_reach';
    expect(commands).toContain(`destring ${numbers} , replace${form === 'european' ? ' dpcomma' : ''}`);
    expect(commands).toContain('parlance_closed coding_state');
    expect(commands).toContain('label define coding_state 2 "in-progress", modify');
    expect(commands).toContain('label define coding_state 2 "In progress", modify');
    expect(commands).toContain('parlance_whole_day var_wave');
    expect(commands).toContain(`parlance_day var_founded_as_far_as_somebody_k ${dayOfFounding}`);
    expect(commands.filter((command) => command.startsWith('save'))).toHaveLength(4);
  });

  it('closes every program, and gives choices their exact text', () => {
    const commands = stataCommands('plain');
    expect(commands.filter((command) => command === 'end')).toHaveLength(
      commands.filter((command) => command.startsWith('program define')).length,
    );
    const [, choice] = commands
      .map((command) => /^mata: st_vlmodify\("var_1", 1, (.+)\)$/.exec(command))
      .find(Boolean)!;
    expect(mataText(choice!)).toBe('=left, "new" $x');
  });
});
