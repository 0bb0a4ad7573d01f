import { ReaderPage } from '../support/reader-page.ts';
import { sentences, shortArticle } from '../support/short-article.ts';
import { expect, test, type Workbench } from '../support/workbench.ts';

/** Paths of the codes in use, in the order of the codebook. */
function paths(workbench: Workbench): string[] {
  return workbench.codebook().map((row) => row.path);
}

test.describe('a codebook from nothing', () => {
  test.use({ projectKind: 'empty' });

  test('codes are typed one after the other, and below one another', async ({ workbench }) => {
    const { page } = workbench;
    const reader = new ReaderPage(page);
    await page.getByRole('button', { name: 'Create your first code' }).click();
    await page.keyboard.type('Sovereignty');
    await page.keyboard.press('Enter');
    await expect(reader.code('Sovereignty')).toBeVisible();
    await page.keyboard.press('Escape');
    await reader.chooseFromCodeMenu('Sovereignty', 'New code below this one');
    await expect(page.getByRole('textbox', { name: 'New code below “Sovereignty”' })).toBeFocused();
    for (const name of ['Borders', 'Independence']) {
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await expect(reader.code(name)).toHaveAttribute('aria-level', '2');
    }
    await expect
      .poll(() => paths(workbench))
      .toEqual(['Sovereignty', 'Sovereignty > Borders', 'Sovereignty > Independence']);
  });

  test('a name that a sibling has is refused with a sentence, and the field stays open', async ({ workbench }) => {
    const { page } = workbench;
    const reader = new ReaderPage(page);
    await page.getByRole('button', { name: 'Create your first code' }).click();
    await page.keyboard.type('Sovereignty');
    await page.keyboard.press('Enter');
    await expect(reader.code('Sovereignty')).toBeVisible();
    await page.keyboard.type('Sovereignty');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-pane=codebook]').getByRole('alert')).toContainText('Sovereignty');
    await expect(page.getByRole('textbox', { name: 'Name of the new code' })).toHaveValue('Sovereignty');
    expect(paths(workbench)).toEqual(['Sovereignty']);
  });
});

test('a code is nested, moved out and shifted with the keyboard', async ({ workbench }) => {
  const reader = new ReaderPage(workbench.page);
  const red = reader.code('Red line');
  await red.click();
  await reader.press('Alt+Shift+ArrowRight');
  await expect(red).toHaveAttribute('aria-level', '3');
  await expect.poll(() => paths(workbench)).toContain('Refusal to negotiate > Precondition > Red line');
  await reader.press('Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowLeft');
  await expect(red).toHaveAttribute('aria-level', '1');
  await reader.press('Alt+Shift+ArrowUp');
  await expect
    .poll(() => paths(workbench).filter((path) => !path.includes(' > ')))
    .toEqual(['Sovereignty', 'Deterrence', 'Red line', 'Refusal to negotiate']);
});

test('a code dropped onto another becomes its child, dropped between two it stands there', async ({ workbench }) => {
  const { page } = workbench;
  const reader = new ReaderPage(page);
  await dragRow('Non-interference', 'Deterrence', 0.5);
  await expect.poll(() => paths(workbench)).toContain('Deterrence > Non-interference');
  await dragRow('Threat of retaliation', 'Regional balance', 0.95);
  await expect
    .poll(() => paths(workbench).filter((path) => path.startsWith('Deterrence > ')))
    .toEqual([
      'Deterrence > Military capability',
      'Deterrence > Regional balance',
      'Deterrence > Threat of retaliation',
      'Deterrence > Non-interference',
    ]);

  async function dragRow(name: string, onto: string, height: number): Promise<void> {
    const from = (await reader.code(name).boundingBox())!;
    const to = (await reader.code(onto).boundingBox())!;
    const target = { x: to.x + to.width / 2, y: to.y + to.height * height };
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2 + 6, { steps: 3 });
    await page.mouse.move(target.x, target.y, { steps: 8 });
    await page.mouse.up();
  }
});

test('a code is renamed in its row; Escape keeps the old name', async ({ workbench }) => {
  const { page } = workbench;
  const reader = new ReaderPage(page);
  await reader.code('Red line').click();
  await reader.press('F2');
  const field = page.getByRole('textbox', { name: 'New name of “Red line”' });
  await expect(field).toBeFocused();
  await field.fill('Line in the sand');
  await reader.press('Escape');
  await expect(reader.code('Red line')).toBeVisible();
  await reader.press('F2');
  await field.fill('Limit that is drawn');
  await reader.press('Enter');
  await expect(reader.code('Limit that is drawn')).toBeVisible();
  await expect.poll(() => paths(workbench)).toContain('Refusal to negotiate > Limit that is drawn');
  await reader.press('Control+z');
  await expect(reader.code('Red line')).toBeVisible();

  await reader.chooseFromCodeMenu('Red line', 'Rename');
  await expect(field).toBeFocused();
  await page.keyboard.type('Red thread');
  await reader.press('Enter');
  await expect(reader.code('Red thread')).toBeVisible();
});

test.describe('with a coding', () => {
  test.use({ codings: { Sovereignty: sentences.order } });

  test('another colour of a code colours its highlights', async ({ workbench }) => {
    const { page } = workbench;
    const reader = new ReaderPage(page);
    await reader.openArticle(shortArticle.title);
    await reader.chooseFromCodeMenu('Sovereignty', 'Colour');
    const dialog = page.getByRole('dialog', { name: 'Colour' });
    const before = workbench.codebook()[0]!.color;
    await dialog.getByRole('textbox', { name: 'Colour as six digits' }).fill('#117733');
    await reader.press('Enter');
    await expect(dialog).toBeHidden();
    await expect.poll(() => workbench.codebook()[0]!.color).toBe('#117733');
    expect(before).not.toBe('#117733');
    const bracket = reader.bracket('Sovereignty', '“A limit');
    await expect.poll(() => bracket.evaluate((element) => element.style.getPropertyValue('--code'))).toBe('#117733');
  });

  test('a hidden code leaves the text and its bracket, and says so', async ({ workbench: { page } }) => {
    const reader = new ReaderPage(page);
    await reader.openArticle(shortArticle.title);
    await expect.poll(() => reader.paintedQuotes().then(Object.values)).toEqual([[sentences.order]]);
    await reader.chooseFromCodeMenu('Sovereignty', 'Hide in the reader');
    await expect(reader.bracket('Sovereignty', '“A limit')).toBeHidden();
    await expect.poll(() => reader.paintedQuotes()).toEqual({});
    await page.getByRole('button', { name: 'Show all codes in the reader' }).click();
    await expect.poll(() => reader.paintedQuotes().then(Object.values)).toEqual([[sentences.order]]);
  });

  test('a retired code keeps its codings, is not offered any more, and comes back', async ({ workbench }) => {
    const { page } = workbench;
    const reader = new ReaderPage(page);
    await reader.openArticle(shortArticle.title);
    await reader.chooseFromCodeMenu('Right to self-defence', 'Retire');
    await expect(reader.code('Right to self-defence')).toBeHidden();
    await reader.press('j', 'c');
    await page.keyboard.type('self-defence');
    await expect(reader.picker.getByRole('option', { name: /^Right to self-defence/ })).toBeHidden();
    await reader.press('Escape');
    await page.getByRole('button', { name: /^Retired/ }).click();
    await page.getByRole('button', { name: 'Bring “Right to self-defence” back' }).click();
    await expect(reader.code('Right to self-defence')).toBeVisible();
    expect(workbench.segments().filter((row) => row.code === 'Right to self-defence')).toHaveLength(4);
  });

  test('Delete removes a code that nothing uses and retires one that has codings', async ({ workbench }) => {
    const { page } = workbench;
    const reader = new ReaderPage(page);
    await page.getByRole('button', { name: 'New code', exact: true }).click();
    await page.keyboard.type('Short-lived');
    await page.keyboard.press('Enter');
    await reader.press('Escape');
    await reader.code('Short-lived').click();
    await reader.press('Delete');
    await expect(reader.code('Short-lived')).toBeHidden();
    await expect(page.getByRole('button', { name: /^Retired/ })).toBeHidden();
    await reader.code('Red line').click();
    await reader.press('Delete');
    await expect(page.getByRole('button', { name: /^Retired/ })).toBeVisible();
    await page.getByRole('alertdialog').last().getByRole('button', { name: 'Undo' }).click();
    await expect(reader.code('Red line')).toBeVisible();
  });
});

test('a definition is written in the inspector and stands in the exported codebook', async ({ workbench }) => {
  const { page } = workbench;
  const reader = new ReaderPage(page);
  await reader.code('Red line').click();
  const inspector = page.locator('[data-pane=inspector]');
  await inspector.getByRole('textbox', { name: 'Definition' }).fill('A limit said to be final.');
  await inspector.getByRole('textbox', { name: 'Include when' }).fill('“Never”, “under no condition”.');
  await inspector.getByRole('textbox', { name: 'Numeric value' }).fill('7');
  await reader.press('Tab');
  await expect
    .poll(() => workbench.codebook().find((row) => row.name === 'Red line'))
    .toMatchObject({ definition: 'A limit said to be final.', include: '“Never”, “under no condition”.', value: 7 });
});

test('a key is given to a code and applies it; a key that is taken is refused', async ({ workbench }) => {
  const { page } = workbench;
  const reader = new ReaderPage(page);
  await reader.openArticle(shortArticle.title);
  await reader.chooseFromCodeMenu('Red line', 'Key…');
  const dialog = page.getByRole('dialog', { name: 'Key…' });
  await dialog.getByRole('textbox', { name: 'Key' }).press('8');
  await expect(dialog).toContainText('belongs to “Categorical rejection”');
  await dialog.getByRole('textbox', { name: 'Key' }).press('j');
  await expect(dialog).toContainText('Parlance itself uses');
  await dialog.getByRole('textbox', { name: 'Key' }).press('r');
  await expect(dialog).toBeHidden();
  await reader.clickOn('diplomats', 3);
  await reader.press('r');
  await reader.expectChosen(sentences.courtesy);
  await expect.poll(() => workbench.codingsOf(shortArticle.title)).toEqual([['Red line', sentences.courtesy]]);
});
