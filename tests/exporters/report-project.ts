import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import type { z } from 'zod';
import type { exportOptions } from '../../shared/contract/schemas/exports.ts';
import type { StructureSpan } from '../../shared/domain/text/structure.ts';
import { TestProject } from '../support/test-project.ts';
import { exportFormat, type ExportedPlace } from './export-format.ts';

export const markup = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>&amp;';

const headline = 'The range is “not an item”';
const paragraphs = [
  headline,
  'LISVIK — The minister said on Tuesday that the range was “not an item on any agenda”. Nobody asked again. The hall was empty.',
  'What was said',
  'First point of the list',
  'Below the first point',
  '',
  'Country\tRange (km)\tYear',
  'Sorhan\t1,800\t2019',
  'They said that it was over.',
  'And that it would never begin.',
  'A launcher in the rain 🚀 1<2',
  'Weapon\tShown',
  'Arrow\ttwice',
];
export const structuredText = paragraphs.join('\n');

export const persianText = [
  'سخنگو گفت برد موشک‌ها موضوع هیچ مذاکره‌ای نیست (BBC Persian، ۳ مارس 2024).',
  'حاکمیت ملی قابل مذاکره نیست و NATO حق دخالت ندارد.',
].join('\n');

export interface ReportProject {
  project: TestProject;
  articles: Record<'structured' | 'persian' | 'hostile' | 'untouched', string>;
  codes: Record<'sovereignty' | 'redLine' | 'hostile', string>;
  navid: string;
}

/** Every kind of structure, overlaps in all ways, a right-to-left article, and markup wherever somebody can type. */
export function makeReportProject(): ReportProject {
  const project = new TestProject();
  const navid = project.addCoder('Navid');
  const hostileCoder = project.addCoder(`Coder ${markup}`);
  const sovereignty = project.addCode('Sovereignty', null, {
    definition: 'Who decides,\nand where.',
    include: 'Claims',
    exclude: 'Hopes',
    example: '“Ours alone.”',
    value: 2,
    key: 's',
  });
  const redLine = project.addCode('Red line', sovereignty, { color: '#2e7dd1' });
  const hostile = project.addCode(`Code ${markup}`, null, { definition: markup });
  const codes = { sovereignty, redLine, hostile };
  const articles = {
    structured: project.addArticle({
      title: headline,
      text: structuredText,
      outlet: 'The Post',
      date: '2024-03-05',
      structure: structureOfText(),
    }),
    persian: project.addArticle({
      title: 'موشک‌ها',
      text: persianText,
      language: 'fa',
      date: '1403',
      datePrecision: 'year',
    }),
    hostile: project.addArticle({
      title: `Title ${markup}`,
      text: `Before ${markup} after.`,
      outlet: `Outlet ${markup}`,
    }),
    untouched: project.addArticle({ title: 'Not yet read', text: 'Nobody has read this.' }),
  };
  const code = (articleId: string, codeId: string, place: string, more: object = {}): string =>
    project.addCoding({ articleId, codeId, place, ...more });
  code(articles.structured, sovereignty, 'The minister said on Tuesday that the range', {
    weight: 0.5,
    status: 'draft',
  });
  code(articles.structured, redLine, 'on Tuesday that', {
    memo: 'First line.\nSecond line.',
    attributes: { speaker: 'Minister' },
  });
  code(articles.structured, redLine, 'the range was “not an item', { coderId: navid });
  code(articles.structured, redLine, 'on Tuesday that', { coderId: navid });
  code(articles.structured, sovereignty, 'Below the first point\n\nCountry\tRange');
  code(articles.structured, sovereignty, '1,800\t2019\nThey');
  code(articles.structured, redLine, 'Arrow', { memo: 'In one cell.' });
  code(articles.persian, sovereignty, 'برد موشک‌ها موضوع', { memo: 'یادداشت' });
  code(articles.persian, redLine, 'نیست (BBC Persian، ۳ مارس 2024).\nحاکمیت', { coderId: navid });
  code(articles.hostile, hostile, `re ${markup} af`, {
    coderId: hostileCoder,
    memo: markup,
    attributes: { [markup]: markup },
  });
  project.setState(articles.persian, 'done');
  return { project, articles, codes, navid };
}

function structureOfText(): StructureSpan[] {
  const span = (kind: StructureSpan['kind'], words: string, more: Partial<StructureSpan> = {}): StructureSpan => {
    const start = structuredText.indexOf(words);
    return { kind, start, end: start + words.length, ...more };
  };
  return [
    span('title', headline),
    span('bold', 'on Tuesday'),
    span('italic', 'any agenda'),
    span('link', 'the range', { href: 'https://example.org/?a=1&b="2"' }),
    span('link', 'Nobody', { href: 'javascript:alert(1)' }),
    span('heading', 'What was said', { level: 1 }),
    span('list-item', 'First point of the list', { level: 1 }),
    span('list-item', 'Below the first point', { level: 2 }),
    span('table-row', 'Country\tRange (km)\tYear'),
    span('table-row', 'Sorhan\t1,800\t2019'),
    span('table-row', 'Weapon\tShown'),
    span('table-row', 'Arrow\ttwice'),
    span('quotation', 'They said that it was over.\nAnd that it would never begin.'),
    span('caption', 'A launcher in the rain 🚀 1<2'),
  ];
}

export interface ExportedPage extends ExportedPlace {
  html: string;
  document: Document;
}

export async function exportPage(
  project: TestProject,
  options: z.input<typeof exportOptions>,
  name = `${options.format}.html`,
): Promise<ExportedPage> {
  const exported = await exportFormat(project, name, options);
  const html = readFileSync(exported.to, 'utf8');
  return { ...exported, html, document: parseHTML(html).document };
}

/** The words of elements, as one reads them. */
export function wordsOf(root: ParentNode, selector: string): string[] {
  return [...root.querySelectorAll(selector)].map((element) => element.textContent);
}
