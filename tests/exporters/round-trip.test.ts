import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canRun, runProgram } from '../support/find-program.ts';
import { TestProject } from '../support/test-project.ts';
import { checkPackage } from './check-package.ts';
import { exportTo, type ExportedDataset } from './export-to.ts';
import { anyProjects, fillAnyProject } from './any-project.ts';

/** The same table, asked of the database's public views, which know nothing of the exporter. */
function expectedSegments(project: TestProject): Record<string, string>[] {
  const rows = project.db
    .prepare(
      `SELECT segment_id, v_segments.article_id, article_title, v_segments.outlet, v_segments.date, coder, v_segments.code_id,
         code, code_path, start, "end", start_utf16, end_utf16, v_segments.text, weight, status, memo, codebook_version,
         v_segments.created_at, v_segments.modified_at, substr(v_articles.text, 1, start) AS before,
         (SELECT value FROM segment_attribute WHERE segment_attribute.segment_id = v_segments.segment_id) AS attribute
       FROM v_segments JOIN v_articles ON v_articles.article_id = v_segments.article_id
       JOIN v_codes ON v_codes.code_id = v_segments.code_id
       ORDER BY v_segments.article_id, start, "end", ordering, coder COLLATE BINARY`,
    )
    .all() as Record<string, string | number | null>[];
  return rows.map(({ before, ...row }) => ({
    ...Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? '' : String(value)])),
    paragraph: String(String(before).split('\n').length),
  }));
}

function actualSegments(dataset: ExportedDataset): Record<string, string>[] {
  return dataset.rows('segments.csv').map((row) => {
    const { sentence: _, ...rest } = row;
    const attribute = Object.entries(rest).find(([key]) => key.startsWith('attr_'));
    const bare = Object.fromEntries(Object.entries(rest).filter(([key]) => !key.startsWith('attr_')));
    return { ...bare, attribute: attribute?.[1] ?? '' };
  });
}

const withoutVariables = (row: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !key.startsWith('var_')));

function expectedCounts(project: TestProject): unknown[] {
  return project.db
    .prepare(
      'SELECT article_id, code_id, sum(n) AS n FROM v_units GROUP BY article_id, code_id HAVING sum(n) > 0 ORDER BY 1, 2',
    )
    .all();
}

function actualCounts(dataset: ExportedDataset): unknown[] {
  const codes = dataset.rows('codebook.csv');
  const counts = dataset.rows('articles.csv').flatMap((article) =>
    codes.map((code) => {
      const n = Number(article[`n_${code['variable']}`]);
      expect(article[`has_${code['variable']}`]).toBe(n > 0 ? '1' : '0');
      return { article_id: article['article_id'], code_id: code['code_id'], n };
    }),
  );
  const key = (count: (typeof counts)[number]): string => `${count.article_id} ${count.code_id}`;
  return counts.filter((count) => count.n > 0).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const variablesOf = (rows: readonly Record<string, string>[]): Record<string, string>[] =>
  rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([key]) => key === 'article_id' || key.startsWith('var_'))),
  );

/** Every table as Python reads it, and whether each passage is where its row says. */
const pythonScript = `
import csv, json, sqlite3, sys
folder, project, delimiter = sys.argv[1:4]
csv.field_size_limit(1 << 30)
tables = {}
for name in ["segments", "articles", "units", "codebook"]:
    with open(folder + "/" + name + ".csv", encoding="utf-8", newline="") as file:
        tables[name] = list(csv.DictReader(file, delimiter=delimiter, strict=True))
texts = dict(sqlite3.connect(project).execute("SELECT article_id, text FROM v_articles"))
slices = [texts[row["article_id"]][int(row["start"]):int(row["end"])] == row["text"] for row in tables["segments"]]
print(json.dumps([all(slices), tables]))
`;
const hasPython = canRun('python3', ['-c', 'import sqlite3, csv']);

function readByPython(dataset: ExportedDataset, project: TestProject, delimiter: string): unknown {
  return JSON.parse(runProgram('python3', ['-c', pythonScript, dataset.folder, project.path, delimiter], '.'));
}

const delimiters = fc.constantFrom(',', ';', '\t');

describe('a project of any content', () => {
  it('comes back from its dataset as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyProjects, delimiters, async (random, delimiter) => {
        const project = new TestProject();
        try {
          const variables = fillAnyProject(project, random);
          const dataset = await exportTo(project, { delimiter: delimiter as ',', unit: 'paragraph', variables: true });
          const segments = actualSegments(dataset);
          expect(segments.map(withoutVariables)).toEqual(expectedSegments(project));
          expect(actualCounts(dataset)).toEqual(expectedCounts(project));
          expect(variablesOf(dataset.rows('articles.csv'))).toEqual(variables);
          const byArticle = new Map(variables.map((row) => [row['article_id'], row]));
          expect(variablesOf(segments)).toEqual(segments.map((row) => byArticle.get(row['article_id']!)));
          expect(checkPackage(dataset)).toEqual([]);
        } finally {
          project.remove();
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it.skipIf(!hasPython)(
    'is read by Python as by Papa Parse, every passage where its row says it is',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyProjects, delimiters, async (random, delimiter) => {
          const project = new TestProject();
          try {
            fillAnyProject(project, random);
            const dataset = await exportTo(project, { delimiter: delimiter as ',', unit: 'sentence', variables: true });
            const names = ['segments', 'articles', 'units', 'codebook'];
            const tables = Object.fromEntries(names.map((name) => [name, dataset.rows(`${name}.csv`)]));
            expect(readByPython(dataset, project, delimiter)).toEqual([true, tables]);
          } finally {
            project.remove();
          }
        }),
        { numRuns: 8 },
      );
    },
    120_000,
  );
});
