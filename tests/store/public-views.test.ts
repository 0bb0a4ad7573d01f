import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeGoldenProject, type GoldenProject } from '../exporters/golden-project.ts';
import { documentedViews } from './project-file-page.ts';
import { canRun, runProgram } from '../support/find-program.ts';

/** What earlier releases promised: these columns stay, in this place. New ones may follow. */
const promised = {
  v_codes: `code_id parent_id path name depth ordering value color key definition include exclude example retired_at
    created_at modified_at`,
  v_articles: `article_id title byline outlet section date date_precision url language direction file_name duplicate_of
    text_id text_version text text_hash words characters created_at`,
  v_segments: `segment_id article_id article_title outlet date coder code_id code code_path start end start_utf16 end_utf16
    text weight status memo codebook_version text_id created_at modified_at`,
  v_units: 'unit article_id coder code_id code_path n has',
} as const;

let made: GoldenProject;
let db: Database.Database;

beforeAll(() => {
  made = makeGoldenProject();
  addWhatElseThereIs(made);
  made.project.close();
  db = new Database(made.project.path, { readonly: true });
});
afterAll(() => {
  db.close();
  made.project.remove();
});

/** Variables and memos on everything, on an article that was removed as well. */
function addWhatElseThereIs({ project, articles, codes, coders }: GoldenProject): void {
  project.command('Write memos and variables', ({ record, newId, time, db: store }) => {
    const segments = store.prepare('SELECT id FROM segment WHERE article_id = ?').pluck();
    const subjects: [string, string | null][] = [
      ['project', null],
      ['code', codes.refusal],
      ['article', articles.emoji],
      ['article', articles.removed],
      ['segment', segments.get(articles.removed) as string],
    ];
    for (const [subject, subject_id] of subjects) {
      const memo = { id: newId(), subject, subject_id, coder_id: coders.ada, text: `On the ${subject}` };
      record.insert('memo', { ...memo, created_at: time, modified_at: time });
    }
    const values = { number: '-1e+21', 'yes-no': 'true', choice: 'Left', text: 'یادداشت', date: '2026-03' };
    for (const [position, [type, value]] of Object.entries(values).entries()) {
      const variable_id = newId();
      record.insert('variable', { id: variable_id, name: `A ${type}`, type, choices: '[]', position });
      for (const article_id of [articles.emoji, articles.removed])
        record.insert('article_variable', { id: newId(), article_id, variable_id, value });
    }
  });
}

const rows = (sql: string): Record<string, unknown>[] => db.prepare(sql).all() as Record<string, unknown>[];

describe('the public views', () => {
  const columnsOf = (view: string): unknown[] =>
    db.prepare(`SELECT name FROM pragma_table_info('${view}') ORDER BY cid`).pluck().all();

  it.each(Object.entries(promised))('%s keeps the columns that were promised, in their order', (view, columns) => {
    const names = columns.split(/\s+/);
    expect(columnsOf(view).slice(0, names.length)).toEqual(names);
  });

  it('are all documented, and no others', () => {
    const views = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY 1").pluck().all();
    expect([...documentedViews().keys()].sort()).toEqual(views);
  });

  it.each([...documentedViews()])(
    '%s has the columns that are documented, with values of their types',
    (view, columns) => {
      expect(columnsOf(view)).toEqual(columns.map(({ name }) => name));
      expect(columns.filter(({ meaning }) => meaning === '')).toEqual([]);
      const all = rows(`SELECT ${columns.map(({ name }) => `typeof("${name}") AS "${name}"`).join(', ')} FROM ${view}`);
      expect(all.length).toBeGreaterThan(0);
      for (const { name, type } of columns) {
        const types = new Set(all.map((row) => row[name]));
        types.delete('null');
        expect([...types], `${view}.${name}`).toEqual(types.size === 0 ? [] : [type]);
      }
    },
  );

  it('show every article but the removed ones, with the newest text', () => {
    expect(
      rows('SELECT title, text_version, characters = length(text) AS counted FROM v_articles ORDER BY article_id'),
    ).toEqual(
      ['Talks, "range"; =1+1', 'حاکمیت', '-Weather', '+Not yet read', 'Talks, again'].map((title) => ({
        title,
        text_version: 1,
        counted: 1,
      })),
    );
    expect(rows(`SELECT * FROM v_segments WHERE text = 'Gone'`)).toEqual([]);
  });

  it('show the codebook as a tree that can be read from top to bottom', () => {
    const long = 'Dissuasion crédible (Ärger, œuvre) and a very long tail';
    expect(rows('SELECT path, depth FROM v_codes ORDER BY ordering')).toEqual([
      { path: 'Sovereignty', depth: 0 },
      { path: 'Sovereignty > Refusal, to "negotiate"', depth: 1 },
      { path: 'Sovereignty > Other', depth: 1 },
      { path: long, depth: 0 },
      { path: `${long} > other`, depth: 1 },
      { path: 'حاکمیت', depth: 0 },
      { path: 'Retired', depth: 0 },
    ]);
  });

  it('give positions that SQLite itself can follow', () => {
    expect(
      rows(`SELECT count(*) AS n, sum(substr(v_articles.text, start + 1, "end" - start) = v_segments.text) AS right
            FROM v_segments JOIN v_articles USING (article_id)`),
    ).toEqual([{ n: 9, right: 9 }]);
  });

  it('count per coder and code, with zeros where a coder found nothing', () => {
    const counted = rows(`SELECT coder, sum(n) AS codings, sum(has) AS codes, count(*) AS rows FROM v_units
      WHERE article_id = '${made.articles.emoji}' GROUP BY coder ORDER BY coder`);
    expect(counted).toEqual([
      { coder: 'Ada', codings: 4, codes: 4, rows: 7 },
      { coder: 'Navid, “N.”', codings: 3, codes: 3, rows: 7 },
    ]);
    const nothing = rows(`SELECT coder, sum(n) AS codings, count(*) AS rows FROM v_units
      WHERE article_id = '${made.articles.nothing}' GROUP BY coder`);
    expect(nothing).toEqual([{ coder: 'Ada', codings: 0, rows: 7 }]);
    expect(rows(`SELECT * FROM v_units WHERE article_id = '${made.articles.untouched}'`)).toEqual([]);
  });
});

describe('the views beside the codings', () => {
  it('show memos and what they are about, without those on removed things', () => {
    expect(rows('SELECT subject, text, coder FROM v_memos ORDER BY memo_id')).toEqual([
      { subject: 'segment', text: 'Compare:\n"never", they said; =really', coder: 'Ada' },
      ...['project', 'code', 'article'].map((subject) => ({ subject, text: `On the ${subject}`, coder: 'Ada' })),
    ]);
  });

  it('show variables long, with a number where there is one', () => {
    expect(rows('SELECT variable, value, number FROM v_article_variables ORDER BY variable')).toEqual([
      { variable: 'A choice', value: 'Left', number: null },
      { variable: 'A date', value: '2026-03', number: null },
      { variable: 'A number', value: '-1e+21', number: -1e21 },
      { variable: 'A text', value: 'یادداشت', number: null },
      { variable: 'A yes-no', value: 'true', number: 1 },
    ]);
    expect(rows('SELECT name FROM v_variables ORDER BY position')).toHaveLength(5);
  });

  it('show attributes, coders and how far they have come', () => {
    expect(rows('SELECT attribute, value FROM v_segment_attributes ORDER BY attribute')).toEqual([
      { attribute: 'speaker', value: 'the minister, "S."' },
      { attribute: 'stance (for = 1)', value: '-1' },
      { attribute: 'گوینده', value: 'وزیر' },
    ]);
    expect(rows('SELECT name FROM v_coders ORDER BY created_at')).toEqual([{ name: 'Ada' }, { name: 'Navid, “N.”' }]);
    expect(rows('SELECT coder, state FROM v_article_states ORDER BY coder, state')).toEqual([
      { coder: 'Ada', state: 'done' },
      { coder: 'Ada', state: 'done' },
      { coder: 'Navid, “N.”', state: 'not-started' },
    ]);
  });
});

const hasPython = canRun('python3', ['-c', 'import sqlite3']);
const hasRSqlite = canRun('Rscript', ['-e', 'library(RSQLite)']);

describe('read from outside', () => {
  it.skipIf(!hasPython)('Python slices every passage out of its article', () => {
    const script = `
import json, sqlite3, sys
db = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True)
rows = db.execute('SELECT s.segment_id, a.text, s.start, s."end", s.text, s.start_utf16, s.end_utf16, s.memo FROM v_segments AS s JOIN v_articles AS a USING (article_id) ORDER BY 1').fetchall()
print(json.dumps([[id, text[start:end] == quote, text.encode("utf-16-le")[2*a:2*b].decode("utf-16-le") == quote, memo] for id, text, start, end, quote, a, b, memo in rows]))
print(json.dumps([list(row) for row in db.execute("SELECT path FROM v_codes ORDER BY ordering")]))
print(db.execute("SELECT sum(n) FROM v_units").fetchone()[0])
`;
    const [segments, codes, total] = runProgram('python3', ['-c', script, made.project.path], '.').trim().split('\n');
    const expected = rows('SELECT segment_id, memo FROM v_segments ORDER BY 1');
    expect(JSON.parse(segments!)).toEqual(expected.map((row) => [row['segment_id'], true, true, row['memo']]));
    expect(JSON.parse(codes!)).toHaveLength(7);
    expect(total).toBe('9');
  });

  it.skipIf(!hasRSqlite)('R slices every passage out of its article', () => {
    const script = path.join(made.project.folder, 'read.R');
    writeFileSync(
      script,
      `library(DBI)
      db <- dbConnect(RSQLite::SQLite(), commandArgs(trailingOnly = TRUE)[1], flags = RSQLite::SQLITE_RO)
      rows <- dbGetQuery(db, 'SELECT a.text AS article, s.start, s."end", s.text FROM v_segments AS s JOIN v_articles AS a USING (article_id)')
      cat(nrow(rows), sum(substr(rows$article, rows$start + 1, rows$end) == rows$text))`,
    );
    expect(runProgram('Rscript', ['--vanilla', script, made.project.path], '.')).toBe('9 9');
  });
});
