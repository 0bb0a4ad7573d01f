import type { BlockKind, InlineKind, StructureSpan } from '../../../../shared/domain/text/structure.ts';

export interface Opening {
  kind: BlockKind | InlineKind;
  level?: number;
  href?: string;
}

interface OpenSpan extends Opening {
  /** Where its first word stands; null until there is one. */
  start: number | null;
}

/** A stretch of the raw text that stands in the text as it is. Both in UTF-16 units. */
interface Run {
  raw: number;
  text: number;
  length: number;
}

/** White space and line breaks of Unicode; what a text may not hold; words. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const pieces = /[ \t\n\r\f\v\u0085\u2028\u2029]+|[\0-\x08\x0E-\x1F\uFEFF]+|[^\0-\x20\u0085\u2028\u2029\uFEFF]+/g;
const blank = /^[ \t\n\r\f\v\u0085\u2028\u2029]/;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const forbidden = /^[\0-\x08\x0E-\x1F\uFEFF]/;
const inline: ReadonlySet<string> = new Set<InlineKind>(['bold', 'italic', 'underline', 'link']);

/**
 * Builds the text of an article out of raw text, as a browser shows it: white space collapsed, one line per block; and
 * remembers where each stretch of the raw text went.
 */
export class MappedText {
  readonly #parts: string[] = [];
  readonly #runs: Run[] = [];
  readonly #spans: StructureSpan[] = [];
  readonly #open: OpenSpan[] = [];
  #length = 0;
  #raw = 0;
  #isLineEmpty = true;
  #needsBreak = false;
  /** White space that waits for a word behind it. */
  #space: { raw: number; isOne: boolean } | null = null;

  /** Adds the next raw text. In verbatim text lines and blanks stay as they are. */
  addText(raw: string, isVerbatim: boolean): void {
    for (const [piece] of raw.matchAll(pieces)) {
      if (isVerbatim && blank.test(piece)) this.#addVerbatimBlank(piece);
      else if (blank.test(piece)) this.#space ??= { raw: this.#raw, isOne: piece === ' ' };
      else if (!forbidden.test(piece)) this.#addWord(piece);
      this.#raw += piece.length;
    }
  }

  /** The edge of a block or a line break: what follows stands on a line of its own. */
  breakLine(): void {
    this.#space = null;
    if (!this.#isLineEmpty) this.#needsBreak = true;
  }

  /** A blank that is not in the raw text: the edge of a block within a cell. */
  addBlank(): void {
    if (!this.#isLineEmpty) this.#space ??= { raw: this.#raw, isOne: false };
  }

  /** A tab between two cells of a row. */
  addCellBorder(): void {
    this.#space = null;
    this.#startLine();
    this.#push('\t');
    this.#isLineEmpty = false;
  }

  open(span: Opening): void {
    this.#open.push({ ...span, start: null });
  }

  close(): void {
    const span = this.#open.pop();
    if (!span || span.start === null || span.start >= this.#length) return;
    const { start, ...opening } = span;
    this.#spans.push({ ...opening, start, end: this.#length });
  }

  finish(): {
    text: string;
    structure: StructureSpan[];
    place: (start: number, end: number) => { start: number; end: number } | null;
  } {
    const text = this.#parts.join('').replace(/[ \t\n]+$/, '');
    const structure = this.#spans
      .map((span) => ({ ...span, end: Math.min(span.end, text.length) }))
      .filter((span) => span.start < span.end)
      .toSorted((a, b) => a.start - b.start || b.end - a.end);
    const runs = this.#runs;
    return { text, structure, place: (start, end) => placeIn(runs, text.length, start, end) };
  }

  #addWord(word: string): void {
    this.#startLine();
    if (this.#space !== null && !this.#isLineEmpty && this.#parts.at(-1) !== '\t') {
      // One blank is itself; several have become one that stands for the first of them.
      this.#remember(this.#space.raw, 1);
      this.#push(' ');
    }
    this.#space = null;
    for (const span of this.#open) span.start ??= this.#length;
    this.#remember(this.#raw, word.length);
    this.#push(word.replace(/\p{Surrogate}/gu, '\uFFFD'));
    this.#isLineEmpty = false;
  }

  #addVerbatimBlank(blanks: string): void {
    for (let index = 0; index < blanks.length; index++) {
      const character = blanks.charAt(index);
      const isBreak = !/[ \t]/.test(character);
      if (isBreak && this.#length === 0) continue;
      this.#startLine();
      if (isBreak) this.#endInlines();
      else for (const span of this.#open) span.start ??= this.#length;
      this.#remember(this.#raw + index, 1);
      this.#push(isBreak ? '\n' : character);
      this.#isLineEmpty = isBreak;
    }
  }

  #startLine(): void {
    if (!this.#needsBreak) return;
    this.#needsBreak = false;
    this.#endInlines();
    this.#push('\n');
    this.#isLineEmpty = true;
  }

  /** Emphasis and links end with their line and begin anew on the next. */
  #endInlines(): void {
    for (const span of this.#open) {
      if (!inline.has(span.kind) || span.start === null) continue;
      const { start, ...opening } = span;
      if (start < this.#length) this.#spans.push({ ...opening, start, end: this.#length });
      span.start = null;
    }
  }

  #push(part: string): void {
    this.#parts.push(part);
    this.#length += part.length;
  }

  #remember(raw: number, length: number): void {
    const last = this.#runs.at(-1);
    const continues = last && last.raw + last.length === raw && last.text + last.length === this.#length;
    if (continues) last.length += length;
    else this.#runs.push({ raw, text: this.#length, length });
  }
}

/** Where a stretch of the raw text went; null where nothing of it is left. */
function placeIn(
  runs: readonly Run[],
  length: number,
  start: number,
  end: number,
): { start: number; end: number } | null {
  const first = runs[countRuns(runs, (run) => run.raw + run.length <= start)];
  const last = runs[countRuns(runs, (run) => run.raw < end) - 1];
  if (!first || !last) return null;
  const from = first.text + Math.max(0, start - first.raw);
  const to = Math.min(length, last.text + Math.min(last.length, end - last.raw));
  return from < to ? { start: from, end: to } : null;
}

/** How many of the first runs satisfy a test that, once false, stays false. */
function countRuns(runs: readonly Run[], test: (run: Run) => boolean): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(runs[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
