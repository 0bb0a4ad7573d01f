import { hostname } from 'node:os';
import { existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ParlanceError } from '../../shared/contract/errors.ts';
import { openProjectFile, type ProjectFile } from '../../electron/engine/store/open-project.ts';
import { startChild, type Child } from '../support/run-child.ts';
import { TestProject } from '../support/test-project.ts';

let project: TestProject;
const children: Child[] = [];

beforeEach(() => {
  project = new TestProject();
  project.close();
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.process.kill('SIGKILL');
    await child.ended;
  }
  project.remove();
});

const open = (mode: 'write' | 'read'): ProjectFile =>
  openProjectFile(project.path, { mode, door: 'cli', now: () => new Date() });

async function holdElsewhere(): Promise<Child> {
  const child = startChild(new URL('children/hold-project.ts', import.meta.url), [project.path]);
  children.push(child);
  expect(await child.nextLine()).toBe(`open ${child.process.pid}`);
  return child;
}

function refusal(action: () => unknown): ParlanceError {
  try {
    action();
  } catch (error) {
    if (error instanceof ParlanceError) return error;
    throw error;
  }
  throw new Error('It was not refused');
}

describe('a second writer', () => {
  it('is refused with the name of the first, and may read', async () => {
    const child = await holdElsewhere();
    const error = refusal(() => open('write'));
    expect(error.code).toBe('project.locked');
    expect(error.details['holder']).toMatchObject({ pid: child.process.pid, host: hostname(), door: 'desktop' });
    expect(error.message).toContain(`in a Parlance window (process ${child.process.pid} on ${hostname()})`);
    expect(error.message).toContain('read-only');

    const reader = open('read');
    expect(reader.db.prepare('SELECT title FROM project').pluck().get()).toBe('Study');
    reader.close();
  });

  it('is refused in the same process too', () => {
    const first = open('write');
    expect(refusal(() => open('write'))).toMatchObject({
      code: 'project.locked',
      details: { holder: { pid: process.pid } },
    });
    first.close();
    open('write').close();
    expect(readdirSync(project.folder)).toEqual(['study.parlance']);
  });

  it('may write as soon as the first has closed', async () => {
    const child = await holdElsewhere();
    child.process.kill('SIGTERM');
    await child.ended;
    expect(readdirSync(project.folder)).toEqual(['study.parlance']);
    open('write').close();
  });

  it('may write as soon as the first has died, however it died', async () => {
    const child = await holdElsewhere();
    child.process.kill('SIGKILL');
    await child.ended;
    expect(existsSync(`${project.path}-lock`)).toBe(true);
    const writer = open('write');
    expect(refusal(() => open('write')).details['holder']).toMatchObject({ pid: process.pid, door: 'cli' });
    writer.close();
    expect(readdirSync(project.folder)).toEqual(['study.parlance']);
  });

  it('is one of several who wait at the same door', async () => {
    const rivals = Array.from({ length: 4 }, () =>
      startChild(new URL('children/hold-project.ts', import.meta.url), [project.path]),
    );
    children.push(...rivals);
    const outcomes = await Promise.all(
      rivals.map((rival) =>
        rival.nextLine().then(
          () => 'open',
          () => 'refused',
        ),
      ),
    );
    expect(outcomes.toSorted()).toEqual(['open', 'refused', 'refused', 'refused']);
    const winner = rivals[outcomes.indexOf('open')]!;
    expect(refusal(() => open('write')).details['holder']).toMatchObject({ pid: winner.process.pid });
    for (const rival of rivals) if (rival !== winner) expect(rival.errors()).toContain('already open for writing');
  });
});
