import type { CellWriter } from './cells.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import { createRowWriter, type TypedRow } from './row-parts.ts';

/** Rows of the table of codes, in the order of the tree. */
export function* codebookTypedRows(plan: DatasetPlan): Generator<TypedRow, void, undefined> {
  for (const code of plan.codes) {
    yield [
      code.id,
      code.parentId,
      code.path,
      code.name,
      code.variable,
      code.value,
      code.definition,
      code.include,
      code.exclude,
      code.example,
      code.color,
      code.createdAt,
      code.modifiedAt,
    ];
  }
}

/** Rows of `codebook.csv`. */
export function* codebookRows(plan: DatasetPlan, cells: CellWriter): Generator<string, void, undefined> {
  const write = createRowWriter(cells);
  for (const values of codebookTypedRows(plan)) yield write([values]);
}
