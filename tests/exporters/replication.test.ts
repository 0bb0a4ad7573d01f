import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportReplication } from '../../electron/engine/replication/export-replication.ts';
import { exportOptions, type ExportReport } from '../../shared/contract/schemas/exports.ts';
import { canRun, runProgram } from '../support/find-program.ts';
import type { TestProject } from '../support/test-project.ts';
import { parseCsv, readFolder } from './export-to.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';

async function exportPackage(project: TestProject, to: string, options = {}): Promise<ExportReport> {
  let report: ExportReport | undefined;
  const events = exportReplication(project.path, to, exportOptions.parse({ format: 'replication', ...options }), {
    overwrite: true,
    programVersion: '1.2.3',
  });
  for await (const event of events) if (event.kind === 'report') report = event.report;
  return report!;
}

const sentence = 'Nobody in the room would say how far the missiles fly, and nobody asked about it twice.';

let made: GoldenProject;
let folder: string;
let report: ExportReport;
let files: Record<string, string>;

beforeAll(async () => {
  made = makeGoldenProject();
  const { project, articles, codes } = made;
  const quoted = project.addArticle({
    title: 'Quoted at length',
    text: `Quoted at length\n\n${sentence} Then they left — “without a word to anybody who waited outside”.`,
  });
  // Everything that an analyst can write, copied from the article in some way.
  const example = sentence.toUpperCase().replaceAll(' ', '\n');
  const inVivo = project.addCode('without a word to anybody who waited outside', null, {
    example,
    definition: 'Own words',
  });
  project.addCode('Below it', inVivo, { include: `As in: ${sentence}`, exclude: 'x'.repeat(60) });
  project.addCoding({
    articleId: quoted,
    codeId: inVivo,
    place: sentence,
    memo: `They say: ${sentence}`,
    attributes: { speaker: 'nobody', evidence: `see “${sentence.slice(0, 50)}”` },
  });
  project.command('Variables', ({ record, newId }) => {
    for (const [position, [name, value]] of Object.entries({ Lead: sentence, Party: 'Left' }).entries()) {
      const variable_id = newId();
      const choices = JSON.stringify(name === 'Party' ? ['Left', sentence] : []);
      record.insert('variable', {
        id: variable_id,
        name,
        type: name === 'Party' ? 'choice' : 'text',
        choices,
        position,
      });
      record.insert('article_variable', { id: newId(), article_id: quoted, variable_id, value });
    }
    const memo = { id: newId(), subject: 'article', subject_id: articles.emoji, coder_id: made.coders.ada };
    record.insert('memo', { ...memo, text: 'A thought on Geneva', created_at: '2024', modified_at: '2024' });
    record.update('code', codes.sovereignty, { key: 's' });
  });
  folder = path.join(project.folder, 'package');
  report = await exportPackage(project, folder);
  files = readFolder(folder);
});
afterAll(() => made.project.remove());

const rows = (name: string) => parseCsv(files[name]!, ',');
const cells = (name: string, column: string) => rows(name).map((row) => row[column]);

describe('a replication package', () => {
  it('holds the tables, the scripts, a description and a readme', () => {
    expect(Object.keys(files).sort()).toEqual(
      [
        'README.txt',
        'anchors.csv',
        'articles.csv',
        'codebook.csv',
        'coders.csv',
        'counts.csv',
        'datapackage.json',
        'fingerprints.csv',
        'load.R',
        'load.py',
        'segments.csv',
        'states.csv',
        'units.csv',
      ].sort(),
    );
    expect(report.files.map(({ name, rows: count }) => [name, count])).toContainEqual(['segments.csv', 10]);
    expect(Object.keys(rows('segments.csv')[0]!)).toEqual(
      expect.not.arrayContaining(['text', 'memo', 'article_title']),
    );
    expect(cells('articles.csv', 'title')).toContain('Talks, "range"; =1+1');
  });

  it('holds no forty characters in a row of any text, but for titles', () => {
    const texts = made.project.db.prepare('SELECT title, text FROM v_articles').all() as {
      title: string;
      text: string;
    }[];
    const flat = (text: string): string => text.replace(/\s+/gu, ' ').toLowerCase();
    const everything = flat(Object.values(files).join('\n'));
    let runs = 0;
    for (const { title, text } of texts) {
      for (const part of flat(text).split(flat(title))) {
        for (let at = 0; at + 40 <= part.length; at++) {
          runs += 1;
          expect(everything.includes(part.slice(at, at + 40)), part.slice(at, at + 40)).toBe(false);
        }
      }
    }
    expect(runs).toBeGreaterThan(200);
    for (const { text } of made.project.db.prepare('SELECT text FROM v_memos').all() as { text: string }[])
      expect(everything.includes(flat(text)), text).toBe(false);
  });

  it('leaves out what was copied and nothing else, and says so', () => {
    const codebook = rows('codebook.csv');
    expect(codebook.find(({ definition }) => definition === 'Own words')).toMatchObject({
      name: 'without a word to an…',
      example: '',
    });
    expect(codebook.at(-1)).toMatchObject({
      path: 'without a word to an… > Below it',
      include: '',
      exclude: 'x'.repeat(60),
    });
    expect(codebook[0]).toMatchObject({ definition: 'Who decides,\nand "where"', example: 'a; b', key: 's' });
    expect(codebook.find(({ name }) => name === 'Retired')!['retired_at']).toBe('2024-01-01T12:00:00.000Z');
    const coded = rows('segments.csv').find(({ attr_speaker }) => attr_speaker === 'nobody')!;
    expect(coded['attr_evidence']).toBe('');
    expect(rows('articles.csv').at(-1)).toMatchObject({ title: 'Quoted at length', var_lead: '', var_party: 'Left' });
    expect(report.notes.map(({ code, count }) => [code, count])).toEqual([
      ['copied-name', 1],
      ['copied-codebook', 2],
      ['memos-left-out', 3],
      ['copied-value', 2],
    ]);
  });

  it('counts what was coded, per code and coder', () => {
    const counts = rows('counts.csv');
    expect(counts.reduce((sum, row) => sum + Number(row['codings']), 0)).toBe(10);
    expect(counts[0]).toEqual({
      code_id: made.codes.sovereignty,
      code_path: 'Sovereignty',
      coder: 'Ada',
      codings: '1',
      articles: '1',
    });
  });

  it('describes its tables as they are', () => {
    const descriptor = JSON.parse(files['datapackage.json']!) as {
      resources: { path: string; bytes: number; hash: string; schema: { fields: { name: string }[] } }[];
      parlance: { replication: { format: number; salt: string } };
    };
    for (const { path: name, bytes, hash, schema } of descriptor.resources) {
      const content = readFileSync(path.join(folder, name));
      expect(content.length).toBe(bytes);
      expect(`sha256:${createHash('sha256').update(content).digest('hex')}`).toBe(hash);
      expect(Object.keys(rows(name)[0]!)).toEqual(schema.fields.map((field) => field.name));
    }
    expect(descriptor.resources).toHaveLength(9);
    expect(descriptor.parlance.replication).toMatchObject({ format: 1 });
  });

  it('is the same each time, as a folder and as an archive, whatever comfort was asked for', async () => {
    const { project } = made;
    const again = path.join(project.folder, 'again');
    const second = await exportPackage(project, again, { delimiter: ';', decimal: ',', bom: true, excelSafe: true });
    const plain = ({ 'datapackage.json': _description, ...others }: Record<string, string>) => others;
    expect(plain(readFolder(again))).toEqual(plain(files));
    expect(second.notes.map(({ code }) => code)).toContain('plain-csv');
    const zips = ['a.zip', 'b.zip'].map((name) => path.join(project.folder, name));
    for (const zip of zips) expect((await exportPackage(project, zip)).files).toHaveLength(1);
    expect(readFileSync(zips[0]!).equals(readFileSync(zips[1]!))).toBe(true);
  });

  const hasPython = canRun('python3', ['-c', 'import csv, zipfile']);

  it.skipIf(!hasPython)('is an archive that Python opens, with the files of the folder', async () => {
    const zip = path.join(made.project.folder, 'c.zip');
    await exportPackage(made.project, zip);
    const out = path.join(made.project.folder, 'unpacked');
    mkdirSync(out);
    runProgram('python3', ['-m', 'zipfile', '-e', zip, out], made.project.folder);
    expect(readFolder(out)).toEqual(files);
  });

  it.skipIf(!hasPython)('is loaded by its Python script', () => {
    const said = runProgram('python3', ['load.py'], folder).trim().split('\n');
    expect(said.at(-1)).toBe('6 articles, 10 codings, 9 codes');
    expect(said).toHaveLength(rows('counts.csv').length + 1);
  });

  it.skipIf(!canRun('Rscript', ['--version']))('is loaded by its R script', () => {
    const said = runProgram('Rscript', ['--vanilla', 'load.R'], folder).trim().split('\n');
    expect(said.at(-1)).toBe('6 articles, 10 codings, 9 codes');
  });
});
