import { ReaderPage } from '../support/reader-page.ts';
import { sentences, shortArticle } from '../support/short-article.ts';
import { expect, test } from '../support/workbench.ts';

/** What Chromium says when a server goes away under a page. */
const serverGone = /WebSocket|ERR_CONNECTION_REFUSED|Failed to load resource/;

test('Ctrl+Z takes back, after a restart, what was coded before it', async ({ workbench }) => {
  const { page } = workbench;
  workbench.complaints.expect(serverGone);
  const reader = new ReaderPage(page);
  await reader.openArticle(shortArticle.title);
  await reader.clickOn('diplomats', 3);
  await reader.press('8');
  await reader.expectChosen(sentences.courtesy);
  await expect(reader.undoButton).toBeEnabled();
  await workbench.stopServer();
  expect(workbench.codingsOf(shortArticle.title)).toEqual([['Categorical rejection', sentences.courtesy]]);

  await workbench.startServer();
  await reader.openArticle(shortArticle.title);
  const bracket = reader.bracket('Refusal to negotiate > Categorical rejection', 'Two diplomats');
  await expect(bracket).toBeVisible();
  await reader.press('Control+z');
  await expect(bracket).toBeHidden();
  await reader.press('Control+Shift+Z');
  await expect(bracket).toBeVisible();
});

test('while the server is away the page says so, and an old page is told that Parlance was started anew', async ({
  workbench,
}) => {
  const { page } = workbench;
  workbench.complaints.expect(serverGone);
  await new ReaderPage(page).openArticle(shortArticle.title);
  await workbench.stopServer();
  await expect(page.getByText('Connection lost, trying again…')).toBeVisible();
});

test('a coding made in one tab appears in the other', async ({ workbench }) => {
  const first = new ReaderPage(workbench.page);
  const second = new ReaderPage(await workbench.anotherTab());
  for (const reader of [first, second]) await reader.openArticle(shortArticle.title);
  await first.clickOn('diplomats', 3);
  await first.press('8');
  const bracket = second.bracket('Refusal to negotiate > Categorical rejection', 'Two diplomats');
  await expect(bracket).toBeVisible();
  await expect(second.code('Categorical rejection')).toContainText('7');
  await bracket.click();
  await second.press('Delete');
  await expect(first.bracket('Refusal to negotiate > Categorical rejection', 'Two diplomats')).toBeHidden();
});

test('a project that another Parlance writes to is opened for reading only, by choice', async ({
  workbench,
  browser,
}) => {
  const { desk, project, page } = workbench;
  await new ReaderPage(page).openArticle(shortArticle.title);
  const served = await desk.serve();
  const context = await browser.newContext();
  const other = await context.newPage();
  workbench.complaints.listenTo(other);
  await other.goto(served.url);
  await other.getByRole('button', { name: 'Open', exact: true }).click();
  await other.getByRole('textbox', { name: 'Path of the project file' }).fill(project);
  await other.keyboard.press('Enter');
  const problem = other.getByRole('dialog', { name: 'The project was not opened' });
  await expect(problem.getByRole('alert')).toContainText(/open|use/i);
  await problem.getByRole('button', { name: 'Open read-only' }).click();
  await expect(other.getByText('This project is open for reading only.')).toBeVisible();
  const reader = new ReaderPage(other);
  await reader.openArticle(shortArticle.title);
  await expect(reader.text).toContainText(sentences.silent);
  await context.close();
});

test.describe('read-only', () => {
  test.use({ codings: { Sovereignty: sentences.order } });

  test('everything can be read, nothing can be changed, and trying is answered gently', async ({ workbench }) => {
    const { page } = workbench;
    workbench.complaints.expect(serverGone);
    await workbench.stopServer();
    await workbench.startServer('--read-only');
    const before = workbench.segments();
    await expect(page.getByText('This project is open for reading only.')).toBeVisible();
    const reader = new ReaderPage(page);
    await reader.openArticle(shortArticle.title);
    await expect(reader.bracket('Sovereignty', '“A limit')).toBeVisible();
    await reader.clickOn('diplomats', 3);
    await reader.press('8');
    await expect(page.getByRole('alertdialog').or(page.getByRole('alert')).first()).toContainText(/read/i);
    await expect.poll(() => reader.paintedQuotes().then(Object.values)).toEqual([[sentences.order]]);
    await expect(reader.undoButton).toBeHidden();
    expect(workbench.segments()).toEqual(before);
    await page.getByRole('button', { name: 'Open for writing' }).click();
    await expect(page.getByText('This project is open for reading only.')).toBeHidden();
    await reader.openArticle(shortArticle.title);
    await reader.clickOn('diplomats', 3);
    await reader.press('8');
    await expect.poll(() => workbench.codingsOf(shortArticle.title)).toHaveLength(2);
  });
});
