import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, launch, type Program, type RunningApp } from './electron-app.ts';
import { ReaderPage } from './reader-page.ts';

const articleText = [
  'Envoys meet again',
  '“The range of our missiles is nobody’s business but ours,” the minister said.',
  'A spokesman added that there would be no talks on defence.',
].join('\n\n');

interface Answers {
  readonly open: string[];
  readonly save: string;
}

/** The dialogs belong to the operating system, which no test can click on: they answer at once with these paths. */
function answerDialogs(running: RunningApp, answers: Answers): Promise<void> {
  return running.app.evaluate(({ dialog }, given) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: given.open });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: given.save });
  }, answers);
}

async function goTo(page: Page, view: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click();
}

export async function createProject(running: RunningApp, project: string): Promise<void> {
  const { page } = running;
  await answerDialogs(running, { open: [], save: project });
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByLabel('Title').fill('Missile talks');
  await page.getByLabel('Your name').fill('Mina');
  await page.getByRole('button', { name: 'Choose…' }).click();
  await expect(page.getByLabel('File')).toHaveValue(project);
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByRole('heading', { name: 'Missile talks', level: 1 })).toBeVisible();
}

export async function importArticle(running: RunningApp, file: string): Promise<void> {
  const { page } = running;
  await answerDialogs(running, { open: [file], save: '' });
  await goTo(page, 'Import and export');
  await page.getByRole('region', { name: 'Import articles' }).getByRole('button', { name: 'Import…' }).click();
  await expect(page.getByRole('region', { name: 'Report' })).toContainText('1 article in');
}

async function codePassages(page: Page): Promise<void> {
  const reader = new ReaderPage(page);
  await goTo(page, 'Read and code');
  await reader.openArticle(/Envoys meet again/);
  await reader.dragOver('nobody’s business but ours');
  await page.keyboard.press('c');
  await expect(reader.picker).toBeVisible();
  await page.keyboard.type('Sovereignty');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => quotes(reader)).toEqual(['nobody’s business but ours']);
  await reader.dragOver('no talks on defence');
  await page.keyboard.press('c');
  await reader.pick('Sover');
  await expect.poll(() => quotes(reader)).toEqual(['no talks on defence', 'nobody’s business but ours']);
}

async function quotes(reader: ReaderPage): Promise<string[]> {
  return Object.values(await reader.paintedQuotes())
    .flat()
    .sort();
}

async function exportDataset(running: RunningApp, folder: string): Promise<string> {
  const { page } = running;
  await answerDialogs(running, { open: [folder], save: '' });
  await goTo(page, 'Import and export');
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await dialog.getByRole('button', { name: 'Choose…' }).click();
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  const file = join(folder, 'segments.csv');
  await expect.poll(() => readdirSync(folder)).toContain('segments.csv');
  return readFileSync(file, 'utf8');
}

/** The coded articles as a PDF, printed by the window itself. */
async function exportPdf(running: RunningApp, file: string): Promise<void> {
  const { page } = running;
  await answerDialogs(running, { open: [], save: file });
  await page.getByRole('button', { name: 'Export again' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await dialog.getByText('Coded articles, PDF').click();
  await dialog.getByRole('button', { name: 'Choose…' }).click();
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'The export is written' })).toBeVisible({ timeout: 60_000 });
  expect(readFileSync(file).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  await page.keyboard.press('Escape');
}

/** The whole job of an analyst: import, code, undo, export, close; then start again and find everything. */
export async function doTheJob(program: Program, folder: string): Promise<void> {
  const userData = join(folder, 'user data');
  const project = join(folder, 'Missile talks – گفتگو.parlance');
  const article = join(folder, 'envoys.txt');
  const dataset = join(folder, 'dataset');
  writeFileSync(article, articleText);
  mkdirSync(dataset);

  const first = await launch(program, userData);
  await createProject(first, project);
  await importArticle(first, article);
  await codePassages(first.page);
  await first.page.keyboard.press('Control+z');
  await expect.poll(() => quotes(new ReaderPage(first.page))).toEqual(['nobody’s business but ours']);
  const rows = (await exportDataset(first, dataset)).trimEnd().split('\n');
  expect(rows).toHaveLength(2);
  expect(rows[1]).toContain('nobody’s business but ours');
  await exportPdf(first, join(folder, 'coded.pdf'));
  await first.close();
  // One whole file once closed: nothing beside it.
  expect(readdirSync(folder).filter((name) => name.includes('.parlance'))).toEqual([`Missile talks – گفتگو.parlance`]);

  const second = await launch(program, userData);
  await second.page
    .getByRole('region', { name: 'Recent' })
    .getByRole('button', { name: /Missile talks/ })
    .first()
    .click();
  const reader = new ReaderPage(second.page);
  await reader.openArticle(/Envoys meet again/);
  await expect.poll(() => quotes(reader)).toEqual(['nobody’s business but ours']);
  await second.page.keyboard.press('Control+Shift+z');
  await expect.poll(() => quotes(reader)).toEqual(['no talks on defence', 'nobody’s business but ours']);
  await second.close();
}
