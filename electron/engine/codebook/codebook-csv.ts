import { exportOptions } from '../../../shared/contract/schemas/exports.ts';
import { createCellWriter } from '../exporters/cells.ts';
import { codebookRows } from '../exporters/codebook-rows.ts';
import { codebookColumns } from '../exporters/columns.ts';
import { planDataset } from '../exporters/dataset-plan.ts';
import type { ReadableDb } from '../store/database.ts';

/** The same table as `codebook.csv` of a dataset. */
export function exportCodebookCsv(db: ReadableDb): string {
  const plan = planDataset(db, exportOptions.parse({}));
  const writer = createCellWriter(plan.options);
  const header = writer.row(codebookColumns.map((column) => writer.text(column.name)));
  return header + [...codebookRows(plan, writer)].join('');
}
