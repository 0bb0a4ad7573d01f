import { expect, test } from 'vitest';
import { brokenPromises, fixtureBytes, planFixture, refusalOf, spansOf } from './support.ts';
import { makeZip, type MadeEntry } from './zip-maker.ts';
import { planImport } from '../../electron/engine/importers/registry.ts';

const encoder = new TextEncoder();
const contentTypes =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const rootRelationships =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

function documentXml(body: string): Uint8Array {
  return encoder.encode(`<w:document xmlns:w="${wordNamespace}"><w:body>${body}</w:body></w:document>`);
}

function paragraph(text: string): string {
  return `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

function makeDocx(main: Uint8Array, extra: MadeEntry[] = [], claim: Partial<MadeEntry> = {}): Uint8Array {
  return makeZip([
    { name: '[Content_Types].xml', data: encoder.encode(contentTypes) },
    { name: '_rels/.rels', data: encoder.encode(rootRelationships) },
    { name: 'word/document.xml', data: main, ...claim },
    ...extra,
  ]);
}

test('the same report reads the same, whichever program wrote it', async () => {
  const read = async (name: string) => {
    const plan = await planFixture(name);
    const article = plan.articles[0]!;
    const { text, structure: _, ...metadata } = article;
    expect(brokenPromises(plan)).toEqual([]);
    return { warnings: plan.warnings, metadata, text, spans: spansOf(article) };
  };
  const byPandoc = await read('docx/pandoc.docx');
  expect(byPandoc).toMatchSnapshot();
  expect(await read('docx/libreoffice.docx')).toEqual(byPandoc);
});

test('tracked changes are read as accepted, comments are left out, and the analyst is told', async () => {
  const plan = await planFixture('docx/changes.docx');
  expect([plan.articles[0]?.text, plan.warnings.map((warning) => warning.code)]).toEqual([
    'The hosts proposed a ceiling of 500 kilometres, and the guests refused to sit down until that word was struck from the agenda.',
    ['docx.changes-accepted'],
  ]);
});

test('Persian, emoji, combining marks, tabs and line breaks come through exactly', async () => {
  const words = 'کتاب\u200cها و «حاکمیت» 👨‍👩‍👧 cafe\u0301  two  spaces';
  const main = documentXml(
    `${paragraph(words)}<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c &amp; d</w:t></w:r></w:p>`,
  );
  const plan = await planImport({ fileName: 'گزارش «۱».docx', bytes: makeDocx(main) });
  expect([plan.articles[0]?.text, plan.articles[0]?.title]).toEqual([`${words}\na\tb\nc & d`, words]);
});

test('core properties are metadata, except what programs fill in by themselves', async () => {
  const core = (title: string, creator: string, created: string): MadeEntry => ({
    name: 'docProps/core.xml',
    data: encoder.encode(
      `<cp:coreProperties xmlns:cp="x" xmlns:dc="y" xmlns:dcterms="z"><dc:title>${title}</dc:title><dc:creator>${creator}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created></cp:coreProperties>`,
    ),
  });
  const main = documentXml(paragraph('The talks stalled.') + paragraph('Nobody was surprised.'));
  const read = async (entry: MadeEntry) => {
    const article = (await planImport({ fileName: 'f.docx', bytes: makeDocx(main, [entry]) })).articles[0]!;
    return [article.title, article.byline, article.date];
  };
  expect([
    await read(core('Talks &amp; tides', 'Ada Lindqvist', '2026-03-14T08:30:00Z')),
    await read(core('Microsoft Word - Document1', 'python-docx', '2013-12-23T23:15:00Z')),
  ]).toEqual([
    ['Talks & tides', 'Ada Lindqvist', '2026-03-14'],
    ['The talks stalled.', null, null],
  ]);
});

test('pictures are not fetched, fields and objects do no harm', async () => {
  const relationships =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>';
  const picture =
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';
  const bytes = makeDocx(documentXml(picture + paragraph('Words.')), [
    { name: 'word/_rels/document.xml.rels', data: encoder.encode(relationships) },
    { name: 'word/vbaProject.bin', data: new Uint8Array(500) },
  ]);
  expect((await planImport({ fileName: 'f.docm', bytes })).articles[0]?.text).toBe('Words.');
});

test('what is damaged, protected or a trap is refused by name', async () => {
  const whole = fixtureBytes('docx/pandoc.docx');
  const words = documentXml(paragraph('Words.'));
  const flipped = whole.slice();
  for (let index = 300; index < whole.length - 3_000; index += 97) flipped[index] = ~flipped[index]! & 0xff;
  const bomb = documentXml(paragraph('deterrence '.repeat(1_000_000)));
  const cases: Record<string, Uint8Array> = {
    'truncated.docx': whole.slice(0, whole.length / 2),
    'stump.docx': whole.slice(0, 40),
    'flipped.docx': flipped,
    'text.docx': encoder.encode('This is a text file.'),
    'encrypted.docx': fixtureBytes('docx/encrypted.docx'),
    'encrypted.txt': fixtureBytes('docx/encrypted.docx'),
    'old.docx': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]),
    'zip-password.docx': makeDocx(words, [], { isEncrypted: true }),
    'bomb.docx': makeDocx(bomb),
    'big.docx': makeDocx(words, [], { claimedSize: 500 * 1024 * 1024 }),
    'lying.docx': makeDocx(bomb, [], { claimedSize: 2_000 }),
    'no-document.docx': makeZip([{ name: '[Content_Types].xml', data: encoder.encode(contentTypes) }]),
    'broken-xml.docx': makeDocx(encoder.encode(`<w:document xmlns:w="${wordNamespace}"><w:body><w:p>`)),
    'no-text.docx': makeDocx(documentXml('<w:p/>')),
    'sheet.zip': makeZip([{ name: 'xl/workbook.xml', data: words }]),
    'renamed.txt': makeDocx(words),
  };
  const found = Object.entries(cases).map(async ([name, bytes]) => [name, await refusalOf(name, bytes)] as const);
  expect(Object.fromEntries(await Promise.all(found))).toEqual({
    'truncated.docx': 'import.damaged',
    'stump.docx': 'import.damaged',
    'flipped.docx': 'import.damaged',
    'text.docx': 'import.damaged',
    'encrypted.docx': 'import.encrypted',
    'encrypted.txt': 'import.encrypted',
    'old.docx': 'import.unknown-format',
    'zip-password.docx': 'import.encrypted',
    'bomb.docx': 'import.too-large',
    'big.docx': 'import.too-large',
    'lying.docx': 'import.damaged',
    'no-document.docx': 'import.damaged',
    'broken-xml.docx': 'import.damaged',
    'no-text.docx': 'import.no-text',
    'sheet.zip': 'import.unknown-format',
    'renamed.txt': 'planned as docx',
  });
});
