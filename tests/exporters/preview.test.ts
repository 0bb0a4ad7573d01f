import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { previewExport } from '../../electron/engine/exporters/preview.ts';
import { exportOptions, type ExportPreview } from '../../shared/contract/schemas/exports.ts';
import { exportTo } from './export-to.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';

let made: GoldenProject;

beforeEach(() => {
  made = makeGoldenProject();
});
afterEach(() => made.project.remove());

type Options = z.input<typeof exportOptions>;

function preview(options: Options = {}, rows = 3): Record<string, ExportPreview['tables'][number]> {
  const { tables } = previewExport(made.project.db, exportOptions.parse(options), rows);
  return Object.fromEntries(tables.map((table) => [table.name, table]));
}

describe('the preview of an export', () => {
  const selections: Record<string, () => Options> = {
    'everything, by article': () => ({}),
    'everything, by sentence': () => ({ unit: 'sentence', variables: true }),
    'the form of European spreadsheets': () => ({
      delimiter: ';',
      decimal: ',',
      bom: true,
      excelSafe: true,
      unit: 'paragraph',
    }),
    'final codings of one coder': () => ({ finalOnly: true, coderIds: [made.coders.navid as never] }),
    'one branch of the codebook': () => ({ codeIds: [made.codes.sovereignty as never] }),
    'a code of later articles': () => ({ codeIds: [made.codes.persian as never], unit: 'sentence' }),
    'chosen articles': () => ({ articleIds: [made.articles.copy as never, made.articles.persian as never] }),
  };

  it.each(Object.keys(selections))('shows the rows that are written: %s', async (name) => {
    const options = selections[name]!();
    const dataset = await exportTo(made.project, options);
    const tables = preview(options);
    for (const table of ['segments', 'articles', 'units', 'codebook']) {
      const written = dataset.files[`${table}.csv`]!.replace(/^\uFEFF/, '');
      const header = written.slice(0, written.indexOf('\n')).split(options.delimiter ?? ',');
      const rows = dataset.rows(`${table}.csv`).map((row) => Object.values(row));
      expect(tables[table]).toEqual({
        name: table,
        columns: header,
        rows: rows.slice(0, 3),
        total: table === 'units' ? null : rows.length,
      });
    }
  });

  it('shows what other formats write: a point for decimals, nothing neutralised, days beside dates', async () => {
    const { articles, segments } = preview({ format: 'parquet', decimal: ',', excelSafe: true }, 100);
    expect(articles!.columns.slice(5, 7)).toEqual(['date', 'date_day']);
    expect(articles!.rows.map((row) => row.slice(5, 7)).slice(0, 2)).toEqual([
      ['2024-03-05', '2024-03-05'],
      ['1403', ''],
    ]);
    expect(articles!.rows.map((row) => row[1])).toContain('-Weather');
    expect(segments!.rows.flat()).toContain('0.5');
  });

  it('refuses a choice that names what is gone', () => {
    const gone = ['00000000-0000-7000-8000-000000000000' as never];
    expect(() => preview({ codeIds: gone })).toThrowError(expect.objectContaining({ code: 'code.not-found' }));
  });
});
