import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkProject } from '../../electron/engine/store/check-project.ts';
import { openProjectFile } from '../../electron/engine/store/open-project.ts';
import { startChild, type Child } from '../support/run-child.ts';
import { TestProject, realTools } from '../support/test-project.ts';

/** Together more than fifty, in two lanes side by side: one codes, the other imports and then codes. */
const rounds = { code: 28, import: 26 } as const;
type Kind = keyof typeof rounds;

/** Enough files that an import takes longer than the longest wait for the kill. */
const filesPerImport = 400;

const sentence =
  'The 👩‍🚀 delegation said that its re\u0301serve about the range stands. سخنگو گفت: «بُرد موشک‌ها موضوع گفت‌وگو نیست.» ';

interface Lane {
  project: TestProject;
  /** Codings that were acknowledged and not removed since, over all rounds. */
  acknowledged: Set<string>;
  kills: number;
  /** Kills that hit a process at work, in the middle of an import, and before it had opened the project. */
  atWork: number;
  midImport: number;
  beforeOpen: number;
  articles: number;
}

const lanes: Lane[] = [];
afterAll(() => {
  for (const lane of lanes) lane.project.remove();
});

function makeLane(): Lane {
  const project = new TestProject(realTools());
  project.addArticle({ title: 'To be coded', text: sentence.repeat(60) });
  for (const name of ['Sovereignty', 'Deterrence', 'Refusal']) project.addCode(name);
  project.close();
  const lane = {
    project,
    acknowledged: new Set<string>(),
    kills: 0,
    atWork: 0,
    midImport: 0,
    beforeOpen: 0,
    articles: 1,
  };
  lanes.push(lane);
  return lane;
}

function writeArticles(folder: string, round: number): void {
  mkdirSync(folder);
  for (let number = 0; number < filesPerImport; number++) {
    writeFileSync(path.join(folder, `${number}.txt`), `Brief ${round}/${number}\n\n${sentence.repeat(25)}`);
  }
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function waitForLine(child: Child, pattern: RegExp): Promise<void> {
  while (!pattern.test(await child.nextLine())) continue;
}

/**
 * Now and then while the process is still starting and recovering; otherwise at any moment of its work, or, since an
 * import takes its time to read the first files, at any moment after it has written some.
 */
async function killSometime(child: Child, kind: Kind, round: number): Promise<void> {
  if (round % 6 === 5) await wait(Math.random() * 700);
  else if (kind === 'code' || round % 3 === 0) {
    await waitForLine(child, /^open$/);
    await wait(Math.random() * 500);
  } else {
    await waitForLine(child, /^i [1-9]/);
    await wait(Math.random() * 200);
  }
  child.process.kill('SIGKILL');
  await child.ended;
  expect(child.errors()).toBe('');
  expect(child.process.signalCode).toBe('SIGKILL');
}

/** What the lines that the child managed to say allow one to expect. */
function takeAccount(lane: Lane, lines: readonly string[]): { doubtful: Set<string>; imported: number } {
  const doubtful = new Set<string>();
  let imported = 0;
  for (const [sign, value] of lines.map((line) => line.split(' '))) {
    if (sign === '+') lane.acknowledged.add(value!);
    if (sign === '?') doubtful.add(value!);
    if (sign === '-') doubtful.delete(value!);
    if (sign === '-' || sign === '?') lane.acknowledged.delete(value!);
    if (sign === 'i') imported = Number(value);
  }
  lane.kills += 1;
  if (!lines.includes('open')) lane.beforeOpen += 1;
  if (lines.some((line) => line.startsWith('+'))) lane.atWork += 1;
  if (lines.includes('importing') && !lines.includes('imported')) lane.midImport += 1;
  return { doubtful, imported };
}

/** Opens what the dead process left, as the next window would. */
function expectWhole(lane: Lane, { doubtful, imported }: ReturnType<typeof takeAccount>): void {
  const file = openProjectFile(lane.project.path, { mode: 'write', door: 'cli', now: () => new Date() });
  try {
    expect(checkProject(file.db).problems).toEqual([]);
    const there = file.db.prepare('SELECT id FROM segment').pluck().all() as string[];
    const known = new Set(there);
    expect([...lane.acknowledged].filter((id) => !known.has(id))).toEqual([]);
    // A coding whose word did not reach us is whole or absent; from now on it counts as what it is.
    for (const id of there) if (!doubtful.has(id)) lane.acknowledged.add(id);
    for (const id of doubtful) if (known.has(id)) lane.acknowledged.add(id);

    // Rows and history agree: each coding has its entry, and no entry tells of a coding that never was.
    const unrecorded = `SELECT count(*) FROM segment WHERE id NOT IN (SELECT row_id FROM journal_change WHERE before IS NULL)`;
    expect(file.db.prepare(unrecorded).pluck().get()).toBe(0);
    const revision = file.db.prepare('SELECT revision FROM project').pluck().get() as number;
    expect(file.db.prepare('SELECT max(revision) FROM journal').pluck().get()).toBeLessThanOrEqual(revision);

    const articles = file.db.prepare('SELECT count(*) FROM article').pluck().get() as number;
    expect(articles).toBeGreaterThanOrEqual(lane.articles + imported);
    lane.articles = articles;
  } finally {
    file.close();
  }
  expect(readdirSync(lane.project.folder).filter((name) => name.startsWith('study'))).toEqual(['study.parlance']);
}

async function runLane(kind: Kind): Promise<Lane> {
  const lane = makeLane();
  for (let round = 0; round < rounds[kind]; round++) {
    const folder = path.join(lane.project.folder, `files-${round}`);
    if (kind === 'import') writeArticles(folder, round);
    const child = startChild(new URL('children/work-until-killed.ts', import.meta.url), [
      lane.project.path,
      kind,
      folder,
    ]);
    await killSometime(child, kind, round);
    expectWhole(lane, takeAccount(lane, child.lines));
    rmSync(folder, { recursive: true, force: true });
  }
  return lane;
}

describe('a process that is killed in the middle of its work', () => {
  it('leaves a project in which nothing that was acknowledged is missing, and nothing is half done', async () => {
    const [coding, importing] = await Promise.all([runLane('code'), runLane('import')]);
    const kills = coding.kills + importing.kills;
    expect(kills).toBeGreaterThanOrEqual(50);
    // The kills came at all the moments that matter, not all of them at an idle one.
    expect(coding.atWork).toBeGreaterThan(10);
    expect(coding.acknowledged.size).toBeGreaterThan(100);
    expect(importing.midImport).toBeGreaterThan(5);
    expect(importing.articles).toBeGreaterThan(50);
    console.log(
      `${kills} kills: ${coding.beforeOpen + importing.beforeOpen} before the project was open, ${importing.midImport} in ` +
        `the middle of an import, ${coding.atWork + importing.atWork} while coding; ${coding.acknowledged.size} codings and ` +
        `${importing.articles} articles were acknowledged and are there.`,
    );
  }, 400_000);
});
