import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { qdpxReader } from '../../electron/engine/interchange/refi/qdpx.ts';
import { openShelf, readAll, type Reading } from './reading.ts';
import { guid, makeQdpx, oneCode, oneUser, projectXml, selectionXml } from './support/refi-files.ts';

const shelf = openShelf();
afterAll(() => shelf.remove());

async function read(files: Record<string, string | Uint8Array>, name = 'study.qdpx'): Promise<Reading> {
  return await readAll(qdpxReader, shelf.file(name, await makeQdpx(files)));
}

const made = `creatingUser="${guid(1)}" creationDateTime="2024-03-05T10:00:00Z" modifyingUser="${guid(2)}" modifiedDateTime="2024-03-06T10:00:00Z"`;
const twoUsers = `<User guid="${guid(1)}" name="Ada"/><User guid="${guid(2)}" name="Navid"/>`;
const codeRef = (number: number): string => `<CodeRef targetGUID="${guid(number)}"/>`;

describe('a project as NVivo writes it', () => {
  it('has one selection per coding, Windows line breaks, UTF-16 positions and a folder with a capital', async () => {
    const text = '\uFEFFThe talks 🚀🚀\r\nWe will not negotiate, she said.\r\n';
    const start = text.slice(1).indexOf('We will');
    const end = start + 'We will not negotiate'.length;
    const selection = (number: number, code: number, user: number): string =>
      `<PlainTextSelection guid="${guid(100 + number)}" name="" startPosition="${start}" endPosition="${end}" ${made}><Description />` +
      `<Coding guid="${guid(200 + number)}" creatingUser="${guid(user)}" creationDateTime="2024-03-07T10:00:00Z">${codeRef(code)}</Coding></PlainTextSelection>`;
    const sources =
      `<TextSource guid="${guid(3)}" name="talks" richTextPath="internal://${guid(3)}.docx" plainTextPath="internal://${guid(3)}.txt" ${made}>` +
      `${selection(1, 10, 1)}${selection(2, 11, 1)}${selection(3, 10, 2)}${selection(4, 10, 1)}` +
      `<Coding guid="${guid(300)}" creatingUser="${guid(1)}">${codeRef(60)}</Coding></TextSource>`;
    const cases =
      `<Cases><Case guid="${guid(60)}" name="The minister"><CodeRef targetGUID="${guid(10)}"/><VariableValue><VariableRef targetGUID="${guid(50)}"/><TextValue>left</TextValue></VariableValue>` +
      `<VariableValue><VariableRef targetGUID="${guid(51)}"/><IntegerValue>42</IntegerValue></VariableValue><SourceRef targetGUID="${guid(3)}"/></Case></Cases>`;
    const variables = `<Variables><Variable guid="${guid(50)}" name="Party" typeOfVariable="Text"><Description>Of the owner</Description></Variable><Variable guid="${guid(51)}" name="Seats" typeOfVariable="Integer"/></Variables>`;
    const xml = projectXml({
      users: twoUsers,
      codes: `<Code guid="${guid(10)}" name="Refusal" isCodable="true"><Description>Says no\r\nplainly</Description></Code><Code guid="${guid(11)}" name="Talks" isCodable="true" />`,
      sources,
    }).replace('<Sources>', `${variables}${cases}<Sources>`);
    const {
      plan,
      sources: [source],
      codings,
      notes,
    } = await read({ 'project.qde': xml, [`Sources/${guid(3).toUpperCase()}.TXT`]: text });
    expect([plan.program, plan.title]).toEqual(['NVivo for Windows 14.23', 'Borders']);
    expect(source!.article.text).toBe('The talks 🚀🚀\nWe will not negotiate, she said.\n');
    expect(codings).toEqual([
      [
        'Refusal: We will not negotiate (Ada)',
        'Talks: We will not negotiate (Ada)',
        'Refusal: We will not negotiate (Navid)',
      ],
    ]);
    expect(source!.segments[0]).toMatchObject({ key: guid(201), createdAt: '2024-03-07T10:00:00Z', memo: null });
    expect(plan.codes[0]!.definition).toBe('Says no\nplainly');
    expect(plan.variables.map(({ name, type }) => [name, type])).toEqual([
      ['Party', 'text'],
      ['Seats', 'number'],
      ['case', 'text'],
    ]);
    expect([...source!.variables.values()]).toEqual(['left', '42', 'The minister']);
    expect(plan.memos).toEqual([]);
    expect(Object.keys(notes).toSorted()).toEqual([
      'interchange.case-codings',
      'interchange.case-parts',
      'interchange.cases',
      'interchange.duplicates',
      'interchange.offsets',
    ]);
  });
});

describe('a project as ATLAS.ti writes it', () => {
  const long = 'second line, which is so long that it is cut and ends here';
  const text = `A first line\r\n\n${long}\r\nthird line`;
  /** ATLAS.ti takes a line break for one character, whatever stands in the file. */
  const place = (words: string): string => {
    const start = text.replaceAll('\r\n', '\n').indexOf(words);
    return `startPosition="${start}" endPosition="${start + words.length}"`;
  };
  const bytes = (): Record<string, string> => ({
    'project.qde': projectXml({
      origin: 'ATLAS.ti 8.4.0 573 , macOS Version 10.14.3',
      users: twoUsers,
      sources:
        `<TextSource guid="${guid(3).toUpperCase()}" name="Mabel.txt" plainTextPath="internal://AAAA.txt" richTextPath="internal://BBBB.docx" ${made}>` +
        `<PlainTextSelection guid="${guid(100)}" name="second line, which is so long that it is…" ${place(long)} ${made}><Description>Why so?</Description>` +
        `<Coding guid="${guid(200)}" creatingUser="${guid(1)}">${codeRef(10)}</Coding><Coding guid="${guid(201)}" creatingUser="${guid(1)}">${codeRef(11)}</Coding></PlainTextSelection>` +
        `<PlainTextSelection guid="${guid(101)}" name="first line" ${place('first line')} ${made}><Description>A comment without a code</Description></PlainTextSelection>` +
        `<PlainTextSelection guid="${guid(102)}" name="third" ${place('third')} ${made}/></TextSource>` +
        `<PictureSource guid="${guid(4)}" name="cornflakes.jpg" path="internal://CCCC.jpg"><PictureSelection guid="${guid(110)}" firstX="1" firstY="1" secondX="2" secondY="2"><Coding guid="${guid(210)}">${codeRef(10)}</Coding></PictureSelection></PictureSource>` +
        `<PDFSource guid="${guid(5)}" name="Report.pdf" path="internal://DDDD.pdf"><PDFSelection guid="${guid(120)}" page="1" firstX="0" firstY="0" secondX="9" secondY="9"><Representation guid="${guid(6)}"><PlainTextContent>granola</PlainTextContent></Representation><Coding guid="${guid(220)}">${codeRef(10)}</Coding></PDFSelection>` +
        `<PDFSelection guid="${guid(121)}" page="2" firstX="0" firstY="0" secondX="9" secondY="9"><Coding guid="${guid(221)}">${codeRef(10)}</Coding></PDFSelection>` +
        `<Representation guid="${guid(7)}" plainTextPath="internal://EEEE.txt"><PlainTextSelection guid="${guid(120)}" name="granola" startPosition="4" endPosition="11"><Coding guid="${guid(222)}" creatingUser="${guid(2)}">${codeRef(11)}</Coding></PlainTextSelection></Representation></PDFSource>` +
        `<VideoSource guid="${guid(8)}" name="Coke.mp4" path="relative:///Coke.mp4"><Transcript guid="${guid(9)}" plainTextPath="internal://FFFF.txt"><PlainTextContent>never this</PlainTextContent></Transcript></VideoSource>`,
      codes: `<Code guid="${guid(10)}" name="Feelings" isCodable="true" color="#F00082"/><Code guid="${guid(11)}" name="Feelings" isCodable="true" color="#0AF"><Code guid="${guid(12)}" name="Feelings" isCodable="false"/></Code>`,
      rest:
        `<Notes><Note guid="${guid(40)}" name="Research plan" creatingUser="${guid(2)}" creationDateTime="2024-03-05T10:00:00Z"><Description>day to day</Description><PlainTextContent>A great project.</PlainTextContent></Note></Notes>` +
        `<Links><Link guid="${guid(41)}"/></Links><Sets><Set guid="${guid(42)}" name="gender: male"><MemberSource targetGUID="${guid(3)}"/></Set><Set guid="${guid(44)}" name="Frames"><MemberCode targetGUID="${guid(10)}"/></Set></Sets><Graphs><Graph guid="${guid(43)}"/></Graphs>`,
    }),
    'sources/aaaa.txt': text,
    'sources/eeee.txt': 'Pay granola now',
  });

  it('counts a line break once, keeps two passages apart, and leaves pictures and areas behind with a word', async () => {
    const { plan, sources, codings, notes } = await read(bytes());
    expect(codings).toEqual([[`Feelings: ${long} (Ada)`, `Feelings: ${long} (Ada)`], ['Feelings: granola (Navid)']]);
    expect(sources.map(({ article, fileName }) => [article.title, fileName])).toEqual([
      ['Mabel', 'Mabel.txt'],
      ['Report', 'Report.pdf'],
    ]);
    expect(sources[0]!.segments.map(({ memo }) => memo)).toEqual(['Why so?', null]);
    expect(sources[0]!.memos.map(({ text, coderKey }) => [text, coderKey])).toEqual([
      ['“first line”: A comment without a code', guid(1)],
    ]);
    expect(plan.codes.map(({ name, color, parentKey }) => [name, color, parentKey])).toEqual([
      ['Feelings', '#f00082', null],
      ['Feelings', '#00aaff', null],
      ['Feelings', null, guid(11)],
    ]);
    expect(sources.map(({ variables }) => [...variables])).toEqual([[['group', 'gender: male']], []]);
    expect(sources.map(({ variables }) => [...variables])).toEqual([[['group', 'gender: male']], []]);
    expect(plan.memos).toMatchObject([
      { subject: 'project', coderKey: guid(2), text: 'Research plan\n\nday to day\n\nA great project.' },
    ]);
    expect(
      Object.fromEntries(Object.values(notes).map(({ code, count, items }) => [code, [count, items[0] ?? null]])),
    ).toMatchObject({
      'interchange.media': [2, 'cornflakes.jpg (picture, codings: 1)'],
      'interchange.areas': [1, 'Report.pdf'],
      'interchange.annotations': [1, 'Mabel: first line'],
      'interchange.quotations': [1, 'Mabel: third'],
      'interchange.groups': [1, 'gender: male'],
      'interchange.sets': [1, 'Frames'],
      'interchange.links': [1, null],
      'interchange.graphs': [1, null],
    });
  });
});

describe('a project as MAXQDA, QualCoder, Quirkos, f4analyse and scripts write it', () => {
  it('has the values of variables at the source, comments at the coding, and braces around GUIDs in capitals', async () => {
    const braces = (number: number): string => `{${guid(number).toUpperCase()}}`;
    const sources =
      `<q:TextSource guid="${braces(3)}" name="Interview 1" plainTextPath="internal:${guid(3)}.txt"><q:PlainTextSelection guid="${braces(100)}" name="" startPosition="4" endPosition="9" creatingUser="${braces(1)}"><q:Description>Comment</q:Description>` +
      `<q:Coding guid="${braces(200)}" creatingUser="${braces(1)}"><q:CodeRef targetGUID="${braces(10)}"/><q:NoteRef targetGUID="${braces(40)}"/></q:Coding></q:PlainTextSelection>` +
      `<q:NoteRef targetGUID="${braces(41)}"/><q:VariableValue><q:VariableRef targetGUID="${braces(50)}"/><q:FloatValue>1.50</q:FloatValue></q:VariableValue><q:VariableValue><q:VariableRef targetGUID="${braces(51)}"/><q:BooleanValue>true</q:BooleanValue></q:VariableValue>` +
      `<q:VariableValue><q:VariableRef targetGUID="${braces(52)}"/><q:DateValue>soon</q:DateValue></q:VariableValue></q:TextSource>`;
    const xml = `<?xml version="1.0"?><q:Project xmlns:q="urn:QDA-XML:project:1.0" name="" origin="MAXQDA 2022"><q:Users><q:User guid="${braces(1)}" id="AB"/></q:Users>
      <q:CodeBook><q:Codes><q:Code guid="${braces(10)}" name="Sovereignty" isCodable="true"/></q:Codes></q:CodeBook>
      <q:Variables><q:Variable guid="${braces(50)}" name="Age" typeOfVariable="Float"/><q:Variable guid="${braces(51)}" name="Paid" typeOfVariable="Boolean"/><q:Variable guid="${braces(52)}" name="When" typeOfVariable="Date"/></q:Variables>
      <q:Sources>${sources}</q:Sources>
      <q:Notes><q:Note guid="${braces(40)}" name="Memo 1" creatingUser="${braces(2)}" plainTextPath="internal://${guid(40)}.txt"/><q:Note guid="${braces(41)}" name="Met twice…"><q:PlainTextContent>Met  twice in May.</q:PlainTextContent></q:Note></q:Notes></q:Project>`;
    const {
      plan,
      sources: [source],
      codings,
      notes,
    } = await read({
      'project.qde': xml,
      [`sources/${guid(3)}.txt`]: 'Our state is ours.',
      [`sources/${guid(40)}.txt`]: 'From a file',
    });
    expect(codings).toEqual([['Sovereignty: state (AB)']]);
    expect(plan.title).toBeNull();
    expect(plan.coders).toEqual([
      { key: guid(1), name: 'AB', color: null },
      { key: guid(2), name: 'Unnamed coder 2', color: null },
    ]);
    expect(source!.segments[0]).toMatchObject({
      key: guid(200),
      codeKey: guid(10),
      memo: 'Comment',
      otherMemos: [{ coderKey: guid(2), text: 'Memo 1\n\nFrom a file' }],
    });
    expect(source!.memos).toMatchObject([{ key: guid(41), text: 'Met  twice in May.' }]);
    expect(plan.variables.map(({ name, type }) => [name, type])).toEqual([
      ['Age', 'number'],
      ['Paid', 'yes-no'],
      ['When', 'text'],
    ]);
    expect([...source!.variables.values()]).toEqual(['1.5', 'true', 'soon']);
    expect(Object.keys(notes)).toEqual(
      expect.arrayContaining(['interchange.unknown-users', 'interchange.variable-types']),
    );
  });

  it('has an inner file named after the project, words in the XML, and codings of nobody on unknown codes', async () => {
    const sources =
      `<TextSource name="Field notes"><PlainTextContent>One &amp; two\nthree</PlainTextContent><PlainTextSelection startPosition="6" endPosition="9"><Coding>${codeRef(99)}</Coding></PlainTextSelection>` +
      `<PlainTextSelection guid="x" startPosition="10" endPosition="15"><Coding guid="y" creatingUser="00000000-0000-0000-0000-000000000000">${codeRef(10)}</Coding></PlainTextSelection>` +
      `<Coding guid="z">${codeRef(10)}</Coding></TextSource><TextSource plainTextPath="board_2017.txt"/><TextSource guid="${guid(4)}" plainTextPath="internal://gone.txt" name="Gone"/><TextSource guid="${guid(5)}" name="Blank"><PlainTextContent> \n</PlainTextContent></TextSource>`;
    const {
      sources: [first, second],
      sources: all,
      codings,
      notes,
    } = await read({
      'export/My study.qde': projectXml({ origin: 'f4analyse', users: '', sources }).replace('<Users></Users>', ''),
      'export/sources/board_2017.txt': 'The board met.',
    });
    expect(codings).toEqual([['Unknown code 1: two', 'Sovereignty: three', 'Sovereignty: One & two\nthree'], []]);
    expect(all).toHaveLength(2);
    expect(first!.segments.map(({ key, coderKey }) => [key, coderKey])).toEqual([
      [null, null],
      ['y', null],
      ['z', null],
    ]);
    expect([first!.key, second!.article.title, second!.fileName]).toEqual(['source 1', 'board_2017', 'board_2017.txt']);
    expect(notes['interchange.missing-files']).toMatchObject({ count: 1, items: ['Gone (internal://gone.txt)'] });
    expect(notes['interchange.no-text']).toMatchObject({ count: 1, items: ['Blank'] });
    expect(notes['interchange.whole-source']!.count).toBe(1);
    expect(notes['interchange.unknown-codes']!.items).toEqual(['Unknown code 1']);
  });

  it('reads files that were left outside where they lie beside it, and never from elsewhere', async () => {
    shelf.file('outside/near/interviews/beside.txt', 'Beside the file.');
    shelf.file('outside/secret.txt', 'Not meant for anybody.');
    const named = (number: number, reference: string): string =>
      `<TextSource guid="${guid(number)}" name="S${number}" plainTextPath="${reference}"/>`;
    const secret = path.join(shelf.folder, 'outside', 'secret.txt');
    const sources =
      named(20, 'relative:///interviews/beside.txt') +
      named(21, 'relative://../secret.txt') +
      named(22, `absolute://${secret}`) +
      named(23, secret) +
      named(24, 'internal://../../secret.txt');
    const { sources: found, notes } = await read({ 'project.qde': projectXml({ sources }) }, 'outside/near/study.qdpx');
    expect(found.map(({ article }) => article.text)).toEqual(['Beside the file.']);
    expect(notes['interchange.external-files']!.items).toHaveLength(3);
    expect(notes['interchange.missing-files']!.items).toHaveLength(1);
  });

  it('takes the words of a Word document where there is no plain text, and texts that are no UTF-8', async () => {
    const docx = readFileSync(path.resolve(import.meta.dirname, '../fixtures/import/docx/libreoffice.docx'));
    const sources =
      `<TextSource guid="${guid(3)}" name="Document" richTextPath="internal://${guid(3)}.docx"/>` +
      `<TextSource guid="${guid(4)}" name="Old" plainTextPath="internal://${guid(4)}.txt"/><TextSource guid="${guid(5)}" name="Wide" plainTextPath="internal://${guid(5)}.txt"/>`;
    const {
      sources: [document, old, wide],
      notes,
    } = await read({
      'project.qde': projectXml({ sources }),
      [`sources/${guid(3)}.docx`]: docx,
      [`sources/${guid(4)}.txt`]: Buffer.from('caf\u00e9', 'latin1'),
      [`sources/${guid(5)}.txt`]: Buffer.from('\uFEFFwide', 'utf16le'),
    });
    expect(document!.article.text.length).toBeGreaterThan(50);
    expect([old!.article.text, wide!.article.text]).toEqual(['café', 'wide']);
    expect([notes['interchange.rich-text']!.items, notes['interchange.encoding']!.items]).toEqual([
      ['Document'],
      ['Old'],
    ]);
  });

  it('keeps users, codes and codings apart that share a name or an id', async () => {
    const { plan, codings, notes } = await read({
      'project.qde': projectXml({
        users: `${oneUser}<User guid="${guid(2)}" name="Ada"/>`,
        codes: `${oneCode}<Code guid="${guid(10)}" name="Twin" isCodable="true"/><Code name="" isCodable="true"/>`,
        sources: `<TextSource guid="${guid(3)}" name="T"><PlainTextContent>Our state is ours.</PlainTextContent>${selectionXml(1, 4, 9)}${selectionXml(1, 0, 3)}${selectionXml(2, 90, 99)}${selectionXml(3, 13, 99)}${selectionXml(4, 5, 5)}</TextSource>`,
      }),
    });
    expect(plan.coders.map(({ name }) => name)).toEqual(['Ada', 'Ada (2)']);
    expect(plan.codes.map(({ name, key }) => [name, key])).toEqual([
      ['Sovereignty', guid(10)],
      ['Twin', 'code 2'],
      ['Unnamed code', 'code 3'],
    ]);
    expect(codings).toEqual([['Sovereignty: state (Ada)', 'Sovereignty: Our (Ada)', 'Sovereignty: ours. (Ada)']]);
    expect(notes['interchange.outside-text']!.count).toBe(2);
    expect(notes['interchange.cut-off']!.count).toBe(1);
  });
});
