import fc from 'fast-check';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCsvRows } from '../../electron/engine/exporters/csv-rows.ts';
import type { ExportReport } from '../../shared/contract/schemas/exports.ts';
import { exportTo } from './export-to.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';

let made: GoldenProject;

beforeEach(() => {
  made = makeGoldenProject();
});
afterEach(() => made.project.remove());

const none = { added: 0, removed: 0, changed: 0, columnsAdded: [], columnsRemoved: [] };
const tables = ['segments.csv', 'articles.csv', 'units.csv', 'codebook.csv'];

async function differences(...given: Parameters<typeof exportTo>): Promise<ExportReport['differences']> {
  const [project, options, extra] = given;
  return (await exportTo(project, options, { ...extra, overwrite: true })).report.differences;
}

/** Only what differs, without what does not. */
async function moved(...given: Parameters<typeof exportTo>): Promise<unknown> {
  return (await differences(...given))?.flatMap((difference) => {
    const found = Object.entries(difference).filter(
      ([, value]) => typeof value === 'string' || (Array.isArray(value) ? value.length : value) > 0,
    );
    return found.length === 1 ? [] : [Object.fromEntries(found)];
  });
}

describe('what differs from the dataset that is replaced', () => {
  it('is not told where nothing is replaced', async () => {
    expect(await differences(made.project)).toBeNull();
  });

  it('is nothing where nothing was done', async () => {
    await exportTo(made.project);
    expect(await differences(made.project)).toEqual(tables.map((name) => ({ name, ...none })));
  });

  it('is counted by row: added, removed, changed', async () => {
    await exportTo(made.project);
    const { project, articles, codes } = made;
    project.addCoding({ articleId: articles.copy, codeId: codes.other, place: 'failed' });
    project.command('Change and remove', ({ db, record }) => {
      const ids = db
        .prepare('SELECT id FROM segment WHERE article_id = ? ORDER BY start_cp')
        .pluck()
        .all(articles.persian);
      record.update('segment', String(ids[0]), { weight: 3 });
      record.remove('segment', String(ids[1]));
    });
    expect(await moved(project)).toEqual([
      { name: 'segments.csv', added: 1, removed: 1, changed: 1 },
      // Who coded the copy, its counts; the count of the Persian article; nobody else's.
      { name: 'articles.csv', changed: 2 },
      { name: 'units.csv', added: 1, removed: 1 },
    ]);
  });

  it('leaves columns that only one of them has out of the comparison, and names them', async () => {
    await exportTo(made.project);
    made.project.addCode('Anew');
    expect(await moved(made.project)).toEqual([
      { name: 'articles.csv', columnsAdded: ['n_anew', 'has_anew'] },
      { name: 'units.csv', columnsAdded: ['has_anew'] },
      { name: 'codebook.csv', added: 1 },
    ]);
    expect(
      await moved(made.project, { codeIds: [made.codes.other as never], coderIds: [made.coders.ada as never] }),
    ).toMatchObject([
      { name: 'segments.csv', removed: 9 },
      { name: 'articles.csv', columnsRemoved: expect.arrayContaining(['n_anew', 'has_sovereignty']) },
      { name: 'units.csv', removed: 2 },
    ]);
  });

  it('does not depend on how the two are written', async () => {
    await exportTo(made.project);
    expect(await moved(made.project, { delimiter: ';', decimal: ',', bom: true })).toEqual([]);
    expect(await moved(made.project, { delimiter: '\t' })).toEqual([]);
    // Neutralised cells are other data, and are told as such.
    expect(await moved(made.project, { delimiter: '\t', excelSafe: true })).toMatchObject([
      { name: 'segments.csv' },
      { name: 'articles.csv', changed: 3 },
      { name: 'codebook.csv', changed: 1 },
    ]);
  });

  it('is everything where the units are others', async () => {
    await exportTo(made.project);
    expect(await moved(made.project, { unit: 'sentence' })).toEqual([{ name: 'units.csv', added: 14, removed: 5 }]);
  });

  it('is told of one file too, whatever its delimiter', async () => {
    const folder = path.join(made.project.folder, 'codings.csv');
    await exportTo(made.project, { delimiter: ';' }, { folder });
    made.project.addCoding({ articleId: made.articles.copy, codeId: made.codes.other, place: 'failed' });
    expect(await differences(made.project, {}, { folder })).toEqual([{ name: 'codings.csv', ...none, added: 1 }]);
    writeFileSync(folder, 'mine\n1\n');
    expect(await differences(made.project, {}, { folder })).toBeNull();
  });

  it('is not told of a table that was taken away or made unreadable, which is noted', async () => {
    const { folder } = await exportTo(made.project);
    rmSync(path.join(folder, 'units.csv'));
    writeFileSync(path.join(folder, 'codebook.csv'), '"no key here');
    const { report } = await exportTo(made.project, {}, { overwrite: true });
    expect(report.differences?.map(({ name }) => name)).toEqual(['segments.csv', 'articles.csv']);
    expect(report.notes).toEqual([expect.objectContaining({ code: 'export.not-compared', count: 2 })]);
    expect(readFileSync(path.join(folder, 'units.csv'), 'utf8')).not.toBe('');
  });
});

describe('reading rows back', () => {
  it('gives the cells that were written, wherever chunks end', async () => {
    const { createCellWriter } = await import('../../electron/engine/exporters/cells.ts');
    const file = path.join(made.project.folder, 'rows.csv');
    const cell = fc
      .array(fc.constantFrom('a', '"', ',', '\n', '\r', 'é', '🚀', ' ', ''), { maxLength: 6 })
      .map((parts) => parts.join(''));
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), fc.boolean(), async (rows, hasLong) => {
        const written = hasLong ? [...rows, [`${'"\n🚀'.repeat(400_000)}`, 'end'], ...rows] : rows;
        const writer = createCellWriter({ delimiter: ',', decimal: '.', excelSafe: false });
        writeFileSync(file, `\uFEFF${written.map((cells) => writer.row(cells.map(writer.text))).join('')}`);
        const read: string[][] = [];
        for await (const handful of readCsvRows(file, ',')) read.push(...handful);
        expect(read).toEqual(written);
      }),
      { numRuns: 15 },
    );
  });
});
