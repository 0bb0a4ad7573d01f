import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeSource } from '../../electron/engine/interchange/find-reader.ts';
import type { InterchangePlan } from '../../electron/engine/interchange/plan.ts';
import { qualCoderReader } from '../../electron/engine/interchange/qualcoder/qualcoder-reader.ts';
import { refusalOf } from '../engine/desk.ts';
import { codingOf, makeQualCoderProject } from './support/qualcoder-project.ts';
import { receivingProject, type ReceivingProject } from './support/receiving-project.ts';

let folder: string;
let study: ReceivingProject;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'parlance-qualcoder-'));
  study = receivingProject();
});
afterEach(() => {
  study.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function read(place: string): Promise<InterchangePlan> {
  return await qualCoderReader.read(await describeSource(place));
}

async function take(place: string) {
  const plan = await read(place);
  for (const source of plan.sources()) void source;
  const notes = plan.notes().map((note) => ({ ...note }));
  const report = study.take(plan);
  plan.close();
  return { ...report, notes: [...notes, ...report.notes] };
}

const text = 'First 🎉 line.\r\nThe border is closed.\nمرزها بسته‌اند.';

const rows = {
  project: [{ databaseversion: 'v17', date: '2024-01-01 08:00:00', memo: 'What we ask', about: 'QualCoder 3.7' }],
  code_cat: [
    { catid: 1, name: 'Borders', memo: 'All lines', supercatid: null },
    { catid: 2, name: 'Inner', memo: '', supercatid: 1 },
    { catid: 3, name: 'Lost', memo: '', supercatid: 99 },
  ],
  code_name: [
    { cid: 1, name: 'Closed', memo: 'No way through', catid: 2, color: '#FF0000', date: '2024-01-02 09:00:00' },
    { cid: 2, name: 'Feast', memo: '', catid: null, color: '#00ff00', date: '2024-01-02 09:00:00' },
  ],
  source: [
    {
      id: 1,
      name: '2024-03-01_The-Herald_The-border.txt',
      fulltext: text,
      memo: 'Front page',
      owner: 'Ada',
      date: '2024-02-01 08:00:00',
    },
    { id: 2, name: 'photo.jpg', fulltext: null, mediapath: '/images/photo.jpg', memo: '', owner: 'Ada', date: '' },
  ],
  code_text: [
    codingOf(text, 'border is closed', { cid: 1, fid: 1, memo: 'Strong', important: 1 }),
    codingOf(text, '🎉', { cid: 2, fid: 1, owner: 'Navid' }),
    codingOf(text, 'مرزها', { cid: 1, fid: 1, owner: 'Navid' }),
    codingOf(text, 'The', { cid: 1, fid: 7 }),
    codingOf(text, 'The', { cid: 9, fid: 1 }),
  ],
  annotation: [{ ...codingOf(text, 'border', { fid: 1, memo: 'Which one?' }), seltext: undefined as never }].map(
    ({ seltext: _seltext, ...row }) => row,
  ),
  cases: [{ caseid: 1, name: 'Herald', memo: 'Daily', owner: 'Ada', date: '2024-01-01 08:00:00' }],
  case_text: [{ caseid: 1, fid: 1, pos0: 0, pos1: 10, owner: 'Ada' }],
  attribute_type: [
    { name: 'Wave', caseOrFile: 'file', valuetype: 'numeric' },
    { name: 'Party', caseOrFile: 'case', valuetype: 'character' },
  ],
  attribute: [
    { name: 'Wave', attr_type: 'file', value: '2', id: 1 },
    { name: 'Party', attr_type: 'case', value: 'Centre', id: 1 },
  ],
  journal: [{ jid: 1, name: 'Day one', jentry: 'It began.', date: '2024-01-03 08:00:00', owner: 'Navid' }],
  code_image: [{ imid: 1, id: 2, x1: 0, y1: 0, width: 5, height: 5, cid: 1 }],
};

describe('a QualCoder project', () => {
  it('is recognised by its folder or its database, and by nothing else', async () => {
    const place = makeQualCoderProject(folder, 'v17', { project: rows.project });
    writeFileSync(path.join(folder, 'other.qda'), 'no database');
    expect(qualCoderReader.recognises(await describeSource(place))).toBe(true);
    expect(qualCoderReader.recognises(await describeSource(path.join(place, 'data.qda')))).toBe(true);
    expect(qualCoderReader.recognises(await describeSource(path.join(folder, 'other.qda')))).toBe(false);
    expect(qualCoderReader.recognises(await describeSource(folder))).toBe(false);
  });

  it('comes in with categories, codings, people, cases, attributes and memos', async () => {
    const report = await take(makeQualCoderProject(folder, 'v17', rows));
    expect([report.program, report.title]).toEqual(['QualCoder 3.7', 'Borders']);
    expect(study.rows('SELECT path, definition FROM v_codes ORDER BY ordering')).toEqual([
      { path: 'Borders', definition: 'All lines' },
      { path: 'Borders > Inner', definition: '' },
      { path: 'Borders > Inner > Closed', definition: 'No way through' },
      { path: 'Lost', definition: '' },
      { path: 'Feast', definition: '' },
    ]);
    expect(study.rows('SELECT code, coder, text, memo, created_at FROM v_segments ORDER BY start, code')).toEqual([
      { code: 'Feast', coder: 'Navid', text: '🎉', memo: null, created_at: '2024-03-01T10:00:00.000Z' },
      {
        code: 'Closed',
        coder: 'Ada',
        text: 'border is closed',
        memo: 'Strong',
        created_at: '2024-03-01T10:00:00.000Z',
      },
      { code: 'Closed', coder: 'Navid', text: 'مرزها', memo: null, created_at: '2024-03-01T10:00:00.000Z' },
    ]);
    expect(study.rows('SELECT title, outlet, date, file_name FROM v_articles')).toEqual([
      {
        title: 'The border',
        outlet: 'The Herald',
        date: '2024-03-01',
        file_name: '2024-03-01_The-Herald_The-border.txt',
      },
    ]);
    expect(
      study.rows('SELECT name, value FROM variable JOIN article_variable ON variable_id = variable.id ORDER BY name'),
    ).toEqual([
      { name: 'Case', value: 'Herald' },
      { name: 'Party', value: 'Centre' },
      { name: 'Wave', value: '2' },
    ]);
    expect(
      study.rows('SELECT attribute.name, value FROM segment_attribute JOIN attribute ON attribute.id = attribute_id'),
    ).toEqual([{ name: 'important', value: 'yes' }]);
    expect(
      study.rows(
        "SELECT subject, text, coder.name AS coder FROM memo JOIN coder ON coder.id = coder_id WHERE subject <> 'segment' ORDER BY memo.id",
      ),
    ).toEqual([
      { subject: 'project', text: 'What we ask\n\nCase “Herald”\nDaily', coder: 'Ada' },
      { subject: 'project', text: 'Day one\nIt began.', coder: 'Navid' },
      { subject: 'article', text: 'Front page\n\n“border”: Which one?', coder: 'Ada' },
    ]);
    expect(report.notes.map(({ code, count }) => [code, count])).toEqual([
      ['code-without-parent', 1],
      ['offsets-checked', 4],
      ['images-left-out', 1],
      ['annotations-in-memo', 1],
      ['coding-without-code', 1],
      ['media-left-out', 1],
      ['coding-without-document', 1],
      ['memos-joined', 2],
    ]);
    expect(study.problems()).toEqual([]);
  });

  it.each(['v1', 'v5'] as const)('of version %s is read as well', async (version) => {
    const plain = { ...codingOf(text, 'border', { cid: 1, fid: 1 }) };
    const place = makeQualCoderProject(folder, version, {
      project: [{ databaseversion: version, date: '', memo: '', about: '' }],
      code_name: [{ cid: 1, name: 'Border', memo: '', catid: null, color: '#112233' }],
      source: [{ id: 1, name: 'a.txt', fulltext: text, memo: '', owner: '', date: '' }],
      code_text: [plain],
    });
    const report = await take(place);
    expect(report.program).toBe(`QualCoder (database ${version})`);
    expect(study.rows('SELECT text FROM v_segments')).toEqual([{ text: 'border' }]);
  });

  it('that counted as its editor does, in UTF-16 units, is found out by the coded words', async () => {
    const words = 'border is closed';
    const start = text.replaceAll('\r\n', '\n').indexOf(words);
    const place = makeQualCoderProject(folder, 'v17', {
      project: rows.project,
      code_name: rows.code_name,
      source: rows.source.slice(0, 1),
      code_text: [{ cid: 1, fid: 1, seltext: words, pos0: start, pos1: start + words.length, owner: 'Ada' }],
    });
    await take(place);
    expect(study.rows('SELECT text FROM v_segments')).toEqual([{ text: words }]);
  });

  it('whose categories stand below themselves still comes in', async () => {
    const place = makeQualCoderProject(folder, 'v17', {
      project: rows.project,
      code_cat: [
        { catid: 1, name: 'A', supercatid: 2 },
        { catid: 2, name: 'B', supercatid: 1 },
      ],
      code_name: [{ cid: 1, name: 'C', catid: 1, supercid: 1 }],
      source: rows.source,
    });
    expect((await take(place)).added.codes).toBe(3);
  });
});

describe('a file that only looks like a QualCoder project', () => {
  const refusal = async (prepare: (file: string) => void): Promise<string> => {
    const place = path.join(folder, 'Bad.qda');
    mkdirSync(place);
    prepare(path.join(place, 'data.qda'));
    const { code, message } = await refusalOf(read(place));
    expect(message).toMatch(/Nothing was taken over\.$|table “project” is empty/);
    return code;
  };
  const database = (sql: string) => (file: string) => {
    const db = new Database(file);
    db.exec(sql);
    db.close();
  };

  it('is refused where it is no database, damaged, or lacks its tables', async () => {
    expect(await refusal((file) => writeFileSync(file, 'text'))).toBe('interchange.unreadable');
    rmSync(path.join(folder, 'Bad.qda'), { recursive: true });
    expect(await refusal(database('CREATE TABLE project (memo text)'))).toBe('interchange.unreadable');
    rmSync(path.join(folder, 'Bad.qda'), { recursive: true });
    const place = makeQualCoderProject(folder, 'v17', rows);
    const whole = path.join(place, 'data.qda');
    const { readFileSync } = await import('node:fs');
    const bytes = readFileSync(whole);
    bytes.fill(0xff, 5000, 20000);
    writeFileSync(whole, bytes);
    expect((await refusalOf(read(place))).code).toBe('interchange.unreadable');
  });

  it('never runs what its schema says: views and computed columns are not looked at', async () => {
    const endless = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n';
    const tables = `CREATE TABLE project (memo text); CREATE TABLE code_name (cid integer); CREATE TABLE code_text (cid integer);`;
    expect(await refusal(database(`${tables} CREATE VIEW source AS ${endless}`))).toBe('interchange.unreadable');
    rmSync(path.join(folder, 'Bad.qda'), { recursive: true });
    const place = makeQualCoderProject(folder, 'v17', rows);
    const db = new Database(path.join(place, 'data.qda'));
    db.exec('DROP TABLE code_av; CREATE TABLE code_av (x, avid NOT NULL AS (hex(zeroblob(100000000))))');
    db.exec(
      'INSERT INTO code_av (x) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 500) SELECT i FROM n',
    );
    db.exec(`DROP TABLE annotation; CREATE VIEW annotation AS ${endless}`);
    db.close();
    expect((await take(place)).added.segments).toBe(3);
  });

  it('takes no harm from values of the wrong type', async () => {
    const place = makeQualCoderProject(folder, 'v17', rows);
    const db = new Database(path.join(place, 'data.qda'));
    db.exec(`UPDATE code_text SET pos0 = 'x' WHERE ctid = 1; UPDATE code_name SET memo = x'00ff', color = 7;
      UPDATE source SET memo = zeroblob(1000) WHERE id = 1; INSERT INTO code_text (cid, fid, pos0, pos1) VALUES ('a', 'b', 1e300, NULL);
      INSERT INTO source (name, fulltext) VALUES ('blob', zeroblob(100));`);
    db.close();
    const report = await take(place);
    expect(report.added).toMatchObject({ articles: 1, segments: 2 });
    expect(report.notes.map(({ code, count }) => [code, count])).toEqual(
      expect.arrayContaining([
        ['coding-outside-text', 1],
        ['coding-without-document', 2],
        ['media-left-out', 2],
      ]),
    );
    expect(study.problems()).toEqual([]);
  });
});
