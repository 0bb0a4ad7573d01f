import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { columnLabelOf } from './column-labels.ts';
import type { Column } from './columns.ts';
import { withDayColumns } from './date-columns.ts';
import type { ExportScope } from './export-run.ts';
import { createTableExporter, writerOnto, type OpenTable, type TableWriter } from './table-exporter.ts';
import { createOutputFile } from './table-file.ts';
import { columnsOf, type DatasetTable, type TypedValue } from './typed-tables.ts';

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** A row group ends at so many rows or characters, whichever comes first: what memory holds of a table. */
const groupRows = 20_000;
const groupCharacters = 8_000_000;

const millisecondsPerDay = 86_400_000;

/** Columns of their own types; every column can be missing. Dates that may be known to the year only stay text. */
export const exportParquet = createTableExporter({
  extension: '.parquet',
  describe: (columns) => withDayColumns(columns).columns,
  // eslint-disable-next-line require-yield
  async *prepare(scope) {
    const open: OpenTable = (table, fileName) => openParquet(scope, table, fileName);
    return open;
  },
});

async function openParquet(scope: ExportScope, table: DatasetTable, fileName: string): Promise<TableWriter> {
  const { columns, extend } = withDayColumns(columnsOf(scope.plan, table));
  const file = await createOutputFile(scope.folder, fileName);
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)],
    kvMetadata: [{ key: 'parlance', value: metadataOf(scope, columns) }],
    createdBy: `parlance version ${scope.programVersion}`,
  });
  let group: (string | number | boolean | bigint | null)[][] = columns.map(() => []);
  let characters = 0;

  const handOver = (): void => {
    file.addBytes(bytes.getBytes());
    // The writer goes on counting offsets in the file; its buffer begins anew.
    bytes.index = 0;
  };
  return writerOnto(file, {
    addRow(row) {
      for (const [at, value] of extend(row).entries()) {
        group[at]!.push(encodedValue(columns[at]!, value));
        if (typeof value === 'string') characters += value.length;
      }
      file.countRow();
    },
    hasWaiting: () => group[0]!.length >= groupRows || characters >= groupCharacters,
    flush() {
      const rows = group[0]!.length;
      if (rows === 0) return;
      const columnData = columns.map(({ name }, at) => ({ name, data: group[at]! }));
      void writer.write({ columnData, rowGroupSize: rows });
      group = columns.map(() => []);
      characters = 0;
      handOver();
    },
    end() {
      void writer.finish();
      handOver();
    },
  });
}

function elementOf({ name, type }: Column): SchemaElement {
  const element = { name, repetition_type: 'OPTIONAL' } as const;
  switch (type) {
    case 'integer':
      return { ...element, type: 'INT32' };
    case 'number':
      return { ...element, type: 'DOUBLE' };
    case 'boolean':
      return { ...element, type: 'BOOLEAN' };
    case 'date':
      return { ...element, type: 'INT32', converted_type: 'DATE' };
    case 'datetime':
      return {
        ...element,
        type: 'INT64',
        converted_type: 'TIMESTAMP_MILLIS',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
      };
    default:
      return { ...element, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
  }
}

function encodedValue({ type }: Column, value: TypedValue): string | number | boolean | bigint | null {
  if (value === '' || value === null) return null;
  if (typeof value !== 'string') return value;
  if (type === 'date') return Date.parse(value) / millisecondsPerDay;
  return type === 'datetime' ? BigInt(Date.parse(value)) : value;
}

/** Where the file is from, and what its columns are called in the project. */
function metadataOf({ plan, programVersion }: ExportScope, columns: readonly Column[]): string {
  const { id, title, revision, codebookVersion } = plan.project;
  const labels = columns.map((column) => [column.name, columnLabelOf(column)] as const);
  return JSON.stringify({
    programVersion,
    projectId: id,
    project: title,
    revision,
    codebookVersion,
    labels: Object.fromEntries(labels.filter(([, label]) => label !== '')),
  });
}
