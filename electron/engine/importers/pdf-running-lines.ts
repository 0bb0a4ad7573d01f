import { groupBy } from './group-by.ts';
import type { PdfFragment } from './pdf-fragments.ts';

export interface PageFragments {
  number: number;
  height: number;
  fragments: PdfFragment[];
}

/** Headers and footers stand within so many lines of the top or the bottom of what is printed. */
const edgeLines = 3;
/** They repeat on at least this share of the pages: left and right pages may have different ones. */
const fewestPages = 0.4;

/** A page number and nothing else, as it is written in several languages. */
const pageNumber =
  /^[-–—|\s]*(?:(?:page|seite|pagina|página|pág\.?|p\.|صفحه|صفحة|стр\.?|第)\s*)?[\d۰-۹٠-٩]{1,4}(?:\s*(?:\/|of|von|de|sur|di|از|من|из)\s*[\d۰-۹٠-٩]{1,4})?\s*(?:页|頁|ページ)?[-–—|\s]*$/iu;

/** What browsers print below a page: its address and the page number. */
const printedAddress = /^((?:https?|file):\/\/\S+)\s+\d{1,4}\/\d{1,4}$/;
/** And above it: the time of printing and the title. */
const printedTime = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+\d{1,2}:\d{2}/;

export interface RunningLines {
  /** Each line once, however its figures change. */
  lines: string[];
  /** Address of the page that was printed, where the browser has written it below. */
  address: string | null;
}

/**
 * Takes running headers, footers and page numbers off the pages and answers the distinct ones. What stands at the edge of
 * several pages at the same height, with nothing but its figures changing, is not part of any article.
 */
export function removeRunningLines(pages: PageFragments[]): RunningLines {
  const edges = pages.map((page) => edgesOf(page));
  const pagesOf = new Map<string, number>();
  for (const rows of edges) {
    for (const key of new Set(rows.map((row) => row.key))) pagesOf.set(key, (pagesOf.get(key) ?? 0) + 1);
  }
  const wanted = Math.max(2, pages.length * fewestPages);
  const removed = new Map<string, string>();
  for (const [index, page] of pages.entries()) {
    const rows = edges[index] ?? [];
    const isPrint = rows.some(({ text }) => printedAddress.test(text));
    const running = rows.filter((row) => isRunning(row, pagesOf.get(row.key) ?? 0, wanted, isPrint));
    const gone = new Set(running.flatMap((row) => row.fragments));
    page.fragments = page.fragments.filter((fragment) => !gone.has(fragment));
    for (const row of running)
      if (/\p{L}/u.test(row.text) && !pageNumber.test(row.text)) removed.set(row.key, row.text);
  }
  const lines = [...removed.values()];
  const address = lines.map((line) => printedAddress.exec(line)?.[1]).find((found) => found !== undefined);
  return { lines, address: address ?? null };
}

interface EdgeRow {
  text: string;
  /** The text without its figures, and its height on the page. */
  key: string;
  fragments: PdfFragment[];
}

function isRunning({ text }: EdgeRow, pages: number, wanted: number, isPrint: boolean): boolean {
  if (pages >= wanted || pageNumber.test(text)) return true;
  return isPrint && (printedAddress.test(text) || printedTime.test(text));
}

function edgesOf(page: PageFragments): EdgeRow[] {
  const rows = [...groupBy(page.fragments, ({ baseline }) => Math.round(baseline / 3)).entries()]
    .toSorted(([a], [b]) => b - a)
    .map(([height, fragments]) => ({ height, fragments }));
  // A page of a few lines has no edges: everything on it would be one.
  const reach = Math.min(edgeLines, Math.floor(rows.length / 3));
  const outer = [...rows.slice(0, reach), ...rows.slice(rows.length - reach)];
  return outer.map(({ height, fragments }) => {
    const text = fragments
      .toSorted((a, b) => a.left - b.left)
      .map((fragment) => fragment.text.trim())
      .join(' ');
    const place = height > page.height / 6 ? 'top' : 'bottom';
    return { text, key: `${place} ${Math.round(height / 2)} ${text.replace(/[\d۰-۹٠-٩]+/g, '#')}`, fragments };
  });
}
