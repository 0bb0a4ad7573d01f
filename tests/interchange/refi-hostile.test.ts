import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { qdcReader } from '../../electron/engine/interchange/refi/qdc.ts';
import { qdpxReader } from '../../electron/engine/interchange/refi/qdpx.ts';
import { isErrorCode, ParlanceError } from '../../shared/contract/errors.ts';
import { exportFormat } from '../exporters/export-format.ts';
import { makeGoldenProject } from '../exporters/golden-project.ts';
import { makeZip } from '../importers/zip-maker.ts';
import { openShelf, readAll } from './reading.ts';
import { guid, makeQdpx, oneCode, projectXml, selectionXml } from './support/refi-files.ts';

const shelf = openShelf();
afterAll(() => shelf.remove());

async function refusal(bytes: string | Uint8Array, name = 'study.qdpx'): Promise<{ code: string; message: string }> {
  const reader = name.endsWith('.qdc') ? qdcReader : qdpxReader;
  try {
    await readAll(reader, shelf.file(name, bytes));
  } catch (error) {
    if (error instanceof ParlanceError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('The file was expected to be refused');
}

const withText = (number: number): string =>
  `<TextSource guid="${guid(number)}" name="T" plainTextPath="internal://t.txt"/>`;
const entitiesOf = (root: string, rest: string): string =>
  `<?xml version="1.0"?><!DOCTYPE ${root} [${rest}]><${root} name="&a;" xmlns="urn:QDA-XML:project:1.0"><CodeBook><Codes>${oneCode}</Codes></CodeBook></${root}>`;

/** The archive with another size for one of its parts in its directory (APPNOTE.TXT 4.3.12). */
function claimSize(bytes: Uint8Array, name: string, size: number): Uint8Array {
  const lying = Buffer.from(bytes);
  const at = lying.lastIndexOf(name);
  if (lying.readUInt32LE(at - 46) !== 0x02014b50) throw new Error('That is not the directory');
  lying.writeUInt32LE(size, at - 46 + 24);
  return lying;
}

describe('a file that is meant to break what reads it', () => {
  it('is refused where it unpacks to far more than a project holds', async () => {
    const bomb = `${projectXml({})}<!--${' '.repeat(30_000_000)}-->`;
    expect(await refusal(await makeQdpx({ 'project.qde': bomb }))).toMatchObject({ code: 'import.too-large' });
    const bombInside = await makeQdpx({
      'project.qde': projectXml({ sources: withText(3) }),
      'sources/t.txt': 'a'.repeat(30_000_000),
    });
    expect(await refusal(bombInside)).toMatchObject({ code: 'import.too-large' });
  });

  it('is refused where its directory lies about the size of a part', async () => {
    const whole = await makeQdpx({
      'project.qde': projectXml({ sources: withText(3) }),
      'sources/t.txt': 'a'.repeat(5_000_000),
    });
    for (const [name, why] of [
      ['sources/t.txt', 'sources/t.txt'],
      ['project.qde', 'project.qde'],
    ] as const) {
      const { code, message } = await refusal(claimSize(whole, name, 10));
      expect([code, message.includes(`its part “${why}” is damaged`)]).toEqual(['interchange.unreadable', true]);
    }
  });

  it.each(['../../evil.txt', '/etc/evil.txt', 'C:/evil.txt', 'sources/../../evil.txt'])(
    'is refused where a part is called %s',
    async (name) => {
      const bytes = makeZip([
        { name: 'project.qde', data: Buffer.from(projectXml({})) },
        { name, data: Buffer.from('evil') },
      ]);
      const { code, message } = await refusal(bytes);
      expect([code, message.includes('names files outside of itself')]).toEqual(['interchange.unreadable', true]);
    },
  );

  it('is refused where it declares entities: to laugh a billion times, to read files, to ask servers', async () => {
    const laughs = `<!ENTITY a "ha">${Array.from({ length: 30 }, (_, n) => `<!ENTITY a${n} "&a;&a;">`).join('')}`;
    for (const declared of [
      laughs,
      '<!ENTITY a SYSTEM "file:///etc/passwd">',
      '<!ENTITY % a SYSTEM "http://example.org/x.dtd"> %a;',
    ]) {
      expect(await refusal(await makeQdpx({ 'project.qde': entitiesOf('Project', declared) }))).toMatchObject({
        code: 'interchange.unreadable',
        message: expect.stringContaining('DTD') as string,
      });
      expect(await refusal(entitiesOf('CodeBook', declared), 'codes.qdc')).toMatchObject({
        code: 'interchange.unreadable',
      });
    }
    expect(
      await refusal(await makeQdpx({ 'project.qde': projectXml({ rest: '<Description>&unknown;</Description>' }) })),
    ).toMatchObject({
      code: 'interchange.unreadable',
    });
  });

  it('is refused where its elements nest without end', async () => {
    const deep = `${'<Code name="a" isCodable="true">'.repeat(100_000)}${'</Code>'.repeat(100_000)}`;
    expect(await refusal(await makeQdpx({ 'project.qde': projectXml({ codes: deep }) }))).toMatchObject({
      code: 'interchange.unreadable',
    });
  });

  it('does no harm where sources refer to each other, to themselves, or to the project itself', async () => {
    const sources = `<TextSource guid="${guid(3)}" name="Self" plainTextPath="internal://../project.qde"><NoteRef targetGUID="${guid(3)}"/></TextSource>`;
    const bytes = await makeQdpx({ 'project.qde': projectXml({ sources }) });
    const { sources: read } = await readAll(qdpxReader, shelf.file('self.qdpx', bytes));
    expect(read.length).toBeLessThan(2);
  });
});

describe('a file that is not what its name says', () => {
  it.each([
    ['nothing', '', 'interchange.unreadable'],
    ['text', 'Dear colleague, here is the project.', 'interchange.unreadable'],
    ['an HTML page', '<!doctype html><html><body>Sign in</body></html>', 'interchange.unreadable'],
  ])('is refused where it is %s', async (_, content, code) => {
    expect(await refusal(content)).toMatchObject({
      code,
      message: expect.stringContaining('Nothing was taken over') as string,
    });
  });

  it('is refused where the archive holds no project, a broken one, or an empty one', async () => {
    expect(await refusal(await makeQdpx({ 'readme.txt': 'hello' }))).toMatchObject({ code: 'interchange.unreadable' });
    expect(await refusal(await makeQdpx({ 'project.qde': '<Project name="a"><Users>' }))).toMatchObject({
      code: 'interchange.unreadable',
    });
    expect(await refusal(await makeQdpx({ 'project.qde': '' }))).toMatchObject({ code: 'interchange.unreadable' });
    expect(await refusal(await makeQdpx({ 'project.qde': '<html/>' }))).toMatchObject({
      code: 'interchange.unreadable',
    });
    expect(await refusal(await makeQdpx({ 'project.qde': '<Project name="a"/>' }))).toMatchObject({
      code: 'interchange.empty',
    });
    expect(await refusal('<CodeBook/>', 'codes.qdc')).toMatchObject({ code: 'interchange.empty' });
    expect(await refusal('', 'codes.qdc')).toMatchObject({ code: 'interchange.unreadable' });
  });

  it('is refused where it is encrypted', async () => {
    const bytes = makeZip([{ name: 'project.qde', data: Buffer.from(projectXml({})), isEncrypted: true }]);
    expect(await refusal(bytes)).toMatchObject({ code: 'import.encrypted' });
  });

  it('is read all the same where XML is strained: characters that XML forbids, elements that nobody knows', async () => {
    const xml = projectXml({
      codes: `<Code guid="${guid(10)}" name="Bell\u0007 rings" isCodable="yes" colour="red"><Wisdom><Description>not this</Description></Wisdom></Code>`,
      sources: `<TextSource guid="${guid(3)}" name="T"><PlainTextContent><![CDATA[Our <state> is ours.]]></PlainTextContent>${selectionXml(1, 4, 11)}</TextSource>`,
      rest: '<Future><Thing/></Future>',
    });
    const { plan, codings, notes } = await readAll(
      qdpxReader,
      shelf.file('odd.qdpx', await makeQdpx({ 'project.qde': xml })),
    );
    expect(plan.codes).toHaveLength(1);
    expect(codings[0]![0]).toMatch(/^Bell.* rings: <state> \(Ada\)$/);
    expect(notes['interchange.characters']!.count).toBeGreaterThan(0);
  });
});

/** Small linear congruential generator (Numerical Recipes): the same damage on every machine. */
function randomSource(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('damaged files', () => {
  let victims: Uint8Array[] = [];
  beforeAll(async () => {
    const { project } = makeGoldenProject();
    const { to } = await exportFormat(project, 'study.qdpx', { format: 'qdpx' });
    const foreign = await makeQdpx({ 'project.qde': projectXml({ sources: withText(3) }), 'sources/t.txt': 'Words' });
    victims = [readFileSync(to), foreign];
    project.remove();
  });

  it('are read or refused with a code and a sentence, and nothing else happens', async () => {
    const random = randomSource(7919);
    const outcomes = new Map<string, number>();
    for (let round = 0; round < 300; round++) {
      const whole = victims[round % victims.length]!;
      let bytes = Uint8Array.from(whole);
      if (round % 3 === 0) bytes = bytes.slice(0, random(bytes.length));
      else for (let flips = 1 + random(6); flips > 0; flips--) bytes[random(bytes.length)]! ^= 1 << random(8);
      let outcome = 'read';
      try {
        await readAll(qdpxReader, shelf.file('fuzz.qdpx', bytes));
      } catch (error) {
        const isGood = error instanceof ParlanceError && isErrorCode(error.code) && error.message.length > 30;
        outcome = isGood ? 'refused' : `threw ${String(error)}`;
      }
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect([...outcomes.keys()].toSorted()).toEqual(['read', 'refused']);
  }, 60_000);

  it('are read or refused as codebooks and as XML as well', async () => {
    const random = randomSource(104_729);
    const whole = projectXml({ sources: withText(3), rest: `<Notes><Note guid="${guid(9)}" name="N"/></Notes>` });
    for (let round = 0; round < 300; round++) {
      const at = random(whole.length);
      const xml =
        round % 2 === 0
          ? whole.slice(0, at)
          : `${whole.slice(0, at)}${'<>&"\0/='.charAt(random(7))}${whole.slice(at + random(3))}`;
      for (const [reader, source] of [
        [qdcReader, shelf.file('fuzz.qdc', xml)],
        [qdpxReader, shelf.file('fuzz.qdpx', await makeQdpx({ 'project.qde': xml, 'sources/t.txt': 'Words' }))],
      ] as const) {
        try {
          await readAll(reader, source);
        } catch (error) {
          expect(error).toBeInstanceOf(ParlanceError);
        }
      }
    }
  }, 60_000);
});
