import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planDataset } from '../../electron/engine/exporters/dataset-plan.ts';
import {
  codebookTypedRows,
  columnsOf,
  iterateTypedRows,
  type DatasetTable,
  type TypedRow,
  type WalkedTable,
} from '../../electron/engine/exporters/typed-tables.ts';
import { exportOptions } from '../../shared/contract/schemas/exports.ts';
import { exportTo } from './export-to.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';

let made: GoldenProject;

beforeEach(() => {
  made = makeGoldenProject();
  const { emoji, persian } = made.articles;
  made.project.addVariable('Reach', 'number', { [emoji]: '3.5' });
  made.project.addVariable('Seen', 'yes-no', { [emoji]: 'true', [persian]: 'false' });
});
afterEach(() => made.project.remove());

const options = exportOptions.parse({ unit: 'sentence', variables: true });
const kinds = { integer: 'number', number: 'number', boolean: 'boolean' } as const;

function rowsOf(tables?: readonly WalkedTable[]): Record<DatasetTable, TypedRow[]> {
  const plan = planDataset(made.project.db, options);
  const rows: Record<DatasetTable, TypedRow[]> = { segments: [], articles: [], units: [], codebook: [] };
  rows.codebook.push(...codebookTypedRows(plan));
  for (const { table, row } of iterateTypedRows(made.project.db, plan, tables)) rows[table].push(row);
  return rows;
}

describe('typed rows', () => {
  it('are of the types of their columns, and the same as the cells of the dataset', async () => {
    const dataset = await exportTo(made.project, options);
    const plan = planDataset(made.project.db, options);
    for (const [table, rows] of Object.entries(rowsOf()) as [DatasetTable, TypedRow[]][]) {
      const columns = columnsOf(plan, table);
      for (const row of rows) {
        expect(row).toHaveLength(columns.length);
        for (const [index, value] of row.entries()) {
          const { type } = columns[index]!;
          if (value !== null) expect(typeof value).toBe(kinds[type as keyof typeof kinds] ?? 'string');
        }
      }
      const cells = rows.map((row) => row.map((value) => (value === null ? '' : String(value))));
      expect(cells).toEqual(dataset.rows(`${table}.csv`).map((row) => Object.values(row)));
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  it('are made for the tables alone that are wanted', () => {
    const all = rowsOf();
    expect(rowsOf(['articles'])).toEqual({ ...all, segments: [], units: [] });
    expect(rowsOf(['segments'])).toEqual({ ...all, articles: [], units: [] });
  });
});
