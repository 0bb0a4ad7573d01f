import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ReaderPage } from '../support/reader-page.ts';
import { sentences, shortArticle } from '../support/short-article.ts';
import { expect, test } from '../support/workbench.ts';

/** In dark colours only the colours differ. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** Looks at the whole page, or at one part of it where the rest was looked at before. */
async function expectNoViolations(page: Page, where: string, part?: string): Promise<void> {
  // Colours that are still fading in would be measured as they are at that moment.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  const axe = new AxeBuilder({ page });
  if (part !== undefined) axe.include(part);
  if (await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)) axe.withRules(rulesOfColour);
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.slice(0, 5).map(({ html, failureSummary }) => `${html.slice(0, 300)} – ${failureSummary}`),
  }));
  expect.soft(found, where).toEqual([]);
}

// Each look at a page takes a second or two, more where the machine has other work.
test.describe.configure({ timeout: 120_000 });

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test.describe('the start', () => {
      test.use({ projectKind: 'none' });

      test('axe finds nothing on the start screen and its dialogs', async ({ workbench: { page } }) => {
        await expect(page.getByRole('button', { name: 'New project' })).toBeVisible();
        await expectNoViolations(page, 'start screen');
        await page.getByRole('button', { name: 'New project' }).click();
        await expect(page.getByRole('dialog', { name: 'New project' })).toBeVisible();
        await expectNoViolations(page, 'new project', '[role=dialog]');
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Open', exact: true }).click();
        await expect(page.getByRole('dialog', { name: 'Open a project' })).toBeVisible();
        await expectNoViolations(page, 'open a project', '[role=dialog]');
      });
    });

    test.describe('an empty project', () => {
      test.use({ projectKind: 'empty' });

      test('axe finds nothing on views that are empty', async ({ workbench: { page } }) => {
        for (const view of ['Read and code', 'Segments', 'Import and export', 'Project']) {
          await page.getByRole('button', { name: view, exact: true }).click();
          await expectNoViolations(page, view);
        }
      });
    });

    test.describe('the reader', () => {
      test.use({ codings: { Sovereignty: sentences.order, 'Red line': 'limit that others draw' } });

      test('axe finds nothing while an article is read and coded', async ({ workbench: { page } }) => {
        const reader = new ReaderPage(page);
        await reader.openArticle(shortArticle.title);
        await expectNoViolations(page, 'reader');
        await reader.dragOver(sentences.courtesy);
        await expect(page.getByRole('toolbar', { name: 'Code the passage' })).toBeVisible();
        await expectNoViolations(page, 'selection bar', '[data-pane=reader]');
        await reader.press('c');
        await expect(reader.picker).toBeVisible();
        await expectNoViolations(page, 'picker', '[role=dialog]');
        await page.keyboard.type('new idea');
        await expectNoViolations(page, 'picker that offers a new code', '[role=dialog]');
        await reader.press('Escape');
        await reader.bracket('Sovereignty', '“A limit').click();
        await expectNoViolations(page, 'a chosen coding');
        await reader.press('m');
        await expect(page.getByRole('dialog', { name: 'Memo on this coding' })).toBeVisible();
        await expectNoViolations(page, 'memo', '[data-pane=reader]');
        await reader.press('Escape');
        await reader.code('Red line').click();
        await expectNoViolations(page, 'a chosen code', '[data-pane=inspector]');
        await reader.code('Red line').click({ button: 'right' });
        await expect(page.getByRole('menu')).toBeVisible();
        await expectNoViolations(page, 'menu of a code', '[role=menu]');
      });

      test('axe finds nothing in the article from right to left', async ({ workbench: { page } }) => {
        await new ReaderPage(page).openArticle(/سخنگوی/);
        await expectNoViolations(page, 'Persian article');
      });
    });

    test('axe finds nothing in the values of an article and the list of variables', async ({
      workbench: { desk, page },
    }) => {
      await new ReaderPage(page).openArticle(shortArticle.title);
      await page.getByRole('button', { name: 'Variables…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Variables of articles' });
      const table = desk.write(
        'outlets.csv',
        `article,Circulation,Owner\n${shortArticle.title},300,State\nNobody,1,None\n`,
      );
      const chooser = page.waitForEvent('filechooser');
      await dialog.getByRole('button', { name: 'Import from CSV…' }).click();
      await (await chooser).setFiles(table);
      await dialog.getByRole('button', { name: /Type of “Circulation”/ }).click();
      await page.getByRole('option', { name: 'Yes or no', exact: true }).click();
      await dialog.getByRole('button', { name: /Type of “Owner”/ }).click();
      await page.getByRole('option', { name: 'Choice', exact: true }).click();
      await expect(dialog.getByRole('textbox', { name: 'Choices, one per line' })).toBeVisible();
      await expect(dialog.getByRole('alert')).toBeVisible();
      await expectNoViolations(page, 'variables', '[role=dialog]');
      await page.keyboard.press('Escape');
      await page.getByRole('textbox', { name: 'Circulation' }).fill('many');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('textbox', { name: 'Circulation' })).toHaveAttribute('aria-invalid', 'true');
      await expectNoViolations(page, 'values', '[data-pane=inspector]');
    });

    test('axe finds nothing on the other views, the palette, the keys and the export', async ({
      workbench: { page },
    }) => {
      await page.getByRole('button', { name: 'Segments', exact: true }).click();
      const table = page.getByRole('grid', { name: 'Segments' });
      await expect(table.getByRole('row').nth(3)).toBeVisible();
      await expectNoViolations(page, 'segments');
      await table.getByRole('row').nth(2).click();
      await expectNoViolations(page, 'segments with a choice', '[role=toolbar]');
      await page.getByRole('search').getByRole('button', { name: 'Code', exact: true }).click();
      await expect(page.getByRole('dialog', { name: 'Code' })).toBeVisible();
      await expectNoViolations(page, 'filter of the segments', '[role=dialog]');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Project', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'Project', exact: true })).toBeVisible();
      await expectNoViolations(page, 'project');
      await page.getByRole('button', { name: 'Import and export', exact: true }).click();
      await expectNoViolations(page, 'import and export');
      await page.getByRole('button', { name: 'Export…' }).click();
      await expect(page.getByRole('dialog', { name: 'Export', exact: true })).toBeVisible();
      await expectNoViolations(page, 'export', '[role=dialog]');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
      await expectNoViolations(page, 'palette', '[role=dialog]');
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'All keys' })).toBeVisible();
      await expectNoViolations(page, 'all keys', '[role=dialog]');
    });
  });
}

/** Name and visible focus of what has the focus; Tab goes on from there. */
async function tabStops(page: Page, most: number): Promise<{ name: string; isSeen: boolean }[]> {
  const stops: { name: string; isSeen: boolean }[] = [];
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const named = element.getAttribute('aria-label') ?? element.textContent ?? '';
      // The ring may be drawn by the element, by what holds it or is in it, or by the row that it speaks for.
      const spoken = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
      const around = [element.parentElement, element.parentElement?.parentElement];
      const within = [element.firstElementChild, element.firstElementChild?.firstElementChild];
      const rings = [element, ...around, ...within, spoken].map((one) => {
        if (!one) return false;
        const style = getComputedStyle(one);
        const hasOutline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
        return hasOutline || style.boxShadow !== 'none';
      });
      return { name: named.trim().slice(0, 60), isSeen: rings.includes(true) };
    });
    if (stop === null) break;
    stops.push(stop);
  }
  return stops;
}

test('Tab goes through the window in the order of reading, and each stop shows that it has the focus', async ({
  workbench: { page },
}) => {
  const reader = new ReaderPage(page);
  await reader.openArticle('Six countries, one telephone');
  await page.locator('[data-pane=rail]').getByRole('button').first().focus();
  const stops = await tabStops(page, 40);
  expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
  const places = ['Segments', 'Find in titles and text', 'Articles', 'Article text', 'Find a code'].map((name) =>
    stops.findIndex((stop) => stop.name === name),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});
