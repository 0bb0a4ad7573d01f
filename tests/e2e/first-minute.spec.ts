import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readCsv } from '../support/analyst-desk.ts';
import { ReaderPage } from '../support/reader-page.ts';
import { sentences, shortArticle } from '../support/short-article.ts';
import { expect, test } from '../support/workbench.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/import');

test.use({ projectKind: 'none' });

test('from nothing to a dataset: new project, three files, two codes, one passage, export', async ({ workbench }) => {
  const { page, desk, project } = workbench;
  const reader = new ReaderPage(page);

  await test.step('the start screen makes a project', async () => {
    await page.getByRole('button', { name: 'New project' }).click();
    const dialog = page.getByRole('dialog', { name: 'New project' });
    await expect(dialog.getByRole('textbox', { name: 'Title' })).toBeFocused();
    await page.keyboard.type('Talks');
    await dialog.getByRole('textbox', { name: 'Your name' }).fill('Mina');
    await expect(dialog.getByRole('textbox', { name: 'File' })).toHaveValue(desk.place('Documents', 'Talks.parlance'));
    await dialog.getByRole('textbox', { name: 'File' }).fill(project);
    await dialog.getByRole('button', { name: 'Create project' }).click();
    await expect(page.getByRole('heading', { name: 'Talks' })).toBeVisible();
  });

  await test.step('three files of three formats come in, with a report', async () => {
    const choosing = page.waitForEvent('filechooser');
    await page.locator('[data-pane=articles]').getByRole('button', { name: 'Import…' }).click();
    const chooser = await choosing;
    await chooser.setFiles([
      desk.write(shortArticle.fileName, shortArticle.text),
      path.join(fixtures, 'html', 'herald.html'),
      path.join(fixtures, 'docx', 'pandoc.docx'),
    ]);
    await page.getByRole('alertdialog').getByRole('button', { name: 'Show report' }).click();
    const report = page.getByRole('region', { name: 'Report' });
    await expect(report).toContainText('3 articles in');
    await expect(report).not.toContainText('failed');
    await report.getByRole('button', { name: `Open the article “${shortArticle.title}”` }).click();
    await expect(reader.text).toContainText(sentences.silent);
  });

  await test.step('two codes are named one after the other', async () => {
    await page.getByRole('button', { name: 'Create your first code' }).click();
    await page.keyboard.type('Sovereignty');
    await page.keyboard.press('Enter');
    await expect(reader.code('Sovereignty')).toBeVisible();
    await page.keyboard.type('Deterrence');
    await page.keyboard.press('Enter');
    await expect(reader.code('Deterrence')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('a passage is coded', async () => {
    await reader.dragOver(sentences.order);
    await page.keyboard.press('Enter');
    await reader.pick('sov');
    await expect(reader.bracket('Sovereignty', '“A limit')).toBeVisible();
  });

  await test.step('the dataset is exported', async () => {
    await page.getByRole('button', { name: 'Import and export', exact: true }).click();
    await page.getByRole('button', { name: 'Export…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
    await expect(dialog.getByRole('textbox', { name: 'Folder' })).toHaveValue(desk.place('Documents', 'Talks dataset'));
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    const done = page.getByRole('dialog', { name: 'The export is written' });
    for (const name of ['segments.csv', 'articles.csv', 'units.csv', 'codebook.csv', 'datapackage.json', 'README.txt'])
      await expect(done.getByRole('cell', { name })).toBeVisible();
    await done.getByRole('button', { name: 'Close' }).last().click();
    await expect(done).toBeHidden();
  });

  const dataset = desk.place('Documents', 'Talks dataset');
  expect(readCsv(path.join(dataset, 'segments.csv'))).toMatchObject([
    { article_title: shortArticle.title, coder: 'Mina', code: 'Sovereignty', text: sentences.order, status: 'final' },
  ]);
  expect(readCsv(path.join(dataset, 'articles.csv'))).toHaveLength(3);
  expect(readFileSync(path.join(dataset, 'README.txt'), 'utf8')).toContain('Talks');
});

test('the sample project opens from the start screen and is found under Recent afterwards', async ({ workbench }) => {
  const { page } = workbench;
  const reader = new ReaderPage(page);
  await page.getByRole('button', { name: 'Try the sample project' }).click();
  await expect(reader.articles.getByRole('option')).not.toHaveCount(0);
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByRole('button', { name: 'Close project' }).click();
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible();
  await page
    .getByRole('button', { name: /Parlance sample|Missile/ })
    .first()
    .click();
  await expect(reader.articles.getByRole('option')).not.toHaveCount(0);
});

test('a project is opened by its path, and a path without a project is answered with a sentence', async ({
  workbench,
}) => {
  const { page, desk } = workbench;
  const missing = desk.place('nothing.parlance');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('textbox', { name: 'Path of the project file' }).fill(missing);
  await page.keyboard.press('Enter');
  const problem = page.getByRole('dialog', { name: 'The project was not opened' });
  await expect(problem.getByRole('alert')).toContainText('nothing.parlance');
  await problem.getByRole('button', { name: 'Close' }).last().click();
  await desk.command('init', missing, '--title', 'Now it is there');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('textbox', { name: 'Path of the project file' }).fill(missing);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Now it is there' })).toBeVisible();
});

test('a new project does not overwrite one that is there: it offers to open it', async ({ workbench }) => {
  const { page, desk, project } = workbench;
  await desk.command('init', project, '--title', 'The older one');
  await page.getByRole('button', { name: 'New project' }).click();
  const dialog = page.getByRole('dialog', { name: 'New project' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill('The newer one');
  await dialog.getByRole('textbox', { name: 'Your name' }).fill('Mina');
  await dialog.getByRole('textbox', { name: 'File' }).fill(project);
  await dialog.getByRole('button', { name: 'Create project' }).click();
  await dialog.getByRole('button', { name: 'Open the existing project' }).click();
  await expect(page.getByRole('heading', { name: 'The older one' })).toBeVisible();
});
