import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ParlanceError } from '../../shared/contract/errors.ts';
import { runInterchange } from '../../electron/engine/interchange/run-interchange.ts';
import { TestProject } from '../support/test-project.ts';
import { codingOf, makeQualCoderProject } from './support/qualcoder-project.ts';
import { receivingProject, type ReceivingProject } from './support/receiving-project.ts';
import { TaguetteFile } from './support/taguette-file.ts';

const text = 'The border 🎉 is closed. مرز بسته است. '.repeat(40).trim();
const rounds = 60;

let folder: string;
let study: ReceivingProject;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'parlance-damaged-'));
  study = receivingProject();
});
afterAll(() => {
  study.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Numbers that look random and are the same every time. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

function makers(): Record<string, { place: string; database: string }> {
  const qualcoder = makeQualCoderProject(folder, 'v17', {
    project: [{ databaseversion: 'v17', date: '', memo: 'About', about: 'QualCoder 3.7' }],
    code_cat: [{ catid: 1, name: 'Lines', memo: '', supercatid: null }],
    code_name: [{ cid: 1, name: 'Closed', memo: 'No way', catid: 1, color: '#112233' }],
    source: [1, 2, 3].map((id) => ({
      id,
      name: `f${id}.txt`,
      fulltext: `${text} ${id}`,
      memo: 'm',
      owner: 'Navid',
      date: '',
    })),
    code_text: [1, 2, 3].map((fid) => codingOf(text, 'is closed', { cid: 1, fid, memo: 'c' })),
    attribute_type: [{ name: 'Wave', caseOrFile: 'file', valuetype: 'numeric' }],
    attribute: [{ name: 'Wave', attr_type: 'file', value: '2', id: 1 }],
  });
  const taguette = new TaguetteFile(folder);
  const owner = taguette.addProject('Borders', 'About');
  const tag = taguette.addTag(owner, 'closed');
  const document = taguette.addDocument(owner, 'border', `<h1>Border</h1><p>${text}</p>`);
  taguette.highlight(document, `Border${text}`, 'is closed', [tag]);
  const ours = new TestProject();
  const articleId = ours.addArticle({ title: 'Border', text });
  const codeId = ours.addCode('Closed');
  ours.addCoding({ articleId, codeId, place: 'is closed', memo: 'c', attributes: { speaker: 'x' } });
  ours.close();
  const parlance = path.join(folder, 'other.parlance');
  copyFileSync(ours.path, parlance);
  rmSync(ours.folder, { recursive: true });
  return {
    qualcoder: { place: qualcoder, database: path.join(qualcoder, 'data.qda') },
    taguette: { place: taguette.close(), database: taguette.path },
    parlance: { place: parlance, database: parlance },
  };
}

/** Tries the project out; anything but a report or a refusal with a code and a sentence is thrown. */
async function outcomeOf(place: string, format: 'qualcoder' | 'taguette' | 'parlance'): Promise<string> {
  try {
    const events = runInterchange(study.project, place, format, new AbortController().signal, true);
    for await (const event of events) if (event.kind === 'report') return 'report';
    return 'nothing';
  } catch (error) {
    if (!(error instanceof ParlanceError) || error.code === 'internal') throw error;
    expect(error.message).toMatch(/\.$/);
    return error.code;
  }
}

describe('a database with damage anywhere', () => {
  it.each(['qualcoder', 'taguette', 'parlance'] as const)(
    'of %s comes in or is refused, and never more',
    async (format) => {
      const made = makers()[format]!;
      const whole = readFileSync(made.database);
      const damaged = path.join(folder, `damaged-${format}`);
      const state = study.state();
      const outcomes = new Map<string, number>();
      for (let round = 0; round < rounds; round++) {
        const next = sequence(round + 1);
        const bytes = Buffer.from(round % 10 === 9 ? whole.subarray(0, next(whole.length)) : whole);
        for (let change = 0; change < 1 + (round % 7) * 5 && bytes.length > 0; change++)
          bytes[next(bytes.length)] = next(256);
        rmSync(damaged, { recursive: true, force: true });
        cpSync(made.place, damaged, { recursive: true });
        writeFileSync(made.place === made.database ? damaged : path.join(damaged, 'data.qda'), bytes);
        const outcome = await outcomeOf(damaged, format);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
      expect(outcomes.get('nothing')).toBeUndefined();
      expect(study.state()).toEqual(state);
      rmSync(made.place, { recursive: true });
      rmSync(path.join(folder, 'Borders.qda'), { recursive: true, force: true });
      for (const name of ['taguette.sqlite3', 'other.parlance']) rmSync(path.join(folder, name), { force: true });
    },
    120_000,
  );
});
