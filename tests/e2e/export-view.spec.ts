import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { readCsv, type Desk } from '../support/analyst-desk.ts';
import { expect, test } from '../support/workbench.ts';

async function openExport(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Import and export', exact: true }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  return page.getByRole('dialog', { name: 'Export', exact: true });
}

function format(dialog: Locator, name: string): Locator {
  return dialog.getByRole('radio', { name: new RegExp(`^${name.replace(/[()]/gu, String.raw`\$&`)}`, 'u') });
}

/** Chosen as with the mouse: the radio button itself is hidden within its row. */
async function choose(dialog: Locator, name: string): Promise<void> {
  await dialog.getByText(name, { exact: true }).first().click();
  await expect(format(dialog, name)).toBeChecked();
}

async function exportNow(page: Page, dialog: Locator): Promise<Locator> {
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  const result = page.getByRole('dialog', { name: 'The export is written' });
  await expect(result).toBeVisible();
  return result;
}

const target = (desk: Desk, name: string): string => desk.place('Documents', name);

test('the preview shows the tables as the choices make them', async ({ workbench: { page } }) => {
  const dialog = await openExport(page);
  const preview = dialog.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('tab')).toContainText(['segments', 'articles', 'units', 'codebook']);
  await expect(preview.getByRole('columnheader', { name: 'article_title' })).toBeVisible();
  await expect(preview).toContainText('Harbour Wire');

  await dialog.getByRole('button', { name: 'All coders' }).click();
  await page.getByRole('option', { name: 'Mina' }).click();
  await page.keyboard.press('Escape');
  await expect(preview).toContainText('No row with these choices.');
  await preview.getByRole('tab', { name: 'articles' }).click();
  await expect(preview.getByRole('columnheader', { name: 'outlet' })).toBeVisible();

  await dialog.getByText('File of codings').click();
  await expect(preview.getByRole('tab')).toHaveCount(1);
  await expect(dialog.getByRole('textbox', { name: 'File that is made' })).toHaveValue(/\.csv$/);
  await expect(dialog.getByText('One row of units is one')).toBeHidden();
});

test('every format is one click and one file or folder away', async ({ workbench: { page, desk } }) => {
  test.slow();
  const dialog = await openExport(page);
  const made: readonly (readonly [name: string, place: string])[] = [
    ['Excel workbook', 'Missile talks.xlsx'],
    ['SPSS', 'Missile talks spss/segments.sav'],
    ['Parquet', 'Missile talks parquet/segments.parquet'],
    ['JSON Lines', 'Missile talks jsonl/segments.jsonl'],
    ['REFI-QDA project', 'Missile talks.qdpx'],
    ['REFI-QDA codebook', 'Missile talks codebook.qdc'],
    ['Web annotations', 'Missile talks annotations.jsonld'],
    ['Coded articles, web page', 'Missile talks coded articles.html'],
    ['Coded articles, Word', 'Missile talks coded articles.docx'],
    ['Passages by code', 'Missile talks passages by code.html'],
    ['Printable codebook', 'Missile talks codebook.html'],
    ['Replication package', 'Missile talks replication/segments.csv'],
  ];
  for (const [name, place] of made) {
    await choose(dialog, name);
    const result = await exportNow(page, dialog);
    expect(existsSync(target(desk, place)), place).toBe(true);
    await result.getByRole('button', { name: 'Export again' }).click();
  }
});

test('what a format has no home for is told, with how often', async ({ workbench: { page } }) => {
  const dialog = await openExport(page);
  await choose(dialog, 'REFI-QDA codebook');
  const notes = (await exportNow(page, dialog)).getByRole('region', { name: 'Worth knowing' });
  await expect(notes).toContainText('Numeric values of codes');
  await expect(notes).toContainText('14 times');
});

test('a recipe keeps the choices, tells when they moved, and makes the same bytes from the command line', async ({
  workbench: { page, desk, project },
}) => {
  const dialog = await openExport(page);
  await dialog.getByText('Sentence', { exact: true }).click();
  await dialog.getByText('Semicolon', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Save as a recipe…' }).click();
  await page.keyboard.type('For the R script');
  await page.keyboard.press('Enter');
  const bar = dialog.getByRole('group', { name: 'Recipes' });
  await expect(bar.getByRole('button', { name: 'For the R script' })).toBeVisible();
  await expect(bar.getByText('changed')).toBeHidden();
  await choose(dialog, 'Excel workbook');
  await expect(bar.getByText('changed')).toBeVisible();
  await bar.getByRole('button', { name: 'As saved' }).click();
  await expect(format(dialog, 'Dataset folder (CSV)')).toBeChecked();
  await exportNow(page, dialog);

  const again = target(desk, 'by recipe');
  await desk.command('export', project, '--to', again, '--recipe', 'For the R script');
  const ours = target(desk, 'Missile talks dataset');
  for (const table of ['segments.csv', 'units.csv', 'datapackage.json']) {
    expect(readFileSync(`${again}/${table}`).equals(readFileSync(`${ours}/${table}`)), table).toBe(true);
  }
  expect(readFileSync(`${ours}/segments.csv`, 'utf8').split('\n', 1)[0]).toContain(';');
});

test('a second export says what is new since the first', async ({ workbench: { page, desk, project } }) => {
  const folder = target(desk, 'dataset');
  await desk.command('export', project, '--to', folder);
  const before = readCsv(`${folder}/segments.csv`).length;
  const dialog = await openExport(page);
  await dialog.getByRole('textbox', { name: 'Folder that is made' }).fill(folder);
  await dialog.getByRole('button', { name: 'All codes' }).click();
  await page.getByRole('option', { name: 'Red line' }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await dialog.getByRole('alert').getByRole('button', { name: 'Replace what is there' }).click();
  const since = page.getByRole('region', { name: 'Since the export that stood there' });
  await expect(since).toBeVisible();
  const left = readCsv(`${folder}/segments.csv`).length;
  expect(left).toBeLessThan(before);
  await expect(since).toContainText(`${before - left} removed`);
});

test('the keyboard alone chooses a format below the fold and exports it', async ({ workbench: { page, desk } }) => {
  const dialog = await openExport(page);
  await format(dialog, 'Dataset folder (CSV)').focus();
  await page.keyboard.press('ArrowUp');
  const last = format(dialog, 'Replication package');
  await expect(last).toBeChecked();
  await expect(dialog.getByText('To publish the codings, not the articles')).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'The export is written' })).toBeVisible();
  const made = target(desk, 'Missile talks replication');
  expect(existsSync(made)).toBe(true);
  rmSync(made, { recursive: true });
});
