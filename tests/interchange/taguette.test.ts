import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeSource } from '../../electron/engine/interchange/find-reader.ts';
import { readDocumentText } from '../../electron/engine/interchange/taguette/document-text.ts';
import { createByteIndex } from '../../electron/engine/interchange/taguette/raw-bytes.ts';
import { taguetteReader } from '../../electron/engine/interchange/taguette/taguette-reader.ts';
import { canonicalizeText } from '../../shared/domain/text/canonical-text.ts';
import { refusalOf } from '../engine/desk.ts';
import { receivingProject, type ReceivingProject } from './support/receiving-project.ts';
import { TaguetteFile } from './support/taguette-file.ts';

let folder: string;
let study: ReceivingProject;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'parlance-taguette-'));
  study = receivingProject();
});
afterEach(() => {
  study.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function take(place: string) {
  const plan = await taguetteReader.read(await describeSource(place));
  for (const source of plan.sources()) void source;
  const notes = plan.notes().map((note) => ({ ...note }));
  const report = study.take(plan);
  plan.close();
  return { ...report, notes: [...notes, ...report.notes] };
}

const html =
  ' \n<h1>Border  closed 🎉</h1>\n<p>The <strong>border</strong> is &lt;closed&gt; &amp; guarded.<br>مرزها   بسته‌اند.</p>\n' +
  '<ul>\n<li>One</li>\n<li>Two <a href="https://example.org/">link</a></li>\n</ul>\n<pre>\n  a\n\n  b</pre>\n' +
  '<table><tbody><tr><td>x</td><td><p>y</p></td></tr></tbody></table><blockquote><p>Said</p><p>twice</p></blockquote>';
/** What its text nodes say, written down by hand. */
const raw =
  'Border  closed 🎉\nThe border is <closed> & guarded.مرزها   بسته‌اند.\n\nOne\nTwo link\n\n  a\n\n  b\nxySaidtwice';
const text =
  'Border closed 🎉\nThe border is <closed> & guarded.\nمرزها بسته‌اند.\nOne\nTwo link\n  a\n\n  b\nx\ty\nSaid\ntwice';

function aFile(): TaguetteFile {
  const file = new TaguetteFile(folder);
  const project = file.addProject('Borders', 'What we ask');
  const actors = file.addTag(project, 'actors', 'Who acts');
  const minister = file.addTag(project, 'actors.minister');
  const dotted = file.addTag(project, 'U.S. policy');
  const document = file.addDocument(project, 'border', html, { description: 'Front page' });
  file.highlight(document, raw, 'closed 🎉', [actors]);
  file.highlight(document, raw, 'border is <closed> & guarded.مرزها   بسته‌اند', [minister, dotted], 'navid');
  file.highlight(document, raw, 'link', []);
  return file;
}

describe('a Taguette file', () => {
  it('is told from other databases by its tables', async () => {
    const file = aFile().close();
    const other = path.join(folder, 'other.sqlite3');
    new Database(other).exec('CREATE TABLE projects (id); CREATE TABLE tags (id)').close();
    expect(taguetteReader.recognises(await describeSource(file))).toBe(true);
    expect(taguetteReader.recognises(await describeSource(other))).toBe(false);
    expect(taguetteReader.recognises(await describeSource(study.path))).toBe(false);
  });

  it('comes in with documents, tags, highlights and those who made them', async () => {
    const report = await take(aFile().close());
    expect([report.program, report.title]).toEqual(['Taguette', 'Borders']);
    expect(study.rows('SELECT title, text, file_name FROM v_articles')).toEqual([
      { title: 'border', text, file_name: 'border.html' },
    ]);
    expect(study.rows('SELECT path, definition FROM v_codes ORDER BY ordering')).toEqual([
      { path: 'actors', definition: 'Who acts' },
      { path: 'actors > minister', definition: '' },
      { path: 'U.S. policy', definition: '' },
      { path: 'Highlighted', definition: '' },
    ]);
    expect(study.rows('SELECT code, coder, text, created_at FROM v_segments ORDER BY start, code')).toEqual([
      { code: 'actors', coder: 'Ada', text: 'closed 🎉', created_at: '2023-03-01T09:10:11.123Z' },
      ...['U.S. policy', 'minister'].map((code) => ({
        code,
        coder: 'navid',
        text: 'border is <closed> & guarded.\nمرزها بسته‌اند',
        created_at: '2023-03-01T09:10:11.123Z',
      })),
      { code: 'Highlighted', coder: 'Ada', text: 'link', created_at: '2023-03-01T09:10:11.123Z' },
    ]);
    expect(report.notes.map(({ code, count, message }) => [code, count, message])).toEqual([
      ['highlight-without-tag', 1, expect.any(String)],
      ['quotes-checked', 3, 'Of 3 highlights, 3 stand on the words that Taguette keeps with them.'],
    ]);
    expect(study.rows('SELECT subject, text FROM memo ORDER BY subject')).toEqual([
      { subject: 'article', text: 'Front page' },
      { subject: 'project', text: 'What we ask' },
    ]);
    const [{ structure }] = study.rows<{ structure: string }>('SELECT structure FROM article_text') as [
      { structure: string },
    ];
    const spans = JSON.parse(structure) as { kind: string; start: number; end: number }[];
    expect(spans.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['heading', 'Border closed 🎉'],
      ['bold', 'border'],
      ['list-item', 'One'],
      ['list-item', 'Two link'],
      ['link', 'link'],
      ['preformatted', '  a\n\n  b'],
      ['table-row', 'x\ty'],
      ['quotation', 'Said\ntwice'],
    ]);
    expect(study.problems()).toEqual([]);
  });

  it('of several projects keeps them apart', async () => {
    const file = new TaguetteFile(folder);
    for (const name of ['One', 'Two']) {
      const project = file.addProject(name);
      const tag = file.addTag(project, 'same');
      const document = file.addDocument(project, `in ${name}`, `<p>Words of ${name}</p>`, {
        text_direction: 'RIGHT_TO_LEFT',
      });
      file.highlight(document, `Words of ${name}`, name, [tag]);
    }
    const report = await take(file.close());
    expect(report.notes.find(({ code }) => code === 'several-projects')?.items).toEqual(['One', 'Two']);
    expect(study.rows('SELECT code_path, text FROM v_segments ORDER BY code_path')).toEqual([
      { code_path: 'One > same', text: 'One' },
      { code_path: 'Two > same', text: 'Two' },
    ]);
    expect(study.rows('SELECT value FROM article_variable ORDER BY value')).toEqual([
      { value: 'One' },
      { value: 'Two' },
    ]);
    expect(study.rows('SELECT DISTINCT direction FROM article')).toEqual([{ direction: 'rtl' }]);
  });

  it('places a highlight by its words where its numbers are wrong, and says so', async () => {
    const file = new TaguetteFile(folder);
    const project = file.addProject('Borders');
    const tag = file.addTag(project, 'a');
    const document = file.addDocument(project, 'border', '<p>One two three two four</p>');
    const raws = 'One two three two four';
    const moved = file.highlight(document, raws, 'three', [tag], null);
    file.db.prepare('UPDATE highlights SET start_offset = 0, end_offset = 3 WHERE id = ?').run(moved);
    const doubtful = file.highlight(document, raws, 'two', [tag], null);
    file.db.prepare('UPDATE highlights SET start_offset = 18, end_offset = 22 WHERE id = ?').run(doubtful);
    const lost = file.highlight(document, raws, 'four', [tag], null);
    file.db
      .prepare("UPDATE highlights SET start_offset = 900, end_offset = 901, snippet = '<p>gone</p>' WHERE id = ?")
      .run(lost);
    const report = await take(file.close());
    expect(study.rows('SELECT text, coder FROM v_segments ORDER BY start')).toEqual([
      { text: 'three', coder: 'Ada' },
      { text: 'four', coder: 'Ada' },
    ]);
    expect(report.notes.map(({ code, items }) => [code, items])).toEqual([
      ['highlight-moved', ['three']],
      ['highlight-differs', ['two']],
      ['coding-outside-text', ['gone']],
      ['quotes-checked', []],
    ]);
  });
});

describe('a file that only looks like Taguette', () => {
  it('is refused where it is damaged, and left out where a document cannot be read', async () => {
    const file = aFile();
    const nested = '<div>'.repeat(3000) + 'deep' + '</div>'.repeat(3000);
    file.addDocument(1, 'nested', nested);
    file.db.exec("UPDATE highlights SET start_offset = 'x' WHERE id = 3; UPDATE tags SET description = x'00ff'");
    file.db.exec("INSERT INTO commands VALUES (99, 0, 'x', 1, 1, '{\"highlight_add\"'), (100, 0, 'x', 1, 1, x'00')");
    const place = file.close();
    const report = await take(place);
    expect(report.notes.map(({ code, items }) => [code, items])).toContainEqual(['document-unreadable', ['nested']]);
    expect(report.added).toMatchObject({ articles: 1, segments: 4 });
    const bytes = readFileSync(place);
    bytes.fill(0xff, 4096, 20_000);
    writeFileSync(place, bytes);
    const refusal = await refusalOf(
      Promise.resolve().then(async () => taguetteReader.read(await describeSource(place))),
    );
    expect(refusal.code).toBe('interchange.unreadable');
  });
});

describe('the text of a document', () => {
  const word = fc.constantFrom('One', 'two', 'مرز', '🎉', 'é', 'ﷺ', '&', '<', '\u00a0', '中');
  const blank = fc.constantFrom(' ', '  ', '\n', '\t', '');
  const inline = fc.tuple(
    fc.constantFrom('', 'em', 'strong', 'u', 'sub'),
    fc.array(fc.tuple(word, blank), { maxLength: 6 }),
  );
  const block = fc.tuple(
    fc.constantFrom('p', 'h2', 'li', 'blockquote', 'div', 'pre', 'td'),
    fc.array(inline, { maxLength: 4 }),
  );

  it('has every word of the raw text at the place that its bytes say', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), blank, (blocks, between) => {
        let [markup, rawText] = ['', ''];
        const words: { word: string; start: number; end: number }[] = [];
        for (const [name, inlines] of blocks) {
          markup += `<${name}>`;
          for (const [tag, items] of inlines) {
            const inner = items.map(([item, space]) => item + space).join('');
            for (const [item, space] of items) {
              const start = Buffer.byteLength(rawText);
              rawText += item;
              if (item !== '\u00a0') words.push({ word: item, start, end: Buffer.byteLength(rawText) });
              rawText += space;
            }
            const escaped = inner.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\u00a0', '&nbsp;');
            markup += tag === '' ? escaped : `<${tag}>${escaped}</${tag}>`;
          }
          markup += `</${name}>${between}`;
          rawText += between;
        }
        const read = readDocumentText(markup)!;
        expect(canonicalizeText(read.text)).toBe(read.text);
        for (const { word: item, start, end } of words) {
          const place = read.place(start, end);
          expect(place && read.text.slice(place.start, place.end)).toBe(item);
        }
        for (const { start, end } of read.structure) expect(read.text.slice(start, end)).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });

  it('counts bytes as UTF-8 does, anywhere in a long text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 50 }), { maxLength: 60 }), (parts) => {
        const whole = parts.join('مرز🎉');
        const index = createByteIndex(whole);
        expect(index.byteLength).toBe(Buffer.byteLength(whole));
        for (let at = 0; at <= whole.length; at += 7) {
          const before = whole.slice(0, at);
          if (/[\uD800-\uDBFF]$/.test(before)) continue;
          expect(index.toUtf16(Buffer.byteLength(before))).toBe(at);
        }
        expect(index.toUtf16(index.byteLength + 1)).toBeNull();
      }),
      { numRuns: 100 },
    );
  });
});
