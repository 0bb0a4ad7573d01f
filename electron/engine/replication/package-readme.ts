import type { DescribedTable } from '../exporters/data-package.ts';
import type { DatasetPlan } from '../exporters/dataset-plan.ts';
import { copiedLength } from './copied-words.ts';

/** What the package is, what it is not, and how it is used, for whoever finds it in ten years. */
export function packageReadme(
  plan: DatasetPlan,
  tables: readonly DescribedTable[],
  notes: readonly string[],
  programVersion: string,
): string {
  const { project } = plan;
  const sections = [
    [
      `${project.title}: replication package without texts`,
      '',
      `Made by Parlance ${programVersion} from revision ${project.revision} of the project, which dates from`,
      `${project.revisedAt} (codebook version ${project.codebookVersion}). The same revision makes the same bytes.`,
      '',
      'It holds who coded what, where and as what, and the codebook: everything that an analysis needs. It holds nothing',
      'of the texts, which may be under copyright.',
    ],
    ['What is here', '', ...tables.map(fileLine), ...otherFiles],
    [...leftOut, ...notes.map((note) => `- ${note}`)],
    counting,
    joining,
    limits,
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n\n')}\n`;
}

function fileLine({ file, title }: DescribedTable): string {
  const rows = file.rows === 1 ? '1 row' : `${file.rows} rows`;
  return `${file.name.padEnd(18)} ${rows}; a row is: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

const otherFiles = [
  'load.py            loads and checks it in Python, with the standard library alone',
  'load.R             loads and checks it in R, with base R alone',
  'datapackage.json   the same for programs: columns, types, keys (Frictionless Data Package v2)',
  'README.txt         this text',
];

const leftOut = [
  'What is left out',
  '',
  '- The texts, and the passages that were coded.',
  '- All memos: they are their authors’ own words and often quote what was coded.',
  '- Names of files.',
  `- Whatever else stands word for word in an article, ${copiedLength} characters in a row: examples and definitions of codes,`,
  '  values of attributes and variables are left out then, names of codes are cut short.',
  '- Titles, authors, outlets, dates and addresses are kept. They are how articles are cited, and how a reader finds',
  '  them. If the titles of your articles must not be passed on, take the column out of articles.csv; nothing needs it.',
];

const counting = [
  'How to take it',
  '',
  '- CSV after RFC 4180: UTF-8, comma between cells, lines end with LF. An empty cell is a missing value.',
  '- start and end count Unicode code points from 0, end is one past the last; start_utf16 and end_utf16 count UTF-16',
  '  code units. paragraph and sentence count from 1 and say where the passage starts.',
  '- n_<code> is the number of codings of an article with exactly this code, has_<code> is 1 where there is one. Which',
  '  <code> is which code stands in the column “variable” of codebook.csv.',
  '- units.csv: a row of zeros with coding_state “done” was read and nothing was found.',
];

const joining = [
  'How to join it with the texts',
  '',
  'Whoever has copies of the articles, in whatever format and under whatever names, gets a project with all codings by',
  '',
  '  parlance rehydrate PACKAGE --articles FOLDER --to study.parlance',
  '',
  'and a report: which articles are exactly the texts that were coded, in which other copies passages were found again,',
  'and which articles and passages are missing. Without Parlance: text_hash in articles.csv is SHA-256 of the text in',
  'UTF-8, with “\\n” line ends and without byte-order mark; where it agrees, start and end are the place.',
];

const limits = [
  'What the hashes say',
  '',
  'anchors.csv and fingerprints.csv hold hashes by which passages and texts are recognised. They are made of texts that',
  'were squeezed: folded (letter case, diacritics, quotation marks), with one space for any white space. Hashes of',
  'passages, of the 32 characters around them and of whole texts are the first 64 bits of SHA-256 over a salt, which',
  'stands in datapackage.json, and the words; checks are 16 bits, and sketches are the 32 smallest 32-bit hashes of a',
  'text’s windows of 32 letters.',
  'No text can be read out of them. But whoever guesses words can see whether the guess is right, so that a coded word',
  'or a short phrase can be found by trying out many; the salt only keeps lists of guesses from serving twice. Where',
  'even that is too much, delete anchors.csv and fingerprints.csv: exact copies of the articles can still be joined.',
];
