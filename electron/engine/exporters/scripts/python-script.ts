import type { ExportOptions } from '../../../../shared/contract/schemas/exports.ts';
import { quoted } from './literals.ts';
import type { ScriptColumn, ScriptTable } from './script-columns.ts';

/** Loads every table with pandas as a data frame with types, categories, dates and labels. */
export function pythonScript(options: ExportOptions, tables: readonly ScriptTable[]): string {
  return [...head(options), ...tables.flatMap(loadTable), ...examples].join('\n');
}

function head({ delimiter, decimal, bom }: ExportOptions): string[] {
  return [
    '"""Loads the tables that lie beside this script into pandas, with types, dates, categories and labels.',
    '',
    'table.attrs["labels"] says what each column is; for n_ and has_ columns it is the code. What values mean stands in',
    'table.attrs["value_labels"].',
    '"""',
    '',
    'import warnings',
    'from pathlib import Path',
    '',
    'import pandas',
    '',
    'folder = Path(__file__).resolve().parent if "__file__" in globals() else Path(".")',
    '',
    '',
    'def read_table(name, types):',
    '    table = pandas.read_csv(',
    `        folder / name, sep=${quoted(delimiter)}, decimal="${decimal}", encoding="${bom ? 'utf-8-sig' : 'utf-8'}", dtype=types,`,
    '        keep_default_na=False, na_values=[""], float_precision="round_trip",',
    '    )',
    '    if list(table.columns) != list(types):',
    '        raise ValueError(name + " has other columns than this script knows.")',
    '    return table',
    '',
    '',
    'def as_days(text):',
    '    """Dates known to the year or the month only have no day and become NaT."""',
    '    return pandas.to_datetime(text.str.slice(0, 10).where(text.str.len() >= 10), format="%Y-%m-%d", errors="coerce")',
    '',
    '',
    'def as_whole_days(text):',
    '    """Text as it is where a day is too far from today for pandas, so that none is lost."""',
    '    days = as_days(text)',
    '    if (days.isna() & text.notna()).any():',
    '        warnings.warn(f"{text.name} stays text: pandas does not hold all of its days.")',
    '        return text',
    '    return days',
    '',
    '',
    'def as_times(text):',
    '    return pandas.to_datetime(text, format="%Y-%m-%dT%H:%M:%S.%fZ", utc=True)',
    '',
    '',
    'def as_closed(text, values):',
    '    """A value beyond the list is kept, as a category of its own."""',
    '    more = [value for value in text.dropna().unique() if value not in values]',
    '    return text.astype(pandas.CategoricalDtype(values + more))',
    '',
  ];
}

function loadTable({ name, fileName, columns }: ScriptTable): string[] {
  return [
    '',
    `${name} = read_table(${quoted(fileName)}, {`,
    ...columns.map((column) => `    "${column.name}": "${dtypeOf(column)}",`),
    '})',
    ...columns.flatMap((column) => convert(name, column)),
    `${name}.attrs["labels"] = {`,
    ...columns.flatMap(({ name: column, label, day }) => [
      `    "${column}": ${quoted(label)},`,
      ...(day ? [`    "${day.name}": ${quoted(day.label)},`] : []),
    ]),
    '}',
    `${name}.attrs["value_labels"] = {`,
    ...columns.flatMap(valueLabels),
    '}',
    '',
  ];
}

function dtypeOf({ kind, isRequired }: ScriptColumn): string {
  if (kind === 'flag') return 'int8';
  if (kind === 'integer') return isRequired ? 'int64' : 'Int64';
  if (kind === 'number') return 'float64';
  return kind === 'yes-no' ? 'boolean' : 'string';
}

function convert(table: string, { name, kind, day, values }: ScriptColumn): string[] {
  const column = `${table}["${name}"]`;
  if (kind === 'day') return [`${column} = as_whole_days(${column})`];
  if (kind === 'time') return [`${column} = as_times(${column})`];
  if (day) return [`${table}["${day.name}"] = as_days(${column})`];
  if (values.length === 0) return [];
  return [`${column} = as_closed(${column}, [${values.map(({ value }) => quoted(value)).join(', ')}])`];
}

function valueLabels({ name, kind, values }: ScriptColumn): string[] {
  if (kind === 'flag') return [`    "${name}": {0: "Not coded", 1: "Coded"},`];
  if (values.every(({ value, label }) => value === label)) return [];
  return [`    "${name}": {${values.map(({ value, label }) => `${quoted(value)}: ${quoted(label)}`).join(', ')}},`];
}

const examples = [
  '',
  '# Each coding with everything that is known of its article:',
  '# coded = segments.merge(articles, on="article_id", suffixes=("", "_article"))',
  '# In the text of an article: text[start:end] is the passage.',
  '',
];
