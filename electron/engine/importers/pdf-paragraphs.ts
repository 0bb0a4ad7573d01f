import { medianOf } from './pdf-layout.ts';
import type { PdfLine } from './pdf-lines.ts';
import { joinHyphenated, type Vocabulary } from './hyphenation.ts';

export interface PdfParagraph {
  text: string;
  size: number;
  isBold: boolean;
  isTableRow: boolean;
  /** Places where a page begins, as offsets in the text. */
  pages: { page: number; offset: number }[];
}

interface Column {
  lines: readonly PdfLine[];
  left: number;
  right: number;
  /** Of most lines. */
  size: number;
  /** Usual distance between two baselines. */
  leading: number;
  /** Paragraphs begin with an indent here. */
  hasIndents: boolean;
}

/** Builds paragraphs from the columns in reading order; one that runs on into the next column or page stays whole. */
export function paragraphsOf(columns: readonly (readonly PdfLine[])[], vocabulary: Vocabulary): PdfParagraph[] {
  const paragraphs: PdfParagraph[] = [];
  const described = columns.filter((lines) => lines.length > 0).map(columnOf);
  const usesIndents = described.filter((column) => column.hasIndents).length * 2 > described.length;
  let previous: { line: PdfLine; column: Column } | undefined;
  for (const column of described) {
    for (const line of column.lines) {
      const begins = previous === undefined || beginsParagraph(previous, { line, column }, usesIndents);
      const last = paragraphs.at(-1);
      if (begins || last === undefined) paragraphs.push(paragraphFrom(line));
      else append(last, line, previous?.line.isHyphenated === true, vocabulary);
      previous = { line, column };
    }
  }
  return paragraphs;
}

/** Distance between lines for their size, where the page does not tell: generous, as web pages are. */
const usualLeading = 1.55;

function columnOf(lines: readonly PdfLine[]): Column {
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const gaps = lines.slice(1).map((line, index) => (lines[index]?.baseline ?? 0) - line.baseline);
  const usual = (lines[0]?.size ?? 10) * usualLeading;
  const measured = medianOf(gaps.filter((gap) => gap > 0)) || usual;
  // A few lines may all be paragraphs of their own.
  const leading = lines.length < 6 ? Math.min(measured, usual) : measured;
  const indented = lines.filter((line) => indentOf(line, left, right) > 0);
  const hasIndents = indented.length > 0 && indented.length < lines.length * 0.5;
  return { lines, left, right, size: medianOf(lines.map((line) => line.size)), leading, hasIndents };
}

/** Indent at the side where the line begins, 0 where it is none: too small, or so large that the line is centred. */
function indentOf(line: PdfLine, left: number, right: number): number {
  const indent = line.isRightToLeft ? right - line.right : line.left - left;
  return indent > line.size * 0.7 && indent < line.size * 4 ? indent : 0;
}

type Place = Readonly<{ line: PdfLine; column: Column }>;

const bullet = /^(?:[•●▪◦‣·–—*]|\d{1,2}[.)]|[a-z]\))\s/u;
const sentenceEnd = /[.!?…؟。！？:][\s"'”’»)\]]*$/u;

function beginsParagraph(previous: Place, next: Place, usesIndents: boolean): boolean {
  if (isOtherSize(previous.line, next.line) || previous.line.isBold !== next.line.isBold) return true;
  if (previous.line.isTableRow || next.line.isTableRow) return true;
  if (previous.line.isHyphenated) return false;
  if (bullet.test(next.line.text)) return true;
  const isIndented = indentOf(next.line, next.column.left, next.column.right) > 0;
  if (previous.column !== next.column) return usesIndents ? isIndented : sentenceEnd.test(previous.line.text);
  if (previous.line.baseline - next.line.baseline > widestLeading(next)) return true;
  const isAfterIndent = indentOf(previous.line, previous.column.left, previous.column.right) > 0;
  if (next.column.hasIndents && isIndented && !isAfterIndent) return true;
  if (isShort(previous, next.line) && sentenceEnd.test(previous.line.text)) return true;
  return wasBrokenOnPurpose(previous, next);
}

/** The next word would have fitted by far, as lines around it show, and still a new line was begun. */
function wasBrokenOnPurpose(previous: Place, next: Place): boolean {
  const { lines } = next.column;
  const at = lines.indexOf(next.line);
  // Text that runs round a picture is narrower than its column: only lines close by show how far it may reach.
  const around = lines.slice(Math.max(0, at - 3), at + 2);
  const room = previous.line.isRightToLeft
    ? previous.line.left - Math.min(...around.map(({ left }) => left))
    : Math.max(...around.map(({ right }) => right)) - previous.line.right;
  const needed = Math.max(widthOfFirstWord(next.line) * 1.2, (next.column.right - next.column.left) * 0.3);
  return room > needed && Math.abs(next.line.size - next.column.size) < next.column.size * 0.12;
}

/** Distance between lines of one paragraph. Headlines have a leading of their own. */
function widestLeading({ line, column }: Place): number {
  if (Math.abs(line.size - column.size) > column.size * 0.12) return line.size * 2.3;
  return Math.max(column.leading * 1.35, line.size * 1.45);
}

function isOtherSize(a: PdfLine, b: PdfLine): boolean {
  return Math.max(a.size, b.size) > Math.min(a.size, b.size) * 1.12;
}

/** Ends so early that the next word would have fitted. */
function isShort({ line, column }: Place, next: PdfLine): boolean {
  const rest = line.isRightToLeft ? line.left - column.left : column.right - line.right;
  return rest > Math.max((column.right - column.left) * 0.2, widthOfFirstWord(next));
}

/** Estimated, with the space before it: letters are about half as wide as the font is high. */
function widthOfFirstWord(line: PdfLine): number {
  const word = line.text.split(' ', 1)[0]?.length ?? 0;
  return (word * 0.5 + 0.3) * line.size;
}

function paragraphFrom(line: PdfLine): PdfParagraph {
  return {
    text: line.text,
    size: line.size,
    isBold: line.isBold,
    isTableRow: line.isTableRow,
    pages: [{ page: line.page, offset: 0 }],
  };
}

const unspacedEnd = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。，！？」』）]$/u;
const unspacedStart = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。，！？「『（]/u;

function append(paragraph: PdfParagraph, line: PdfLine, isHyphenated: boolean, vocabulary: Vocabulary): void {
  const isUnspaced = unspacedEnd.test(paragraph.text) && unspacedStart.test(line.text);
  const joined = isHyphenated ? joinHyphenated(paragraph.text, line.text, vocabulary) : isUnspaced ? '' : ' ';
  const offset = paragraph.text.length + joined.length;
  if (paragraph.pages.at(-1)?.page !== line.page) paragraph.pages.push({ page: line.page, offset });
  paragraph.text += joined + line.text;
}
