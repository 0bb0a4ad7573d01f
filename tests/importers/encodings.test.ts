import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixtureBytes, fixturePath, planFixture, planText } from './support.ts';
import { planImport } from '../../electron/engine/importers/registry.ts';
import { ParlanceError } from '../../shared/contract/errors.ts';

/** Python's name of the codec, in which the fixture was written, to the label that must be recognised. */
const labels: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  'utf-8-sig': 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16-le': 'utf-16le',
  'utf-16-be': 'utf-16be',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  cp1252: 'windows-1252',
  cp1253: 'windows-1253',
  cp1254: 'windows-1254',
  cp1255: 'windows-1255',
  cp1256: 'windows-1256',
  'iso8859-2': 'iso-8859-2',
  'iso8859-5': 'iso-8859-5',
  'iso8859-6': 'iso-8859-6',
  'iso8859-15': 'iso-8859-15',
  'koi8-r': 'koi8-r',
  gb18030: 'gb18030',
  big5: 'big5',
  cp932: 'shift_jis',
  'euc-jp': 'euc-jp',
  cp949: 'euc-kr',
};

const files = readdirSync(fixturePath('encodings')).filter((name) => name.endsWith('.txt'));

describe('the encoding of a text file is recognised', () => {
  test.each(files)('%s', async (name) => {
    const codec = /^[a-z]+\.(.+)\.txt$/.exec(name)?.[1] ?? '';
    const language = name.slice(0, 2).replace('tw', 'zh');
    const plan = await planFixture(`encodings/${name}`);
    const expected = readFileSync(fixturePath(`encodings/${name.replace(/txt$/, 'expected')}`), 'utf8');
    expect({
      encoding: plan.encoding,
      text: plan.articles[0]?.text,
      language: plan.articles[0]?.language,
      warnings: plan.warnings,
    }).toEqual({ encoding: labels[codec], text: expected, language, warnings: [] });
  });
});

test('the analyst overrules the detection', async () => {
  const bytes = fixtureBytes('encodings/ru.koi8-r.txt');
  const plan = await planImport({ fileName: 'a.txt', bytes, encoding: 'windows-1251' });
  expect([plan.encoding, plan.articles[0]?.text.startsWith('Делегации')]).toEqual(['windows-1251', false]);
});

test('an encoding that does not exist is refused', async () => {
  const refused = planImport({ fileName: 'a.txt', bytes: new Uint8Array([65]), encoding: 'klingon-1' });
  await expect(refused).rejects.toThrowError(ParlanceError);
  await expect(refused).rejects.toMatchObject({ code: 'import.encoding' });
});

test('UTF-8 with a broken byte stays UTF-8, and the damage is reported', async () => {
  const bytes = fixtureBytes('encodings/fa.utf-8.txt').slice(0, -2);
  const plan = await planImport({ fileName: 'a.txt', bytes });
  bytes[40] = 0xff;
  const damaged = await planImport({ fileName: 'a.txt', bytes });
  expect([plan.encoding, plan.warnings, damaged.encoding, damaged.warnings]).toEqual([
    'utf-8',
    [],
    'utf-8',
    [{ code: 'encoding.replaced', message: '2 characters are not valid utf-8 and shown as “\uFFFD”.' }],
  ]);
});

test('a stray NUL or end-of-file mark does not make a text binary', async () => {
  const plan = await planText(
    'Talks stall\n\nThe talks\u0000 stalled on Tuesday, said the envoys of both sides.\u001a',
    'a.txt',
  );
  expect([plan.encoding, plan.articles[0]?.text]).toEqual([
    'utf-8',
    'Talks stall\n\nThe talks stalled on Tuesday, said the envoys of both sides.',
  ]);
});
