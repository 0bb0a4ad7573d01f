import { ReaderPage } from '../support/reader-page.ts';
import { expect, test, type SegmentFacts } from '../support/workbench.ts';

/** Quotes by code id, as highlights are painted: paragraph by paragraph. */
function quotesByCode(rows: readonly SegmentFacts[]): Record<string, string[]> {
  const quotes: Record<string, string[]> = {};
  for (const row of rows) (quotes[row.code_id] ??= []).push(...row.text.split('\n'));
  for (const list of Object.values(quotes)) list.sort();
  return quotes;
}

for (const title of ['Envoys open talks', 'سخنگوی وزارت خارجه', 'دلمار تدعو', 'Trending: a launcher']) {
  test(`every coding of “${title}” is painted with exactly its words, one highlight per code`, async ({
    workbench,
  }) => {
    const reader = new ReaderPage(workbench.page);
    await reader.openArticle(new RegExp(title));
    const rows = workbench.segments().filter((row) => row.article_title.startsWith(title));
    expect(rows.length).toBeGreaterThan(4);
    await expect.poll(() => reader.paintedQuotes()).toEqual(quotesByCode(rows));
  });
}

test('an article without codings is not painted', async ({ workbench }) => {
  const reader = new ReaderPage(workbench.page);
  await reader.openArticle(/Six countries, one telephone/);
  await expect(reader.text).toContainText('telephone');
  expect(await reader.paintedQuotes()).toEqual({});
});

test('a theme that is chosen in another view colours the highlights as well', async ({ workbench: { page } }) => {
  const reader = new ReaderPage(page);
  await reader.openArticle(/Envoys open talks/);
  const rules = (): Promise<string> =>
    page.evaluate(() =>
      document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n'),
    );
  const light = await rules();
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByText('Dark', { exact: true }).click();
  await page.getByRole('button', { name: 'Read and code', exact: true }).click();
  await expect.poll(rules).not.toBe(light);
});
