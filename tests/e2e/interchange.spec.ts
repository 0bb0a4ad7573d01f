import AxeBuilder from '@axe-core/playwright';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Locator, Page } from '@playwright/test';
import type { Desk } from '../support/analyst-desk.ts';
import { ReaderPage } from '../support/reader-page.ts';
import { shortArticle } from '../support/short-article.ts';
import { expect, test } from '../support/workbench.ts';

test.use({ projectKind: 'empty', contextOptions: { reducedMotion: 'reduce' } });

/** The sample as a file of another format. */
async function sampleAs(desk: Desk, samplePath: string, name: string, format: string): Promise<string> {
  const to = desk.place(name);
  await desk.command('export', samplePath, '--to', to, '--format', format);
  return to;
}

async function chooseProject(page: Page, file: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
  await page.getByRole('button', { name: 'Import and export', exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  await (await chooser).setFiles(file);
}

async function findCommand(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('button', { name: 'Import and export', exact: true })).toBeVisible();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await expect(palette).toBeVisible();
  await page.keyboard.type(name.slice(0, -1));
  await expect(palette.getByRole('option', { name })).toHaveAttribute('aria-selected', 'true');
}

async function drop(page: Page, files: readonly { name: string; content: Buffer }[]): Promise<void> {
  const sent = files.map(({ name, content }) => ({ name, base64: content.toString('base64') }));
  const dataTransfer = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.codePointAt(0)!)], name));
    }
    return transfer;
  }, sent);
  for (const kind of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('body', kind, { dataTransfer });
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

const count = async (desk: Desk, project: string): Promise<number> =>
  ((await desk.command('articles', project)) as unknown[]).length;

test('a project of another program says what it is, comes in in one step, and goes again by one undo', async ({
  workbench,
  samplePath,
}) => {
  const { page, desk, project } = workbench;
  await chooseProject(page, await sampleAs(desk, samplePath, 'talks.qdpx', 'qdpx'));
  const question = page.getByRole('dialog', { name: 'Project “Missile talks”' });
  await expect(question).toContainText('18 articles');
  await expect(question).toContainText('14 codes');
  await expectNoViolations(page);
  await question.getByRole('button', { name: 'What of it is new here?' }).click();
  await expect(question.getByRole('row', { name: /^Codes/ })).toContainText('14');
  expect(await count(desk, project)).toBe(0);
  await question.getByRole('button', { name: 'Take over' }).click();

  const report = page.getByRole('dialog', { name: 'Taken over' });
  await expect(report.getByRole('row', { name: /^Articles/ })).toContainText('18');
  await expect(report.getByRole('row', { name: /^Coders 2 1$/ })).toBeVisible();
  await expectNoViolations(page);
  await report.getByRole('button', { name: 'Show the articles' }).click();
  await new ReaderPage(page).openArticle(shortArticle.title);
  expect(workbench.codebook()).toHaveLength(14);

  await chooseProject(page, desk.place('talks.qdpx'));
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(report).toContainText('Everything in it was known already');
  await expect(report.getByRole('button', { name: 'Undo' })).toBeHidden();
  await report.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect.poll(() => count(desk, project)).toBe(0);
  await expect.poll(() => workbench.codebook().length).toBe(0);
});

test('the report itself can take everything back', async ({ workbench: { page, desk, project }, samplePath }) => {
  await chooseProject(page, await sampleAs(desk, samplePath, 'codes.qdc', 'qdc'));
  await page
    .getByRole('dialog', { name: /^Codebook “/ })
    .getByRole('button', { name: 'Take over' })
    .click();
  await page.getByRole('dialog', { name: 'Taken over' }).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect.poll(async () => ((await desk.command('inspect', project)) as Counted).counts.codes).toBe(0);
});

interface Counted {
  counts: { codes: number };
}

test('articles and projects may be dropped together: each finds its way', async ({
  workbench: { page, desk, project },
  samplePath,
}) => {
  const file = await sampleAs(desk, samplePath, 'talks.qdpx', 'qdpx');
  await expect(page.getByRole('button', { name: 'Import and export', exact: true })).toBeVisible();
  await drop(page, [
    { name: 'evening.txt', content: Buffer.from('Evening brief\n\nThe harbour was quiet.') },
    { name: 'talks.qdpx', content: readFileSync(file) },
  ]);
  const question = page.getByRole('dialog', { name: 'Project “Missile talks”' });
  await question.getByRole('button', { name: 'Not now' }).click();
  await expect.poll(() => count(desk, project)).toBe(1);
});

test('a file that is no project is refused with a sentence', async ({ workbench: { page } }) => {
  await chooseProject(page, { name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('{"a": 1}') });
  const refusal = page.getByRole('dialog', { name: '“notes.json” was not taken over' });
  await expect(refusal.getByRole('alert')).toContainText('Nothing was changed');
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await expect(refusal).toBeHidden();
});

test('a codebook comes in from the command palette, whatever its format', async ({ workbench }) => {
  const { page } = workbench;
  // Asked for early: it takes a moment until the browser hands its dialogs over, and a key is faster than a click.
  const chooser = page.waitForEvent('filechooser');
  await findCommand(page, 'Import a codebook…');
  await page.keyboard.press('Enter');
  const table = 'Code;Parent code;Description\nSovereignty;;Who decides\nRange;Sovereignty;How far\n';
  await (await chooser).setFiles({ name: 'codes.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  const question = page.getByRole('dialog', { name: /^Codebook “/ });
  await expect(question).toContainText('2 codes');
  await question.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByRole('dialog', { name: 'Taken over' })).toBeVisible();
  expect(workbench.codebook().map((code) => code.path)).toEqual([
    'Sovereignty',
    expect.stringMatching(/^Sovereignty.+Range$/),
  ]);
});

test('a replication package and copies of its articles become a project, with a report per article', async ({
  workbench: { page, desk },
  samplePath,
}) => {
  const source = await sampleAs(desk, samplePath, 'package.zip', 'replication');
  const copies = desk.place('copies');
  mkdirSync(copies);
  const db = new Database(samplePath, { readonly: true });
  const texts = db.prepare<[], { text: string }>('SELECT text FROM v_articles ORDER BY article_id').all();
  db.close();
  for (const [number, { text }] of texts.slice(1).entries()) writeFileSync(path.join(copies, `${number}.txt`), text);

  await findCommand(page, 'Open a replication package…');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Open a replication package' });
  await dialog.getByRole('textbox', { name: 'Replication package' }).fill(source);
  await dialog.getByRole('textbox', { name: 'Your copies of the articles' }).fill(copies);
  await expect(dialog.getByRole('textbox', { name: 'Project that is made' })).toHaveValue(/package\.parlance$/);
  await expectNoViolations(page);
  await page.keyboard.press('Enter');

  const report = page.getByRole('dialog', { name: 'The project is ready' });
  await expect(report).toContainText('1 is missing');
  await expect(report).toContainText('17 articles are exactly the same');
  await expect(report.getByRole('row').nth(1)).toContainText('missing');
  await expectNoViolations(page);
  await report.getByRole('button', { name: 'Open the project' }).click();
  await new ReaderPage(page).openArticle(shortArticle.title);
});
