import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directionRuns } from '../../electron/engine/exporters/reports/docx/docx-text.ts';
import { readZipDirectory, readZipEntry } from '../../electron/engine/importers/zip-archive.ts';
import { planImport } from '../../electron/engine/importers/registry.ts';
import { canRun, runProgram } from '../support/find-program.ts';
import { exportFormat } from './export-format.ts';
import { makeReportProject, markup, structuredText, type ReportProject } from './report-project.ts';

let made: ReportProject;
let file: string;
let parts: Record<string, string>;

beforeAll(async () => {
  made = makeReportProject();
  file = (await exportFormat(made.project, 'coded.docx', { format: 'docx' })).to;
  parts = partsOf(file);
});
afterAll(() => made.project.remove());

function partsOf(archive: string): Record<string, string> {
  const bytes = new Uint8Array(readFileSync(archive));
  const decoder = new TextDecoder();
  return Object.fromEntries(
    readZipDirectory(bytes)!.map((entry) => [entry.name, decoder.decode(readZipEntry(bytes, entry))]),
  );
}

/** The words of escaped XML. */
const read = (xml = ''): string => parseHTML(`<html><body>${xml}</body></html>`).document.body.textContent;

interface Coding {
  coder: string;
  quote: string;
}

const codingsInOrder = (): Coding[] =>
  made.project.db
    .prepare('SELECT coder, text AS quote FROM v_segments ORDER BY article_id, start, "end" DESC, code_path, coder')
    .all() as Coding[];

const withoutBreaks = (text: string): string => text.replaceAll(/[\n\t]/g, '');

/** What lies between the two ends of every comment, as Word reads it: the words of runs, in the order of the document. */
function commentedWords(xml: string): Map<string, string> {
  const words = new Map<string, string>();
  const open = new Set<string>();
  const closed = new Set<string>();
  for (const [, start, end, text] of xml.matchAll(
    /<w:commentRangeStart w:id="(\d+)"\/>|<w:commentRangeEnd w:id="(\d+)"\/>|<w:t [^>]*>([^<]*)<\/w:t>/g,
  )) {
    if (start !== undefined) {
      expect(open.has(start) || closed.has(start)).toBe(false);
      open.add(start);
      words.set(start, '');
    } else if (end !== undefined) {
      expect(open.delete(end)).toBe(true);
      closed.add(end);
    } else for (const id of open) words.set(id, words.get(id)! + read(text));
  }
  expect(open.size).toBe(0);
  return words;
}

describe('the text document of coded articles', () => {
  it('has one comment per coding, around its passage', () => {
    const words = commentedWords(parts['word/document.xml']!);
    const expected = codingsInOrder();
    expect([...words.values()].toSorted()).toEqual(expected.map(({ quote }) => withoutBreaks(quote)).toSorted());
    const comments = [...parts['word/comments.xml']!.matchAll(/<w:comment w:id="(\d+)" w:author="([^"]*)"/g)];
    const authorOf = new Map(comments.map(([, id, author]) => [id!, author!]));
    expect([...authorOf.keys()]).toEqual(expected.map((_, at) => String(at)));
    for (const [id, quote] of words) {
      const coders = expected.filter((coding) => withoutBreaks(coding.quote) === quote).map(({ coder }) => coder);
      expect(coders).toContain(read(authorOf.get(id)!));
      expect(parts['word/document.xml']!.split(`<w:commentReference w:id="${id}"/>`)).toHaveLength(2);
    }
  });

  it('tells code, facts, attributes and memo in the comment', () => {
    const comment = parts['word/comments.xml']!.split('<w:comment ').find((part) => part.includes('Second line.'))!;
    const said = [...comment.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]);
    expect(said).toEqual(['Sovereignty › Red line', 'speaker: Minister', 'First line.', 'Second line.']);
    expect(comment).toMatch(/^w:id="\d" w:author="Ada" w:date="2024-01-01T[\d:]{8}Z" w:initials="A">/);
  });

  it('knows headings, lists, quotations, tables, emphasis, and links that are safe', () => {
    const xml = parts['word/document.xml']!;
    const styles = [...xml.matchAll(/<w:pStyle w:val="(\w+)"\/>/g)].map((match) => match[1]!);
    expect(styles.filter((style) => style === 'Heading1')).toHaveLength(5);
    for (const style of ['Title', 'Heading2', 'ListBullet', 'Quote', 'Caption', 'TableText']) {
      expect(styles).toContain(style);
      expect(parts['word/styles.xml']).toContain(`w:styleId="${style}"`);
    }
    expect(xml).toContain('<w:ilvl w:val="1"/>');
    // A coding reaches out of one table, so that its rows are lines with tabs; the other one is a table.
    expect(xml.match(/<w:tr>/g)).toHaveLength(2);
    expect(xml).toContain('<w:r><w:tab/></w:r>');
    expect(xml).toContain('HYPERLINK &quot;https://example.org/?a=1&amp;b=%222%22&quot;');
    expect(xml).not.toContain('javascript:');
  });

  it('writes right-to-left paragraphs and runs as such', () => {
    const xml = parts['word/document.xml']!;
    const paragraph = xml.split('<w:p>').find((part) => part.includes('BBC Persian'))!;
    expect(paragraph).toMatch(/^<w:pPr><w:bidi\/><\/w:pPr>/);
    const runs = [...paragraph.matchAll(/<w:r>(?:<w:rPr>(.*?)<\/w:rPr>)?<w:t [^>]*>([^<]*)/g)];
    for (const [, properties = '', words] of runs) {
      expect([words, properties.includes('<w:rtl/>')]).toEqual([
        words,
        /[\u0600-\u06FF]/.test(words!) || !/[A-Za-z]/.test(words!),
      ]);
    }
  });

  it('is read again by the importer of such files', async () => {
    const plan = await planImport({ fileName: 'coded.docx', bytes: new Uint8Array(readFileSync(file)) });
    const { text } = plan.articles[0]!;
    for (const line of structuredText.split('\n').filter((line) => line !== '' && !line.includes('\t'))) {
      expect(text).toContain(line);
    }
    expect(text).toContain(markup);
  });

  it('makes the same bytes again', async () => {
    const again = await exportFormat(made.project, 'again.docx', { format: 'docx' });
    expect(readFileSync(again.to).equals(readFileSync(file))).toBe(true);
  });
});

describe('the direction of runs', () => {
  it.each([
    ['plain English', false, ['plain English']],
    ['said «سلام دنیا» twice', false, ['said «', '>سلام دنیا', '» twice']],
    ['سلام BBC News، ۳', true, ['>سلام ', 'BBC News', '>، ۳']],
    ['2024', true, ['>2024']],
  ] as const)('%s', (text, isRightToLeft, expected) => {
    const runs = directionRuns(text, isRightToLeft);
    expect(runs.map((run) => (run.isRightToLeft ? `>${run.text}` : run.text))).toEqual(expected);
  });

  it('takes its time from the length of the text alone', () => {
    const long = `${'a 1 '.repeat(50_000)}سلام`;
    expect(
      directionRuns(long, true)
        .map((run) => run.text)
        .join(''),
    ).toBe(long);
  });
});

describe('other programs', () => {
  const hasXmllint = canRun('xmllint', ['--version']);
  it.skipIf(!hasXmllint)('xmllint finds every part well-formed', async () => {
    const folder = path.join(made.project.folder, 'parts');
    const { writeFileSync } = await import('node:fs');
    mkdirSync(folder);
    for (const [name, xml] of Object.entries(parts)) {
      const place = path.join(folder, name.replaceAll(/[^\w.]/g, '_'));
      writeFileSync(place, xml);
      runProgram('xmllint', ['--noout', '--nonet', place], folder);
    }
    expect(Object.keys(parts)).toHaveLength(9);
  });

  const hasOffice = canRun('soffice', ['--version']);
  it.skipIf(!hasOffice)('LibreOffice finds as many comments, around the same words', { timeout: 120_000 }, () => {
    const { folder } = made.project;
    const profile = `-env:UserInstallation=file://${folder}/office`;
    runProgram('soffice', [profile, '--headless', '--convert-to', 'fodt', '--outdir', folder, file], folder);
    const flat = readFileSync(path.join(folder, 'coded.fodt'), 'utf8');
    const body = flat.slice(flat.indexOf('<office:text'));
    const annotations = [...body.matchAll(/<office:annotation [^>]*office:name="([^"]*)"[^>]*>/g)];
    const ends = [...body.matchAll(/<office:annotation-end office:name="([^"]*)"\/>/g)];
    expect(annotations).toHaveLength(codingsInOrder().length);
    expect(ends.map((end) => String(end[1])).toSorted()).toEqual(
      annotations.map((start) => String(start[1])).toSorted(),
    );
    const found = annotations.map((start) => {
      const from = start.index;
      const to = body.indexOf(`<office:annotation-end office:name="${start[1]}"/>`);
      const inside = body
        .slice(from, to)
        .replaceAll(/<office:annotation [^]*?<\/office:annotation>/g, '')
        .replaceAll(/<text:s(?: text:c="(\d+)")?\/>/g, (_all, count: string | undefined) =>
          ' '.repeat(Number(count ?? 1)),
        );
      return read(inside.replaceAll(/<[^>]*>/g, '')).replaceAll(/\s+/g, '');
    });
    const expected = codingsInOrder().map(({ quote }) => quote.replaceAll(/\s+/g, ''));
    expect(found.toSorted()).toEqual(expected.toSorted());
  });
});
