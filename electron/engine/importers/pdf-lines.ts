import { groupBy } from './group-by.ts';
import type { PdfFragment } from './pdf-fragments.ts';
import type { PdfBlock } from './pdf-layout.ts';

export interface PdfLine {
  text: string;
  page: number;
  left: number;
  right: number;
  baseline: number;
  size: number;
  isBold: boolean;
  isRightToLeft: boolean;
  isHyphenated: boolean;
  /** A row of a table: cells are separated by tabs. */
  isTableRow: boolean;
}

/** Gap between cells of a table, in font sizes. Justified text opens gaps as wide, but not one below the other. */
const cellGap = 0.9;

interface Row extends PdfLine {
  /** Text between gaps, in reading order. */
  cells: string[];
  /** Where cells begin after a gap: left edges, or right edges where the line runs from right to left. */
  cellStarts: number[];
}

/** Lines of a column from top to bottom. Neighbours whose cells stand below each other are rows of a table. */
export function linesOf(block: PdfBlock, page: number): PdfLine[] {
  const groups: PdfFragment[][] = [];
  for (const fragment of block.toSorted((a, b) => b.baseline - a.baseline)) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group !== undefined && first !== undefined && isSameLine(first, fragment)) group.push(fragment);
    else groups.push([fragment]);
  }
  const rows = groups.map((group) => rowFrom(group, page));
  return rows.map((row, index) => {
    const { cells, cellStarts: _, ...line } = row;
    const isTableRow = isAligned(row, rows[index - 1]) || isAligned(row, rows[index + 1]);
    return isTableRow ? { ...line, isTableRow, text: cells.join('\t') } : line;
  });
}

function isAligned(row: Row, neighbour: Row | undefined): boolean {
  if (neighbour === undefined) return false;
  return row.cellStarts.some((start) => neighbour.cellStarts.some((other) => Math.abs(start - other) < row.size * 0.2));
}

function isSameLine(a: PdfFragment, b: PdfFragment): boolean {
  return Math.abs(a.baseline - b.baseline) <= Math.max(a.size, b.size) * 0.4;
}

function rowFrom(group: readonly PdfFragment[], page: number): Row {
  const isRightToLeft = lettersOf(group, true) > lettersOf(group, false);
  const ordered = inOrder(group, isRightToLeft);
  const main = group.reduce((longest, fragment) => (fragment.text.length > longest.text.length ? fragment : longest));
  const { cells, cellStarts } = cellsOf(ordered, isRightToLeft);
  return {
    text: cells.join(' '),
    cells,
    cellStarts,
    page,
    left: Math.min(...group.map(({ left }) => left)),
    right: Math.max(...group.map(({ right }) => right)),
    baseline: main.baseline,
    size: main.size,
    isBold: group.every(({ isBold }) => isBold),
    isRightToLeft,
    isHyphenated: ordered.at(-1)?.isHyphenated ?? false,
    isTableRow: false,
  };
}

function lettersOf(row: readonly PdfFragment[], isRightToLeft: boolean): number {
  return row
    .filter((fragment) => fragment.isRightToLeft === isRightToLeft)
    .reduce((sum, { text }) => sum + text.length, 0);
}

/** Within one of PDFium's lines the order is settled (it knows about mixed directions); between them the page decides. */
function inOrder(row: readonly PdfFragment[], isRightToLeft: boolean): PdfFragment[] {
  const runs = groupBy(row, ({ run }) => run);
  const start = (fragments: readonly PdfFragment[]): number =>
    isRightToLeft ? -Math.max(...fragments.map(({ right }) => right)) : Math.min(...fragments.map(({ left }) => left));
  return [...runs.values()].toSorted((a, b) => start(a) - start(b)).flat();
}

function cellsOf(ordered: readonly PdfFragment[], isRightToLeft: boolean): Pick<Row, 'cells' | 'cellStarts'> {
  const cells: string[] = [];
  const cellStarts: number[] = [];
  for (const [index, fragment] of ordered.entries()) {
    const last = ordered[index - 1];
    const gap = last === undefined ? 0 : gapBetween(last, fragment);
    const isCell =
      last === undefined || (gap > Math.max(last.size, fragment.size) * cellGap && !turnsRound(last, fragment));
    if (isCell) cells.push(fragment.text);
    else cells[cells.length - 1] += (needsSpace(last, fragment, gap) ? ' ' : '') + fragment.text;
    if (isCell && last !== undefined) cellStarts.push(isRightToLeft ? fragment.right : fragment.left);
  }
  return { cells: cells.map(tidy), cellStarts };
}

function gapBetween(last: PdfFragment, next: PdfFragment): number {
  return Math.max(next.left - last.right, last.left - next.right);
}

/** Within one of PDFium's lines a jump may be a change of direction: `500 km` in a line of Persian. */
function turnsRound(last: PdfFragment, next: PdfFragment): boolean {
  return last.run === next.run && (last.isRightToLeft || next.isRightToLeft);
}

/** Within one of its lines PDFium has put the spaces in. */
function needsSpace(last: PdfFragment, next: PdfFragment, gap: number): boolean {
  return last.run !== next.run && gap > Math.max(last.size, next.size) * 0.15;
}

function tidy(text: string): string {
  return text
    .replaceAll('\u00ad', '')
    .replace(/\s{2,}/g, ' ')
    .trim();
}
