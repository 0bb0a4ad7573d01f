import type { ExportOptions } from '../../../../shared/contract/schemas/exports.ts';
import { wrapped } from './literals.ts';
import type { ScriptColumn, ScriptTable } from './script-columns.ts';
import { valueLabel, variableLabel } from './stata-text.ts';

/** Loads every table in Stata, converts and labels it, and saves it as a .dta file. */
export function stataScript(options: ExportOptions, tables: readonly ScriptTable[]): string {
  return [...head, ...tables.flatMap((table) => loadTable(options, table)), ...examples].join('\n');
}

/** Everything is read as text and converted after, so that no number is guessed and no id becomes one. */
const head = [
  '* Loads the tables of this folder into Stata, labels them and saves each as a .dta file beside it.',
  '*   cd "the folder of this script"',
  '*   do load_stata.do',
  'version 14',
  '',
  '* ISO 8601 in UTC to a time of Stata.',
  'capture program drop parlance_time',
  'program define parlance_time',
  '    args name',
  '    tempvar made',
  '    generate double `made\' = clock(subinstr(substr(`name\', 1, 23), "T", " ", 1), "YMDhms")',
  "    order `made', after(`name')",
  "    drop `name'",
  "    rename `made' `name'",
  "    format `name' %tc",
  'end',
  '',
  '* A day; dates known to the year or the month only have none.',
  'capture program drop parlance_day',
  'program define parlance_day',
  '    args name day',
  "    generate long `day' = daily(substr(`name', 1, 10), \"YMD\") if strlen(`name') >= 10",
  "    order `day', after(`name')",
  "    format `day' %td",
  'end',
  '',
  '* A whole date becomes a day under the same name.',
  'capture program drop parlance_whole_day',
  'program define parlance_whole_day',
  '    args name',
  '    tempvar made',
  "    parlance_day `name' `made'",
  "    drop `name'",
  "    rename `made' `name'",
  'end',
  '',
  'capture program drop parlance_yes_no',
  'program define parlance_yes_no',
  '    args name',
  '    tempvar made',
  '    generate byte `made\' = cond(`name\' == "true", 1, cond(`name\' == "false", 0, .))',
  "    order `made', after(`name')",
  "    drop `name'",
  "    rename `made' `name'",
  "    label values `name' yes_no",
  'end',
  '',
  '* Numbers for a closed list of texts, by the value label of the same name. A text beyond the list is added to it.',
  'capture program drop parlance_closed',
  'program define parlance_closed',
  '    args name',
  '    tempvar made',
  "    encode `name', generate(`made') label(`name')",
  "    order `made', after(`name')",
  "    drop `name'",
  "    rename `made' `name'",
  'end',
  '',
];

function loadTable(options: ExportOptions, { name, fileName, rows, columns }: ScriptTable): string[] {
  const sign = options.delimiter === '\t' ? 'tab' : `"${options.delimiter}"`;
  return [
    '',
    // Value labels go too, which the next table may have under the same names.
    'clear',
    `import delimited using "${fileName}", delimiters(${sign}) varnames(1) case(preserve) ///`,
    '    bindquotes(strict) maxquotedrows(unlimited) encoding("utf-8") stringcols(_all)',
    ...(options.bom ? withoutMark(columns[0]!.name) : []),
    // Without rows there is nothing to convert, and some of the commands refuse.
    ...(rows === 0 ? [] : convert(options, columns)),
    ...columns.flatMap((column) => [
      variableLabel(column.name, column.label),
      ...(column.day && rows > 0 ? [variableLabel(column.day.name, column.day.label)] : []),
    ]),
    'compress',
    `save "${name}.dta", replace`,
    '',
  ];
}

/** Some versions take the byte-order mark for a part of the first name. */
function withoutMark(first: string): string[] {
  return ['quietly ds', "local first : word 1 of `r(varlist)'", `if "\`first'" != "${first}" rename \`first' ${first}`];
}

function convert(options: ExportOptions, columns: readonly ScriptColumn[]): string[] {
  const named = (...kinds: ScriptColumn['kind'][]): string[] =>
    columns.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name);
  const flags = named('flag');
  const yesNo = named('yes-no');
  return [
    ...onLines('destring', named('integer', 'flag'), ', replace'),
    ...onLines('destring', named('number'), options.decimal === ',' ? ', replace dpcomma' : ', replace'),
    ...(flags.length > 0 ? ['label define coded 0 "Not coded" 1 "Coded"'] : []),
    ...onLines('label values', flags, 'coded'),
    ...(yesNo.length > 0 ? ['label define yes_no 0 "No" 1 "Yes"'] : []),
    ...columns.flatMap(convertColumn),
  ];
}

function convertColumn({ name, kind, day, values }: ScriptColumn): string[] {
  if (kind === 'time') return [`parlance_time ${name}`];
  if (kind === 'day') return [`parlance_whole_day ${name}`];
  if (kind === 'yes-no') return [`parlance_yes_no ${name}`];
  if (day) return [`parlance_day ${name} ${day.name}`];
  if (values.length === 0) return [];
  return [
    ...values.map(({ value }, at) => valueLabel(name, at + 1, value)),
    `parlance_closed ${name}`,
    ...values.flatMap(({ value, label }, at) => (value === label ? [] : [valueLabel(name, at + 1, label)])),
  ];
}

function onLines(command: string, names: readonly string[], end: string): string[] {
  if (names.length === 0) return [];
  return [...wrapped([command, ...names]).map((line, at) => `${at > 0 ? '    ' : ''}${line} ///`), `    ${end}`];
}

const examples = [
  '',
  '* Each coding with everything that is known of its article:',
  '*   use segments, clear',
  '*   merge m:1 article_id using articles',
  '* In the text of an article: usubstr(text, start + 1, end - start) is the passage.',
  '',
];
