import type { TestProject } from '../support/test-project.ts';

/** An article in which every character is coded by itself; `count` is a multiple of ten. Returns its text. */
export function addManySegments(project: TestProject, count: number): string {
  const text = 'abcdefghij'.repeat(count / 10);
  const articleId = project.addArticle({ title: 'Long', text });
  project.addCoding({ articleId, codeId: project.addCode('Every character'), place: [0, 1] });
  project.db.exec(`INSERT INTO segment SELECT 's' || n, article_id, text_id, code_id, coder_id, n, n + 1, n, n + 1,
    substr('${text}', n + 1, 1), weight, status, codebook_version, created_at, modified_at FROM segment,
    (WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < ${count - 1}) SELECT n FROM counter)`);
  return text;
}
