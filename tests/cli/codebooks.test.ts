import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createBench, type Bench } from './run-cli.ts';

// Every step starts a process or several, on a machine that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

describe('Codebooks of other kinds on the command line', () => {
  let bench: Bench;
  const project = 'study.parlance';
  const json = (...given: string[]) => bench.run(...given, '--json');
  const paths = async (): Promise<string[]> => {
    await bench.run('codebook', 'export', project, 'now.csv');
    const lines = readFileSync(bench.place('now.csv'), 'utf8').trim().split('\n').slice(1);
    return lines.map((line) => line.split(',')[2] ?? '');
  };

  beforeAll(async () => {
    bench = createBench();
    await json('init', project, '--coder', 'Ada');
  });
  afterAll(() => bench.remove());

  it('a spreadsheet, a list, a table with columns of its own, and one of MAXQDA come in', async () => {
    const rows = [
      ['Code', 'Parent code', 'Description'],
      ['Sovereignty', '', 'Who decides'],
      ['Range', 'Sovereignty', ''],
    ];
    bench.file('frame.xlsx', await writeXlsx({ sheets: [{ name: 'Codes', rows }] }));
    const first = await json('codebook', 'import', project, 'frame.xlsx');
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.json).toEqual({
      created: 2,
      updated: 0,
      unchanged: 0,
      failed: [],
      revision: expect.any(Number),
      format: 'codebook-table',
      notes: [],
    });
    bench.file('list.txt', 'Sovereignty\n\tTerritory: land and sea\nDeterrence\n');
    expect((await json('codebook', 'import', project, 'list.txt')).json).toMatchObject({
      created: 2,
      unchanged: 1,
      format: 'indented-text',
    });
    bench.file('own.csv', 'Code;Comment\nDeterrence\\Missiles;m\n');
    expect((await json('codebook', 'import', project, 'own.csv')).json).toMatchObject({ created: 1, unchanged: 1 });
    bench.file('codes.mtr', 'closed');
    const closed = await json('codebook', 'import', project, 'codes.mtr');
    expect(closed).toMatchObject({ status: 1, json: { error: { code: 'interchange.unknown-format' } } });
    expect(await paths()).toEqual([
      'Sovereignty',
      'Sovereignty > Range',
      'Sovereignty > Territory',
      'Deterrence',
      'Deterrence > Missiles',
    ]);
  });

  it('a CSV with our columns says which others it did not read, and a format asked for reads them', async () => {
    bench.file('more.csv', 'name,description\nPrestige,Standing\n');
    const plain = await json('codebook', 'import', project, 'more.csv');
    expect(plain.json).toMatchObject({ created: 1 });
    expect(plain.json).not.toHaveProperty('format');
    expect(plain.stderr).toContain('“description”');
    const asked = await json('codebook', 'import', project, 'more.csv', '--format', 'codebook-table');
    expect(asked.json).toMatchObject({ created: 0, unchanged: 1, format: 'codebook-table' });
    expect((await bench.run('codebook', 'import', project, 'more.csv', '--format', 'nvivo')).status).toBe(2);
  });

  it('a list goes out and comes in again elsewhere; other kinds by their extension, or with a sentence', async () => {
    const ran = await json('codebook', 'export', project, 'out.txt');
    const text = readFileSync(bench.place('out.txt'), 'utf8');
    expect(ran.json).toEqual({ path: bench.place('out.txt'), codes: 6, bytes: Buffer.byteLength(text) });
    expect(text).toContain('Sovereignty: Who decides\n\tRange\n\tTerritory: land and sea\n');
    await json('init', 'other.parlance');
    expect((await json('codebook', 'import', 'other.parlance', 'out.txt')).json).toMatchObject({ created: 6 });
    expect((await json('codebook', 'export', project, 'out.html')).status).toBe(0);
    expect(readFileSync(bench.place('out.html'), 'utf8')).toContain('Sovereignty');
    expect((await json('codebook', 'export', project, 'out.qdc')).status).toBe(0);
    expect(readFileSync(bench.place('out.qdc'), 'utf8')).toContain('Sovereignty');
    const refused = await json('codebook', 'export', project, 'out.docx');
    expect(refused).toMatchObject({ status: 1, json: { error: { code: 'export.failed' } } });
  });
});
