import type { ExportOptions, ExportPreview } from '../../../shared/contract/schemas/exports.ts';
import type { ReadableDb } from '../store/database.ts';

/** The first rows of the tables as these options would write them. */
export function previewExport(_db: ReadableDb, _options: ExportOptions, _rows: number): ExportPreview {
  throw new Error('not yet');
}
