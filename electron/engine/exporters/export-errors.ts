import { ParlanceError } from '../../../shared/contract/errors.ts';
import { translateSqliteError } from '../store/sqlite-errors.ts';

const refusals = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']);
const fullDisk = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** A code and a sentence for whatever stopped an export. What stood in the folder before stands there still. */
export function exportError(error: unknown, folder: string, projectPath: string): unknown {
  if (error instanceof ParlanceError) return error;
  const translated = translateSqliteError(error, projectPath);
  if (translated instanceof ParlanceError) return translated;
  const system = (error as NodeJS.ErrnoException | null)?.code;
  if (!(error instanceof Error) || system === undefined) return error;
  const options = { details: { folder, system }, cause: error };
  if (refusals.has(system)) {
    return new ParlanceError(
      'export.not-writable',
      `“${folder}” cannot be written. Choose another folder; nothing was changed there.`,
      options,
    );
  }
  const why = fullDisk.has(system) ? 'the disk is full' : error.message;
  return new ParlanceError(
    'export.failed',
    `The dataset could not be written to “${folder}”: ${why}. An earlier dataset there is kept as it was, and nothing of this one is left.`,
    options,
  );
}
