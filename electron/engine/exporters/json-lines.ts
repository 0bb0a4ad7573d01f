import type { Column } from './columns.ts';
import type { DescribedColumn } from './data-package.ts';
import { createTableExporter, writerOnto, type OpenTable } from './table-exporter.ts';
import { createOutputFile } from './table-file.ts';
import { columnsOf, type TypedRow, type TypedValue } from './typed-tables.ts';

/** Columns that become one object, under the names that the analyst gave. */
const groups = [
  { prefix: 'attr_', name: 'attributes', description: 'Attributes of the coding, by their names' },
  { prefix: 'var_', name: 'variables', description: 'Variables of the article, by their names' },
] as const;

/** One object per row and line: JSON as it is, nothing escaped for a spreadsheet, missing values as null. */
export const exportJsonLines = createTableExporter({
  extension: '.jsonl',
  describe,
  // eslint-disable-next-line require-yield
  async *prepare({ plan, folder }) {
    const open: OpenTable = async (table, fileName) => {
      const lineOf = createLine(columnsOf(plan, table));
      const file = await createOutputFile(folder, fileName);
      return writerOnto(file, { addRow: (row) => file.addRow(lineOf(row)) });
    };
    return open;
  },
});

function groupOf({ name }: Column): (typeof groups)[number] | undefined {
  return groups.find(({ prefix }) => name.startsWith(prefix));
}

function describe(columns: readonly Column[]): readonly DescribedColumn[] {
  const objects = groups
    .filter((group) => columns.some((column) => groupOf(column) === group))
    .map(({ name, description }): DescribedColumn => ({ name, type: 'object', description }));
  return [...columns.filter((column) => groupOf(column) === undefined), ...objects];
}

/** Members are put together as text, so that a column of any name, even `__proto__`, is one like the others. */
function createLine(columns: readonly Column[]): (row: TypedRow) => string {
  const members = columns.map((column, at) => {
    const group = groupOf(column)?.name ?? null;
    return { at, group, key: `${JSON.stringify(group === null ? column.name : (column.title ?? column.name))}:` };
  });
  const own = members.filter(({ group }) => group === null);
  const nested = groups
    .map(({ name }) => ({ key: `${JSON.stringify(name)}:`, members: members.filter(({ group }) => group === name) }))
    .filter((group) => group.members.length > 0);
  const write = (list: readonly { at: number; key: string }[], row: TypedRow): string =>
    list.map(({ at, key }) => key + jsonOf(row[at] ?? null)).join(',');
  return (row) => {
    const inner = nested.map((group) => `,${group.key}{${write(group.members, row)}}`).join('');
    return `{${write(own, row)}${inner}}\n`;
  };
}

function jsonOf(value: TypedValue): string {
  return value === '' ? 'null' : JSON.stringify(value);
}
