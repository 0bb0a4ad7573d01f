import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportReport } from '../../shared/contract/schemas/exports.ts';
import { canRun, runProgram } from '../support/find-program.ts';
import { TestProject } from '../support/test-project.ts';
import { exportFormat, tablesAsCsv } from './export-format.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';
import { fillProject, randomProjects } from './random-project.ts';

interface Body {
  type: string;
  purpose: string;
  value?: string;
  source?: string;
}
interface QuoteSelector {
  type: 'TextQuoteSelector';
  exact: string;
  prefix: string;
  suffix: string;
}
interface PositionSelector {
  type: 'TextPositionSelector';
  start: number;
  end: number;
}
interface Annotation {
  id: string;
  type: string;
  motivation: string;
  creator: { id: string; type: string; name: string };
  created: string;
  modified: string;
  body: Body[];
  target: { type: string; source: string; selector: [QuoteSelector, PositionSelector] };
  'parlance:article': string;
  'parlance:status': string;
  'parlance:weight'?: number;
  'parlance:attribute'?: { 'parlance:name': string; 'parlance:value': string }[];
}
interface Collection {
  '@context': unknown[];
  id: string;
  type: string;
  label: string;
  total: number;
  last: string;
  first: { id: string; type: string; startIndex: number; items: Annotation[] };
}

function readCollection(file: string): Collection {
  return JSON.parse(readFileSync(file, 'utf8')) as Collection;
}

function textsOf(project: TestProject): Map<string, string> {
  const rows = project.db.prepare('SELECT article_id, text FROM v_articles').all() as Record<string, string>[];
  return new Map(rows.map((row) => [`urn:uuid:${row['article_id']}`, row['text']!]));
}

/** Where an annotation points by either selector. */
function expectFound(annotation: Annotation, text: string): void {
  const [quote, position] = annotation.target.selector;
  const characters = Array.from(text);
  expect(characters.slice(position.start, position.end).join('')).toBe(quote.exact);
  expect(characters.slice(Math.max(0, position.start - 32), position.start).join('')).toBe(quote.prefix);
  expect(characters.slice(position.end, position.end + 32).join('')).toBe(quote.suffix);
}

const hasPython = canRun('python3', ['-c', 'import json, sqlite3']);
const pythonScript = `
import json, sqlite3, sys
texts = dict(sqlite3.connect(sys.argv[2]).execute("SELECT article_id, text FROM v_articles"))
found = []
for item in json.load(open(sys.argv[1], encoding="utf-8"))["first"]["items"]:
    quote, place = item["target"]["selector"]
    text = texts[item["parlance:article"].removeprefix("urn:uuid:")]
    around = quote["prefix"] + quote["exact"] + quote["suffix"]
    found.append(text[place["start"]:place["end"]] == quote["exact"] and around in text)
print(json.dumps(found))
`;

const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const uuid = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let made: GoldenProject;
let file: string;
let report: ExportReport;
let collection: Collection;

beforeAll(async () => {
  made = makeGoldenProject();
  ({ to: file, report } = await exportFormat(made.project, 'study.jsonld', { format: 'annotations' }));
  collection = readCollection(file);
});
afterAll(() => made.project.remove());

describe('Web Annotations', () => {
  it('are one collection of one page, as the model asks', () => {
    expect(collection).toMatchObject({
      '@context': ['http://www.w3.org/ns/anno.jsonld', { parlance: 'urn:x-parlance:' }],
      id: expect.stringMatching(uuid) as string,
      type: 'AnnotationCollection',
      label: 'Study',
      total: 9,
      first: { type: 'AnnotationPage', startIndex: 0 },
    });
    expect(collection.first.items).toHaveLength(9);
    expect(collection.last).toBe(collection.first.id);
    expect(report.files).toMatchObject([{ name: 'study.jsonld', rows: 9 }]);
    expect(report.notes).toEqual([]);
  });

  it('have what the model requires of each', () => {
    const required = {
      id: expect.stringMatching(uuid) as string,
      type: 'Annotation',
      motivation: 'tagging',
      creator: { id: expect.stringMatching(uuid) as string, type: 'Person', name: expect.any(String) as string },
      created: expect.stringMatching(time) as string,
      modified: expect.stringMatching(time) as string,
      target: {
        type: 'SpecificResource',
        source: expect.stringMatching(uuid) as string,
        selector: [{ type: 'TextQuoteSelector' }, { type: 'TextPositionSelector' }],
      },
    };
    for (const annotation of collection.first.items) {
      expect(annotation).toMatchObject(required);
      const [tag, code] = annotation.body;
      expect(tag).toMatchObject({ type: 'TextualBody', purpose: 'tagging', format: 'text/plain' });
      expect(code).toMatchObject({ type: 'SpecificResource', purpose: 'classifying' });
    }
    expect(new Set(collection.first.items.map(({ id }) => id)).size).toBe(9);
  });

  it('find every passage by its position and by its words', () => {
    const texts = textsOf(made.project);
    for (const annotation of collection.first.items)
      expectFound(annotation, texts.get(annotation['parlance:article'])!);
  });

  it.skipIf(!hasPython)('are found by Python, whose strings count code points as well', () => {
    const output = runProgram('python3', ['-c', pythonScript, file, made.project.path], '.');
    expect(JSON.parse(output)).toEqual(Array.from({ length: 9 }, () => true));
  });

  it('say who, what, how much and why', () => {
    const annotation = collection.first.items.find((item) => item['parlance:weight'] === 0.5)!;
    expect(annotation.creator.name).toBe('Ada');
    expect(annotation.body).toEqual([
      { type: 'TextualBody', purpose: 'tagging', format: 'text/plain', value: 'Sovereignty > Refusal, to "negotiate"' },
      { type: 'SpecificResource', purpose: 'classifying', source: `urn:uuid:${made.codes.refusal}` },
      {
        type: 'TextualBody',
        purpose: 'commenting',
        format: 'text/plain',
        value: 'Compare:\n"never", they said; =really',
      },
    ]);
    expect(annotation['parlance:attribute']).toContainEqual({ 'parlance:name': 'گوینده', 'parlance:value': 'وزیر' });
    expect(collection.first.items.filter((item) => item.body.length === 3)).toHaveLength(1);
  });

  it('name the page of an article that has one, and say that positions count in our text', async () => {
    const project = new TestProject();
    try {
      const codeId = project.addCode('Code');
      const pages = ['https://example.org/a', 'ftp://example.org/b', 'not an address'];
      for (const [at, page] of pages.entries()) {
        const articleId = project.addArticle({ title: page, text: `Words ${at}` });
        project.db.prepare('UPDATE article SET url = ? WHERE id = ?').run(page, articleId);
        project.addCoding({ articleId, codeId, place: 'Words' });
      }
      const paged = await exportFormat(project, 'paged.json', { format: 'annotations' });
      const sources = readCollection(paged.to).first.items.map(({ target }) => target.source);
      expect(sources).toEqual([pages[0], expect.stringMatching(uuid), expect.stringMatching(uuid)]);
      expect(paged.report.notes).toMatchObject([{ code: 'export.own-positions', count: 1 }]);
    } finally {
      project.remove();
    }
  });

  it('are an empty page where nothing is asked for, and the same bytes each time', async () => {
    const articleIds = [made.articles.untouched as never];
    const none = await exportFormat(made.project, 'none.jsonld', { format: 'annotations', articleIds });
    expect(readCollection(none.to)).toMatchObject({ total: 0, first: { items: [] } });
    const again = await exportFormat(made.project, 'again.jsonld', { format: 'annotations' });
    expect(path.dirname(again.to)).toBe(made.project.folder);
    expect(readFileSync(again.to).equals(readFileSync(file))).toBe(true);
  });

  it('bring back a project of any content', async () => {
    await fc.assert(
      fc.asyncProperty(randomProjects, async (random) => {
        const project = new TestProject();
        try {
          fillProject(project, random);
          const { segments } = await tablesAsCsv(project);
          const { to } = await exportFormat(project, 'any.jsonld', { format: 'annotations' });
          const { items } = readCollection(to).first;
          const texts = textsOf(project);
          for (const item of items) expectFound(item, texts.get(item['parlance:article'])!);
          expect(items.map(asSegment)).toEqual(
            segments.map((row) => ({
              id: row['segment_id'],
              code: row['code_path'],
              coder: row['coder'],
              text: row['text'],
              memo: row['memo'],
              status: row['status'],
              weight: row['weight'],
              value: Object.entries(row).find(([name]) => name.startsWith('attr_'))?.[1] ?? '',
            })),
          );
        } finally {
          project.remove();
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

function asSegment(item: Annotation): Record<string, string> {
  const bodyFor = (purpose: string): string => item.body.find((body) => body.purpose === purpose)?.value ?? '';
  return {
    id: item.id.replace('urn:uuid:', ''),
    code: bodyFor('tagging'),
    coder: item.creator.name,
    text: item.target.selector[0].exact,
    memo: bodyFor('commenting'),
    status: item['parlance:status'],
    weight: item['parlance:weight'] === undefined ? '' : String(item['parlance:weight']),
    value: item['parlance:attribute']?.[0]?.['parlance:value'] ?? '',
  };
}
