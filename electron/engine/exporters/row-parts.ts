import type { CellWriter } from './cells.ts';

/** A value before it becomes a cell: a number is no text, nor is yes or no. Null is missing. */
export type TypedValue = string | number | boolean | null;

/** Values in the order of the table's columns. */
export type TypedRow = readonly TypedValue[];

/**
 * What many rows say in the same words: the article, the code, the coder. It is one object for all of them, so that
 * whoever writes text makes its cells once.
 */
export interface SharedPart {
  readonly values: TypedRow;
  /** What the one writer that walks over these rows made of the values. */
  cells: string | null;
}

/** A row from left to right, in parts; a part without values takes no place. */
export type RowParts = readonly (SharedPart | TypedRow)[];

export function shared(values: TypedRow): SharedPart {
  return { values, cells: null };
}

export function valuesOf(parts: RowParts): TypedRow {
  return parts.flatMap((part) => ('cells' in part ? part.values : part));
}

export function createRowWriter({ cell, delimiter }: CellWriter): (parts: RowParts) => string {
  const cellsOf = (values: TypedRow): string => {
    let cells = cell(values[0]!);
    for (let index = 1; index < values.length; index++) cells += delimiter + cell(values[index]!);
    return cells;
  };
  return (parts) => {
    let row = '';
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]!;
      const values = 'cells' in part ? part.values : part;
      if (values.length === 0) continue;
      if (index > 0) row += delimiter;
      row += 'cells' in part ? (part.cells ??= cellsOf(values)) : cellsOf(values);
    }
    return `${row}\n`;
  };
}
