import { ParlanceError } from '../../../../shared/contract/errors.ts';
import type { Column } from '../columns.ts';
import { datasetTables } from '../dataset-tables.ts';
import { withDayColumns } from '../date-columns.ts';
import { createExporter, type ExportProgress, type ExportScope } from '../export-run.ts';
import type { Exporter } from '../exporter.ts';
import { writeZip, type ZipPart } from '../zip-file.ts';
import type { WrittenFile } from '../table-file.ts';
import { codebookTypedRows, columnsOf, iterateTypedRows, type DatasetTable, type TypedRow } from '../typed-tables.ts';
import { aboutRows, aboutSheet, columnRows, columnSheet, noteLosses, type WrittenTable } from './about-sheets.ts';
import type { CellLosses } from './cell-xml.ts';
import { mostColumns, mostRows, sheetXml } from './sheet-xml.ts';
import { contentTypesXml, packageRelationsXml, stylesXml, workbookRelationsXml, workbookXml } from './workbook-xml.ts';

/** Rows between two signs of life. */
const progressStep = 5_000;

/**
 * The tables of the dataset as sheets of one workbook (ECMA-376 part 1, SpreadsheetML), with a sheet that explains the
 * columns and one that says where it is from. A table longer than a sheet goes on in another, `units (2)`.
 */
export function createXlsxExporter(rowsPerSheet = mostRows): Exporter {
  return createExporter({ target: () => ({ kind: 'file' }), write: (scope) => writeXlsx(scope, rowsPerSheet) });
}

export const exportXlsx = createXlsxExporter();

async function* writeXlsx(
  scope: ExportScope,
  rowsPerSheet: number,
): AsyncGenerator<ExportProgress, WrittenFile[], undefined> {
  const workbook = new Workbook(scope, rowsPerSheet);
  let told = 0;
  const writing = writeZip(scope.folder, scope.fileName, workbook.parts(), scope.plan.project.revisedAt);
  let step = await writing.next();
  try {
    while (step.done !== true) {
      if (workbook.rows - told >= progressStep) {
        yield { kind: 'progress', file: scope.fileName, rows: (told = workbook.rows) };
      }
      step = await writing.next();
    }
    noteLosses(scope, workbook.losses);
    return [step.value];
  } finally {
    if (step.done !== true) await writing.return(undefined as never);
  }
}

/** The parts of the archive, in order; each is asked for when the one before it has been written. */
class Workbook {
  readonly losses: CellLosses = { cut: 0, earlyDays: 0 };
  /** Rows of data so far, of all sheets. */
  rows = 0;
  readonly #scope: ExportScope;
  readonly #rowsPerSheet: number;
  readonly #sheetNames: string[] = [];
  readonly #tables: WrittenTable[] = [];

  constructor(scope: ExportScope, rowsPerSheet: number) {
    this.#scope = scope;
    this.#rowsPerSheet = rowsPerSheet;
  }

  *parts(): Generator<ZipPart, void, undefined> {
    yield partOf('[Content_Types].xml', contentTypesXml);
    yield partOf('_rels/.rels', packageRelationsXml);
    yield partOf('xl/styles.xml', stylesXml);
    for (const table of datasetTables) yield* this.#tableParts(table);
    yield* this.#sheets('columns', columnSheet, columnRows(this.#tables));
    yield* this.#sheets('about', aboutSheet, aboutRows(this.#scope, this.#tables, this.losses));
    yield partOf('xl/workbook.xml', workbookXml(this.#sheetNames));
    yield partOf('xl/_rels/workbook.xml.rels', workbookRelationsXml(this.#sheetNames.length));
  }

  *#tableParts(table: DatasetTable): Generator<ZipPart, void, undefined> {
    const { columns, extend } = withDayColumns(columnsOf(this.#scope.plan, table));
    if (columns.length > mostColumns) throw tooManyColumns(table, columns.length);
    const before = this.rows;
    yield* this.#sheets(table, columns, this.#rowsOf(table, extend));
    this.#tables.push({ name: table, columns, rows: this.rows - before });
  }

  *#rowsOf(table: DatasetTable, extend: (row: TypedRow) => TypedRow): Generator<TypedRow, void, undefined> {
    const { db, plan } = this.#scope;
    if (table === 'codebook') {
      for (const row of codebookTypedRows(plan)) yield this.#counted(extend(row));
      return;
    }
    for (const { row } of iterateTypedRows(db, plan, [table])) yield this.#counted(extend(row));
  }

  #counted(row: TypedRow): TypedRow {
    this.rows++;
    return row;
  }

  /** One sheet, and more of them as long as there are rows. */
  *#sheets(name: string, columns: readonly Column[], rows: Iterable<TypedRow>): Generator<ZipPart, void, undefined> {
    const all = rows[Symbol.iterator]();
    let waiting: IteratorResult<TypedRow, unknown> | null = null;
    let number = 1;
    try {
      do {
        const at = this.#sheetNames.push(number === 1 ? name : `${name} (${number})`);
        let room = this.#rowsPerSheet - 1;
        const next = (): TypedRow | undefined => {
          if (room-- === 0) return undefined;
          const result = waiting ?? all.next();
          waiting = null;
          return result.done === true ? undefined : result.value;
        };
        const spec = { columns, next, isFirst: at === 1, losses: this.losses };
        yield { name: `xl/worksheets/sheet${at}.xml`, content: () => sheetXml(spec) };
        number++;
        waiting = all.next();
      } while (waiting.done !== true);
    } finally {
      // Lets go of the walk through the database where the work was stopped.
      all.return?.();
    }
  }
}

function partOf(name: string, content: string): ZipPart {
  return { name, content: () => [content] };
}

function tooManyColumns(table: DatasetTable, columns: number): ParlanceError {
  return new ParlanceError(
    'export.failed',
    `The table “${table}” has ${columns.toLocaleString('en-US')} columns, and a sheet of Excel holds 16,384. Choose fewer codes, or another format. Nothing was written.`,
  );
}
