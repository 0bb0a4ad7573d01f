import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catmaReader as reader } from '../../electron/engine/interchange/catma/catma.ts';
import { makeZip } from '../importers/zip-maker.ts';
import { openShelf, readAll, type Shelf } from './reading.ts';

let shelf: Shelf;
beforeAll(() => {
  shelf = openShelf();
});
afterAll(() => shelf.remove());

const text = 'A rose 🌹 for Emily.\r\n\r\nسخنگو گفت: حاکمیت فروشی نیست.';
const shown = text.replaceAll('\r\n', '\n');
const uuid = (digit: string): string => `${digit.repeat(8)}-1111-4111-8111-${digit.repeat(12)}`;
const [frames, actor, flower, first, second] = ['1', '2', '3', '4', '5'].map(uuid) as [
  string,
  string,
  string,
  string,
  string,
];

const header = `<?xml version="1.0" encoding="UTF-8"?><TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
  <titleStmt><title>First reading</title><author>empty</author></titleStmt><publicationStmt><publisher/></publicationStmt>
  <sourceDesc><p/><ab><fs xml:id="CATMA_TECH_DESC"><f name="version"><string>5</string></f></fs></ab></sourceDesc></fileDesc>
  <encodingDesc><fsdDecl xml:id="T_${frames}" n="Frames 2026-01-01T00:00:00.000+0100">
  <fsDecl xml:id="CATMA_${actor}" n="x" type="CATMA_${actor}"><fsDescr>Actor</fsDescr>
  <fDecl xml:id="CATMA_c" name="catma_displaycolor"><vRange><vColl><string>-16738048</string></vColl></vRange></fDecl></fsDecl>
  <fsDecl xml:id="CATMA_${flower}" n="x" type="CATMA_${flower}" baseTypes="CATMA_${actor}"><fsDescr>Flower</fsDescr></fsDecl>
  </fsdDecl></encodingDesc></teiHeader><text>`;

function annotation(id: string, tag: string, author: string, properties = ''): string {
  return `<fs xml:id="CATMA_${id}" type="CATMA_${tag}"><f name="catma_markupauthor"><string>${author}</string></f>
    <f name="catma_markuptimestamp"><string>2026-01-02T10:00:00.000+0100</string></f>
    <f name="catma_displaycolor"><string>-1</string></f>${properties}</fs>`;
}

function pointer(start: number, end: number, ids: string[]): string {
  const ptr = `<ptr target="D_${uuid('9')}#char=${start},${end}" type="inclusion"/>`;
  return ids.length === 0 ? ptr : `\n<seg ana="${ids.map((id) => `#CATMA_${id}`).join(' ')}">\n${ptr}\n</seg>`;
}

const at = (words: string): number => text.indexOf(words);

/** Two annotations that overlap, the second in two places, as CATMA cuts them. */
function collection(): string {
  const property = '<f name="stance"><vRange><vColl><string>for</string><string>against</string></vColl></vRange></f>';
  const places = [
    pointer(0, 2, []),
    pointer(2, at('for'), [first]),
    pointer(at('for'), at('.'), [first, second]),
    pointer(at('.'), at('حاکمیت'), []),
    pointer(at('حاکمیت'), at('حاکمیت') + 6, [second]),
    pointer(at('حاکمیت') + 6, text.length, []),
  ];
  return `${header}<body><ab type="catma">${places.join('')}</ab></body>${annotation(first, flower, 'ada', property)}${annotation(second, actor, 'navid')}</text></TEI>`;
}

describe('a collection of CATMA', () => {
  const expected = [
    'Frames > Actor > Flower: rose 🌹 for Emily (ada)',
    'Frames > Actor: for Emily (navid)',
    'Frames > Actor: حاکمیت (navid)',
  ];

  it('with its text beside it brings tags, annotations in one piece again, authors and properties', async () => {
    const source = shelf.file('alone/First reading.xml', collection());
    shelf.file('alone/First reading.txt', `\uFEFF${text}`);
    expect(reader.recognises(source)).toBe(true);
    const { plan, sources, codings, codePaths } = await readAll(reader, source);
    expect(plan.program).toBe('CATMA');
    expect(codePaths).toEqual(['Frames', 'Frames > Actor', 'Frames > Actor > Flower']);
    expect(plan.codes.map(({ key, color }) => [key, color])).toEqual([
      [frames, null],
      [actor, '#009900'],
      [flower, null],
    ]);
    expect(codings).toEqual([expected]);
    expect(sources[0]?.article.text).toBe(shown);
    expect(sources[0]?.segments.map(({ key }) => key)).toEqual([first, second, null]);
    expect(sources[0]?.segments[0]).toMatchObject({ attributes: { stance: 'for; against' } });
  });

  it('in an archive or a folder has its text above it, and several collections meet in one article', async () => {
    const folder = `study_2026/D_${uuid('9')}`;
    const files: [string, string][] = [
      [`${folder}/D_${uuid('9')}_A rose.txt`, text],
      [`${folder}/annotationcollections/First.xml`, collection()],
      [`${folder}/annotationcollections/Second.xml`, collection().replaceAll('>ada<', '>zoe<')],
      [`study_2026/D_lost/annotationcollections/Lost.xml`, collection()],
    ];
    const zip = shelf.file(
      'study.zip',
      makeZip(files.map(([name, content]) => ({ name, data: Buffer.from(content) }))),
    );
    const tar = shelf.file('study.tar.gz', gzipSync(makeTar(files)));
    for (const [name, content] of files) shelf.file(`study/${name}`, content);
    for (const source of [zip, tar, shelf.inside('study')]) {
      expect(reader.recognises(source)).toBe(true);
      const { codings, sources, notes } = await readAll(reader, source);
      expect(sources.map(({ article }) => article.title)).toEqual(['A rose']);
      expect(codings[0]).toEqual([...expected, ...expected.map((line) => line.replace('(ada)', '(zoe)'))]);
      expect(notes['texts-missing']).toMatchObject({ count: 1, items: ['Lost.xml'] });
    }
  });

  it('handed out with its text needs none beside it', async () => {
    const inline = `${header}<body><ab type="catma">A <seg ana="#CATMA_${first}">rose 🌹</seg> for Emily</ab></body>${annotation(first, flower, 'ada')}</text></TEI>`;
    const { codings, sources } = await readAll(reader, shelf.file('inline.xml', inline));
    expect(codings).toEqual([['Frames > Actor > Flower: rose 🌹 (ada)']]);
    expect(sources[0]?.article.text).toBe('A rose 🌹 for Emily');
  });

  it('says what is missing, and leaves out what cannot be placed', async () => {
    expect(() => reader.read(shelf.file('lonely/reading.xml', collection()))).toThrow(/the text is not beside it/);
    const wild = collection()
      .replace(/#char=2,\d+/, '#char=2,99999')
      .replaceAll(`ana="#CATMA_${second}"`, 'ana="#CATMA_gone"');
    const source = shelf.file('wild/reading.xml', wild);
    shelf.file('wild/any.txt', text);
    const { notes, codings } = await readAll(reader, source);
    expect(codings[0]).toEqual(['Frames > Actor > Flower: for Emily (ada)', 'Frames > Actor: for Emily (navid)']);
    expect(notes).toMatchObject({ 'segments-out-of-range': { count: 1 }, 'annotations-without-tag': { count: 1 } });
    const old = `${header.replace(/<fsdDecl[\s\S]*<\/fsdDecl>/, '')}<body><ab type="catma">${pointer(0, 2, [first])}</ab></body></text></TEI>`;
    const older = shelf.file('old/reading.xml', old);
    shelf.file('old/reading.txt', text);
    expect(() => reader.read(older)).toThrow(/before version 3/);
  });
});

describe('a text in TEI', () => {
  const tei = (
    id: string,
    body: string,
  ): string => `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="${id}" xml:lang="en"><teiHeader><fileDesc>
    <titleStmt><title>Talks ${id}</title><author>Ada <name>L</name></author></titleStmt>
    <publicationStmt><publisher>The Star</publisher><date when="2026-03-01">1 March</date></publicationStmt>
    <sourceDesc><p>Nothing</p></sourceDesc></fileDesc></teiHeader><text><body>${body}</body></text></TEI>`;

  it('brings paragraphs and what is marked in them', async () => {
    const body = `<head>Range 🚀 talks</head>
      <p>The <rs type="person" resp="#zoe">envoy of <placeName ref="#x">Tehran</placeName></rs>
        spoke <note>Not verbatim, <hi>I think</hi>.</note> of <seg ana="#frame">range</seg>, <seg>and left</seg>.</p>
      <p>سخنگو: <term>حاکمیت</term><name/></p>`;
    const source = shelf.file('talks.xml', tei('a', body));
    expect(reader.recognises(source)).toBe(true);
    const { plan, sources, codings, notes } = await readAll(reader, source);
    expect(plan.program).toBe('TEI');
    expect(sources[0]?.article).toMatchObject({
      title: 'Talks a',
      outlet: 'The Star',
      date: '2026-03-01',
      language: 'en',
      text: 'Range 🚀 talks\nThe envoy of Tehran spoke of range, and left.\nسخنگو: حاکمیت',
    });
    expect(codings).toEqual([
      ['rs > person: envoy of Tehran (zoe)', 'placeName: Tehran', 'seg > frame: range', 'term: حاکمیت'],
    ]);
    expect(sources[0]?.memos.map((memo) => memo.text)).toEqual(['Not verbatim, I think.']);
    expect(notes).toMatchObject({ 'marks-empty': { count: 1 }, 'notes-memos': { count: 1 } });
  });

  it('of a corpus is an article each', async () => {
    const corpus = `<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>${tei('a', '<p>One</p>')}${tei('b', '<p>Two</p>')}</teiCorpus>`;
    const { sources } = await readAll(reader, shelf.file('corpus.xml', corpus));
    expect(sources.map(({ key, article }) => [key, article.text])).toEqual([
      ['a', 'One'],
      ['b', 'Two'],
    ]);
  });

  it('is refused where it is hostile, and other XML is not taken for it', () => {
    const laughs = `<!DOCTYPE TEI [<!ENTITY a "aaaa">]>${tei('a', '<p>&a;</p>')}`;
    expect(() => reader.read(shelf.file('laughs.xml', laughs))).toThrow(/declares entities/);
    expect(() => reader.read(shelf.file('cut.xml', tei('a', '<p>One</p>').slice(0, -9)))).toThrow(/broken/);
    for (const [name, content] of Object.entries({
      'rss.xml': '<rss version="2.0"><channel/></rss>',
      'news.xml': '<?xml version="1.0"?><articles><article><title>TEI</title></article></articles>',
      'page.html': '<!DOCTYPE html><html><body><TEI></TEI></body></html>',
      'plain.txt': 'The TEI guidelines',
    })) {
      expect([name, reader.recognises(shelf.file(name, content))]).toEqual([name, false]);
    }
  });
});

/** A tar archive of plain files, names longer than its field as GNU writes them. */
function makeTar(files: readonly [string, string][]): Uint8Array {
  const block = (name: string, content: Buffer, kind: string): Buffer => {
    const head = Buffer.alloc(512);
    head.write(name.slice(0, 100), 0);
    head.write('0000644\0', 100);
    head.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    head.write(kind, 156);
    head.write('ustar\0', 257);
    const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
    return Buffer.concat([head, content, padding]);
  };
  const blocks = files.flatMap(([name, content]) => [
    block('././@LongLink', Buffer.from(`${name}\0`), 'L'),
    block(name, Buffer.from(content), '0'),
  ]);
  return new Uint8Array(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}
