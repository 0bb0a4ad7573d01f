import type { Locator, Page } from '@playwright/test';
import { ReaderPage } from '../support/reader-page.ts';
import { shortArticle } from '../support/short-article.ts';
import { expect, test } from '../support/workbench.ts';

const persian = 'سخنگوی وزارت خارجه: برد موشک‌ها موضوع هیچ مذاکره‌ای نیست';

/** The article's values in the inspector. */
function valuesIn(page: Page): Locator {
  return page.getByRole('tabpanel').getByRole('region', { name: 'Variables' });
}

async function addInInspector(page: Page, name: string, type: string, choices?: string): Promise<void> {
  const values = valuesIn(page);
  await values.getByRole('button', { name: 'Add a variable…' }).click();
  await values.getByRole('textbox', { name: 'New variable' }).fill(name);
  await choose(values, /Type$/, type);
  if (choices !== undefined) await values.getByRole('textbox', { name: 'Choices, one per line' }).fill(choices);
  await values.getByRole('button', { name: 'Add', exact: true }).click();
}

/** Chooses from a list that opens. */
async function choose(within: Locator, label: string | RegExp, option: string): Promise<void> {
  await within.getByRole('button', { name: label }).click();
  await within.page().getByRole('option', { name: option, exact: true }).click();
}

async function openDialog(page: Page): Promise<Locator> {
  await valuesIn(page).getByRole('button', { name: 'Variables…' }).click();
  return page.getByRole('dialog', { name: 'Variables of articles' });
}

function namesIn(dialog: Locator): Promise<string[]> {
  return dialog
    .getByRole('textbox', { name: /^Name of/ })
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
}

test.beforeEach(async ({ workbench: { page } }) => {
  await new ReaderPage(page).openArticle(shortArticle.title);
});

test('an article is given values of every type, and the dataset has them', async ({ workbench }) => {
  const { desk, page, project } = workbench;
  const values = valuesIn(page);
  await addInInspector(page, 'Circulation', 'Number');
  const circulation = values.getByRole('textbox', { name: 'Circulation' });
  await expect(circulation).toBeFocused();
  await page.keyboard.type('12,5');
  await page.keyboard.press('Enter');
  await expect(circulation).toHaveValue('12.5');

  await addInInspector(page, 'Kind', 'Choice', '');
  await expect(values).toContainText('Write at least one choice.');
  await values.getByRole('textbox', { name: 'Choices, one per line' }).fill('Daily\nWeekly\n');
  await values.getByRole('button', { name: 'Add', exact: true }).click();
  await choose(values, /Kind$/, 'Weekly');
  await addInInspector(page, 'Editorial', 'Yes or no');
  await choose(values, /Editorial$/, 'No');
  await addInInspector(page, 'Founded', 'Date');
  await values.getByRole('textbox', { name: 'Founded' }).fill('1926/7');
  await page.keyboard.press('Tab');
  await expect(values.getByRole('textbox', { name: 'Founded' })).toHaveValue('1926-07');

  await page.reload();
  await new ReaderPage(page).openArticle(persian);
  await expect(circulation).toHaveValue('');
  await new ReaderPage(page).openArticle(shortArticle.title);
  await expect(circulation).toHaveValue('12.5');
  await expect(values.getByRole('textbox', { name: 'Founded' })).toHaveValue('1926-07');
  const rows = await desk.dataset(project, 'articles');
  expect(rows.find((row) => row['title'] === shortArticle.title)).toMatchObject({
    var_circulation: '12.5',
    var_kind: 'Weekly',
    var_editorial: 'false',
    var_founded: '1926-07',
  });
});

test('a value that is none of its type is refused beside the field, and Escape brings back what was there', async ({
  workbench: { page },
}) => {
  await addInInspector(page, 'Circulation', 'Number');
  const field = valuesIn(page).getByRole('textbox', { name: 'Circulation' });
  await field.fill('300');
  await page.keyboard.press('Enter');
  await field.fill('many');
  await page.keyboard.press('Enter');
  await expect(valuesIn(page)).toContainText('“many” cannot be the value of “Circulation”: it is not a number.');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveValue('many');
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('300');
  await expect(valuesIn(page)).not.toContainText('cannot be the value');
});

test('a wrong value that is left for another article is not dropped in silence', async ({ workbench: { page } }) => {
  await addInInspector(page, 'Circulation', 'Number');
  await valuesIn(page).getByRole('textbox', { name: 'Circulation' }).fill('many');
  await new ReaderPage(page).openArticle(persian);
  await expect(page.getByRole('alertdialog')).toContainText('“many” cannot be the value of “Circulation”');
});

test('one undo takes a value back, one more the variable', async ({ workbench: { page } }) => {
  await addInInspector(page, 'Tone', 'Text');
  const field = valuesIn(page).getByRole('textbox', { name: 'Tone' });
  await field.fill('هشدار');
  await expect(field).toHaveCSS('direction', 'rtl');
  await page.keyboard.press('Enter');
  const { undoButton } = new ReaderPage(page);
  await expect(undoButton).toBeEnabled();
  await undoButton.click();
  await expect(field).toHaveValue('');
  await undoButton.click();
  await expect(field).toBeHidden();
  const redo = page.getByRole('button', { name: 'Redo', exact: true });
  await redo.click();
  await expect(field).toBeVisible();
  await expect(redo).toBeFocused();
});

test('variables are made, put in order, renamed, retyped and removed', async ({ workbench: { page } }) => {
  const dialog = await openDialog(page);
  await expect(dialog.getByRole('textbox', { name: 'New variable' })).toBeFocused();
  for (const name of ['Party', 'Wave', 'Country']) {
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('listitem', { name })).toBeVisible();
  }
  await page.keyboard.type('party');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('form')).toContainText('There is already a variable “Party”.');
  await dialog.getByRole('textbox', { name: 'New variable' }).fill('');

  await dialog.getByRole('button', { name: 'Move “Country” up' }).click();
  await expect.poll(() => namesIn(dialog)).toEqual(['Party', 'Country', 'Wave']);
  await dialog.getByRole('textbox', { name: 'Name of “Wave”' }).fill('Survey wave');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('listitem', { name: 'Survey wave' })).toBeVisible();

  await dialog.getByRole('button', { name: 'Remove “Country”' }).click();
  await expect.poll(() => namesIn(dialog)).toEqual(['Party', 'Survey wave']);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => namesIn(dialog)).toEqual(['Party', 'Country', 'Survey wave']);
});

test('letters choose a value, whatever else they do in the reader', async ({ workbench: { page } }) => {
  await addInInspector(page, 'Kind', 'Choice', 'Weekly\nDaily\nDigest');
  const kind = valuesIn(page).getByRole('button', { name: /Kind$/ });
  const isDone = page.getByRole('radio', { name: 'Done' });
  await expect(kind).toBeFocused();
  await page.keyboard.press('d');
  await expect(kind).toContainText('Daily');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'Daily', exact: true })).toBeFocused();
  await page.keyboard.press('d');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'Digest', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(kind).toContainText('Digest');
  await expect(isDone).not.toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(kind).toContainText('Daily');
});

test('a type that the values do not fit is refused in its place', async ({ workbench: { page } }) => {
  await addInInspector(page, 'Kind', 'Text');
  await valuesIn(page).getByRole('textbox', { name: 'Kind' }).fill('Daily');
  await page.keyboard.press('Enter');
  const dialog = await openDialog(page);
  const row = dialog.getByRole('listitem', { name: 'Kind' });
  await choose(row, /Type of “Kind”/, 'Number');
  await expect(row.getByRole('alert')).toContainText('“Kind” was not changed: “Daily” does not fit');
  await choose(row, /Type of “Kind”/, 'Choice');
  await expect(row.getByRole('alert')).toBeHidden();
  const choices = row.getByRole('textbox', { name: 'Choices, one per line' });
  await expect(choices).toHaveValue('Daily');
  await choices.fill('Weekly');
  await page.keyboard.press('Control+Enter');
  await expect(row).toContainText('“Kind” was not changed');
  await choices.fill('Daily\nWeekly');
  await page.keyboard.press('Control+Enter');
  await expect(row).not.toContainText('was not changed');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await choose(valuesIn(page), /Kind$/, 'Weekly');
  await expect(valuesIn(page).getByRole('button', { name: /Kind$/ })).toContainText('Weekly');
});

test('a table comes in with a report of what was refused, and goes out again', async ({
  workbench: { desk, page },
}) => {
  await addInInspector(page, 'Circulation', 'Number');
  const dialog = await openDialog(page);
  const table = desk.write(
    'outlets.csv',
    `article,Circulation,Owner\n${shortArticle.title},300,State\n"${persian}",many,دولت\nNobody knows it,1,None\n`,
  );
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Import from CSV…' }).click();
  await (await chooser).setFiles(table);
  const report = dialog.getByRole('region', { name: 'What the table brought' });
  await expect(report).toContainText('3 values');
  await expect(report).toContainText('New variable: Owner');
  await expect(report.getByRole('listitem')).toHaveText([/^Line 3.*“many” cannot be/, /^Line 4.*Nobody knows it/]);
  await expect.poll(() => namesIn(dialog)).toEqual(['Circulation', 'Owner']);

  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save as CSV' }).click();
  expect((await download).suggestedFilename()).toBe('Missile talks variables.csv');
  await page.keyboard.press('Escape');
  await expect(valuesIn(page).getByRole('textbox', { name: 'Owner' })).toHaveValue('State');
});

test('a table in another encoding is refused, so that no letter comes in broken', async ({
  workbench: { desk, page },
}) => {
  const dialog = await openDialog(page);
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Import from CSV…' }).click();
  const table = Buffer.from(`article,Owner\n${shortArticle.title},Müller\n`, 'latin1');
  await (await chooser).setFiles(desk.write('outlets.csv', table));
  await expect(dialog.getByRole('alert')).toContainText('“outlets.csv” is not in UTF-8');
  await expect(dialog).toContainText('There is no variable yet.');
});

test('a project that is open for reading shows the values and takes none', async ({ workbench }) => {
  const { desk, page, project } = workbench;
  workbench.complaints.expect(/ERR_CONNECTION_REFUSED/);
  await workbench.stopServer();
  const table = desk.write('outlets.csv', `article,Owner\n${shortArticle.title},State\n`);
  await desk.command('variables', 'import', project, table);
  await workbench.startServer('--read-only');
  await new ReaderPage(page).openArticle(shortArticle.title);
  const owner = valuesIn(page).getByRole('textbox', { name: 'Owner' });
  await expect(owner).toHaveValue('State');
  await expect(owner).not.toBeEditable();
  await expect(valuesIn(page).getByRole('button', { name: 'Add a variable…' })).toHaveCount(0);
});
