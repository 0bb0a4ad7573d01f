import { describe, expect, test } from 'vitest';
import { parseCsvTable } from '../../electron/engine/csv-table.ts';

const rowsOf = (csv: string, ...columns: string[]) => {
  const { rows } = parseCsvTable(csv, 'codebook.unreadable', 'The table');
  return rows.map((row) => [row.line, ...columns.map((column) => row.get(column))]);
};

describe('a table that somebody made', () => {
  test.each([
    ['semicolons', 'Path;Definition\nStance;who said it, and when\nTone;'],
    ['tabs', 'Path\tDefinition\nStance\twho said it, and when\nTone\t'],
    ['commas and quotation marks', 'Path,Definition\nStance,"who said it, and when"\nTone,'],
    ['a byte-order mark', '\uFEFFPath;Definition\r\nStance;who said it, and when\r\nTone;'],
  ])('with %s', (_, csv) => {
    expect(rowsOf(csv, 'path', 'definition')).toEqual([
      [2, 'Stance', 'who said it, and when'],
      [3, 'Tone', ''],
    ]);
  });

  test('a name in quotation marks does not tell the delimiter', () => {
    expect(rowsOf('"a;b;c",path\n1,Stance\n', 'a;b;c', 'path')).toEqual([[2, '1', 'Stance']]);
  });

  test('lines are counted over cells of several lines', () => {
    expect(rowsOf('path,definition\n"A","one\ntwo"\nB,\n', 'path')).toEqual([
      [2, 'A'],
      [4, 'B'],
    ]);
  });

  test('a quotation mark that is not closed is refused with its row', () => {
    expect(() => rowsOf('path\n"open', 'path')).toThrow(/row 2 is not closed/);
  });
});
