import { ReaderPage } from '../support/reader-page.ts';
import { sentences, shortArticle } from '../support/short-article.ts';
import { expect, test } from '../support/workbench.ts';

test.use({ codings: { Deterrence: sentences.sale } });

test('only coded paragraphs are shown on request, and whatever is stepped to', async ({ workbench: { page } }) => {
  const reader = new ReaderPage(page);
  await reader.openArticle(shortArticle.title);
  const [, , delegation, , hosts, , sale] = shortArticle.text.split('\n') as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const paragraph = (text: string) => reader.text.locator('p', { hasText: text });
  await expect(paragraph(hosts)).toBeVisible();
  const toggle = page.getByRole('button', { name: 'Only coded paragraphs' });
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await expect(paragraph(sale)).toBeVisible();
  await expect(paragraph(hosts)).toBeHidden();
  await expect(paragraph(delegation)).toBeHidden();
  const bracket = reader.bracket('Deterrence', sentences.sale);
  const text = (await paragraph(sale).boundingBox())!;
  await expect.poll(async () => Math.abs((await bracket.boundingBox())!.y - text.y)).toBeLessThan(30);

  await bracket.click();
  await reader.press('k');
  await reader.expectPassage(sentences.laughed);
  await expect(paragraph(hosts)).toBeVisible();
  await expect(paragraph(delegation)).toBeHidden();

  await toggle.click();
  await expect(paragraph(delegation)).toBeVisible();
  await reader.expectPassage(sentences.laughed);
});
