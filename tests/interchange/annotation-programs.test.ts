import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readStream } from '../../shared/contract/rpc-client.ts';
import type { InterchangeReport } from '../../shared/contract/schemas/interchange.ts';
import { openDesk, type Desk } from '../engine/desk.ts';
import { parseCsv, readFolder, type Table } from '../exporters/export-to.ts';
import { lengthInCodePoints, openShelf, type Shelf } from './reading.ts';

let desk: Desk;
let shelf: Shelf;
beforeEach(async () => {
  desk = await openDesk();
  shelf = openShelf();
});
afterEach(async () => {
  await desk.close();
  shelf.remove();
});

const text = '🚀 Launch: the envoy 😀 spoke.\r\nسخنگو گفت: حاکمیت فروشی نیست.';
const passages: [code: string, words: string][] = [
  ['Speech', 'the envoy 😀 spoke'],
  ['Actor', 'envoy'],
  ['Sovereignty', 'حاکمیت'],
];

/** Where words stand, in code points of the text as it is. */
function points(words: string): [number, number] {
  const start = lengthInCodePoints(text.slice(0, text.indexOf(words)));
  return [start, start + lengthInCodePoints(words)];
}

const units = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length];

function labelStudio(): string {
  const result = passages.map(([code, words]) => {
    const [start, end] = points(words);
    return {
      id: words,
      from_name: 'l',
      to_name: 't',
      type: 'labels',
      value: { start, end, text: words, labels: [code] },
    };
  });
  const annotations = [{ completed_by: { id: 1, first_name: 'Zoe', last_name: '' }, result }];
  return shelf.file('studio.json', [{ id: 1, annotations, data: { text, title: 'Launch', wave: 2 } }]).path;
}

function doccano(): string {
  const label = passages.map(([code, words]) => [...points(words), code]);
  return shelf.file('doccano.jsonl', `${JSON.stringify({ id: 1, text, label, Comments: [], title: 'Launch' })}\n`).path;
}

function inception(): string {
  const spans = passages.map(([code, words], index) => {
    const [begin, end] = units(words);
    return { '%ID': 10 + index, '%TYPE': 'webanno.custom.Frame', '@sofa': 1, begin, end, label: code };
  });
  const sofa = { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', sofaString: text };
  return shelf.file('Launch.json', { '%TYPES': {}, '%FEATURE_STRUCTURES': [sofa, ...spans], '%VIEWS': {} }).path;
}

function catma(): string {
  const tags = passages.map(
    ([code], index) => `<fsDecl xml:id="CATMA_${index}" type="CATMA_${index}"><fsDescr>${code}</fsDescr></fsDecl>`,
  );
  const annotations = passages.map((_, index) => {
    const author = '<f name="catma_markupauthor"><string>Zoe</string></f>';
    return `<fs xml:id="A${index}" type="CATMA_${index}">${author}</fs>`;
  });
  const places = passages.map(([, words], index) => {
    const target = `D_1#char=${units(words).join(',')}`;
    return `<seg ana="#A${index}"><ptr target="${target}" type="inclusion"/></seg>`;
  });
  shelf.file('Launch.txt', text);
  return shelf.file(
    'Launch.xml',
    `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><encodingDesc><fsdDecl xml:id="T_1" n="Frame">${tags.join('')}</fsdDecl>
    </encodingDesc></teiHeader><text><body><ab type="catma">${places.join('')}</ab></body>${annotations.join('')}</text></TEI>`,
  ).path;
}

async function take(path: string): Promise<InterchangeReport> {
  for await (const event of readStream(desk.engine.interchange.run({ path }))) {
    if (event.kind === 'report') return event.report;
  }
  throw new Error('No report');
}

async function segments(): Promise<Table> {
  const to = `${shelf.folder}/dataset`;
  for await (const event of readStream(desk.engine.exports.run({ to, overwrite: true }))) {
    if (event.kind === 'report') return parseCsv(readFolder(to)['segments.csv']!, ',');
  }
  throw new Error('No report');
}

describe.each([
  { name: 'label-studio', make: labelStudio, above: '', coder: 'Zoe' },
  { name: 'doccano', make: doccano, above: '', coder: 'Ada' },
  { name: 'inception', make: inception, above: 'Frame > ', coder: 'Ada' },
  { name: 'catma', make: catma, above: 'Frame > ', coder: 'Zoe' },
])('a project of $name', ({ name, make, above, coder }) => {
  it('comes out in the dataset with the words that were coded, and is known when it comes again', async () => {
    const path = make();
    const report = await take(path);
    expect(report).toMatchObject({ format: name, added: { articles: 1, segments: 3 } });
    const rows = await segments();
    expect(rows.map((row) => [row['code_path'], row['text'], row['coder'], row['article_title']])).toEqual(
      passages
        .map(([code, words]) => [`${above}${code}`, words, coder, 'Launch'])
        .toSorted((a, b) => text.indexOf(a[1]!) - text.indexOf(b[1]!)),
    );
    const shown = Array.from(text.replace('\r\n', '\n'));
    for (const row of rows) expect(shown.slice(Number(row['start']), Number(row['end'])).join('')).toBe(row['text']);
    const again = await take(path);
    expect(again).toMatchObject({ added: { articles: 0, codes: 0, segments: 0 }, known: { articles: 1, segments: 3 } });
  });
});
