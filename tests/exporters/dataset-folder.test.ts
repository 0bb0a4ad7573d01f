import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportTo, sixFiles } from './export-to.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';

const golden = '../fixtures/exporters';
let made: GoldenProject;

beforeEach(() => {
  made = makeGoldenProject();
});
afterEach(() => made.project.remove());

describe('the coded dataset', () => {
  it('is the six files, byte for byte as they were reviewed', async () => {
    const { files, report } = await exportTo(made.project, { unit: 'sentence' });
    expect(Object.keys(files).toSorted()).toEqual(sixFiles);
    for (const name of sixFiles) await expect(files[name]).toMatchFileSnapshot(`${golden}/sentence/${name}`);
    expect(report.files).toEqual(
      ['segments.csv', 'articles.csv', 'units.csv', 'codebook.csv', 'datapackage.json', 'README.txt'].map((name) => ({
        name,
        rows: { 'segments.csv': 9, 'articles.csv': 5, 'units.csv': 14, 'codebook.csv': 7 }[name] ?? null,
        bytes: Buffer.byteLength(files[name]!),
      })),
    );
    expect(report.revision).toBe(made.project.revision);
  });

  it('has the same tables in the form of European spreadsheets', async () => {
    const options = { delimiter: ';', decimal: ',', bom: true, excelSafe: true, unit: 'article' } as const;
    const { files } = await exportTo(made.project, options);
    for (const name of sixFiles) await expect(files[name]).toMatchFileSnapshot(`${golden}/european/${name}`);
  });

  it('has exactly the columns of the format', async () => {
    const { files } = await exportTo(made.project);
    const header = (name: string): string[] => files[name]!.slice(0, files[name]!.indexOf('\n')).split(',');
    const variables = [
      'sovereignty',
      'refusal_to_negotiate',
      'other',
      'dissuasion_credible_arger_oe',
      'other_2',
      'code_1',
      'retired',
    ];
    const columns = (list: string): string[] => list.trim().split(/\s+/);
    expect(header('segments.csv')).toEqual(
      columns(`segment_id article_id article_title outlet date coder code_id code code_path start end start_utf16 end_utf16
        paragraph sentence text weight status memo codebook_version created_at modified_at
        attr_speaker attr_stance_for_1 attr_1`),
    );
    expect(header('articles.csv')).toEqual([
      ...columns(`article_id title byline outlet section date date_precision url language direction source_id file_name
        created_at words text_hash duplicate_of coded_by coding_state`),
      ...variables.map((name) => `n_${name}`),
      ...variables.map((name) => `has_${name}`),
    ]);
    expect(header('units.csv')).toEqual([
      ...columns(`unit_id unit article_id coder coding_state paragraph sentence start end start_utf16 end_utf16`),
      ...variables.map((name) => `has_${name}`),
    ]);
    expect(header('codebook.csv')).toEqual(
      columns(
        `code_id parent_id path name variable value definition include exclude example color created_at modified_at`,
      ),
    );
  });

  it('is made of the same bytes whenever and wherever the same revision is exported', async () => {
    const first = await exportTo(made.project);
    made.project.reopen();
    const second = await exportTo(made.project, {}, { folder: `${made.project.folder}/elsewhere/deeper` });
    expect(second.files).toEqual(first.files);
    made.project.addCode('One more');
    const third = await exportTo(made.project, {}, { folder: `${made.project.folder}/third` });
    expect(third.files).not.toEqual(first.files);
  });

  it('of an empty project has headers and no rows', async () => {
    const { TestProject } = await import('../support/test-project.ts');
    const empty = new TestProject();
    const { rows, report } = await exportTo(empty);
    const tables = ['segments.csv', 'articles.csv', 'units.csv', 'codebook.csv'];
    expect(tables.map((name) => rows(name))).toEqual([[], [], [], []]);
    expect(report.revision).toBe(0);
    empty.remove();
  });
});
