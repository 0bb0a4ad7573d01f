import { ReaderPage } from '../support/reader-page.ts';
import { sentences, shortArticle } from '../support/short-article.ts';
import { expect, test } from '../support/workbench.ts';

test.beforeEach(async ({ workbench: { page } }) => {
  await new ReaderPage(page).openArticle(shortArticle.title);
});

test('dragging over words chooses whole words', async ({ workbench: { page } }) => {
  const reader = new ReaderPage(page);
  await reader.dragOver('hosts kept a ceiling of 500');
  await reader.expectPassage('hosts kept a ceiling of 500');
  const { from } = await reader.ends('elegation');
  const { to } = await reader.ends('lef');
  await reader.drag(from, to);
  await reader.expectPassage('delegation left');
});

test('a double click takes a word, a triple click a sentence, a click on bare text lets go', async ({
  workbench: { page },
}) => {
  const reader = new ReaderPage(page);
  await reader.clickOn('cafe\u0301', 2);
  await reader.expectPassage('cafe\u0301');
  await reader.clickOn('diplomats', 3);
  await reader.expectPassage(sentences.courtesy);
  await reader.clickOn('Nobody');
  await reader.expectPassage('');
});

test('the bar at the selection opens the picker there, and a click on a code applies it', async ({ workbench }) => {
  const { page } = workbench;
  const reader = new ReaderPage(page);
  await reader.dragOver(sentences.order);
  await reader.expectPassage(sentences.order);
  await page.getByRole('toolbar', { name: 'Code the passage' }).getByRole('button', { name: /^Code/ }).click();
  await expect(reader.picker).toBeVisible();
  const words = await reader.find(sentences.order);
  const box = (await reader.picker.boundingBox())!;
  expect(Math.abs(box.y - words.last.bottom), 'the picker opens beside the passage').toBeLessThan(40);
  await reader.picker.getByRole('option', { name: /Red line/ }).click();
  await expect(reader.picker).toBeHidden();
  await reader.expectChosen(sentences.order);
  await expect.poll(() => workbench.codingsOf(shortArticle.title)).toEqual([['Red line', sentences.order]]);
});

test.describe('with codings', () => {
  test.use({ codings: { 'Red line': sentences.order, Sovereignty: 'limit that others draw' } });

  test('a click on painted words chooses the innermost coding, the next click the one around it', async ({
    workbench: { page },
  }) => {
    const reader = new ReaderPage(page);
    await reader.clickOn('others');
    await reader.expectChosen('limit that others draw');
    await reader.clickOn('others');
    await reader.expectChosen(sentences.order);
    await reader.clickOn('spokesman');
    await reader.expectChosen(sentences.order);
  });

  test('a click on a bracket chooses its coding and the inspector shows it', async ({ workbench: { page } }) => {
    const reader = new ReaderPage(page);
    await reader.bracket('Sovereignty', 'limit that').click();
    await reader.expectChosen('limit that others draw');
    const inspector = page.locator('[data-pane=inspector]');
    await expect(inspector).toContainText('limit that others draw');
    await expect(inspector.getByRole('combobox', { name: 'Code' })).toHaveValue(/Sovereignty/);
  });

  test('the handles of a coding are dragged to other words', async ({ workbench }) => {
    const { page } = workbench;
    const reader = new ReaderPage(page);
    await reader.bracket('Sovereignty', 'limit that').click();
    await reader.expectChosen('limit that others draw');
    const middle = (box: { x: number; y: number; width: number; height: number } | null) => ({
      x: box!.x + box!.width / 2,
      y: box!.y + box!.height / 2,
    });
    const end = page.locator('[data-edge=end]');
    const order = await reader.find('order');
    await reader.drag(middle(await end.boundingBox()), {
      x: order.last.right - 2,
      y: order.last.top + order.last.height / 2,
    });
    await reader.expectChosen('limit that others draw is an order');
    const start = page.locator('[data-edge=start]');
    const others = await reader.find('others');
    await reader.drag(middle(await start.boundingBox()), {
      x: others.first.left + 2,
      y: others.first.top + others.first.height / 2,
    });
    await reader.expectChosen('others draw is an order');
    await expect
      .poll(() => workbench.codingsOf(shortArticle.title))
      .toEqual([
        ['Red line', sentences.order],
        ['Sovereignty', 'others draw is an order'],
      ]);
  });

  test('a coding is removed from the inspector, and the button Undo brings it back', async ({ workbench }) => {
    const { page } = workbench;
    const reader = new ReaderPage(page);
    await reader.bracket('Sovereignty', 'limit that').click();
    await page.getByRole('button', { name: 'Remove this coding' }).click();
    await expect(reader.bracket('Sovereignty', 'limit that')).toBeHidden();
    await expect.poll(() => workbench.codingsOf(shortArticle.title)).toEqual([['Red line', sentences.order]]);
    await reader.undoButton.click();
    await expect(reader.bracket('Sovereignty', 'limit that')).toBeVisible();
    await page.getByRole('button', { name: 'Redo', exact: true }).click();
    await expect(reader.bracket('Sovereignty', 'limit that')).toBeHidden();
  });
});

test('a click on the number of a paragraph chooses the paragraph', async ({ workbench: { page } }) => {
  const reader = new ReaderPage(page);
  const { first } = await reader.find('The hosts');
  await page.mouse.click(first.left - 30, first.top + first.height / 2);
  await reader.expectPassage(shortArticle.text.split('\n')[4]!);
  await expect(page.getByRole('toolbar', { name: 'Code the passage' })).toBeVisible();
});

test('a code dragged from the codebook onto a sentence is applied to that sentence', async ({ workbench }) => {
  workbench.complaints.expect(foreignTarget);
  const reader = new ReaderPage(workbench.page);
  const target = await reader.find('courtesy');
  await dragCode(reader, 'Sovereignty', target.first);
  await reader.expectChosen(sentences.courtesy);
  await expect.poll(() => workbench.codingsOf(shortArticle.title)).toEqual([['Sovereignty', sentences.courtesy]]);
});

test('a code dragged onto the selection is applied to the selection', async ({ workbench }) => {
  workbench.complaints.expect(foreignTarget);
  const reader = new ReaderPage(workbench.page);
  await reader.dragOver('called the figure');
  await reader.expectPassage('called the figure');
  const target = await reader.find('figure');
  await dragCode(reader, 'Deterrence', target.first);
  await reader.expectChosen('called the figure');
  await expect.poll(() => workbench.codingsOf(shortArticle.title)).toEqual([['Deterrence', 'called the figure']]);
});

test('the selection dragged onto a code is coded with it', async ({ workbench }) => {
  const { page } = workbench;
  const reader = new ReaderPage(page);
  await reader.dragOver('ceiling of 500 kilometres');
  await reader.expectPassage('ceiling of 500 kilometres');
  const { first } = await reader.find('500');
  const row = (await reader.code('Military capability').boundingBox())!;
  await page.mouse.move(first.left + 5, first.top + first.height / 2);
  await page.mouse.down();
  await page.mouse.move(first.left + 15, first.top + first.height / 2 + 3, { steps: 3 });
  await page.mouse.move(row.x + row.width / 2, row.y + row.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect
    .poll(() => workbench.codingsOf(shortArticle.title))
    .toEqual([['Military capability', 'ceiling of 500 kilometres']]);
});

/** React Aria would have every target made by itself; the reader takes drops by offset, and the picker is the way of the keyboard. */
const foreignTarget = /may only be dropped on a target created with useDrop/;

async function dragCode(reader: ReaderPage, code: string, onto: DOMRect): Promise<void> {
  const { page } = reader;
  const row = (await reader.code(code).boundingBox())!;
  await page.mouse.move(row.x + row.width / 2, row.y + row.height / 2);
  await page.mouse.down();
  await page.mouse.move(row.x + row.width / 2 - 20, row.y + row.height / 2 + 2, { steps: 3 });
  await page.mouse.move(onto.x + onto.width / 2, onto.y + onto.height / 2, { steps: 8 });
  await page.mouse.up();
}

test('a memo on the coding of somebody else stands beside that coder’s own, and changes nothing of it', async ({
  workbench,
}) => {
  const { page } = workbench;
  const reader = new ReaderPage(page);
  await reader.openArticle(/Range is “not an item”/);
  await reader.bracket('Sovereignty > Territorial integrity', 'Our cities').click();
  await reader.press('m');
  const dialog = page.getByRole('dialog', { name: 'Memo on this coding' });
  await expect(dialog).toContainText('Memo by Navid');
  await expect(dialog.getByRole('textbox', { name: 'Memo' })).toHaveValue('');
  await page.keyboard.type('I agree with Navid.');
  await reader.press('Control+Enter');
  await expect(page.locator('[data-pane=inspector]').getByRole('textbox', { name: 'Memo' })).toHaveValue(
    'I agree with Navid.',
  );
  await reader.press('m');
  await expect(dialog.getByRole('textbox', { name: 'Memo' })).toHaveValue('I agree with Navid.');
  const coding = workbench.segments().find((row) => row.text === 'Our cities were bombed for forty days');
  expect(coding?.memo).toMatch(/^Ada reads this as self-defence/);
});
