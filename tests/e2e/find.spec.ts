import { ReaderPage } from '../support/reader-page.ts';
import { sentences, shortArticle } from '../support/short-article.ts';
import { expect, test } from '../support/workbench.ts';

test('words are found in the article however they are spelt, and are the passage when the search is closed', async ({
  workbench,
}) => {
  const { page } = workbench;
  const reader = new ReaderPage(page);
  await reader.openArticle(shortArticle.title);
  await reader.press('Control+f');
  const field = page.getByRole('textbox', { name: 'Find in this article' });
  await expect(field).toBeFocused();
  await page.keyboard.type('CAFE');
  const search = page.getByRole('search', { name: 'Find in the article' });
  await expect(search.getByRole('status')).toHaveText('1 of 1');
  await expect.poll(() => reader.marked('reader-found-here')).toBe('cafe\u0301');
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();
  await reader.expectPassage('cafe\u0301');
  await reader.press('8');
  await expect.poll(() => workbench.codingsOf(shortArticle.title)).toEqual([['Categorical rejection', 'cafe\u0301']]);
});

test('Enter goes from hit to hit and around, and nothing found is said', async ({ workbench: { page } }) => {
  const reader = new ReaderPage(page);
  await reader.openArticle(shortArticle.title);
  await reader.press('Control+f');
  await page.keyboard.type('the');
  const status = page.getByRole('search').getByRole('status');
  await expect(status).toHaveText(/^1 of \d+$/);
  const all = Number((await status.textContent())!.split(' of ')[1]);
  expect(all).toBeGreaterThan(2);
  await page.keyboard.press('Enter');
  await expect(status).toHaveText(`2 of ${all}`);
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
  await expect(status).toHaveText(`${all} of ${all}`);
  await page.keyboard.press('F3');
  await expect(status).toHaveText(`1 of ${all}`);
  await page.keyboard.type('ophany');
  await expect(status).toHaveText('Not found');
  await page.getByRole('button', { name: 'Close and choose these words' }).click();
  await expect(page.getByRole('search', { name: 'Find in the article' })).toBeHidden();
  await expect.poll(() => reader.marked('reader-found')).toBe('');
  await expect(page.getByText(sentences.silent)).toBeVisible();
});

test('emphasis and links of a page are shown, and are coded and chosen through like other words', async ({
  workbench,
}) => {
  const { desk, page, project } = workbench;
  const file = desk.write(
    'emphasis.html',
    `<!doctype html><html lang="en"><head><title>Emphasis</title></head><body><article><h1>Emphasis</h1>
     <p>The envoy called the ceiling <strong>a matter of survival</strong> and said that <em>nobody else</em> would
     decide it, according to <a href="https://example.org/transcript">the transcript of the hearing</a> that was
     published a day after the talks had come to an end without a word on what was to follow.</p>
     <p>The other delegation kept to its earlier words, and left the hall before the questions began.</p>
     </article></body></html>`,
  );
  workbench.complaints.expect(/ERR_CONNECTION_REFUSED/);
  await workbench.stopServer();
  await desk.command('import', project, file);
  await workbench.startServer();
  const reader = new ReaderPage(page);
  await reader.openArticle('Emphasis');
  await expect(reader.text.locator('span', { hasText: 'a matter of survival' })).toHaveCSS('font-weight', '660');
  await expect(reader.text.locator('span', { hasText: 'nobody else' })).toHaveCSS('font-style', 'italic');
  await expect(reader.text.getByTitle('https://example.org/transcript')).toHaveText('the transcript of the hearing');
  await expect(reader.text.locator('a')).toHaveCount(0);
  await reader.dragOver('ceiling a matter of survival and');
  await reader.expectPassage('ceiling a matter of survival and');
  await reader.press('8');
  await expect
    .poll(() => workbench.codingsOf('Emphasis'))
    .toEqual([['Categorical rejection', 'ceiling a matter of survival and']]);
});
