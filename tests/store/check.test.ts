import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProject } from '../../electron/engine/store/check-project.ts';
import { makeGoldenProject, type GoldenProject } from '../exporters/golden-project.ts';

let made: GoldenProject;

beforeEach(() => {
  made = makeGoldenProject();
});
afterEach(() => made.project.remove());

/** Does what no command does: changes rows behind the back of the program. */
function tamper(...statements: string[]): void {
  const { db } = made.project;
  db.pragma('foreign_keys = OFF');
  for (const statement of statements) db.exec(statement);
  db.pragma('foreign_keys = ON');
}

const problems = (): string[] => checkProject(made.project.db).problems.map((problem) => problem.kind);
const emojiSegment = `(SELECT id FROM segment WHERE start_cp <> start_utf16 LIMIT 1)`;

describe('the check', () => {
  it('finds nothing in a healthy project, opened for writing or for reading', () => {
    const report = { articles: 5, segments: 10, problems: [] };
    expect(checkProject(made.project.db)).toEqual(report);
    made.project.reopen('read');
    expect(checkProject(made.project.file.db)).toEqual(report);
  });

  it.each<[string, string, string[]]>([
    ['a quote that was changed', `UPDATE segment SET quote = quote || '!' WHERE id = ${emojiSegment}`, ['quote-utf16']],
    [
      'a start that was moved',
      `UPDATE segment SET start_utf16 = start_utf16 + 1, end_utf16 = end_utf16 + 1 WHERE id = ${emojiSegment}`,
      ['quote-utf16'],
    ],
    [
      'code points that were moved',
      `UPDATE segment SET start_cp = start_cp - 1, end_cp = end_cp - 1 WHERE id = ${emojiSegment}`,
      ['quote-code-point'],
    ],
    [
      'code points beyond the text',
      `UPDATE segment SET start_utf16 = 9000, end_utf16 = 9100, start_cp = 9000, end_cp = 9100 WHERE id = ${emojiSegment}`,
      ['quote-utf16'],
    ],
    [
      'code points alone beyond the text',
      `UPDATE segment SET end_cp = end_cp + 100000, end_utf16 = end_utf16 + 100000 WHERE id = ${emojiSegment}`,
      ['quote-utf16'],
    ],
    [
      'a hash that is not that of the text',
      `DROP TRIGGER article_text_is_immutable; UPDATE article_text SET text_hash = replace(text_hash, '1', '2')`,
      Array<string>(6).fill('text-hash'),
    ],
    [
      'a text that was changed',
      `DROP TRIGGER article_text_is_immutable; UPDATE article_text SET text = replace(text, 'Sun', 'Fog')`,
      ['text-hash'],
    ],
    ['a coding by nobody', `UPDATE segment SET coder_id = 'nobody' WHERE id = ${emojiSegment}`, ['foreign-key']],
    ['a text that the search does not know', 'DELETE FROM article_search WHERE rowid = 3', ['full-text']],
    [
      'codes below themselves',
      `DROP TRIGGER code_has_no_cycle; UPDATE code SET parent_id = id WHERE name = 'Retired'`,
      ['code-tree'],
    ],
  ])('finds %s', (_, statement, kinds) => {
    tamper(statement);
    expect(problems()).toEqual(kinds);
  });

  it('finds code points that are outside of the text, while the other positions are right', () => {
    made.project.db.pragma('ignore_check_constraints = ON');
    tamper(`UPDATE segment SET start_cp = 5000, end_cp = 5001 WHERE id = ${emojiSegment}`);
    expect(problems()).toContain('quote-code-point');
  });

  it('finds a coding whose text belongs to another article', () => {
    tamper(`UPDATE segment SET article_id = '${made.articles.copy}' WHERE id = ${emojiSegment}`);
    expect(problems()).toEqual(['foreign-key']);
  });

  it('finds an original that was changed, and says which file', () => {
    const hash = 'a'.repeat(64);
    tamper(
      `INSERT INTO original (id, file_name, media_type, sha256, bytes) VALUES ('o', 'paper.txt', 'text/plain', '${hash}', x'00')`,
    );
    expect(checkProject(made.project.db).problems).toEqual([
      { kind: 'original-hash', subject: 'o', message: 'The kept original of “paper.txt” has changed.' },
    ]);
  });

  it('finds every defect at once and goes on after each', () => {
    tamper(
      `UPDATE segment SET quote = 'other' WHERE id = ${emojiSegment}`,
      `UPDATE segment SET coder_id = 'nobody' WHERE id = (SELECT max(id) FROM segment)`,
      'DELETE FROM article_search WHERE rowid = 1',
    );
    expect(problems().toSorted()).toEqual(['foreign-key', 'full-text', 'quote-utf16']);
  });
});
