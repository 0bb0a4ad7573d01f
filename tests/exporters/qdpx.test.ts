import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { exportQdpx } from '../../electron/engine/exporters/refi/qdpx.ts';
import { decimalOf } from '../../electron/engine/exporters/refi/source-xml.ts';
import { exportOptions } from '../../shared/contract/schemas/exports.ts';
import { canCheckXml, schemaFile, whyNoXmlCheck } from '../interchange/support/refi-files.ts';
import { runProgram } from '../support/find-program.ts';
import { TestProject } from '../support/test-project.ts';
import { exportFormat, pythonWithPandas } from './export-format.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';

let open: TestProject | null = null;
afterEach(() => {
  open?.remove();
  open = null;
});

function golden(): GoldenProject {
  const made = makeGoldenProject();
  open = made.project;
  return made;
}

function makeProject(): TestProject {
  open = new TestProject();
  return open;
}

const inPython = `
import json, sys, zipfile, xml.etree.ElementTree as ET
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
root = ET.fromstring(z.read('project.qde'))
local = lambda e: e.tag.split('}')[1]
texts = {n.split('/')[1][:-4]: z.read(n).decode('utf-8') for n in z.namelist() if n.startswith('sources/')}
codes = {c.get('guid'): c.get('name') for c in root.iter() if local(c) == 'Code'}
users = {u.get('guid'): u.get('name') for u in root.iter() if local(u) == 'User'}
notes = {n.get('guid'): ''.join(n.itertext()) for n in root.iter() if local(n) == 'Note'}
passages = []
for source in root.iter():
    if local(source) != 'TextSource': continue
    assert source.get('plainTextPath') == 'internal://' + source.get('guid') + '.txt'
    for s in source:
        if local(s) != 'PlainTextSelection': continue
        words = texts[source.get('guid')][int(s.get('startPosition')):int(s.get('endPosition'))]
        passages.append([words, s.get('name'), users[s.get('creatingUser')],
          [codes[c.get('targetGUID')] for c in s.iter() if local(c) == 'CodeRef'],
          [notes[n.get('targetGUID')] for n in s.iter() if local(n) == 'NoteRef']])
guids = [e.get('guid') for e in root.iter() if e.get('guid')]
print(json.dumps({'names': z.namelist(), 'passages': passages, 'users': list(users.values()), 'unique': len(guids) == len(set(guids)),
  'breaks': sum(t.count('\\r') + t.count('\\ufeff') for t in texts.values())}))
`;

interface Seen {
  names: string[];
  passages: [words: string, name: string, user: string, codes: string[], notes: string[]][];
  users: string[];
  unique: boolean;
  breaks: number;
}

function readInPython(file: string): Seen {
  return JSON.parse(runProgram(pythonWithPandas ?? 'python3', ['-c', inPython, file], path.dirname(file))) as Seen;
}

function validate(file: string): string {
  const folder = path.dirname(file);
  const extract = `import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract('project.qde', sys.argv[2])`;
  runProgram('python3', ['-c', extract, file, folder], folder);
  return runProgram('xmllint', ['--noout', '--nonet', '--schema', schemaFile('Project.xsd'), 'project.qde'], folder);
}

describe('a project as QDPX', () => {
  it('holds each passage once per coder, at the code points where Python finds the words', async () => {
    const { project } = golden();
    const { to } = await exportFormat(project, 'study.qdpx', { format: 'qdpx' });
    const seen = readInPython(to);
    expect(seen.passages).toEqual([
      [
        '🚀 in Geneva',
        '🚀 in Geneva',
        'Ada',
        ['Dissuasion crédible (Ärger, œuvre) and a very long tail'],
        ['status: draft'],
      ],
      [
        '“We will not, cannot negotiate,”',
        '“We will not, cannot negotiate,”',
        'Ada',
        ['Sovereignty', 'Refusal, to "negotiate"'],
        [
          'weight: -1',
          'Compare:\n"never", they said; =really',
          'speaker: the minister, "S."\nstance (for = 1): -1\nگوینده: وزیر\nweight: 0.5',
        ],
      ],
      ['“We will not, cannot negotiate,”', '“We will not, cannot negotiate,”', 'Navid, “N.”', ['Sovereignty'], []],
      ['👨‍👩‍👧', '👨‍👩‍👧', 'Navid, “N.”', ['Other'], ['status: adjudicated']],
      ['waited.\n\nThe e\u0301te\u0301', 'waited. The e\u0301te\u0301', 'Navid, “N.”', ['other'], []],
      ['= 300 km', '= 300 km', 'Ada', ['Retired'], []],
      ['می‌گوید بُرد موشک‌ها', 'می‌گوید بُرد موشک‌ها', 'Ada', ['حاکمیت'], []],
      ['پایان', 'پایان', 'Navid, “N.”', ['حاکمیت'], []],
    ]);
    expect([seen.unique, seen.breaks, seen.names[0], seen.names.at(-1)]).toEqual([
      true,
      0,
      'project.qde',
      'parlance/extra.jsonl',
    ]);
  });

  it.skipIf(!canCheckXml)(`validates against the schema of the standard${whyNoXmlCheck}`, async () => {
    const { project, articles } = golden();
    project.command('Variables and memos', ({ record, newId, time }) => {
      const kinds = { text: 'a <b> & "c"\n\ttab', number: '1e+21', date: '2024-02', 'yes-no': 'true', choice: 'left' };
      for (const [position, [type, value]] of Object.entries(kinds).entries()) {
        const id = newId();
        record.insert('variable', { id, name: `Outlet ${type}`, type, choices: '["left"]', position });
        record.insert('article_variable', { id: newId(), article_id: articles.emoji, variable_id: id, value });
      }
      const places = {
        project: null,
        article: articles.persian,
        code: project.db.prepare('SELECT min(id) FROM code').pluck().get() as string,
      };
      for (const [subject, subjectId] of Object.entries(places)) {
        const memo = {
          subject,
          subject_id: subjectId,
          coder_id: project.coderId,
          text: `On the ${subject}: ]]> \u0007 end`,
        };
        record.insert('memo', { id: newId(), ...memo, created_at: time, modified_at: time });
      }
    });
    const { to } = await exportFormat(project, 'study.qdpx', { format: 'qdpx' });
    expect(validate(to)).toBe('');
  });

  it.skipIf(!canCheckXml)(
    `validates where there is nothing, and with names that XML cannot say${whyNoXmlCheck}`,
    async () => {
      const empty = makeProject();
      expect(validate((await exportFormat(empty, 'empty.qdpx', { format: 'qdpx' })).to)).toBe('');
      empty.addArticle({ title: 'A\u0001\uFFFE <&> "quoted" \'single\' \uD800 🚀', text: 'Text\tand\nmore' });
      empty.addCode('\u000B?');
      empty.command('A memo', ({ record, newId, time }) => {
        const memo = { subject: 'project', subject_id: null, coder_id: empty.coderId, text: 'a\u0000b' };
        record.insert('memo', { id: newId(), ...memo, created_at: time, modified_at: time });
      });
      const { to, report } = await exportFormat(empty, 'odd.qdpx', { format: 'qdpx' });
      expect(validate(to)).toBe('');
      expect(report.notes.find((note) => note.code === 'qdpx.characters')?.count).toBe(3);
    },
  );

  it('is the same, byte by byte, for the same revision', async () => {
    const { project } = golden();
    const one = await exportFormat(project, 'one.qdpx', { format: 'qdpx' });
    const other = await exportFormat(project, 'other.qdpx', { format: 'qdpx' });
    expect(readFileSync(one.to).equals(readFileSync(other.to))).toBe(true);
    expect(one.report.files).toEqual([{ name: 'one.qdpx', rows: null, bytes: readFileSync(one.to).length }]);
  });

  it('says what REFI-QDA has no home for, and how often', async () => {
    const { project } = golden();
    const { report } = await exportFormat(project, 'study.qdpx', { format: 'qdpx' });
    expect(Object.fromEntries(report.notes.map(({ code, count }) => [code, count]))).toEqual({
      'qdpx.metadata': 3,
      'qdpx.codebook-version': 1,
      'qdpx.code-rules': 1,
      'qdpx.code-values': 2,
      'qdpx.retired-codes': 1,
      'qdpx.weights': 2,
      'qdpx.statuses': 2,
      'qdpx.attributes': 1,
      'qdpx.states': 3,
    });
  });

  it('names nobody and nothing that was not asked for', async () => {
    const { project, articles, coders } = golden();
    const { to } = await exportFormat(project, 'some.qdpx', {
      format: 'qdpx',
      coderIds: [coders.navid as never],
      articleIds: [articles.emoji as never],
      finalOnly: true,
    });
    const seen = readInPython(to);
    expect(seen.users).toEqual(['Navid, “N.”']);
    expect(seen.names).toHaveLength(3);
    expect(seen.passages.map(([words]) => words)).toEqual([
      '“We will not, cannot negotiate,”',
      '👨‍👩‍👧',
      'waited.\n\nThe e\u0301te\u0301',
    ]);
  });

  it('leaves nothing behind where it is cancelled, and refuses to replace a file unasked', async () => {
    const { project } = golden();
    const to = path.join(project.folder, 'study.qdpx');
    const cancel = new AbortController();
    cancel.abort();
    const run = async (overwrite: boolean, signal?: AbortSignal): Promise<void> => {
      const extra = { overwrite, programVersion: '1.2.3', signal };
      for await (const event of exportQdpx(project.path, to, exportOptions.parse({ format: 'qdpx' }), extra))
        void event;
    };
    await expect(run(false, cancel.signal)).rejects.toMatchObject({ code: 'call.cancelled' });
    expect(readdirSync(project.folder).filter((name) => !name.startsWith('study.parlance'))).toEqual([]);
    writeFileSync(to, 'mine');
    await expect(run(false)).rejects.toMatchObject({ code: 'export.exists' });
    expect(readFileSync(to, 'utf8')).toBe('mine');
    await run(true);
    expect(existsSync(to) && readFileSync(to).subarray(0, 2).toString()).toBe('PK');
  });

  it('writes numbers without an exponent, which the schema does not know', () => {
    expect(['1e+21', '-1.5e-7', '1.25e+1', '12.5', '0'].map(decimalOf)).toEqual([
      '1000000000000000000000',
      '-0.00000015',
      '12.5',
      '12.5',
      '0',
    ]);
  });
});
