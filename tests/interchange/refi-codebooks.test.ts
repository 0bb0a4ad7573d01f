import { afterAll, describe, expect, it } from 'vitest';
import { findReader } from '../../electron/engine/interchange/find-reader.ts';
import { composeDescription, parseDescription } from '../../electron/engine/interchange/refi/code-description.ts';
import { derivedGuid, normalizeGuid } from '../../electron/engine/interchange/refi/guids.ts';
import { qdcReader } from '../../electron/engine/interchange/refi/qdc.ts';
import { openShelf, readAll } from './reading.ts';
import { guid, makeQdpx, projectXml } from './support/refi-files.ts';

const shelf = openShelf();
afterAll(() => shelf.remove());

const codes = `<Codes><Code guid="${guid(1)}" name="Refusal" isCodable="true" color="#FF0000"><Description>Says no</Description><Code guid="${guid(2)}" name="Refusal" isCodable="false"><Description/></Code></Code><Code guid="${guid(3)}" name="Refusal" isCodable="true"/></Codes>`;
const codebook = (namespace: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="no" ?><CodeBook origin="NVivo 12 For Mac" xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${namespace} Codebook.xsd">${codes}<Sets><Set guid="${guid(9)}" name="Frames"><MemberCode guid="${guid(1)}"/></Set></Sets></CodeBook>`;

describe('a codebook of another program', () => {
  it.each([
    ['the namespace of the standard', codebook('urn:QDA-XML:codebook:1.0')],
    ['the namespace that NVivo for Mac wrote', codebook('urn:QDA-XML:codebook:1:0')],
    [
      'prefixes and a byte-order mark',
      `\uFEFF${codebook('urn:x')
        .replaceAll(/<(\/?)(CodeBook|Codes|Code|Description|Set|Sets|MemberCode)\b/g, '<$1q:$2')
        .replace('xmlns=', 'xmlns:q=')}`,
    ],
    [
      'UTF-16',
      Buffer.from(`\uFEFF${codebook('urn:QDA-XML:codebook:1.0').replace('encoding="UTF-8" ', '')}`, 'utf16le'),
    ],
  ])('is read with %s', async (_, content) => {
    const source = shelf.file('codes.qdc', content);
    expect(findReader(source, null)).toBe(qdcReader);
    const { plan, codePaths, notes } = await readAll(qdcReader, source);
    expect([plan.program, codePaths]).toEqual(['NVivo 12 For Mac', ['Refusal', 'Refusal > Refusal', 'Refusal']]);
    expect(plan.codes[0]).toMatchObject({ key: guid(1), color: '#ff0000', definition: 'Says no', isRetired: false });
    expect(notes['interchange.sets']!.items).toEqual(['Frames']);
  });

  it('is read out of a whole project that is called a codebook', async () => {
    const { plan } = await readAll(qdcReader, shelf.file('project.qdc', projectXml({})));
    expect(plan.codes.map(({ name }) => name)).toEqual(['Sovereignty']);
  });

  it('is known by what stands in it, whatever it is called; a project by its archive', async () => {
    expect(findReader(shelf.file('codes.xml', codebook('urn:QDA-XML:codebook:1.0')), null)?.format).toBe('qdc');
    const archive = await makeQdpx({ 'project.qde': projectXml({}) });
    expect(findReader(shelf.file('backup.zip', archive), null)?.format).toBe('qdpx');
    expect(findReader(shelf.file('other.zip', await makeQdpx({ 'a.txt': 'a' })), null)?.format).not.toBe('qdpx');
  });
});

describe('the description of a code', () => {
  it('says everything in words, and is read back from them', () => {
    const code = {
      definition: 'Who decides,\n\nand where',
      include: 'claims',
      exclude: 'jokes\n\nand lists',
      example: '“no”',
      value: -1.5,
      isRetired: true,
    };
    const text = composeDescription(code);
    expect(text).toBe(
      'Who decides,\n\nand where\n\nInclude when: claims\n\nExclude when: jokes\n\nand lists\n\nExample: “no”\n\nValue: -1.5\n\nRetired: no longer applied',
    );
    expect(parseDescription(text)).toEqual(code);
    const bare = { definition: '', include: '', exclude: '', example: '', value: null, isRetired: false };
    for (const part of [
      {},
      { include: 'a' },
      { example: 'b' },
      { value: 0 },
      { isRetired: true },
      { exclude: 'c', value: 1e-7 },
    ]) {
      expect(parseDescription(composeDescription({ ...bare, ...part }))).toEqual({ ...bare, ...part });
    }
  });

  it('of another program is the definition, to the last blank', () => {
    for (const text of ['', 'Example', ' Value: high ', 'Include when needed\r\nmore', 'Retired people']) {
      expect(parseDescription(text)).toEqual({
        definition: text.replace('\r\n', '\n'),
        include: '',
        exclude: '',
        example: '',
        value: null,
        isRetired: false,
      });
    }
  });
});

it('GUIDs are told apart from what only looks like one, and derived ones never change', () => {
  expect(normalizeGuid(' {0A000000-0000-4000-8000-00000000000A} ')).toBe(guid(10));
  expect(normalizeGuid('{Code 1}')).toBe('Code 1');
  expect(derivedGuid('a', 1)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(derivedGuid('passage', 'x', 1, 23)).not.toBe(derivedGuid('passage', 'x', 12, 3));
});
