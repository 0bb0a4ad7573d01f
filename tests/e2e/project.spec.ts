import { existsSync } from 'node:fs';
import { ReaderPage } from '../support/reader-page.ts';
import { sentences, shortArticle } from '../support/short-article.ts';
import { expect, test } from '../support/workbench.ts';

test('the project is named anew where its name stands', async ({ workbench: { page } }) => {
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Range and refusal');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Range and refusal' })).toBeVisible();
});

test('another coder codes: the coding is that coder’s, and so is the undo', async ({ workbench }) => {
  const { page } = workbench;
  const reader = new ReaderPage(page);
  await reader.openArticle(shortArticle.title);
  await reader.clickOn('diplomats', 3);
  await reader.press('8');
  await reader.expectChosen(sentences.courtesy);
  await page.getByRole('button', { name: 'Coding as Mina' }).click();
  await page.getByRole('menuitem', { name: 'Ada' }).click();
  await expect(page.getByRole('button', { name: 'Coding as Ada' })).toBeVisible();
  await reader.clickOn('Nobody', 3);
  await reader.press('1');
  await reader.expectChosen(sentences.nobody);
  const codings = () =>
    workbench
      .segments()
      .filter((row) => row.article_title === shortArticle.title)
      .map((row) => [row.coder, row.code]);
  await expect.poll(codings).toEqual([
    ['Ada', 'Non-interference'],
    ['Mina', 'Categorical rejection'],
  ]);
  await reader.press('Control+z');
  await expect.poll(codings).toEqual([['Mina', 'Categorical rejection']]);
});

test('a coder is added, and a second one of that name is refused with a sentence', async ({ workbench: { page } }) => {
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  const name = page.getByRole('textbox', { name: 'Name of the new coder' });
  await name.fill('Omid');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name of Omid' })).toHaveValue('Omid');
  await expect(name).toHaveValue('');
  await name.fill('Omid');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Omid.*\./)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name of Omid' })).toHaveCount(1);
});

test('a backup is written while the project is open, and the check finds it sound', async ({ workbench }) => {
  const { page, desk } = workbench;
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByRole('button', { name: 'Back up…' }).click();
  const copy = desk.place('copy.parlance');
  await page.getByRole('dialog').getByRole('textbox', { name: 'File' }).fill(copy);
  await page.getByRole('dialog').getByRole('button', { name: 'Back up' }).click();
  await expect(page.getByText(/^Backed up: /)).toBeVisible();
  expect(existsSync(copy)).toBe(true);
  expect(await desk.command('check', copy)).toMatchObject({ problems: [] });
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText('Sound: 53 codings in 18 articles agree with their texts.')).toBeVisible();
});

test('the history tells every change in words, also those that were undone', async ({ workbench: { page } }) => {
  const reader = new ReaderPage(page);
  await reader.openArticle(shortArticle.title);
  await reader.clickOn('diplomats', 3);
  await reader.press('8');
  await reader.expectChosen(sentences.courtesy);
  await reader.press('Control+z');
  await expect(reader.bracket('Refusal to negotiate > Categorical rejection', 'Two')).toBeHidden();
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  const history = page.getByRole('list', { name: 'History of changes' });
  await expect(history.getByRole('listitem').filter({ hasText: 'as Categorical rejection' }).first()).toBeVisible();
  await expect(history).toContainText('undone');
});

test('the palette finds actions, articles and codes by typing', async ({ workbench: { page } }) => {
  const reader = new ReaderPage(page);
  await expect(reader.articles).toBeVisible();
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('export');
  await expect(palette.getByRole('option', { name: /^Export…/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Export', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('red line');
  await expect(palette.getByRole('option', { name: /Red line/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-pane=inspector]').getByRole('textbox', { name: /^Name/ })).toHaveValue('Red line');
});
