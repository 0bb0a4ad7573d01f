import type { Locator } from '@playwright/test';
import { ReaderPage } from '../support/reader-page.ts';
import { expect, test } from '../support/workbench.ts';

let table: Locator;
let total: Locator;

test.beforeEach(async ({ workbench: { page } }) => {
  await page.getByRole('button', { name: 'Segments', exact: true }).click();
  table = page.getByRole('grid', { name: 'Segments' });
  total = page.getByRole('region', { name: 'Segments' }).getByRole('status').first();
  await expect(total).toHaveText('53 codings');
});

/** What one column shows, row by row, of the rows in sight. */
function column(name: string): Promise<string[]> {
  return table.evaluate((grid, wanted) => {
    const headers = [...grid.querySelectorAll('[role=columnheader]')];
    const index = headers.findIndex((header) => header.getAttribute('aria-label') === wanted) + 1;
    const rows = [...grid.querySelectorAll<HTMLElement>('[role=row][data-index]')];
    rows.sort((a, b) => Number(a.dataset['index']) - Number(b.dataset['index']));
    return rows.map((row) => row.querySelector(`[aria-colindex="${index}"]`)?.textContent ?? '');
  }, name);
}

test('the table is narrowed by code, coder and words, and says how many codings are left', async ({
  workbench: { page },
}) => {
  const filters = page.getByRole('search', { name: 'Narrow the table' });
  await filters.getByRole('button', { name: 'Code', exact: true }).click();
  await page.getByRole('option', { name: 'Red line' }).click();
  await page.keyboard.press('Escape');
  await expect(total).toHaveText('5 found');
  await filters.getByRole('button', { name: 'Coder', exact: true }).click();
  await page.getByRole('option', { name: 'Navid' }).click();
  await page.keyboard.press('Escape');
  await expect(total).toHaveText('3 found');
  expect(new Set(await column('Coder'))).toEqual(new Set(['Navid']));
  await page.getByRole('searchbox', { name: 'Find in passages' }).fill('ERASE');
  await expect(total).toHaveText('1 found');
  await expect.poll(() => column('Passage')).toEqual(['a red line that they cannot erase']);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(total).toHaveText('53 codings');
});

test('a Persian passage is found however its letters are spelt', async ({ workbench: { page } }) => {
  // Arabic yeh and kaf, and no zero-width joiner.
  await page.getByRole('searchbox', { name: 'Find in passages' }).fill('موشكهاي');
  await expect(total).toHaveText('1 found');
});

test('a click on a header sorts, another turns the order', async ({ workbench: { page } }) => {
  const header = table.getByRole('columnheader', { name: 'Date' });
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(async () => (await column('Date'))[0]).toContain('3');
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(async () => (await column('Article'))[0]).toContain('Trending');
  await table.getByRole('columnheader', { name: 'Coder' }).getByRole('button').click();
  await expect.poll(async () => (await column('Coder'))[0]).toBe('Ada');
  await page.keyboard.press('Escape');
});

test('several codings are chosen and removed at once, and Undo brings all of them back', async ({ workbench }) => {
  const { page } = workbench;
  await table.getByRole('row').nth(1).click();
  await table
    .getByRole('row')
    .nth(4)
    .click({ modifiers: ['Shift'] });
  await table
    .getByRole('row')
    .nth(6)
    .click({ modifiers: ['ControlOrMeta'] });
  const bar = page.getByRole('toolbar', { name: 'Actions for the chosen codings' });
  await expect(bar).toContainText('5 chosen');
  await bar.getByRole('button', { name: 'Remove 5' }).click();
  await expect(total).toHaveText('48 codings');
  await expect.poll(() => workbench.segments().length).toBe(48);
  await page.keyboard.press('Control+z');
  await expect(total).toHaveText('53 codings');
  await expect.poll(() => workbench.segments().length).toBe(53);
});

test('the status of several codings is changed at once', async ({ workbench }) => {
  const { page } = workbench;
  await table.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  const bar = page.getByRole('toolbar', { name: 'Actions for the chosen codings' });
  await expect(bar).toContainText('3 chosen');
  await bar.getByRole('button', { name: 'Status' }).click();
  await page.getByRole('menuitem', { name: 'Settled' }).click();
  await expect.poll(() => workbench.segments().filter((row) => row.status === 'adjudicated').length).toBe(3);
});

test('a double click on a row shows its passage, chosen, in the article', async ({ workbench: { page } }) => {
  await page.getByRole('searchbox', { name: 'Find in passages' }).fill('entrance fee');
  await expect(total).toHaveText('1 found');
  await table.getByText('We cannot pay an entrance fee').dblclick();
  const reader = new ReaderPage(page);
  await reader.expectChosen('We cannot pay an entrance fee to a conversation');
  await expect(reader.bracket('Refusal to negotiate > Precondition', 'We cannot pay')).toBeInViewport();
  await expect(page.locator('[data-pane=inspector]')).toContainText('We cannot pay an entrance fee');
});

test('the table keeps its filter while the reader is looked at', async ({ workbench: { page } }) => {
  await page.getByRole('searchbox', { name: 'Find in passages' }).fill('entrance fee');
  await expect(total).toHaveText('1 found');
  await table.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(new ReaderPage(page).text).toBeVisible();
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('searchbox', { name: 'Find in passages' })).toHaveValue('entrance fee');
  await expect(total).toHaveText('1 found');
});
