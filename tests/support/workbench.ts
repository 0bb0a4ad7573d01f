import { copyFileSync, existsSync } from 'node:fs';
import { test as base, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { Desk, type Served } from './analyst-desk.ts';
import { shortArticle } from './short-article.ts';

/** What is open when a test begins: nothing (the start screen), a project without articles, or the sample. */
export type ProjectKind = 'none' | 'empty' | 'sample';

/** The acting coder of every project that a test is given. */
export const coderName = 'Mina';

/** Columns of the public views that the tests look at. */
export interface SegmentFacts {
  readonly article_title: string;
  readonly coder: string;
  readonly code_id: string;
  readonly code: string;
  readonly text: string;
  readonly status: string;
  readonly memo: string | null;
}

export interface CodeFacts {
  readonly path: string;
  readonly name: string;
  readonly color: string;
}

const segmentsView = 'SELECT * FROM v_segments ORDER BY article_id, start, "end" DESC, code_path, coder';

/** Reads the project file as R and Python do, from outside and while it is open. */
function readView<Row>(project: string, query: string): Row[] {
  const db = new Database(project, { readonly: true });
  try {
    return db.prepare<[], Row>(query).all();
  } finally {
    db.close();
  }
}

/** Whatever a page must never say, however well the rest of a test goes. */
export class Complaints {
  readonly heard: string[] = [];
  private readonly expected: RegExp[] = [];

  listenTo(page: Page): void {
    page.on('pageerror', (error) => this.heard.push(`error: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.heard.push(`${message.type()} on the console: ${message.text()}`);
      }
    });
    page.on('crash', () => this.heard.push('the page crashed'));
  }

  /** For tests that break something on purpose. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  get unexpected(): string[] {
    return this.heard.filter((text) => !this.expected.some((pattern) => pattern.test(text)));
  }
}

/** A page of the workbench with its project and its server. */
export interface Workbench {
  readonly desk: Desk;
  readonly page: Page;
  /** The project file; named, but not there, where a test begins at the start screen. */
  readonly project: string;
  readonly complaints: Complaints;
  /** Opens one more tab of the same browser. */
  anotherTab(): Promise<Page>;
  /** Ends the server, as when the machine is switched off for the night. */
  stopServer(): Promise<void>;
  /** Starts it again and opens the page anew. */
  startServer(...flags: string[]): Promise<void>;
  /** The codings as the public view of the project file has them at this moment. */
  segments(): SegmentFacts[];
  /** Codes and quotes of Mina's codings in one article, in the order of the text. */
  codingsOf(articleTitle: string): [code: string, quote: string][];
  codebook(): CodeFacts[];
}

interface Options {
  projectKind: ProjectKind;
  /** Quotes of the short article that are coded before the project is opened, by the name of their code. */
  codings: Readonly<Record<string, string>>;
}

interface Fixtures {
  desk: Desk;
  workbench: Workbench;
}

interface WorkerFixtures {
  /** The sample project and one short article more, made once and copied for each test. */
  samplePath: string;
}

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  projectKind: ['sample', { option: true }],
  codings: [{}, { option: true }],
  samplePath: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are used from this pattern
    async ({}, use) => {
      const desk = new Desk();
      const sample = desk.place('sample.parlance');
      await desk.command('init', sample, '--sample', '--coder', coderName, '--title', 'Missile talks');
      await desk.command('import', sample, desk.write(shortArticle.fileName, shortArticle.text));
      await use(sample);
      await desk.remove();
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- as above
  desk: async ({}, use) => {
    const desk = new Desk();
    await use(desk);
    await desk.remove();
  },
  workbench: async ({ page, desk, projectKind, codings, samplePath }, use) => {
    const project = desk.place('Documents', 'talks.parlance');
    if (projectKind === 'sample') copyFileSync(samplePath, project);
    if (projectKind === 'empty') await desk.command('init', project, '--title', 'Missile talks', '--coder', coderName);
    await desk.code(project, codings);
    const workbench = createWorkbench(page, desk, project);
    await workbench.startServer();
    await use(workbench);
    await page.close();
    test.expect(workbench.complaints.unexpected, 'what the page complained about').toEqual([]);
  },
});

export { expect } from '@playwright/test';

function createWorkbench(page: Page, desk: Desk, project: string): Workbench {
  const complaints = new Complaints();
  complaints.listenTo(page);
  let served: Served | null = null;
  return {
    desk,
    page,
    project,
    complaints,
    async anotherTab() {
      const tab = await page.context().newPage();
      complaints.listenTo(tab);
      await tab.goto(new URL('/', page.url()).href);
      return tab;
    },
    async stopServer() {
      if (served !== null) await desk.stop(served);
    },
    async startServer(...flags) {
      served = await desk.serve(...(existsSync(project) ? [project] : []), ...flags);
      await page.goto(served.url);
    },
    segments: () => readView<SegmentFacts>(project, segmentsView),
    codingsOf: (articleTitle) =>
      readView<SegmentFacts>(project, segmentsView)
        .filter((row) => row.article_title === articleTitle && row.coder === coderName)
        .map((row) => [row.code, row.text]),
    codebook: () => readView<CodeFacts>(project, 'SELECT * FROM v_codes ORDER BY ordering'),
  };
}
