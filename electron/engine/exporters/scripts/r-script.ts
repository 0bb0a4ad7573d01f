import type { ExportOptions } from '../../../../shared/contract/schemas/exports.ts';
import { quoted } from './literals.ts';
import type { ScriptColumn, ScriptTable } from './script-columns.ts';

const classes: Readonly<Record<ScriptColumn['kind'], string>> = {
  text: 'character',
  integer: 'integer',
  number: 'numeric',
  flag: 'integer',
  'yes-no': 'logical',
  day: 'character',
  time: 'character',
};

/** Loads every table in base R as a data frame with types, factors, dates and labels. */
export function rScript(options: ExportOptions, tables: readonly ScriptTable[]): string {
  return [...head(options), ...tables.flatMap(loadTable), ...examples].join('\n');
}

/**
 * `encoding` marks what is read as UTF-8 and converts nothing, so that it works in every locale; `fileEncoding` would lose
 * what the locale's own encoding has not. For the same reason labels are marked, whatever this script was read as.
 */
function head({ delimiter, decimal }: ExportOptions): string[] {
  return [
    '# Loads the tables of this folder into R, with types, dates, factors and labels. Base R is enough.',
    '#   setwd("the folder of this script"); source("load_r.R", encoding = "UTF-8")',
    '# attr(articles$words, "label") is what a column is; for n_ and has_ columns it is the code.',
    '',
    'if (!exists("folder")) folder <- "."',
    '',
    'read_table <- function(name, types) {',
    `  table <- read.csv(file.path(folder, name), sep = ${quoted(delimiter)}, dec = "${decimal}", encoding = "UTF-8",`,
    '                    na.strings = "", colClasses = unname(types), check.names = FALSE)',
    '  # The name of the first column may begin with a byte-order mark.',
    '  if (!identical(names(table)[-1], names(types)[-1])) stop(name, " has other columns than this script knows.")',
    '  names(table) <- names(types)',
    '  table',
    '}',
    '',
    '# Dates known to the year or the month only have no day and become NA.',
    'as_day <- function(text) as.Date(substr(text, 1, 10), format = "%Y-%m-%d")',
    'as_time <- function(text) as.POSIXct(text, format = "%Y-%m-%dT%H:%M:%OSZ", tz = "UTC")',
    '',
    '# A value beyond the list is kept, as a level of its own.',
    'as_closed <- function(text, values, labels = values) {',
    '  Encoding(values) <- "UTF-8"',
    '  Encoding(labels) <- "UTF-8"',
    '  more <- setdiff(text[!is.na(text)], values)',
    '  factor(text, levels = c(values, more), labels = c(labels, more))',
    '}',
    '',
    'label_columns <- function(table, labels) {',
    '  columns <- names(labels)',
    '  labels <- unname(labels)',
    '  Encoding(labels) <- "UTF-8"',
    '  for (at in seq_along(columns)) attr(table[[columns[at]]], "label") <- labels[at]',
    '  table',
    '}',
    '',
  ];
}

function loadTable({ name, fileName, columns }: ScriptTable): string[] {
  return [
    '',
    `${name} <- read_table(${quoted(fileName)}, c(`,
    ...listed(columns.map((column) => `${column.name} = "${classes[column.kind]}"`)),
    '))',
    ...columns.flatMap((column) => convert(name, column)),
    `${name} <- label_columns(${name}, c(`,
    ...listed(labelsOf(columns).map(([column, label]) => `${column} = ${quoted(label)}`)),
    '))',
    '',
  ];
}

function listed(items: readonly string[]): string[] {
  return items.map((item, at) => `  ${item}${at < items.length - 1 ? ',' : ''}`);
}

function labelsOf(columns: readonly ScriptColumn[]): (readonly [name: string, label: string])[] {
  return columns.flatMap(({ name, label, day }) =>
    day ? [[name, label] as const, [day.name, day.label] as const] : [[name, label] as const],
  );
}

function convert(table: string, { name, kind, day, values }: ScriptColumn): string[] {
  const column = `${table}$${name}`;
  if (kind === 'day') return [`${column} <- as_day(${column})`];
  if (kind === 'time') return [`${column} <- as_time(${column})`];
  if (day) return [`${table}$${day.name} <- as_day(${column})`];
  if (values.length === 0) return [];
  const levels = values.map(({ value }) => quoted(value)).join(', ');
  const labels = values.map(({ label }) => quoted(label)).join(', ');
  return [`${column} <- as_closed(${column}, c(${levels})${labels === levels ? '' : `, c(${labels})`})`];
}

const examples = [
  '',
  '# Each coding with everything that is known of its article:',
  '# coded <- merge(segments, articles, by = "article_id", suffixes = c("", ".article"))',
  '# In the text of an article: substr(text, start + 1, end) is the passage.',
  '',
];
