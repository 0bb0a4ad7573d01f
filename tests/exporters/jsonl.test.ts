import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canRun, runProgram } from '../support/find-program.ts';
import { TestProject } from '../support/test-project.ts';
import { datasetTables, describedFields, exportFormat, tablesAsCsv, type DatasetTables } from './export-format.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';
import { compareAnyProjects } from './any-project-back.ts';

const hasPython = canRun('python3', ['-c', 'import sqlite3, json']);

const pythonScript = `
import json, sqlite3, sys
texts = dict(sqlite3.connect(sys.argv[2]).execute("SELECT article_id, text FROM v_articles"))
rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8", newline="\\n")]
print(json.dumps([[row["segment_id"], texts[row["article_id"]][row["start"]:row["end"]] == row["text"],
  type(row["start"]).__name__, row["attributes"]] for row in rows]))
`;

type Line = Record<string, unknown>;

function readLines(file: string): Line[] {
  const text = readFileSync(file, 'utf8');
  expect(text === '' || text.endsWith('\n')).toBe(true);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}

/** The members of an object, spelled as in CSV; those of nested objects under their prefix and place. */
function asCells(line: Line): string[] {
  const { attributes = {}, variables = {}, ...own } = line;
  const all = [...Object.values(own), ...Object.values(attributes as Line), ...Object.values(variables as Line)];
  return all.map((value) => (value === null ? '' : String(value as string | number)));
}

/** The cells of CSV in the same order: attributes and variables at the end. */
function cellsOf(row: Record<string, string>): string[] {
  const groupOf = (name: string): number => (name.startsWith('attr_') ? 1 : name.startsWith('var_') ? 2 : 0);
  const entries = Object.entries(row).toSorted(([a], [b]) => groupOf(a) - groupOf(b));
  return entries.map(([, value]) => value);
}

let made: GoldenProject;
let folder: string;
let expected: DatasetTables;

beforeAll(async () => {
  made = makeGoldenProject();
  expected = await tablesAsCsv(made.project, { unit: 'sentence' });
  folder = (await exportFormat(made.project, 'jsonl', { format: 'jsonl', unit: 'sentence' })).to;
});
afterAll(() => made.project.remove());

describe('JSON Lines', () => {
  it.each(datasetTables)('hold the table as it is in CSV (%s)', (table) => {
    const lines = readLines(path.join(folder, `${table}.jsonl`));
    expect(lines.map(asCells)).toEqual(expected[table].map(cellsOf));
  });

  it.each(datasetTables)('are described by the package as they are (%s)', (table) => {
    const [line] = readLines(path.join(folder, `${table}.jsonl`));
    expect(describedFields(folder, table)).toEqual(Object.keys(line!));
  });

  it('nest attributes under the names that the analyst gave, and keep numbers as numbers', async () => {
    const { to } = await exportFormat(made.project, 'coded.jsonl', { format: 'jsonl' });
    const line = readLines(to).find(({ weight }) => weight === 0.5)!;
    expect(line).toMatchObject({
      start: expect.any(Number) as number,
      outlet: '=The Post',
      memo: 'Compare:\n"never", they said; =really',
      attributes: { speaker: 'the minister, "S."', 'stance (for = 1)': '-1', گوینده: 'وزیر' },
    });
    expect(Object.keys(line).some((key) => key.startsWith('attr_'))).toBe(false);
  });

  it.skipIf(!hasPython)('are read by Python, which finds every passage where the line says it is', () => {
    const file = path.join(folder, 'segments.jsonl');
    const output = runProgram('python3', ['-c', pythonScript, file, made.project.path], '.');
    const lines = readLines(file);
    expect(JSON.parse(output)).toEqual(lines.map((line) => [line['segment_id'], true, 'int', line['attributes']]));
    expect(lines).toHaveLength(9);
  });

  it('keep a name that means something to JavaScript', async () => {
    const project = new TestProject();
    try {
      const codeId = project.addCode('constructor');
      const articleId = project.addArticle({ title: 'A', text: 'words' });
      project.addCoding({ articleId, codeId, place: 'words', attributes: { ['__proto__']: 'kept' } });
      const { to } = await exportFormat(project, 'a.jsonl', { format: 'jsonl' });
      expect(readFileSync(to, 'utf8')).toContain('"attributes":{"__proto__":"kept"}');
    } finally {
      project.remove();
    }
  });

  it('bring back a project of any content', async () => {
    await compareAnyProjects('jsonl', 'jsonl', 8, (to, csv) => {
      for (const table of datasetTables) {
        const lines = readLines(path.join(to, `${table}.jsonl`));
        expect(lines.map(asCells)).toEqual(csv[table].map(cellsOf));
      }
    });
  }, 120_000);
});
