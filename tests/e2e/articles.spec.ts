import { ReaderPage } from '../support/reader-page.ts';
import { sentences, shortArticle } from '../support/short-article.ts';
import { expect, test } from '../support/workbench.ts';

test('the list is searched in titles and texts, and says how many fit', async ({ workbench: { page } }) => {
  const reader = new ReaderPage(page);
  const rows = reader.articles.getByRole('option');
  await expect(rows).toHaveCount(18);
  await page.getByRole('searchbox', { name: 'Find in titles and text' }).fill('customs house');
  await expect(rows).toHaveCount(2);
  // Arabic yeh and no zero-width joiner, as another keyboard writes it.
  await page.getByRole('searchbox', { name: 'Find in titles and text' }).fill('موشكها');
  await expect(rows).toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Find in titles and text' }).fill('nowhere to be found');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(rows).toHaveCount(18);
});

test('the list is narrowed by state and sorted by codings', async ({ workbench: { page } }) => {
  const reader = new ReaderPage(page);
  const rows = reader.articles.getByRole('option');
  await reader.openArticle(shortArticle.title);
  await reader.press('d');
  await page.getByRole('button', { name: 'Filter articles' }).click();
  await page.getByRole('menuitemcheckbox', { name: /^Done/ }).click();
  await page.keyboard.press('Escape');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(shortArticle.title);
  await page.getByRole('button', { name: 'Filter articles' }).click();
  await page.getByRole('menuitemcheckbox', { name: /^Done/ }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Sort by' }).click();
  await page.getByRole('menuitemradio', { name: 'Codings' }).click();
  await expect(rows.first()).toContainText('8 codings');
});

test.describe('with a coding', () => {
  test.use({ codings: { Sovereignty: sentences.order } });

  test('an article that is removed goes with its codings, the next one opens, and Undo brings all back', async ({
    workbench,
  }) => {
    const { page } = workbench;
    const reader = new ReaderPage(page);
    await reader.openArticle(shortArticle.title);
    await reader.articles.getByRole('option', { name: shortArticle.title }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Remove from the project' }).click();
    await expect(reader.articles.getByRole('option', { name: shortArticle.title })).toBeHidden();
    await expect(reader.text).not.toContainText(sentences.silent);
    await expect.poll(() => workbench.codingsOf(shortArticle.title)).toEqual([]);
    await page.getByRole('alertdialog').getByRole('button', { name: 'Undo' }).click();
    await expect(reader.articles.getByRole('option', { name: shortArticle.title })).toBeVisible();
    await expect.poll(() => workbench.codingsOf(shortArticle.title)).toEqual([['Sovereignty', sentences.order]]);
  });
});

test('what is known of an article is changed in the inspector; a date that does not exist is refused', async ({
  workbench: { page },
}) => {
  const reader = new ReaderPage(page);
  await reader.openArticle(shortArticle.title);
  const inspector = page.locator('[data-pane=inspector]');
  await inspector.getByRole('textbox', { name: 'Outlet' }).fill('The Northern Herald');
  await inspector.getByRole('textbox', { name: 'Date' }).fill('2026-02-30');
  await reader.press('Tab');
  await expect(inspector).toContainText('Write a year, a month or a day that exists');
  await inspector.getByRole('textbox', { name: 'Date' }).fill('2026-03-14');
  await reader.press('Tab');
  await expect(reader.articles.getByRole('option', { name: shortArticle.title })).toContainText('The Northern Herald');
  await expect(reader.articles.getByRole('option', { name: shortArticle.title })).toContainText('14 Mar 2026');
});

test.describe('a long article', () => {
  const paragraphs = Array.from(
    { length: 900 },
    (_, number) => `Round ${number + 1} brought no result. The envoys of the ${number + 1}. day went home in the dark.`,
  );

  test('is coded near its end, left, and found again there from the table', async ({ workbench }) => {
    const { page, desk } = workbench;
    const reader = new ReaderPage(page);
    await page.getByRole('button', { name: 'Import and export', exact: true }).click();
    await page.getByText('By path').click();
    await page
      .getByRole('textbox', { name: 'Path of a file or folder' })
      .fill(desk.write('long.txt', `A long winter of talks\n\n${paragraphs.join('\n\n')}\n`));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Open the article “A long winter of talks”' }).click();
    await expect(reader.text).toContainText('Round 1 brought');
    await reader.text.focus();
    const last = 'The envoys of the 900. day went home in the dark.';
    // The rest of a long text comes while it is being read, and the end moves down with it.
    await expect(async () => {
      await page.keyboard.press('End');
      await expect(page.getByText(last)).toBeInViewport({ timeout: 500 });
    }).toPass();
    await reader.clickOn('Round 900 brought', 3);
    await reader.press('8');
    await reader.expectChosen('Round 900 brought no result.');
    await reader.openArticle(shortArticle.title);
    await page.getByRole('button', { name: 'Segments', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Find in passages' }).fill('Round 900');
    await page.getByRole('grid', { name: 'Segments' }).getByText('Round 900 brought no result.').dblclick();
    await reader.expectChosen('Round 900 brought no result.');
    await expect(page.getByText(last)).toBeInViewport();
    await reader.press('k');
    await reader.expectPassage('The envoys of the 899. day went home in the dark.');
  });
});
