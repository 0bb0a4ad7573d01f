import type { ImportReport, ImportRunSummary } from '../../../../shared/contract/schemas/imports.ts';
import type { ArticleId, ImportRunId } from '../../../../shared/domain/ids.ts';
import { allRows, oneRow, type ReadableDb } from '../database.ts';

interface RunRow {
  id: ImportRunId;
  finished_at: string | null;
  report: string;
}

/** Newest first. */
export function listImportRuns(db: ReadableDb): ImportRunSummary[] {
  const rows = allRows<RunRow>(db, 'SELECT id, finished_at, report FROM import_run ORDER BY started_at DESC, id DESC');
  return rows.map((row) => {
    const { articles: _articles, duplicateOf: _duplicateOf, failed, warnings, ...summary } = reportOf(db, row);
    return { ...summary, failed: failed.length, warnings: warnings.length };
  });
}

export function readImportRun(db: ReadableDb, id: ImportRunId): ImportReport | undefined {
  const row = oneRow<RunRow>(db, 'SELECT id, finished_at, report FROM import_run WHERE id = ?', id);
  return row && reportOf(db, row);
}

/** A run that goes on, or that a crash ended, has no report of its own yet: what it brought in whole speaks for it. */
function reportOf(db: ReadableDb, row: RunRow): ImportReport {
  const report = JSON.parse(row.report) as ImportReport;
  if (row.finished_at !== null) return report;
  const articles = allRows<{ id: ArticleId; title: string; file: string }>(
    db,
    `SELECT id, title, ifnull(file_name, '') AS file FROM article WHERE import_run_id = ? ORDER BY id`,
    row.id,
  );
  return { ...report, wasCancelled: true, found: articles.length, imported: articles.length, articles };
}
