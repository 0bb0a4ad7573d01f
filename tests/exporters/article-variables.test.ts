import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPackage, type Resource } from './check-package.ts';
import { exportTo, type ExportedDataset, type Table } from './export-to.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';

let made: GoldenProject;

beforeEach(() => {
  made = makeGoldenProject();
});
afterEach(() => made.project.remove());

const longName = 'Reach of the outlet in thousands of copies';

function addVariables({ project, articles }: GoldenProject): void {
  const { emoji, persian, removed } = articles;
  project.addVariable(longName, 'number', { [emoji]: '3.5', [persian]: '-1e+21', [removed]: '9' });
  project.addVariable(`${longName}!`, 'number', {});
  project.addVariable('حزب', 'choice', { [persian]: 'راست', [emoji]: '=left, "new"' }, [
    '=left, "new"',
    'راست',
    'none',
  ]);
  project.addVariable('Seen', 'yes-no', { [emoji]: 'true', [persian]: 'false' });
  project.addVariable('Wave', 'date', { [emoji]: '2024-03-05', [persian]: '2024-03-06' });
  project.addVariable('Founded', 'date', { [emoji]: '1851', [persian]: '1979-02' });
}

const columns = [
  'var_reach_of_the_outlet_in_thous',
  'var_reach_of_the_outlet_in_tho_2',
  'var_1',
  'var_seen',
  'var_wave',
  'var_founded',
];
const valuesIn = (rows: Table): string[][] => rows.map((row) => columns.map((column) => row[column] ?? 'no column'));
const ofEmoji = ['3.5', '', '=left, "new"', 'true', '2024-03-05', '1851'];
const ofPersian = ['-1e+21', '', 'راست', 'false', '2024-03-06', '1979-02'];

function fieldsOf({ files }: ExportedDataset, table: string): Record<string, unknown>[] {
  const { resources } = JSON.parse(files['datapackage.json']!) as { resources: Resource[] };
  const { fields } = resources.find(({ name }) => name === table)!.schema;
  return fields.filter(({ name }) => name.startsWith('var_')) as never;
}

describe('variables of articles', () => {
  it('are columns of the articles in any case', async () => {
    addVariables(made);
    const dataset = await exportTo(made.project);
    const nothing = columns.map(() => '');
    expect(valuesIn(dataset.rows('articles.csv'))).toEqual([ofEmoji, ofPersian, nothing, nothing, nothing]);
    const header = Object.keys(dataset.rows('articles.csv')[0]!);
    expect(header.slice(header.indexOf('coding_state') + 1, header.indexOf('n_sovereignty'))).toEqual(columns);
    expect(columns.every((name) => name.length <= 32)).toBe(true);
    expect(Object.keys(dataset.rows('segments.csv')[0]!).filter((name) => name.startsWith('var_'))).toEqual([]);
    expect(checkPackage(dataset)).toEqual([]);
  });

  it('are columns of the segments where it is asked for', async () => {
    addVariables(made);
    const dataset = await exportTo(made.project, { variables: true, delimiter: ';', decimal: ',', excelSafe: true });
    const rows = valuesIn(dataset.rows('segments.csv'));
    expect(rows).toHaveLength(9);
    expect(rows[0]).toEqual(['3,5', '', `'=left, "new"`, 'true', '2024-03-05', '1851']);
    expect(rows.at(-1)).toEqual(ofPersian);
    expect(Object.keys(dataset.rows('segments.csv')[0]!).slice(-6)).toEqual(columns);
    expect(checkPackage(dataset)).toEqual([]);
  });

  it('have their types and names in the description', async () => {
    addVariables(made);
    const dataset = await exportTo(made.project, { variables: true });
    const described = [
      { name: columns[0], type: 'number', title: longName },
      { name: columns[1], type: 'number', title: `${longName}!` },
      { name: columns[2], type: 'string', title: 'حزب', constraints: { enum: ['=left, "new"', 'راست', 'none'] } },
      { name: columns[3], type: 'boolean', title: 'Seen' },
      { name: columns[4], type: 'date', title: 'Wave' },
      // A year is no date of the standard, so the column is one of texts with a pattern.
      { name: columns[5], type: 'string', title: 'Founded', constraints: { pattern: expect.any(String) } },
    ];
    expect(fieldsOf(dataset, 'articles')).toEqual(described.map((field) => expect.objectContaining(field)));
    expect(fieldsOf(dataset, 'segments')).toEqual(fieldsOf(dataset, 'articles'));
    expect(dataset.files['README.txt']).toContain(`\n  var_reach_of_the_outlet_in_thous ${longName}\n`);
  });

  it('are no columns where there are none', async () => {
    const dataset = await exportTo(made.project, { variables: true });
    expect([...fieldsOf(dataset, 'articles'), ...fieldsOf(dataset, 'segments')]).toEqual([]);
  });
});

describe('articles that nobody has coded', () => {
  it('are told from those in which nothing was found, in both tables', async () => {
    const { articles, project } = made;
    const { rows } = await exportTo(project, { unit: 'paragraph' });
    const states = Object.fromEntries(
      rows('articles.csv').map((row) => [
        row['article_id'],
        [row['coded_by'], row['coding_state'], row['n_sovereignty']],
      ]),
    );
    expect(states[articles.nothing]).toEqual(['Ada', 'done', '0']);
    expect(states[articles.untouched]).toEqual(['', 'not-started', '0']);
    expect(states[articles.emoji]?.[1]).toBe('in-progress');
    const units = rows('units.csv');
    const ofNothing = units.filter((row) => row['article_id'] === articles.nothing);
    expect(ofNothing.map((row) => [row['coder'], row['coding_state'], row['has_sovereignty']])).toEqual([
      ['Ada', 'done', '0'],
      ['Ada', 'done', '0'],
    ]);
    expect(units.filter((row) => row['article_id'] === articles.untouched)).toEqual([]);
  });
});
