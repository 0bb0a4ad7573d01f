import type { CellWriter } from './cells.ts';

/** A value before it becomes a cell: what a column of numbers or yes-or-no holds is no text. Null is missing. */
export type TypedValue = string | number | boolean | null;

/** Values in the order of the table's columns. */
export type TypedRow = readonly TypedValue[];

/**
 * Neighbouring values of a row. What many rows share (the article, the code, the coder) is one part, the same object for
 * all of them, so that a writer of text makes its cells once.
 */
export interface RowPart {
  readonly values: readonly TypedValue[];
  /** What the one writer that walks over the rows made of the values. */
  cells?: string;
}

/** The parts of one row, from left to right; a part without values takes no place. */
export type RowParts = readonly RowPart[];

export function valuesOf(parts: RowParts): TypedRow {
  return parts.flatMap((part) => part.values);
}

export function createPartsWriter({ cell, delimiter }: CellWriter): (parts: RowParts) => string {
  const cellsOf = (part: RowPart): string => {
    const { values } = part;
    let cells = cell(values[0]!);
    for (let index = 1; index < values.length; index++) cells += delimiter + cell(values[index]!);
    return cells;
  };
  return (parts) => {
    let row = '';
    for (const part of parts) {
      if (part.values.length === 0) continue;
      if (row !== '') row += delimiter;
      row += part.cells ??= cellsOf(part);
    }
    return `${row}\n`;
  };
}
