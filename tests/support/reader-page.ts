import { expect, type Locator, type Page } from '@playwright/test';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where words stand on the screen: the boxes of their first character and of their last. */
export interface WordsOnScreen {
  readonly first: DOMRect;
  readonly last: DOMRect;
}

/** The view "Read and code", in the words of an analyst. */
export class ReaderPage {
  readonly page: Page;
  readonly text: Locator;
  readonly articles: Locator;
  readonly codebook: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole('document', { name: 'Article text' });
    this.articles = page.getByRole('listbox', { name: 'Articles' });
    this.codebook = page.getByRole('treegrid', { name: 'Codebook' });
  }

  /** Opens an article from the list and waits until its text can be coded. */
  async openArticle(title: string | RegExp): Promise<void> {
    await this.articles.getByRole('option', { name: title }).click();
    await expect(this.text).toBeVisible();
    await expect(this.text.locator('[data-text]').first()).toBeVisible();
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** A row of the codebook by the name of its code alone. */
  code(name: string): Locator {
    return this.codebook.getByRole('row', { name: new RegExp(`^${escaped(name)}, `) });
  }

  /** Opens the menu of a code by the keyboard-free way. */
  async chooseFromCodeMenu(name: string, item: string): Promise<void> {
    await this.code(name).click({ button: 'right' });
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  get picker(): Locator {
    return this.page.getByRole('dialog', { name: 'Apply a code' });
  }

  bracket(code: string, quote: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${escaped(code)}: ${escaped(quote)}`) });
  }

  /** The words that the next code goes to, as they are painted; empty where nothing is chosen. */
  passage(): Promise<string> {
    return this.marked('reader-passage');
  }

  /** The words of the coding that is chosen. */
  chosen(): Promise<string> {
    return this.marked('reader-chosen');
  }

  /** The words under one of the registered highlights, piece after piece. */
  marked(name: string): Promise<string> {
    return this.page.evaluate((highlight) => {
      const ranges = [...(CSS.highlights.get(highlight) ?? [])] as StaticRange[];
      return ranges.map(textOf).join('\n');

      function textOf({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): string {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return range.toString();
      }
    }, name);
  }

  /** What is painted for each code, by the name of its highlight. */
  paintedQuotes(): Promise<Record<string, string[]>> {
    return this.page.evaluate(() => {
      const entries: [string, string[]][] = [];
      for (const [name, highlight] of CSS.highlights) {
        if (!name.startsWith('code-') || highlight.size === 0) continue;
        const quotes = ([...highlight] as StaticRange[]).map((piece) => {
          const range = document.createRange();
          range.setStart(piece.startContainer, piece.startOffset);
          range.setEnd(piece.endContainer, piece.endOffset);
          return range.toString();
        });
        entries.push([name.slice('code-'.length), quotes.sort()]);
      }
      return Object.fromEntries(entries);
    });
  }

  async expectPassage(words: string): Promise<void> {
    await expect.poll(() => this.passage(), { message: 'the passage' }).toBe(words);
  }

  async expectChosen(words: string): Promise<void> {
    await expect.poll(() => this.chosen(), { message: 'the chosen coding' }).toBe(words);
  }

  /** Scrolls words of the article into the middle and says where they stand, once they stand still. */
  async find(words: string): Promise<WordsOnScreen> {
    let found = await this.measure(words);
    let isStill = false;
    while (!isStill) {
      // Eight frames: fonts, codings and sections that come into view move the text.
      await this.page.evaluate(async () => {
        await document.fonts.ready;
        for (let frame = 0; frame < 8; frame++) await new Promise((done) => requestAnimationFrame(done));
      });
      const again = await this.measure(words);
      isStill = JSON.stringify(again) === JSON.stringify(found);
      found = again;
    }
    return found;
  }

  private async measure(words: string): Promise<WordsOnScreen> {
    const found = await this.page.evaluate((wanted) => {
      for (const block of document.querySelectorAll('[data-text] > *')) {
        const start = block.textContent.indexOf(wanted);
        if (start < 0) continue;
        // A paragraph with emphasis has a text node per run.
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        const nodes: Text[] = [];
        while (walker.nextNode() !== null) nodes.push(walker.currentNode as Text);
        const range = document.createRange();
        const boxOf = (from: number, to: number): DOMRect => {
          let at = 0;
          for (const node of nodes) {
            if (from >= at && from < at + node.length) range.setStart(node, from - at);
            if (to > at && to <= at + node.length) range.setEnd(node, to - at);
            at += node.length;
          }
          return range.getBoundingClientRect();
        };
        const scroller = block.closest('[role=document]')!;
        const frame = scroller.getBoundingClientRect();
        scroller.scrollTop += boxOf(start, start + 1).top - frame.top - frame.height / 3;
        // By characters: where directions mix, the boxes of a range come in the order of the screen.
        const characters = [...new Intl.Segmenter().segment(wanted)];
        const lastAt = start + characters.at(-1)!.index;
        return {
          first: boxOf(start, start + characters[0]!.segment.length).toJSON() as DOMRect,
          last: boxOf(lastAt, start + wanted.length).toJSON() as DOMRect,
        };
      }
      return null;
    }, words);
    if (found === null) throw new Error(`The article does not show: ${words}`);
    return found;
  }

  /** Points just inside the first and the last character of words, in the direction in which they are read. */
  async ends(words: string): Promise<{ from: Point; to: Point }> {
    const { first, last } = await this.find(words);
    const isMirrored = (await this.text.evaluate((element) => getComputedStyle(element).direction)) === 'rtl';
    const [firstY, lastY] = [first.top + first.height / 2, last.top + last.height / 2];
    return isMirrored
      ? { from: { x: first.right - 1, y: firstY }, to: { x: last.left + 1, y: lastY } }
      : { from: { x: first.left + 1, y: firstY }, to: { x: last.right - 1, y: lastY } };
  }

  /** Presses the mouse on the first of these words and lets go at the last. */
  async dragOver(words: string): Promise<void> {
    const { from, to } = await this.ends(words);
    await this.drag(from, to);
  }

  async drag(from: Point, to: Point): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await this.page.mouse.move(to.x, to.y, { steps: 4 });
    await this.page.mouse.up();
  }

  async clickOn(words: string, clickCount = 1): Promise<void> {
    const { first } = await this.find(words);
    await this.page.mouse.click(first.left + first.width / 2, first.top + first.height / 2, { clickCount });
  }

  /** Finds a code in the picker by typing and puts it on the passage. */
  async pick(typed: string): Promise<void> {
    await expect(this.picker.getByRole('combobox', { name: 'Code' })).toBeFocused();
    await this.page.keyboard.type(typed);
    await this.page.keyboard.press('Enter');
    await expect(this.picker).toBeHidden();
  }

  /** Until the engine has everything: undo names the last change. */
  get undoButton(): Locator {
    return this.page.getByRole('button', { name: 'Undo', exact: true });
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
