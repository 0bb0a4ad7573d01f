import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeArticles } from '../../electron/engine/coding/article-commands.ts';
import { describeSource } from '../../electron/engine/interchange/find-reader.ts';
import { parlanceReader } from '../../electron/engine/interchange/parlance/parlance-reader.ts';
import { run } from '../../electron/engine/store/database.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { refusalOf } from '../engine/desk.ts';
import { realTools, TestProject } from '../support/test-project.ts';
import { receivingProject, type ReceivingProject } from './support/receiving-project.ts';

let ours: ReceivingProject;
let articleId: string;
let codeId: string;
const others: TestProject[] = [];

/** A study that two people share: one article, one code, one coding by Ada. */
beforeEach(() => {
  ours = receivingProject();
  articleId = ours.addArticle({ title: 'Border', text: 'The 🎉 border is closed. مرز بسته است.' });
  codeId = ours.addCode('Sovereignty', null, { definition: 'Who rules' });
  ours.addCoding({
    articleId,
    codeId,
    place: 'border is closed',
    weight: 2,
    memo: 'Strong',
    attributes: { speaker: 'Ada' },
  });
});
afterEach(() => {
  for (const other of others.splice(0)) other.remove();
  ours.remove();
});

/** The colleague's copy of it, worked on further. */
function copyOfOurs(): TestProject {
  const copy = new TestProject(realTools());
  others.push(copy);
  copy.close();
  ours.db.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(ours.path, copy.path);
  copy.reopen();
  return copy;
}

async function planOf(place: string) {
  return await parlanceReader.read(await describeSource(place));
}

async function merge(other: TestProject, isTrial = false) {
  other.close();
  const plan = await planOf(other.path);
  try {
    return ours.take(plan, isTrial);
  } finally {
    plan.close();
  }
}

const nothing = { articles: 0, codes: 0, segments: 0, coders: 0, memos: 0, variables: 0 };

describe('a copy of the same project', () => {
  it('is recognised by what SQLite keeps in its first bytes', async () => {
    const copy = copyOfOurs();
    expect(parlanceReader.recognises(await describeSource(copy.path))).toBe(true);
    const foreign = path.join(copy.folder, 'foreign.sqlite3');
    new Database(foreign).exec('CREATE TABLE a (b)').close();
    expect(parlanceReader.recognises(await describeSource(foreign))).toBe(false);
  });

  it('adds nothing where nothing was done', async () => {
    const before = ours.state();
    const report = await merge(copyOfOurs());
    expect(report.added).toEqual(nothing);
    expect(report.known).toEqual({ articles: 1, codes: 1, segments: 1, coders: 1, memos: 1, variables: 0 });
    expect(report.notes).toEqual([]);
    expect(ours.state()).toEqual(before);
  });

  it('adds what the colleague has done, under the same ids, once', async () => {
    const copy = copyOfOurs();
    const navid = copy.addCoder('Navid');
    const child = copy.addCode('Border', codeId);
    const segment = copy.addCoding({
      articleId,
      codeId: child,
      coderId: navid,
      place: 'مرز',
      memo: 'Here',
      status: 'draft',
    });
    const second = copy.addArticle({ title: 'Second', text: 'Another article.', duplicateOf: articleId });
    copy.setState(second, 'done', navid);
    const report = await merge(copy);
    expect(report.added).toEqual({ articles: 1, codes: 1, segments: 1, coders: 1, memos: 1, variables: 0 });
    expect(
      ours.rows("SELECT segment_id, coder, code_path, text, status, memo FROM v_segments WHERE coder = 'Navid'"),
    ).toEqual([
      {
        segment_id: segment,
        coder: 'Navid',
        code_path: 'Sovereignty > Border',
        text: 'مرز',
        status: 'draft',
        memo: 'Here',
      },
    ]);
    expect(ours.rows("SELECT id, duplicate_of FROM article WHERE title = 'Second'")).toEqual([
      { id: second, duplicate_of: articleId },
    ]);
    expect(ours.rows(`SELECT state FROM article_state WHERE article_id = '${second}'`)).toEqual([{ state: 'done' }]);
    expect(ours.problems()).toEqual([]);
    copy.reopen();
    expect((await merge(copy)).added).toEqual(nothing);
    expect(ours.rows('SELECT label FROM journal ORDER BY revision DESC LIMIT 1')).toEqual([{ label: 'Merge “Study”' }]);
  });

  it('keeps ours where both sides changed the same thing, and says where', async () => {
    const copy = copyOfOurs();
    const [segment] = copy.db.prepare('SELECT id FROM segment').pluck().all() as string[];
    copy.command('Change', ({ record, db }) => {
      record.update('segment', segment!, { weight: 5, status: 'draft' });
      record.update('code', codeId, { name: 'Authority', definition: 'Who commands' });
      record.update('memo', db.prepare('SELECT id FROM memo').pluck().get() as string, { text: 'Weak' });
    });
    const before = ours.state();
    const report = await merge(copy);
    expect(report.notes.map(({ code, items }) => [code, items])).toEqual([
      ['code-differs', ['Sovereignty']],
      ['coding-differs', ['border is closed']],
      ['memo-differs', ['Border: “border is closed”']],
    ]);
    expect(ours.state()).toEqual(before);
  });

  it('does not bring back what was removed here on purpose, but what an undo of the merge put out of sight', async () => {
    const copy = copyOfOurs();
    const second = copy.addArticle({ title: 'Second', text: 'Another article.' });
    await merge(copy);
    ours.project.undo(null);
    copy.reopen();
    expect((await merge(copy)).added.articles).toBe(1);
    removeArticles(ours.project, [second as ArticleId]);
    copy.reopen();
    const report = await merge(copy);
    expect(report.added).toEqual(nothing);
    expect(report.notes).toMatchObject([{ code: 'article-removed-here', items: ['Second'] }]);
  });

  it('tells in a trial what would come in', async () => {
    const copy = copyOfOurs();
    copy.addCode('New');
    const before = ours.state();
    expect((await merge(copy, true)).added).toEqual({ ...nothing, codes: 1 });
    expect(ours.state()).toEqual(before);
  });
});

describe('another project', () => {
  it('brings its articles with their files; the same text is the same article', async () => {
    const other = new TestProject(realTools());
    others.push(other);
    const theirs = other.addArticle({ title: 'Same', text: 'The 🎉 border is closed. مرز بسته است.' });
    const second = other.addArticle({ title: 'With a file', text: 'From a file.' });
    const sha256 = 'f3b1a7a5f1d1f0a2f2ac2aa2ed0cd6a8e6f4a9c4f5a5a0a8a1a1f8f8b0b0c0c0';
    run(
      other.db,
      "INSERT INTO original VALUES ('o1', 'a.txt', 'text/plain', 'utf-8', ?, ?)",
      sha256,
      Buffer.from('changed'),
    );
    const bytes = Buffer.from('From a file.');
    const { createHash } = await import('node:crypto');
    run(
      other.db,
      "INSERT INTO original VALUES ('o2', 'b.txt', 'text/plain', 'utf-8', ?, ?)",
      createHash('sha256').update(bytes).digest('hex'),
      bytes,
    );
    run(other.db, "UPDATE article SET original_id = 'o2', format = 'txt' WHERE id = ?", second);
    const code = other.addCode('Sovereignty');
    other.addCoding({ articleId: theirs, codeId: code, place: 'border is closed' });
    other.addCoding({ articleId: theirs, codeId: code, place: 'The' });
    const report = await merge(other);
    // Both are by a coder named Ada on the same words with the same code.
    expect(report.added).toEqual({ ...nothing, articles: 1, segments: 1 });
    expect(report.known).toMatchObject({ articles: 1, codes: 1, segments: 1, coders: 1 });
    expect(ours.rows('SELECT file_name, format FROM article ORDER BY title')).toEqual([
      { file_name: null, format: null },
      { file_name: null, format: 'txt' },
    ]);
    expect(ours.rows('SELECT file_name FROM original')).toEqual([{ file_name: 'b.txt' }]);
    expect(ours.problems()).toEqual([]);
  });

  it('of an older version is read as it is, and left as it is', async () => {
    const copy = copyOfOurs();
    copy.close();
    const db = new Database(copy.path);
    db.exec('DROP TABLE export_recipe; DROP TABLE article_variable; DROP TABLE variable; PRAGMA user_version = 2');
    db.close();
    const before = readFileSync(copy.path);
    const plan = await planOf(copy.path);
    expect(ours.take(plan).added).toEqual(nothing);
    plan.close();
    expect(readFileSync(copy.path).equals(before)).toBe(true);
  });

  it('brings nothing in that is not what it was: changed texts, codings on other words', async () => {
    const copy = copyOfOurs();
    const second = copy.addArticle({ title: 'Second', text: 'Another article.' });
    copy.addCoding({ articleId, codeId, place: 'The' });
    run(copy.db, "UPDATE segment SET quote = 'Tha' WHERE quote = 'The'");
    copy.db.exec('DROP TRIGGER article_text_is_immutable');
    run(copy.db, "UPDATE article_text SET text = 'Another article!' WHERE article_id = ?", second);
    const report = await merge(copy);
    expect(report.added).toEqual(nothing);
    const plan = await planOf(copy.path);
    for (const source of plan.sources()) void source;
    expect(plan.notes().map(({ code, items }) => [code, items])).toEqual([
      ['coding-damaged', ['Border']],
      ['text-damaged', ['Second']],
    ]);
    plan.close();
  });

  it('from the future, damaged, or with parts missing is refused', async () => {
    const copy = copyOfOurs();
    copy.close();
    const whole = readFileSync(copy.path);
    const refused = async (change: () => void): Promise<string> => {
      writeFileSync(copy.path, whole);
      change();
      return (await refusalOf(planOf(copy.path))).code;
    };
    const sql = (text: string) => () => void new Database(copy.path).exec(text).close();
    expect(await refused(sql('PRAGMA user_version = 99'))).toBe('project.from-the-future');
    expect(
      await refused(sql('DROP VIEW v_segments; DROP VIEW v_units; DROP TABLE segment_attribute; DROP TABLE segment')),
    ).toBe('interchange.unreadable');
    expect(
      await refused(() => {
        const bytes = Buffer.from(whole);
        bytes.fill(0xee, 8192 * 3, 8192 * 6);
        writeFileSync(copy.path, bytes);
      }),
    ).toBe('interchange.unreadable');
    writeFileSync(copy.path, whole);
  });
});
