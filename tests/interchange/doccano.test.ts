import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doccanoReader as reader } from '../../electron/engine/interchange/doccano/doccano.ts';
import { makeZip } from '../importers/zip-maker.ts';
import { lengthInCodePoints, openShelf, readAll, type Shelf } from './reading.ts';

let shelf: Shelf;
beforeAll(() => {
  shelf = openShelf();
});
afterAll(() => shelf.remove());

const text = '🚀 Launch: the envoy 😀 spoke.\nسخنگو گفت: حاکمیت فروشی نیست.';

function span(words: string): [number, number] {
  const start = lengthInCodePoints(text.slice(0, text.indexOf(words)));
  return [start, start + lengthInCodePoints(words)];
}

function units(words: string): [number, number] {
  return [text.indexOf(words), text.indexOf(words) + words.length];
}

const lines = (...records: object[]): string => records.map((record) => JSON.stringify(record)).join('\n');

describe('a doccano export', () => {
  it('of sequence labelling brings triples, overlapping and nested, and comments', async () => {
    const source = shelf.file(
      'ner.jsonl',
      lines(
        {
          id: 1,
          text,
          label: [
            [...span('the envoy 😀 spoke'), 'Speech'],
            [...span('envoy'), 'Actor'],
            [...span('حاکمیت'), 'Sovereignty'],
          ],
          Comments: ['Read again'],
          headline: 'Launch',
        },
        { id: 2, text: 'Nothing here.', label: [], Comments: [] },
      ),
    );
    expect(reader.recognises(source)).toBe(true);
    const { sources, codings, codePaths, notes } = await readAll(reader, source);
    expect(codePaths).toEqual(['Speech', 'Actor', 'Sovereignty']);
    expect(codings).toEqual([['Speech: the envoy 😀 spoke', 'Actor: envoy', 'Sovereignty: حاکمیت'], []]);
    expect(sources[0]).toMatchObject({ key: '1', article: { title: 'Launch' }, memos: [{ text: 'Read again' }] });
    expect(notes['offsets-unchecked']).toMatchObject({ message: expect.stringContaining('code points') });
  });

  it('of old releases, which counted UTF-16 units, is found out by the borders of words', async () => {
    const record = {
      id: 1,
      text,
      labels: [
        [...units('envoy'), 'A'],
        [...units('spoke'), 'B'],
        [...units('فروشی'), 'C'],
      ],
    };
    const { codings, notes } = await readAll(reader, shelf.file('old.jsonl', lines(record)));
    expect(codings).toEqual([['A: envoy', 'B: spoke', 'C: فروشی']]);
    expect(notes['offsets-unchecked']?.message).toContain('UTF-16 units, which is not how');
  });

  it('with relations, with classes, and of the first releases', async () => {
    const [start, end] = span('envoy');
    const entity = { id: 9, label: 'Actor', start_offset: start, end_offset: end };
    const relation = { id: 1, from_id: 9, to_id: 9, type: 'is' };
    const related = { id: 1, text, entities: [entity], relations: [relation], Comments: [{ id: 4, comment: 'Why?' }] };
    const first = await readAll(reader, shelf.file('rel.jsonl', lines(related)));
    expect(first.codings).toEqual([['Actor: envoy']]);
    expect(first.notes['relations-ignored']).toMatchObject({ count: 1 });
    expect(first.sources[0]?.memos.map((memo) => memo.text)).toEqual(['Why?']);

    const classes = shelf.file('classes.json', [
      { id: 1, text: 'Great price.', label: ['positive', 'price'], Comments: [] },
      { id: 2, text: 'Bad.', label: ['negative'], Comments: [] },
    ]);
    expect(reader.recognises(classes)).toBe(true);
    const second = await readAll(reader, classes);
    expect(second.codings).toEqual([['positive: Great price.', 'price: Great price.'], ['negative: Bad.']]);
    expect(second.notes['choices-whole-article']).toMatchObject({ count: 3 });

    const annotation = { label: 3, start_offset: start, end_offset: end, user: 2 };
    const old = { id: 1, text, annotations: [annotation, { ...annotation, user: 5 }], meta: { wave: 2 } };
    const source = shelf.file('first.jsonl', lines(old));
    expect(reader.recognises(source)).toBe(true);
    const third = await readAll(reader, source);
    expect(third.codings).toEqual([['Label 3: envoy (Annotator 2)', 'Label 3: envoy (Annotator 5)']]);
    expect(third.sources[0]?.variables).toEqual(new Map([['wave', '2']]));
  });

  it('handed out as an archive has a file for each annotator, whose codings meet in one article', async () => {
    const record = (id: number, words: string): object => ({
      id,
      text,
      label: [[...span(words), 'Actor']],
      Comments: [],
    });
    const encode = (content: string): Uint8Array => new TextEncoder().encode(content);
    const archive = makeZip([
      { name: 'ada.jsonl', data: encode(lines(record(1, 'envoy'))) },
      { name: 'navid.jsonl', data: encode(lines(record(1, 'حاکمیت'), { ...record(2, 'spoke') })) },
    ]);
    const source = shelf.file('project.zip', archive);
    expect(reader.recognises(source)).toBe(true);
    const { codings, plan } = await readAll(reader, source);
    expect(plan.coders.map(({ name }) => name)).toEqual(['ada', 'navid']);
    expect(codings).toEqual([['Actor: envoy (ada)', 'Actor: حاکمیت (navid)'], ['Actor: spoke (navid)']]);
  });

  it('leaves out what cannot be placed or read, with a note', async () => {
    const bad = [
      [5, 9999, 'A'],
      [-3, 5, 'A'],
      [9, 9, 'A'],
      [1.5, 3, 'A'],
      [...span('envoy'), 'A'],
    ];
    const content = `${lines({ id: 1, text, label: bad })}\n{"id": 2, "text": \n${lines({ id: 3, text: '  ', label: [] })}`;
    const whole = `${lines({ id: 1, text, label: bad })}\n{"id": 2, "text": nonsense}\n${lines({ id: 3, text: '  ', label: [] })}`;
    const { codings, notes } = await readAll(reader, shelf.file('bad.jsonl', whole));
    expect(codings).toEqual([['A: envoy']]);
    expect(notes).toMatchObject({
      'segments-out-of-range': { count: 4 },
      'records-unreadable': { count: 1 },
      'records-without-text': { count: 1 },
    });
    // A line that is never closed swallows what follows it, and is reported once.
    const cut = await readAll(reader, shelf.file('cut.jsonl', content));
    expect(cut.notes['records-unreadable']).toMatchObject({ count: 1 });
    expect(cut.codings).toEqual([['A: envoy']]);
  });
});

describe('what is no doccano export', () => {
  it('is not taken for one', () => {
    const others: Record<string, unknown> = {
      'articles.jsonl': lines({ text: 'News.', title: 'A' }, { text: 'More.' }),
      'tagged.json': [{ id: 'a1', title: 'A', text: 'News.', labels: ['x'], outlet: 'Star' }],
      'numbered.json': [{ id: 1, title: 'A', text: 'News.', label: ['x'], outlet: 'Star' }],
      'points.json': [{ text: 'x', labels: [[1, 2]] }],
      'studio.json': [{ id: 1, data: { text: 'x' }, annotations: [{ result: [] }] }],
      'spacy.json': [['text', { entities: [[0, 1, 'A']] }]],
    };
    const taken = Object.entries(others).filter(([name, content]) =>
      reader.recognises(shelf.file(name, content as object)),
    );
    expect(taken.map(([name]) => name)).toEqual([]);
    const bomb = makeZip([{ name: 'all.jsonl', data: new Uint8Array(64 * 1024 * 1024) }]);
    expect(reader.recognises(shelf.file('bomb.zip', bomb))).toBe(false);
    expect(() => reader.read(shelf.file('bomb2.zip', bomb))).toThrow(/unpacks to far more/);
  });
});

describe('an archive that lies about its size', () => {
  it('is refused before it is unpacked', () => {
    const claims = makeZip([{ name: 'all.jsonl', data: new Uint8Array(10), claimedSize: 600 * 1024 * 1024 }]);
    const source = shelf.file('claims.zip', claims);
    expect(reader.recognises(source)).toBe(false);
    expect(() => reader.read(source)).toThrow(/a file of more than 512 MB/);
  });
});
