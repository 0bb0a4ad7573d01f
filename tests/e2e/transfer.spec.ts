import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { ReaderPage } from '../support/reader-page.ts';
import { shortArticle } from '../support/short-article.ts';
import { expect, test } from '../support/workbench.ts';

/** Drops files on the window as a file manager does. */
async function dropFiles(page: Page, files: readonly { name: string; type: string; content: string }[]): Promise<void> {
  const data = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, type, content } of list) transfer.items.add(new File([content], name, { type }));
    return transfer;
  }, files);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: data });
  await expect(page.getByText('Drop to import')).toBeVisible();
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  await expect(page.getByText('Drop to import')).toBeHidden();
}

const text = (name: string, content: string) => ({ name, type: 'text/plain', content });

function openTransfer(page: Page): Promise<Locator> {
  return page
    .getByRole('button', { name: 'Import and export', exact: true })
    .click()
    .then(() => page.getByRole('region', { name: 'Report' }));
}

test('dropped files come in: the bad one is refused with a sentence, the double one is recognised', async ({
  workbench,
}) => {
  const { page } = workbench;
  const report = await openTransfer(page);
  await dropFiles(page, [
    text('fresh.txt', 'A fresh brief\n\nNobody has read this yet.'),
    text('copy of port maren.txt', shortArticle.text),
    text('empty.txt', ''),
    text('picture.txt', '\u0000\u0001\u0002\u0003\u0000\u0000\u0001'.repeat(400)),
  ]);
  await expect(report).toContainText('1 article in');
  await expect(report).toContainText('1 duplicate');
  await expect(report).toContainText('2 files failed');
  const failed = report.getByRole('listitem').filter({ hasText: 'empty.txt' });
  await expect(failed).toContainText(/empty|no text/i);
  await expect(report.getByRole('listitem').filter({ hasText: 'picture.txt' })).toContainText(/[a-z]{3,}.*\./);
  await report
    .getByRole('listitem')
    .filter({ hasText: 'copy of port maren.txt' })
    .getByRole('button', { name: `Open the article “${shortArticle.title}”` })
    .click();
  await expect(new ReaderPage(page).text).toContainText('fell silent');
});

test('files dropped beside the reader say how it went, and the report is one click away', async ({ workbench }) => {
  const { page } = workbench;
  const reader = new ReaderPage(page);
  await expect(reader.articles).toBeVisible();
  await dropFiles(page, [text('evening.txt', 'Evening brief\n\nThe harbour was quiet.')]);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Show report' }).click();
  await expect(page.getByRole('region', { name: 'Report' })).toContainText('1 article in');
  await page.getByRole('button', { name: 'Read and code', exact: true }).click();
  await reader.openArticle('Evening brief');
});

test('reports are kept: a later look shows the same', async ({ workbench }) => {
  const { page } = workbench;
  const report = await openTransfer(page);
  await dropFiles(page, [text('one.txt', 'First brief\n\nOne.'), text('none.txt', '')]);
  await expect(report).toContainText('1 file failed');
  const before = await report.innerText();
  await report.getByRole('button', { name: 'Close the report' }).click();
  await page.reload();
  await openTransfer(page);
  await page
    .getByRole('button', { name: /^Show the report of/ })
    .first()
    .click();
  await expect(report).toBeVisible();
  expect(await report.innerText()).toBe(before);
});

test.describe('a long import', () => {
  test.use({ projectKind: 'empty' });

  test('is shown with a count, can be cancelled, and keeps what is whole', async ({ workbench }) => {
    const { page, desk, project } = workbench;
    const folder = desk.place('wire');
    mkdirSync(folder);
    const body = 'The talks went on until the evening, and nobody spoke to the press. '.repeat(150);
    for (let number = 0; number < 4000; number++) {
      writeFileSync(path.join(folder, `${number}.txt`), `Brief number ${number}\n\n${body}${number}.`);
    }
    const report = await openTransfer(page);
    await page.getByText('By path').click();
    await page.getByRole('textbox', { name: 'Path of a file or folder' }).fill(folder);
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^[1-9][\d,]* articles in$/)).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(report).toContainText('Stopped before the end');
    const said = /([\d,]+) articles? in/.exec(await report.innerText())![1]!;
    const articles = Number(said.replaceAll(',', ''));
    expect(articles).toBeGreaterThan(0);
    expect(articles).toBeLessThan(4000);
    expect(await desk.command('articles', project)).toHaveLength(articles);
    expect(await desk.command('check', project)).toMatchObject({ problems: [] });
    await page.getByRole('button', { name: 'Read and code', exact: true }).click();
    await expect(new ReaderPage(page).articles.getByRole('option').first()).toBeVisible();
  });
});

test('an export into a folder with an older dataset asks before it replaces it', async ({ workbench }) => {
  const { page, desk, project } = workbench;
  const folder = desk.place('Documents', 'dataset');
  await desk.command('export', project, '--to', folder);
  await openTransfer(page);
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await dialog.getByRole('textbox', { name: 'Folder' }).fill(folder);
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await dialog.getByRole('button', { name: 'Replace what is there' }).click();
  await expect(page.getByRole('dialog', { name: 'The export is written' })).toContainText('segments.csv');
});
