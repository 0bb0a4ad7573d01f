import { ReaderPage } from '../support/reader-page.ts';
import { expect, test } from '../support/workbench.ts';

const title = 'سخنگوی وزارت خارجه: برد موشک‌ها موضوع هیچ مذاکره‌ای نیست';
const last = 'دور دوم گفت‌وگوها پنجشنبه ۳۰ بهمن در لیسویک آغاز می‌شود و قرار است سه روز ادامه یابد.';

test.beforeEach(async ({ workbench: { page } }) => {
  await new ReaderPage(page).openArticle(title);
});

test('a Persian article reads from the right, and its brackets stand on the left', async ({ workbench: { page } }) => {
  const reader = new ReaderPage(page);
  const heading = reader.text.getByRole('heading').first();
  expect(await heading.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  await expect(reader.text.locator('[lang=fa]').first()).toBeAttached();
  const bracket = reader.bracket('Refusal to negotiate > Categorical rejection', 'برد موشک');
  await expect(bracket).toBeVisible();
  const words = await reader.find('موضوع مذاکره نخواهد بود');
  expect((await bracket.boundingBox())!.x).toBeLessThan(words.last.left);
  const minimap = await page.locator('[data-text]').first().boundingBox();
  expect((await bracket.boundingBox())!.x).toBeLessThan(minimap!.x);
});

test('the list keeps the direction of each title', async ({ workbench: { page } }) => {
  const row = new ReaderPage(page).articles.getByRole('option', { name: title });
  const direction = await row
    .getByText(title)
    .evaluate((element) => [element.getAttribute('dir'), element.matches(':dir(rtl)')]);
  expect(direction).toEqual(['auto', true]);
});

test('Persian words are chosen by dragging to the left, and coded', async ({ workbench }) => {
  const reader = new ReaderPage(workbench.page);
  const words = 'پنجشنبه ۳۰ بهمن در لیسویک';
  await reader.dragOver(words);
  await reader.expectPassage(words);
  await reader.press('1');
  await reader.expectChosen(words);
  await expect.poll(() => workbench.codingsOf(title)).toEqual([['Non-interference', words]]);
});

test('a double click takes a word with its zero-width joiner, a triple click a sentence', async ({
  workbench: { page },
}) => {
  const reader = new ReaderPage(page);
  await reader.clickOn('گفت‌وگوها', 2);
  await expect.poll(() => reader.passage()).toMatch(/^گفت‌وگوها/);
  await reader.clickOn('پنجشنبه', 3);
  await reader.expectPassage(last);
});

test('a coding is resized by its handles, which follow the direction of the text', async ({ workbench }) => {
  const { page } = workbench;
  const reader = new ReaderPage(page);
  await reader.dragOver('در لیسویک آغاز');
  await reader.press('2');
  await reader.expectChosen('در لیسویک آغاز');
  const [start, end] = [page.locator('[data-edge=start]'), page.locator('[data-edge=end]')];
  const { from, to } = await reader.ends('پنجشنبه ۳۰ بهمن در لیسویک آغاز می‌شود');
  const [startBox, endBox] = [(await start.boundingBox())!, (await end.boundingBox())!];
  expect(startBox.x).toBeGreaterThan(endBox.x);
  await reader.drag(
    { x: startBox.x + startBox.width / 2, y: startBox.y + startBox.height / 2 },
    { x: from.x - 2, y: from.y },
  );
  await reader.expectChosen('پنجشنبه ۳۰ بهمن در لیسویک آغاز');
  await reader.drag({ x: endBox.x + endBox.width / 2, y: endBox.y + endBox.height / 2 }, { x: to.x + 2, y: to.y });
  await reader.expectChosen('پنجشنبه ۳۰ بهمن در لیسویک آغاز می‌شود');
  await reader.press('Shift+{');
  await reader.expectChosen('پنجشنبه ۳۰ بهمن در لیسویک آغاز');
  await expect
    .poll(() => workbench.codingsOf(title))
    .toEqual([['Territorial integrity', 'پنجشنبه ۳۰ بهمن در لیسویک آغاز']]);
});

test('the keys step through Persian sentences in reading order', async ({ workbench: { page } }) => {
  const reader = new ReaderPage(page);
  await reader.press('j');
  await reader.expectPassage(title);
  await reader.press('j');
  await expect.poll(() => reader.passage()).toMatch(/^تالاور – سخنگوی .*نخواهد بود\.$/);
});
