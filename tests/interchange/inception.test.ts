import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inceptionReader as reader } from '../../electron/engine/interchange/inception/inception.ts';
import { makeZip } from '../importers/zip-maker.ts';
import { lengthInCodePoints, openShelf, readAll, type Shelf } from './reading.ts';

let shelf: Shelf;
beforeAll(() => {
  shelf = openShelf();
});
afterAll(() => shelf.remove());

const text = '🚀 Launch: the envoy 😀 spoke.\r\nسخنگو گفت: حاکمیت فروشی نیست.';
const shown = text.replace('\r\n', '\n');
const encode = (content: string): Uint8Array => new TextEncoder().encode(content);

interface Span {
  words: string;
  type?: string;
  features?: Record<string, string>;
  children?: Record<string, string[]>;
}

function xmlText(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;');
}

function attributes(features: Record<string, string>): string {
  return Object.entries(features)
    .map(([name, value]) => ` ${name}="${xmlText(value)}"`)
    .join('');
}

/** As INCEpTION writes it: positions in UTF-16 units. */
function xmi(spans: Span[], more = '', title = 'Launch'): string {
  const elements = spans.map(({ words, type = 'Span', features = {}, children = {} }, index) => {
    const begin = text.indexOf(words);
    const head = `<custom:${type} xmi:id="${100 + index}" sofa="1" begin="${begin}" end="${begin + words.length}"${attributes(features)}`;
    const inner = Object.entries(children).flatMap(([name, values]) =>
      values.map((value) => `<${name}>${value}</${name}>`),
    );
    return inner.length === 0 ? `${head}/>` : `${head}>${inner.join('')}</custom:${type}>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"
    xmlns:custom="http:///webanno/custom.ecore" xmlns:meta="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore"
    xmlns:seg="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" xmi:version="2.0"><cas:NULL xmi:id="0"/>
    <meta:DocumentMetaData xmi:id="2" sofa="1" begin="0" end="${text.length}" language="en" documentTitle="${title}" documentUri="file:/srv/x"/>
    <seg:Token xmi:id="3" sofa="1" begin="0" end="2" order="0"/><seg:Sentence xmi:id="4" sofa="1" begin="0" end="30"/>
    ${elements.join('\n')}${more}
    <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="${xmlText(text)}"/>
    <cas:View sofa="1" members="2 3 4"/></xmi:XMI>`;
}

/** As the JSON form writes it, in either unit. */
function casJson(spans: Span[], unit: 'utf-16' | 'code-point' = 'utf-16'): object {
  const at = (position: number): number => (unit === 'utf-16' ? position : lengthInCodePoints(text.slice(0, position)));
  return {
    '%TYPES': { 'webanno.custom.Span': { '%NAME': 'webanno.custom.Span', '%SUPER_TYPE': 'uima.tcas.Annotation' } },
    '%FEATURE_STRUCTURES': [
      { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', mimeType: 'text', sofaString: text },
      ...spans.map(({ words, type = 'Span', features = {} }, index) => ({
        '%ID': 10 + index,
        '%TYPE': `webanno.custom.${type}`,
        '@sofa': 1,
        begin: at(text.indexOf(words)),
        end: at(text.indexOf(words) + words.length),
        ...features,
      })),
      { '%ID': 90, '%TYPE': 'uima.cas.StringArray', '%ELEMENTS': ['For', 'Against'] },
      { '%ID': 91, '%TYPE': 'webanno.custom.Span', '@sofa': 1, begin: 0, end: at(2), '@label': 90 },
      {
        '%ID': 92,
        '%TYPE': 'webanno.custom.Rel',
        '@sofa': 1,
        begin: 0,
        end: 2,
        '@Governor': 10,
        '@Dependent': 10,
        label: 'x',
      },
      {
        '%ID': 99,
        '%TYPE': 'uima.tcas.DocumentAnnotation',
        '@sofa': 1,
        begin: 0,
        end: at(text.length),
        language: 'x-unspecified',
      },
    ],
    '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': [10, 99] } },
  };
}

const spans: Span[] = [
  { words: 'the envoy 😀 spoke', features: { label: 'Speech' } },
  { words: 'envoy', features: { label: 'Actor' } },
  { words: 'حاکمیت', features: { label: 'Sovereignty' } },
];

describe('a UIMA CAS', () => {
  it('as XMI brings the text, and the values of a layer below the layer', async () => {
    const unlabelled: Span = { words: 'فروشی', type: 'Mark' };
    const source = shelf.file('launch.xmi', xmi([...spans, unlabelled]));
    expect(reader.recognises(source)).toBe(true);
    const { sources, codings, codePaths, notes } = await readAll(reader, source);
    expect(codePaths).toEqual(['Span', 'Span > Speech', 'Span > Actor', 'Span > Sovereignty', 'Mark']);
    expect(codings).toEqual([
      ['Span > Speech: the envoy 😀 spoke', 'Span > Actor: envoy', 'Span > Sovereignty: حاکمیت', 'Mark: فروشی'],
    ]);
    expect(sources[0]?.article).toMatchObject({ title: 'Launch', language: 'en', text: shown });
    expect(notes['offsets-checked']?.message).toMatch(/UTF-16 units: of 1 documents .* 1 agree/);
    expect(notes['structure-ignored']).toMatchObject({ count: 2 });
  });

  it('as JSON the same, with features of several values, and relations noted', async () => {
    const source = shelf.file('cas.json', casJson(spans));
    expect(reader.recognises(source)).toBe(true);
    const { codings, notes, sources } = await readAll(reader, source);
    expect(codings[0]).toEqual([
      'Span > Speech: the envoy 😀 spoke',
      'Span > Actor: envoy',
      'Span > Sovereignty: حاکمیت',
      'Span > For: 🚀',
      'Span > Against: 🚀',
    ]);
    expect(sources[0]?.article.title).toBe('cas');
    expect(notes['relations-ignored']).toMatchObject({ count: 1 });
  });

  it('written by a program that counts code points is found out by the end of the document', async () => {
    const { codings, notes } = await readAll(reader, shelf.file('points.json', casJson(spans, 'code-point')));
    expect(codings[0]?.slice(0, 3)).toEqual([
      'Span > Speech: the envoy 😀 spoke',
      'Span > Actor: envoy',
      'Span > Sovereignty: حاکمیت',
    ]);
    expect(notes['offsets-checked']?.message).toContain('code points, which is not how');
  });

  it('with several features has a code for each, and keeps numbers and long texts with the coding', async () => {
    const rich: Span = {
      words: 'envoy',
      features: { label: 'Actor', stance: 'for', weight: '7', sure: 'true', comment: 'Why so?', target: '100' },
      children: { topic: ['War', 'Peace'] },
    };
    const link = '<custom:SpanLink xmi:id="300" role="x" target="100"/>';
    const { codings, codePaths, sources, notes } = await readAll(reader, shelf.file('rich.xmi', xmi([rich], link)));
    expect(codePaths).toEqual([
      'Span',
      'Span > label',
      'Span > label > Actor',
      'Span > stance',
      'Span > stance > for',
      'Span > topic',
      'Span > topic > War',
      'Span > topic > Peace',
    ]);
    expect(codings[0]).toHaveLength(4);
    expect(sources[0]?.segments[0]).toMatchObject({ attributes: { weight: '7', sure: 'true' }, memo: 'Why so?' });
    expect(notes['links-ignored']).toMatchObject({ count: 1 });
  });

  it('is told by its type system what is a number and what points elsewhere', async () => {
    const types = `<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types><typeDescription>
      <name>webanno.custom.Span</name><description/><supertypeName>uima.tcas.Annotation</supertypeName><features>
      <featureDescription><name>label</name><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>
      <featureDescription><name>weight</name><rangeTypeName>uima.cas.Integer</rangeTypeName></featureDescription>
      </features></typeDescription></types></typeSystemDescription>`;
    const numbered: Span = { words: 'envoy', features: { label: '100', weight: '101' } };
    const archive = makeZip([
      { name: 'TypeSystem.xml', data: encode(types) },
      { name: 'admin.xmi', data: encode(xmi([numbered])) },
    ]);
    const source = shelf.file('doc.zip', archive);
    expect(reader.recognises(source)).toBe(true);
    const { codings, sources } = await readAll(reader, source);
    expect(codings).toEqual([['Span > 100: envoy']]);
    expect(sources[0]?.segments[0]?.attributes).toEqual({ weight: '101' });
  });
});

describe('an exported project', () => {
  const description = {
    name: 'Range talks',
    source_documents: [{ name: 'launch.txt', state: 'CURATION_FINISHED' }],
    tag_sets: [{ name: 'Labels', tags: [{ tag_name: 'Actor', tag_description: 'Who acts' }, { tag_name: 'Unused' }] }],
    layers: [
      {
        name: 'webanno.custom.Span',
        uiName: 'Frames',
        type: 'span',
        built_in: false,
        features: [{ name: 'label', uiName: 'Frame', tag_set: { name: 'Labels', tags: [] } }],
      },
    ],
  };
  const inner = makeZip([{ name: 'navid.xmi', data: encode(xmi([spans[2]!])) }]);
  const entries = [
    { name: 'exportedproject123.json', data: encode(JSON.stringify(description)) },
    { name: 'source/launch.txt', data: encode(text) },
    { name: 'annotation_ser/launch.txt/ada.ser', data: encode('java') },
    { name: 'annotation/launch.txt/INITIAL_CAS.xmi', data: encode(xmi([])) },
    { name: 'annotation/launch.txt/ada.xmi', data: encode(xmi([spans[1]!])) },
    { name: 'annotation/launch.txt/navid.zip', data: inner },
    { name: 'annotation/launch.txt/torn.xmi', data: encode(xmi([]).slice(0, -60)) },
    { name: 'curation/launch.txt/CURATION_USER.xmi', data: encode(xmi([spans[1]!])) },
  ];

  it('brings every annotator, the curation, tags with their meaning, and leaves out what is damaged', async () => {
    const source = shelf.file('project.zip', makeZip(entries));
    expect(reader.recognises(source)).toBe(true);
    const { plan, codings, codePaths, sources, notes } = await readAll(reader, source);
    expect(plan.title).toBe('Range talks');
    expect(codePaths).toEqual(['Frames', 'Frames > Actor', 'Frames > Unused', 'Frames > Sovereignty']);
    expect(plan.codes[1]).toMatchObject({ definition: 'Who acts' });
    expect(codings).toEqual([
      ['Frames > Actor: envoy (ada)', 'Frames > Sovereignty: حاکمیت (navid)', 'Frames > Actor: envoy (Curation)'],
    ]);
    expect(sources[0]?.segments.map(({ status }) => status)).toEqual(['final', 'final', 'adjudicated']);
    expect(notes['documents-unreadable']).toMatchObject({ count: 1, items: [expect.stringContaining('launch.txt')] });
  });

  it('unpacked into a folder is the same', async () => {
    for (const { name, data } of entries) shelf.file(`unpacked/${name}`, data);
    const source = shelf.inside('unpacked');
    expect(reader.recognises(source)).toBe(true);
    expect((await readAll(reader, source)).codings[0]).toHaveLength(3);
  });

  it('with nothing but the working copies says what to do', () => {
    const closed = entries.filter(({ name }) => !/^(?:annotation|curation)\//.test(name));
    expect(() => reader.read(shelf.file('ser.zip', makeZip(closed)))).toThrow(/Export the project again/);
  });
});

describe('what is hostile or no CAS', () => {
  it('is refused with a code, and other JSON and XML is not taken for one', () => {
    const refusal = (name: string, content: string | object): string => {
      try {
        void reader.read(shelf.file(name, content));
      } catch (error) {
        return (error as { code: string }).code;
      }
      return 'taken';
    };
    const laughs =
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&b;</xmi:XMI>';
    expect(refusal('laughs.xmi', laughs)).toBe('interchange.unreadable');
    expect(refusal('deep.xmi', `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">${'<a>'.repeat(5000)}`)).toBe(
      'interchange.unreadable',
    );
    expect(refusal('cut.xmi', xmi(spans).slice(0, -60))).toBe('interchange.unreadable');
    expect(refusal('empty.xmi', '')).toBe('interchange.unreadable');
    expect(refusal('legacy.json', { _context: {}, _views: {} })).toBe('interchange.unreadable');
    expect(refusal('none.json', { '%FEATURE_STRUCTURES': 7, '%VIEWS': 'x' })).toBe('interchange.unreadable');
    const others = {
      'news.xml': '<?xml version="1.0"?><rss version="2.0"><channel/></rss>',
      'tei.xml': '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>',
      'news.json': [{ title: 'A', text: 'B' }],
    };
    for (const [name, content] of Object.entries(others))
      expect(reader.recognises(shelf.file(name, content))).toBe(false);
  });

  it('leaves out spans outside the text', async () => {
    const wild =
      '<custom:Span xmi:id="500" sofa="1" begin="5" end="99999" label="X"/><custom:Span xmi:id="501" sofa="1" begin="-4" end="x" label="X"/>';
    const { codings, notes } = await readAll(reader, shelf.file('wild.xmi', xmi([spans[1]!], wild)));
    expect(codings).toEqual([['Span > Actor: envoy']]);
    expect(notes['segments-out-of-range']).toMatchObject({ count: 1 });
  });
});
