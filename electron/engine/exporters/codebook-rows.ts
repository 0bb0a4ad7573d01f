import type { CellWriter } from './cells.ts';
import type { DatasetPlan } from './dataset-plan.ts';

/** Rows of `codebook.csv`, in the order of the tree. */
export function* codebookRows(
  plan: DatasetPlan,
  { row, text, number }: CellWriter,
): Generator<string, void, undefined> {
  for (const code of plan.codes) {
    yield row([
      text(code.id),
      text(code.parentId),
      text(code.path),
      text(code.name),
      text(code.variable),
      number(code.value),
      text(code.definition),
      text(code.include),
      text(code.exclude),
      text(code.example),
      text(code.color),
      text(code.createdAt),
      text(code.modifiedAt),
    ]);
  }
}
