import { ReaderPage } from '../support/reader-page.ts';
import { sentences, shortArticle } from '../support/short-article.ts';
import { expect, test } from '../support/workbench.ts';

test.beforeEach(async ({ workbench: { page } }) => {
  // By the command palette: no mouse is used in this file.
  const reader = new ReaderPage(page);
  await expect(reader.articles).toBeVisible();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await expect(palette).toBeVisible();
  await page.keyboard.type('Port Maren');
  await expect(palette.getByRole('option', { name: shortArticle.title })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(reader.text).toContainText(sentences.silent);
});

test('J and K step by sentence, with Shift they grow and shrink, with Alt by a word', async ({ workbench }) => {
  const reader = new ReaderPage(workbench.page);
  await reader.press('j');
  await reader.expectPassage(shortArticle.title);
  await reader.press('j');
  await reader.expectPassage(sentences.left);
  await reader.press('j');
  await reader.expectPassage(sentences.order);
  await reader.press('k');
  await reader.expectPassage(sentences.left);
  await reader.press('Shift+J');
  await reader.expectPassage(`${sentences.left} ${sentences.order}`);
  await reader.press('Shift+J', 'Shift+K');
  await reader.expectPassage(`${sentences.left} ${sentences.order}`);
  await reader.press('Shift+K', 'Alt+k', 'Alt+k');
  await reader.expectPassage('The delegation left before');
  await reader.press('Alt+k', 'Alt+j');
  await reader.expectPassage('The delegation left before');
  await reader.press('Escape');
  await reader.expectPassage('');
});

test('a whole article is coded without a mouse, and the dataset has exactly the intended quotes', async ({
  workbench,
}) => {
  const { page } = workbench;
  const reader = new ReaderPage(page);

  await test.step('the key of a code puts it on the passage', async () => {
    await reader.press('j', 'j', 'j');
    await reader.expectPassage(sentences.order);
    await reader.press('8');
    await expect(reader.bracket('Refusal to negotiate > Categorical rejection', '“A limit')).toBeVisible();
    await reader.expectChosen(sentences.order);
  });

  await test.step('Enter opens the picker: typing finds, Enter applies', async () => {
    await reader.press('j', 'j', 'Shift+J');
    await reader.expectPassage(`${sentences.ceiling} ${sentences.courtesy}`);
    await reader.press('Enter');
    await reader.pick('regional');
    await reader.expectChosen(`${sentences.ceiling} ${sentences.courtesy}`);
  });

  await test.step('the point applies the last code again', async () => {
    await reader.press('j');
    await reader.expectPassage(sentences.laughed);
    await reader.press('Alt+k', 'Alt+k', 'Alt+k', 'Alt+k', 'Alt+k');
    await reader.expectPassage('One of them laughed 🚀');
    await reader.press('.');
    await reader.expectChosen('One of them laughed 🚀');
  });

  await test.step('V makes a code that is named by the passage', async () => {
    await reader.press('j');
    await reader.expectPassage(sentences.sale);
    await reader.press('v');
    await expect(reader.code(sentences.sale)).toBeVisible();
    await reader.expectChosen(sentences.sale);
  });

  await test.step('Ctrl+Enter in the picker makes the typed code, below its parent', async () => {
    await reader.press('j', 'c');
    await page.keyboard.type('Deterrence > Silence');
    await page.keyboard.press('Control+Enter');
    await expect(reader.code('Silence')).toBeVisible();
    await reader.expectChosen(sentences.silent);
  });

  await test.step('Delete takes a code off, Ctrl+Z brings it back, Ctrl+Shift+Z takes it off again', async () => {
    const bracket = reader.bracket('Deterrence > Silence', 'The');
    await reader.press('Delete');
    await expect(bracket).toBeHidden();
    await reader.press('Control+z');
    await expect(bracket).toBeVisible();
    await reader.press('Control+Shift+Z');
    await expect(bracket).toBeHidden();
    await reader.press('Control+z');
    await expect(bracket).toBeVisible();
  });

  await test.step('Tab walks through the codings, brackets move their ends by words', async () => {
    await reader.press('Escape', 'j', 'Tab');
    await reader.expectChosen(sentences.order);
    await reader.press('Tab', 'Tab', 'Tab', 'Tab');
    await reader.expectChosen(sentences.silent);
    await reader.press(']', 'Shift+{');
    await reader.expectChosen('cafe\u0301 fell silent');
    await reader.press('[', ']', 'Shift+{', 'Shift+}');
    await reader.expectChosen('cafe\u0301 fell silent');
  });

  await test.step('M writes a memo on the coding', async () => {
    await reader.press('m');
    await expect(page.getByRole('dialog', { name: 'Memo on this coding' })).toBeVisible();
    await page.keyboard.type('Silence as an answer');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog', { name: 'Memo on this coding' })).toBeHidden();
  });

  await test.step('D marks the article done, N and P go on and back', async () => {
    await reader.press('d');
    await expect(page.getByRole('radio', { name: 'Done' })).toBeChecked();
    const open = reader.articles.getByRole('option').and(page.locator('[aria-current=true]'));
    await expect(open).toContainText(shortArticle.title);
    await reader.press('p');
    await expect(open).not.toContainText(shortArticle.title);
    await reader.press('n');
    await expect(open).toContainText(shortArticle.title);
  });

  await page.close();
  await workbench.stopServer();
  const { desk, project } = workbench;
  const rows = (await desk.dataset(project, 'segments')).filter((row) => row['article_title'] === shortArticle.title);
  expect(rows.map((row) => [row['code'], row['text']])).toEqual([
    ['Categorical rejection', sentences.order],
    ['Regional balance', `${sentences.ceiling} ${sentences.courtesy}`],
    ['Regional balance', 'One of them laughed 🚀'],
    [sentences.sale, sentences.sale],
    ['Silence', 'cafe\u0301 fell silent'],
  ]);
  expect(rows.at(-1)).toMatchObject({ code_path: 'Deterrence > Silence', memo: 'Silence as an answer' });
});

test('several codes are ticked in the picker and put on one passage', async ({ workbench }) => {
  const { page } = workbench;
  const reader = new ReaderPage(page);
  await reader.press('j', 'j', 'c');
  await expect(reader.picker.getByRole('combobox', { name: 'Code' })).toBeFocused();
  await page.keyboard.type('red line');
  await reader.press('Control+ ');
  await expect(reader.picker).toContainText('1 ticked');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('capability');
  await reader.press('Control+ ', 'Enter');
  await expect(reader.picker).toBeHidden();
  await expect(reader.bracket('Refusal to negotiate > Red line', 'The delegation')).toBeVisible();
  await expect
    .poll(() => workbench.codingsOf(shortArticle.title))
    .toEqual([
      ['Military capability', sentences.left],
      ['Red line', sentences.left],
    ]);
});

test('Escape closes the picker, gives the keys back to the text and changes nothing', async ({ workbench }) => {
  const reader = new ReaderPage(workbench.page);
  await reader.press('j', 'j', 'Enter');
  await expect(reader.picker).toBeVisible();
  await workbench.page.keyboard.type('sov');
  await reader.press('Escape');
  await expect(reader.picker).toBeHidden();
  await reader.press('j');
  await reader.expectPassage(sentences.order);
  expect(workbench.codingsOf(shortArticle.title)).toEqual([]);
});

test('keys are letters again while a field is written in', async ({ workbench: { page } }) => {
  const reader = new ReaderPage(page);
  await reader.press('j', 'j');
  await page.getByRole('searchbox', { name: 'Find in titles and text' }).focus();
  await page.keyboard.type('jkd8v.');
  await expect(page.getByRole('searchbox', { name: 'Find in titles and text' })).toHaveValue('jkd8v.');
  await reader.expectPassage(sentences.left);
});

test('all keys are listed under ?', async ({ workbench: { page } }) => {
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'All keys' });
  await expect(list).toContainText('Apply the last code again');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});

test('F6 goes from pane to pane and the views have keys of their own', async ({ workbench: { page } }) => {
  const reader = new ReaderPage(page);
  const paneOfFocus = (): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? null);
  await reader.articles.focus();
  const seen: (string | null)[] = [];
  for (let step = 0; step < 5; step++) {
    await page.keyboard.press('F6');
    seen.push(await paneOfFocus());
  }
  expect(seen).toEqual(['reader', 'codebook', 'inspector', 'rail', 'articles']);
  for (const [key, view] of [
    ['Control+2', 'Segments'],
    ['Control+3', 'Import and export'],
    ['Control+4', 'Project'],
    ['Control+1', 'Read and code'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('button', { name: view, exact: true })).toHaveAttribute('aria-current', /page|true/);
  }
});

test('no key is lost, however fast they come', async ({ workbench }) => {
  const { page } = workbench;
  const reader = new ReaderPage(page);
  const codings = () => workbench.codingsOf(shortArticle.title);
  await reader.press('j', 'j');
  await page.keyboard.type('cdeterrence');
  await reader.press('Enter', 'j', '8', 'j', '1', '2', 'j', '.', 'j', 'v');
  await expect.poll(codings).toEqual([
    ['Deterrence', sentences.left],
    ['Categorical rejection', sentences.order],
    ['Non-interference', sentences.nobody],
    ['Territorial integrity', sentences.nobody],
    ['Territorial integrity', sentences.ceiling],
    [sentences.courtesy, sentences.courtesy],
  ]);
  await reader.press('Control+z', 'Control+z', 'Control+z', 'Control+z');
  await expect.poll(codings).toHaveLength(3);
  await reader.press('Control+Shift+Z', 'Control+Shift+Z', 'Control+Shift+Z', 'Control+Shift+Z');
  await expect.poll(codings).toHaveLength(6);
  await reader.press('j', '8', 'Delete', 'Control+z');
  await expect(reader.bracket('Refusal to negotiate > Categorical rejection', 'One of them')).toBeVisible();
  await expect.poll(codings).toHaveLength(7);
});
