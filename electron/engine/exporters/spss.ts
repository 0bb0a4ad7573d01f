import type { Column } from './columns.ts';
import type { ExportScope } from './export-run.ts';
import { withDayColumns, type DatedTable } from './date-columns.ts';
import { isText, measureText, newMeasure, savValuesOf, savVariablesOf, type TextMeasure } from './spss-columns.ts';
import { SavCases } from './spss-sav-cases.ts';
import { savDictionary } from './spss-sav-dictionary.ts';
import { toSpssNames } from './spss-sav-names.ts';
import { createTableExporter, walkTables, writerOnto, type OpenTable, type TableWriter } from './table-exporter.ts';
import { createOutputFile } from './table-file.ts';
import { columnsOf, type DatasetTable } from './typed-tables.ts';

interface MeasuredTable extends DatedTable {
  measures: readonly TextMeasure[];
  cases: number;
}

const extension = '.sav';

/**
 * System files of SPSS. The widths of strings stand before the first case, so the tables are walked over twice: once to
 * measure, once to write.
 */
export const exportSpss = createTableExporter({
  extension,
  describe: (columns) => namedForSpss(withDayColumns(columns).columns),
  async *prepare(scope, tables) {
    const measured = new Map(tables.map((table) => [table, newTable(scope, table)]));
    const measuring = walkTables(scope, tables, (name, row) => {
      const table = measured.get(name)!;
      table.cases++;
      for (const [at, value] of table.extend(row).entries()) {
        if (isText(table.columns[at]!)) measureText(table.measures[at]!, value);
      }
      return undefined;
    });
    for await (const { table } of measuring) yield { kind: 'progress', file: table + extension, rows: 0 };
    for (const { measures } of measured.values()) noteLimits(scope, measures);
    const open: OpenTable = (table, fileName) => openSav(scope, measured.get(table)!, fileName);
    return open;
  },
});

function namedForSpss(columns: readonly Column[]): readonly Column[] {
  const names = toSpssNames(columns.map(({ name }) => name));
  return columns.map((column, at) => ({ ...column, name: names[at]! }));
}

function newTable({ plan }: ExportScope, table: DatasetTable): MeasuredTable {
  const dated = withDayColumns(columnsOf(plan, table));
  return { ...dated, measures: dated.columns.map(newMeasure), cases: 0 };
}

function noteLimits(scope: ExportScope, measures: readonly TextMeasure[]): void {
  const cut = measures.reduce((sum, measure) => sum + measure.cut, 0);
  const blankEnds = measures.reduce((sum, measure) => sum + measure.blankEnds, 0);
  if (cut > 0) {
    scope.note(
      'export.cut-strings',
      'SPSS holds some 32,700 bytes of a text: what is longer was cut at a whole character. CSV, Parquet and JSON Lines hold it whole.',
      cut,
    );
  }
  if (blankEnds > 0) {
    scope.note(
      'export.blank-ends',
      'SPSS does not tell blanks at the end of a text from none: they are lost when it is read.',
      blankEnds,
    );
  }
}

async function openSav(scope: ExportScope, table: MeasuredTable, fileName: string): Promise<TableWriter> {
  const { plan, programVersion } = scope;
  const { columns, extend } = table;
  const variables = savVariablesOf(columns, table.measures);
  const file = await createOutputFile(scope.folder, fileName);
  const { title, revisedAt } = plan.project;
  file.addBytes(savDictionary({ label: title, createdAt: revisedAt, programVersion, cases: table.cases, variables }));
  const cases = new SavCases(variables, (bytes) => file.addBytes(bytes));
  const noteEarly = (): void =>
    scope.note('export.early-dates', 'SPSS knows no day before 15 October 1582: the day is missing there.');
  return writerOnto(file, {
    addRow(row) {
      cases.add(savValuesOf(columns, extend(row), noteEarly));
      file.countRow();
    },
    end: () => cases.finish(),
  });
}
