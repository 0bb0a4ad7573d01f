import path from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestProject } from '../support/test-project.ts';
import { datasetTables, describedFields, exportFormat, tablesAsCsv, type DatasetTables } from './export-format.ts';
import type { Table } from './export-to.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';
import { addManySegments } from './many-segments.ts';
import { compareAnyProjects } from './any-project-back.ts';

let made: GoldenProject;
let folder: string;
let expected: DatasetTables;
let db: DuckDBConnection;

beforeAll(async () => {
  db = await (await DuckDBInstance.create(':memory:')).connect();
  await db.run("SET TimeZone = 'UTC'");
  made = makeGoldenProject();
  expected = await tablesAsCsv(made.project, { unit: 'sentence' });
  folder = (await exportFormat(made.project, 'parquet', { format: 'parquet', unit: 'sentence' })).to;
});
afterAll(() => made.project.remove());

async function ask(sql: string): Promise<Record<string, string | number | null>[]> {
  return (await db.runAndReadAll(sql)).getRowObjectsJson() as Record<string, string | number | null>[];
}

/** What DuckDB reads, each value spelled as in CSV. */
async function readTable(file: string): Promise<Table> {
  const rows = await ask(`SELECT * FROM '${file}'`);
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => !name.endsWith('_day'))
        .map(([name, value]) => [name, spelled(name, value as string)]),
    ),
  );
}

function spelled(name: string, value: string | number | null): string {
  if (value === null) return '';
  if (/^(created|modified)_at$/.test(name)) {
    return new Date(
      `${String(value)
        .replace(' ', 'T')
        .replace(/\+00.*$/, '')}Z`,
    ).toISOString();
  }
  return String(value);
}

describe('Parquet', () => {
  it.each(datasetTables)('is read by DuckDB as the table is in CSV (%s)', async (table) => {
    expect(await readTable(path.join(folder, `${table}.parquet`))).toEqual(expected[table]);
  });

  it.each(datasetTables)('is described by the package as it is (%s)', async (table) => {
    const columns = await ask(`DESCRIBE SELECT * FROM '${folder}/${table}.parquet'`);
    expect(describedFields(folder, table)).toEqual(columns.map((row) => row['column_name']));
  });

  it('has columns of their own types', async () => {
    const rows = await ask(`DESCRIBE SELECT * FROM '${folder}/segments.parquet'`);
    const types = Object.fromEntries(rows.map((row) => [row['column_name'], row['column_type']]));
    expect(types).toMatchObject({
      segment_id: 'VARCHAR',
      date: 'VARCHAR',
      date_day: 'DATE',
      start: 'INTEGER',
      text: 'VARCHAR',
      weight: 'DOUBLE',
      created_at: 'TIMESTAMP WITH TIME ZONE',
      attr_speaker: 'VARCHAR',
    });
    const days = await ask(`SELECT date, date_day FROM '${folder}/articles.parquet' ORDER BY article_id LIMIT 2`);
    expect(days).toEqual([
      { date: '2024-03-05', date_day: '2024-03-05' },
      { date: '1403', date_day: null },
    ]);
  });

  it('finds every passage where its row says it is', async () => {
    const texts = made.project.db.prepare('SELECT article_id, text FROM v_articles').all() as Record<string, string>[];
    await db.run('CREATE OR REPLACE TABLE texts (article_id VARCHAR, text VARCHAR)');
    for (const { article_id: id, text } of texts) await db.run('INSERT INTO texts VALUES ($1, $2)', [id!, text!]);
    // substring() of DuckDB counts code points; its [from:to] counts grapheme clusters.
    const [found] = await ask(
      `SELECT count(*)::INTEGER AS n, count(*) FILTER (substring(texts.text, start + 1, "end" - start) = segments.text)::INTEGER AS same
       FROM '${folder}/segments.parquet' AS segments JOIN texts USING (article_id)`,
    );
    expect(found).toEqual({ n: expected.segments.length, same: expected.segments.length });
  });

  it('keeps the names that the analyst gave in its metadata', async () => {
    const [row] = await ask(
      `SELECT decode(value) AS value FROM parquet_kv_metadata('${folder}/articles.parquet') WHERE decode(key) = 'parlance'`,
    );
    const metadata = JSON.parse(String(row!['value'])) as { labels: Record<string, string>; revision: number };
    const code = expected.codebook.find((entry) => entry['path'] === 'حاکمیت')!;
    expect(metadata.labels[`has_${code['variable']}`]).toBe('حاکمیت');
    expect(metadata.revision).toBe(made.project.revision);
  });

  it('is one file of segments where the name ends with .parquet, also without a single row', async () => {
    const none = await exportFormat(made.project, 'none.parquet', {
      format: 'parquet',
      articleIds: [made.articles.untouched as never],
    });
    expect(none.report.files.map(({ name, rows }) => [name, rows])).toEqual([['none.parquet', 0]]);
    expect(await ask(`SELECT count(*)::INTEGER AS n FROM '${none.to}'`)).toEqual([{ n: 0 }]);
  });

  it('holds more rows than a row group', async () => {
    const project = new TestProject();
    try {
      const text = addManySegments(project, 21_000);
      const { to } = await exportFormat(project, 'many.parquet', { format: 'parquet' });
      const [row] = await ask(
        `SELECT count(*)::INTEGER AS n, sum(start)::INTEGER AS starts, string_agg(text, '' ORDER BY start) = '${text}' AS same FROM '${to}'`,
      );
      expect(row).toEqual({ n: 21_000, starts: (20_999 * 21_000) / 2, same: true });
      const groups = await ask(`SELECT count(DISTINCT row_group_id)::INTEGER AS n FROM parquet_metadata('${to}')`);
      expect(groups).toEqual([{ n: 2 }]);
    } finally {
      project.remove();
    }
  });

  it('brings back a project of any content', async () => {
    await compareAnyProjects('parquet', 'parquet', 8, async (to, csv) => {
      for (const table of datasetTables) {
        const rows = await readTable(path.join(to, `${table}.parquet`));
        expect(rows.map(plainNumbers)).toEqual(csv[table].map(plainNumbers));
      }
    });
  }, 120_000);
});

/** Two programs may write the same number with and without an exponent. */
function plainNumbers(row: Record<string, string>): Record<string, unknown> {
  const numbers = ['weight', 'var_number'].flatMap((name) =>
    row[name] ? [[name, Number(row[name]) + 0] as const] : [],
  );
  return { ...row, ...Object.fromEntries(numbers) };
}
