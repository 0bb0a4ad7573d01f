import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelStudioReader as reader } from '../../electron/engine/interchange/label-studio/label-studio.ts';
import { lengthInCodePoints, openShelf, readAll, type Shelf } from './reading.ts';

let shelf: Shelf;
beforeAll(() => {
  shelf = openShelf();
});
afterAll(() => shelf.remove());

const text = '🚀 Launch: the envoy 😀 spoke.\nسخنگو گفت: حاکمیت فروشی نیست.';

/** Positions in code points, as Label Studio writes them since 1.6. */
function labels(words: string, names: string[], more: object = {}): object {
  const start = text.indexOf(words);
  const from = lengthInCodePoints(text.slice(0, start));
  const to = from + lengthInCodePoints(words);
  return {
    id: `r-${words}`,
    from_name: 'label',
    to_name: 'text',
    type: 'labels',
    value: { start: from, end: to, text: words, labels: names },
    origin: 'manual',
    ...more,
  };
}

function task(id: number, results: object[], more: object = {}): object {
  return {
    id,
    annotations: [
      {
        id: id * 10,
        completed_by: { id: 1, email: 'ada@example.org', first_name: 'Ada', last_name: 'L' },
        result: results,
        was_cancelled: false,
        ground_truth: false,
        created_at: '2026-03-01T10:00:00.5Z',
        updated_at: '2026-03-02T10:00:00Z',
      },
    ],
    drafts: [],
    predictions: [],
    data: { text, title: 'Launch', published: '2026-02-28', outlet: 'The Star', wave: 2 },
    ...more,
  };
}

describe('a Label Studio export', () => {
  it('brings texts, labels, annotators and metadata, in code points', async () => {
    const source = shelf.file('export.json', [
      task(1, [
        labels('the envoy 😀 spoke', ['Actor', 'Speech']),
        labels('envoy', ['Actor'], { meta: { text: ['Who is this?'] } }),
        labels('حاکمیت', ['Sovereignty']),
      ]),
    ]);
    expect(reader.recognises(source)).toBe(true);
    const { plan, sources, codings, codePaths, notes } = await readAll(reader, source);
    expect(codePaths).toEqual(['Actor', 'Speech', 'Sovereignty']);
    expect(codings).toEqual([
      [
        'Actor: the envoy 😀 spoke (Ada L)',
        'Speech: the envoy 😀 spoke (Ada L)',
        'Actor: envoy (Ada L)',
        'Sovereignty: حاکمیت (Ada L)',
      ],
    ]);
    expect(sources[0]).toMatchObject({
      key: '1',
      article: { title: 'Launch', outlet: 'The Star', date: '2026-02-28', text },
      variables: new Map([['wave', '2']]),
    });
    expect(plan.variables).toEqual([{ key: 'wave', name: 'wave', type: 'number', choices: [] }]);
    expect(sources[0]?.segments[2]).toMatchObject({ memo: 'Who is this?', createdAt: '2026-03-01T10:00:00.500Z' });
    expect(notes['offsets-checked']).toMatchObject({ message: expect.stringMatching(/code points: of 3 .* 3 agree/) });
  });

  it('finds out that an old release counted UTF-16 units, and takes a mistaken quote where it stands', async () => {
    const units = (words: string, quote = words): object => {
      const start = text.indexOf(words);
      return {
        id: words,
        from_name: 'label',
        to_name: 'text',
        type: 'labels',
        value: { start, end: start + words.length, text: quote, labels: ['X'] },
      };
    };
    const old = {
      id: 7,
      completions: [{ result: [units('envoy'), units('spoke'), units('فروشی', 'other')] }],
      data: { text },
    };
    const { codings, notes } = await readAll(reader, shelf.file('old.json', [old]));
    expect(codings).toEqual([['X: envoy', 'X: spoke', 'X: فروشی']]);
    expect(notes['offsets-checked']?.message).toMatch(/UTF-16 units, which is not .*: of 3 .* 2 agree/);
    expect(notes['segments-quote-differs']).toMatchObject({ count: 1, items: [expect.stringContaining('other')] });
  });

  it('knows a quote with a line break, and carriage returns that the browser swallowed', async () => {
    const raw = 'one\r\ntwo 😀\r\nthree';
    const shown = raw.replaceAll('\r\n', '\n');
    const at = (words: string): { start: number; end: number } => {
      const start = lengthInCodePoints(shown.slice(0, shown.indexOf(words)));
      return { start, end: start + lengthInCodePoints(words) };
    };
    const value = { ...at('two 😀\nthree'), text: 'two 😀\\nthree', labels: ['L'] };
    const result = [{ id: 'a', from_name: 'l', to_name: 't', type: 'labels', value }];
    const { codings } = await readAll(
      reader,
      shelf.file('crlf.json', [{ id: 1, annotations: [{ result }], data: { t: raw } }]),
    );
    expect(codings).toEqual([['L: two 😀\nthree']]);
  });

  it('keeps choices, answers about a passage, and what was typed', async () => {
    const region = labels('envoy', ['Actor']) as { id: string; value: object };
    const about = { id: region.id, from_name: 'stance', to_name: 'text', type: 'choices', value: { choices: ['for'] } };
    const typed = { id: region.id, from_name: 'why', to_name: 'text', type: 'textarea', value: { text: ['because'] } };
    const whole = { id: 'w', from_name: 'topic', to_name: 'text', type: 'choices', value: { choices: ['War'] } };
    const deep = { id: 't', from_name: 'tax', to_name: 'text', type: 'taxonomy', value: { taxonomy: [['A', 'B']] } };
    const note = { id: 'n', from_name: 'note', to_name: 'text', type: 'textarea', value: { text: ['Read twice'] } };
    const stars = { id: 's', from_name: 'quality', to_name: 'text', type: 'rating', value: { rating: 4 } };
    const { codePaths, codings, sources, notes } = await readAll(
      reader,
      shelf.file('choices.json', [task(1, [region, about, typed, whole, deep, note, stars])]),
    );
    expect(codePaths).toEqual(expect.arrayContaining(['label > Actor', 'topic > War', 'tax > A > B']));
    expect(codings[0]).toEqual([
      'label > Actor: envoy (Ada L)',
      `topic > War: ${text} (Ada L)`,
      `tax > A > B: ${text} (Ada L)`,
    ]);
    expect(sources[0]?.segments[0]).toMatchObject({ memo: 'because', attributes: { stance: 'for' } });
    expect(sources[0]?.memos.map((memo) => memo.text)).toEqual(['Read twice', 'quality: 4']);
    expect(notes['choices-whole-article']).toMatchObject({ count: 2 });
  });

  it('leaves out, with a note, what nobody submitted and what lies outside the text', async () => {
    const outside = { ...labels('envoy', ['Actor']), value: { start: 5, end: 9999, labels: ['Actor'] } };
    const backwards = { ...labels('envoy', ['Actor']), value: { start: 9, end: 5, labels: ['Actor'] } };
    const strange = {
      ...labels('envoy', ['Actor']),
      value: { start: '5', end: null, labels: ['Actor'] },
      type: 'labels',
    };
    const relation = { from_id: 'a', to_id: 'b', type: 'relation', direction: 'right' };
    const skipped = { id: 2, was_cancelled: true, completed_by: 9, result: [labels('spoke', ['Speech'])] };
    const { plan, codings, notes } = await readAll(
      reader,
      shelf.file('left.json', [
        {
          ...task(1, [outside, backwards, relation, labels('envoy', ['Actor'])]),
          predictions: [{ result: [] }],
          drafts: [{}],
        },
        { id: 2, annotations: [skipped], data: { text: 'Another one.' } },
        { id: 3, annotations: [], data: { image: 'https://example.org/a.png' } },
        { ...(task(4, [strange]) as object) },
      ]),
    );
    expect(codings.map((list) => list.length)).toEqual([1, 0, 0]);
    expect(plan.coders.map(({ name }) => name)).toEqual(['Ada L']);
    expect(Object.fromEntries(Object.entries(notes).map(([code, { count }]) => [code, count]))).toMatchObject({
      'segments-out-of-range': 2,
      'relations-ignored': 1,
      'predictions-ignored': 1,
      'drafts-ignored': 1,
      'annotations-cancelled': 1,
      'tasks-without-text': 1,
      'results-ignored': 1,
    });
    expect(notes['choices-whole-article']).toBeUndefined();
  });

  it('takes passages of pages where the page is nothing but text', async () => {
    const node = '/text()[1]';
    const place = { start: node, end: node, startOffset: 0, endOffset: 4 };
    const hyper = (value: object): object => ({
      id: 'h',
      from_name: 'l',
      to_name: 'html',
      type: 'hypertextlabels',
      value,
    });
    const global = { ...place, start: '/p[1]/text()[1]', globalOffsets: { start: 5, end: 9 }, hypertextlabels: ['B'] };
    const result = [hyper({ ...place, text: 'Some', htmllabels: ['A'] }), hyper({ ...global, text: 'text' })];
    const { codings, notes } = await readAll(
      reader,
      shelf.file('pages.json', [
        { id: 1, annotations: [{ created_username: 'eric', result }], data: { html: 'Some text' } },
        { id: 2, annotations: [{ result: [hyper(global)] }], data: { html: '<p>Some text</p>' } },
      ]),
    );
    expect(codings).toEqual([['A: Some (eric)', 'B: text (eric)'], []]);
    expect(notes['results-ignored']).toMatchObject({ count: 1 });
  });

  it('reads JSON-MIN, two annotators of one task as one article', async () => {
    const minimal = (annotator: number, words: string): object => {
      const { value } = labels(words, ['Actor']) as { value: object };
      return {
        text,
        wave: 1,
        sentiment: 'Positive',
        id: 5,
        label: [value],
        annotator,
        annotation_id: annotator * 100,
        created_at: '2026-03-01T10:00:00Z',
        updated_at: '2026-03-01T10:00:00Z',
        lead_time: 3.5,
      };
    };
    const source = shelf.file('min.json', [minimal(1, 'envoy'), minimal(2, 'حاکمیت')]);
    expect(reader.recognises(source)).toBe(true);
    const { codings, sources } = await readAll(reader, source);
    expect(codings).toEqual([['Actor: envoy (Annotator 1)', 'Actor: حاکمیت (Annotator 2)']]);
    expect(sources[0]?.variables).toEqual(
      new Map([
        ['wave', '1'],
        ['sentiment', 'Positive'],
      ]),
    );
  });
});

describe('a task of pictures', () => {
  it('has no text, whatever its fields are called, and its labels make no codes', async () => {
    const box = {
      id: 'b',
      from_name: 'l',
      to_name: 'image',
      type: 'rectanglelabels',
      value: { x: 1, rectanglelabels: ['Car'] },
    };
    const picture = (image: string): object => ({ id: 1, annotations: [{ result: [box] }], data: { image } });
    const mixed = { id: 2, annotations: [{ result: [box] }], data: { text: 'A caption.', image: '/data/a.png' } };
    const { plan, sources, notes } = await readAll(
      reader,
      shelf.file('pictures.json', [picture('/data/upload/a.png'), picture('a.jpg'), picture('s3://b/c'), mixed]),
    );
    expect(sources.map(({ article }) => article.text)).toEqual(['A caption.']);
    expect(plan.codes).toEqual([]);
    expect(notes).toMatchObject({ 'tasks-without-text': { count: 3 }, 'results-ignored': { count: 1 } });
  });
});

describe('what is no Label Studio export', () => {
  it('is not taken for one', () => {
    const others: Record<string, unknown> = {
      'articles.json': [{ id: 1, title: 'A', text: 'News.', tags: ['x'] }],
      'data.json': [{ data: { text: 'x' }, annotations: 'none' }],
      'wadm.json': [{ id: 'a', annotations: [{ body: {} }], text: 'x' }],
      'number.json': [1, 2, 3],
      'broken.json': '[{"data": {',
      'text.txt': 'News [of the day]',
      'empty.json': '',
    };
    const taken = Object.entries(others).filter(([name, content]) =>
      reader.recognises(shelf.file(name, content as object)),
    );
    expect(taken.map(([name]) => name)).toEqual([]);
  });

  it('is refused with a sentence where it is hostile, and read as far as it goes where it is cut off', async () => {
    const refusal = (content: string): string => {
      try {
        void reader.read(shelf.file('hostile.json', content));
      } catch (error) {
        return (error as { code: string }).code;
      }
      return 'taken';
    };
    expect(refusal(`[{"data":${'['.repeat(5000)}`)).toBe('interchange.unreadable');
    expect(refusal('[{"annotations": [], "data": {}}]')).toBe('interchange.empty');
    expect(refusal('This is no JSON')).toBe('interchange.unreadable');
    const whole = JSON.stringify([task(1, [labels('envoy', ['Actor'])]), task(2, [labels('spoke', ['Speech'])])]);
    const { codings, notes } = await readAll(reader, shelf.file('cut.json', whole.slice(0, -40)));
    expect(codings).toEqual([['Actor: envoy (Ada L)']]);
    expect(notes['records-unreadable']).toMatchObject({ count: 1 });
  });
});
