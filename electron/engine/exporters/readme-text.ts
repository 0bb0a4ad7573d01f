import type { DescribedTable } from './data-package.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import { readingGuide } from './reading-guide.ts';
import { datasetScripts } from './scripts.ts';

export const readmeName = 'README.txt';

/** What the dataset is, for somebody who finds the folder in ten years. */
export function readmeOf(plan: DatasetPlan, tables: readonly DescribedTable[], programVersion: string): string {
  const { project } = plan;
  const sections = [
    [
      `${project.title}: coded dataset`,
      '',
      `Exported by Parlance ${programVersion} from revision ${project.revision} of the project, which dates from`,
      `${project.revisedAt} (codebook version ${project.codebookVersion}). Exporting the same revision with the same`,
      'options gives the same bytes.',
    ],
    ['What is here', '', ...tables.map(fileLine), ...otherFiles, ...scriptLines(plan)],
    ['What was asked for', '', ...selectionLines(plan)],
    conventions(plan),
    readingGuide(plan.options, tables),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n\n')}\n`;
}

const otherFiles = [
  'datapackage.json   the same for programs: columns, types, keys (Frictionless Data Package v2)',
  'README.txt         this text',
];

function scriptLines({ options }: DatasetPlan): string[] {
  return options.scripts ? datasetScripts.map(({ name, does }) => `${name.padEnd(18)} ${does}`) : [];
}

function fileLine({ file, title }: DescribedTable): string {
  const rows = file.rows === 1 ? '1 row' : `${file.rows} rows`;
  return `${file.name.padEnd(18)} ${rows}; a row is: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

function selectionLines({ options, coderNames, columnCodes, codes }: DatasetPlan): string[] {
  const isEveryCode = columnCodes.length === codes.length;
  return [
    `Articles: ${options.articleIds === undefined ? 'all' : 'a selection, which is what articles.csv lists'}`,
    `Coders:   ${options.coderIds === undefined ? 'all' : [...coderNames.values()].join(', ')}`,
    `Codes:    ${isEveryCode ? 'all' : columnCodes.map((code) => code.path).join(', ')}`,
    `Codings:  ${options.finalOnly ? 'final and adjudicated, no drafts' : 'all, drafts included'}`,
    ...(options.excelSafe
      ? ['Cells that a spreadsheet would take for a formula have an apostrophe put before them: this changes the data.']
      : []),
  ];
}

function conventions({ options, attributes, variables }: DatasetPlan): string[] {
  const names = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;
  return [
    'How to take it',
    '',
    `- CSV after RFC 4180: UTF-8${options.bom ? ' with byte-order mark' : ''}, ${names[options.delimiter]} between cells, lines end with LF,`,
    '  a cell with line breaks or quotation marks stands in double quotes. An empty cell is a missing value.',
    `- The decimal sign is “${options.decimal}”. Dates are ISO 8601, times are in UTC.`,
    '- start and end count Unicode code points (characters) from 0; start is the first character, end is one past the',
    '  last. This is how R, Python, Stata and SQLite count. start_utf16 and end_utf16 count UTF-16 code units, as',
    '  JavaScript and Java do. paragraph and sentence count from 1 and say where the passage starts; paragraphs are',
    '  what stands between line breaks, sentence counts within its paragraph.',
    '- n_<code> is the number of codings of an article with exactly this code, has_<code> is 1 where there is one, and',
    '  0 otherwise. A code does not count the codings of the codes below it. Which <code> is which code stands in the',
    '  column “variable” of codebook.csv.',
    '- units.csv has a row for each unit and each coder who worked on the article. A row of zeros with coding_state',
    '  “done” was read and nothing was found; with “in-progress” the coder may not have come so far. Articles that a',
    '  coder has not started have no rows for this coder.',
    '- coding_state in articles.csv is “done” where everybody who worked on the article is done with it.',
    ...namedColumns('attr_<name> is an attribute of a coding:', attributes),
    ...namedColumns('var_<name> is a variable of an article; yes and no are true and false:', variables),
  ];
}

/** Column names are ASCII; here stands what the analyst called them. */
function namedColumns(sentence: string, things: readonly { column: string; name: string }[]): string[] {
  if (things.length === 0) return [];
  return [`- ${sentence}`, ...things.map(({ column, name }) => `  ${column.padEnd(32)} ${name}`)];
}
