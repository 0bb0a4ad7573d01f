import { stripVTControlCharacters } from 'node:util';

/** The part of a terminal or pipe that is used here. */
export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Where a command says what it did: the answer on standard output, all else on standard error. */
export interface Output {
  readonly isJson: boolean;
  /** The answer, once: as JSON for scripts, or as lines for people. */
  result(json: unknown, lines: () => readonly string[]): void;
  /** Something that people want to know and scripts do not read. */
  note(line: string): void;
  /** How far it is; each replaces the one before. Only where somebody watches. */
  progress(line: string): void;
}

export function createOutput(isJson: boolean, stdout: Sink, stderr: Sink): Output {
  let hasProgress = false;
  const clearProgress = (): void => {
    if (hasProgress) stderr.write('\r\u001b[2K');
    hasProgress = false;
  };
  return {
    isJson,
    result(json, lines) {
      clearProgress();
      if (isJson) stdout.write(`${JSON.stringify(json, null, stdout.isTTY === true ? 2 : 0)}\n`);
      else for (const line of lines()) stdout.write(`${line}\n`);
    },
    note(line) {
      clearProgress();
      stderr.write(`${line}\n`);
    },
    progress(line) {
      if (stderr.isTTY !== true) return;
      const room = (stderr.columns || 80) - 1;
      stderr.write(`\r\u001b[2K${fitted(line, room)}`);
      hasProgress = true;
    },
  };
}

/** Text from articles and file names, made harmless for a terminal, which would obey control sequences in it. */
export function plain(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\s+/gu, ' ')
    .replace(/\p{Cc}/gu, '\u{FFFD}');
}

/** Columns that line up; the last is left as long as it is. Cells that are numbers stand to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string[] {
  const cells = rows.map((row) => row.map((cell) => plain(String(cell))));
  const widths: number[] = [];
  for (const row of cells) row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, widthOf(cell))));
  return cells.map((row, rowIndex) =>
    row
      .map((cell, index) => {
        const blank = ' '.repeat((widths[index] ?? 0) - widthOf(cell));
        return typeof rows[rowIndex]?.[index] === 'number' ? blank + cell : cell + blank;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Cut to so many columns of a terminal, with an ellipsis. */
export function fitted(text: string, room: number): string {
  const line = plain(text);
  if (widthOf(line) <= room) return line;
  let result = '';
  for (const { segment } of graphemes.segment(line)) {
    if (widthOf(result) + widthOf(segment) > room - 1) break;
    result += segment;
  }
  return `${result}…`;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wide =
  /^(\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|[\u{ff01}-\u{ff60}])/u;

/** Columns that a terminal gives a text: two for Chinese, Japanese, Korean and most emoji. */
function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}

/** `1 article`, `2 articles`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
