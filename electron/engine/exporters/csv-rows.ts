import { createReadStream } from 'node:fs';

/** In bytes; a table is never held as a whole. */
const chunkSize = 1024 * 1024;

/**
 * The rows of a CSV file as it was written here (RFC 4180, UTF-8, with or without byte-order mark), the header first.
 * Rows come in handfuls, so that waiting costs once for many. A file that somebody has changed since is read as well as
 * it goes: a quotation mark that is never closed ends with the file.
 */
export async function* readCsvRows(file: string, delimiter: string): AsyncGenerator<string[][], void, undefined> {
  const stream = createReadStream(file, { encoding: 'utf8', highWaterMark: chunkSize });
  let rest = '';
  let isFirst = true;
  for await (const chunk of stream as AsyncIterable<string>) {
    const text: string = rest + (isFirst ? chunk.replace(/^\uFEFF/, '') : chunk);
    isFirst = false;
    const rows: string[][] = [];
    rest = text.slice(takeRows(text, delimiter, rows));
    if (rows.length > 0) yield rows;
  }
  if (rest !== '') yield [cellsOf(rest, delimiter)];
}

/** Adds the rows that end within the text; answers where the last of them ends. */
function takeRows(text: string, delimiter: string, rows: string[][]): number {
  let start = 0;
  let isQuoted = false;
  let quote = text.indexOf('"');
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    // Quotation marks inside a cell are doubled, so a row that has ended holds an even number of them.
    for (; quote >= 0 && quote < end; quote = text.indexOf('"', quote + 1)) isQuoted = !isQuoted;
    if (isQuoted) continue;
    rows.push(cellsOf(text.slice(start, end), delimiter));
    start = end + 1;
  }
  return start;
}

function cellsOf(row: string, delimiter: string): string[] {
  if (!row.includes('"')) return row.split(delimiter);
  const cells: string[] = [];
  for (let start = 0; start <= row.length;) {
    const end = row.startsWith('"', start) ? endOfQuoted(row, start) : endOfPlain(row, delimiter, start);
    const cell = row.slice(start, end);
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    start = end + 1;
  }
  return cells;
}

function endOfPlain(row: string, delimiter: string, start: number): number {
  const end = row.indexOf(delimiter, start);
  return end < 0 ? row.length : end;
}

/** One past the closing quotation mark of a cell that starts with one. */
function endOfQuoted(row: string, start: number): number {
  for (let at = row.indexOf('"', start + 1); at >= 0; at = row.indexOf('"', at + 2)) {
    if (row[at + 1] !== '"') return at + 1;
  }
  return row.length;
}
