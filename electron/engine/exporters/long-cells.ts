import type { ExportOptions } from '../../../shared/contract/schemas/exports.ts';
import type { CellWriter } from './cells.ts';
import type { ExportScope } from './export-run.ts';
import type { RowParts } from './row-parts.ts';

/**
 * In UTF-16 units, as Excel counts: "Total number of characters that a cell can contain: 32,767 characters" (Microsoft,
 * "Excel specifications and limits"). What is longer it cuts, or spills into the next row.
 */
const longest = 32_767;

type Write = (parts: RowParts) => string;

interface LongCellCounter {
  counting(write: Write): Write;
  report(note: ExportScope['note']): void;
}

/** Cells are never cut in CSV; where the tables are meant for Excel, those that it would cut are counted. */
export function createLongCellCounter(
  { bom, excelSafe }: Pick<ExportOptions, 'bom' | 'excelSafe'>,
  { plain }: CellWriter,
): LongCellCounter {
  let count = 0;
  return {
    counting(write) {
      if (!bom && !excelSafe) return write;
      return (parts) => {
        for (const part of parts) {
          for (const value of 'cells' in part ? part.values : part) {
            if (typeof value === 'string' && value.length >= longest && plain(value).length > longest) count++;
          }
        }
        return write(parts);
      };
    },
    report(note) {
      if (count === 0) return;
      note(
        'export.long-cells',
        'Cells longer than the 32,767 characters that Excel takes. In the files they are whole; Excel shows only a part.',
        count,
      );
    },
  };
}
