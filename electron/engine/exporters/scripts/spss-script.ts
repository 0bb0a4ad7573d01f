import type { ExportOptions } from '../../../../shared/contract/schemas/exports.ts';
import { cutToBytes } from '../spss-sav-names.ts';
import { wrapped } from './literals.ts';
import type { TableMeasure } from './measure-tables.ts';
import { oneLine, type ScriptColumn, type ScriptTable } from './script-columns.ts';

export type MeasuredTable = ScriptTable & { measure: TableMeasure };

/** In bytes of UTF-8 (IBM SPSS Statistics, "Variable labels" and "String variables"). */
const longestLabel = 255;
const widestText = 32_767;

/** Characters of a label on a line: SPSS reads 256 bytes of one. */
const labelStep = 50;

/** The longest date is a day with the time and its zone. */
const dateWidth = 22;

/**
 * Loads the tables in SPSS, labels them and saves each as a .sav file. The byte-order mark makes SPSS read the syntax as
 * UTF-8, whatever the locale.
 */
export function spssScript(options: ExportOptions, tables: readonly MeasuredTable[]): string {
  return `\uFEFF${[...head(options), ...tables.flatMap((table) => loadTable(options, table)), 'RESTORE.', ''].join('\n')}`;
}

function head({ decimal }: ExportOptions): string[] {
  return [
    '* Loads the tables of this folder into SPSS, labels them and saves each as a .sav file beside it.',
    "* Before running it, name the folder: CD 'the folder of this script'.",
    '* SPSS has to be in Unicode mode, as it is unless it was told otherwise.',
    '',
    'PRESERVE.',
    `SET DECIMAL=${decimal === ',' ? 'COMMA' : 'DOT'}.`,
    '',
  ];
}

function loadTable(options: ExportOptions, table: MeasuredTable): string[] {
  const { brokenColumn } = table.measure;
  return brokenColumn === null ? readTable(options, table) : leaveOut(table, table.columns[brokenColumn]!);
}

/** SPSS ends a case at a line break, inside quotation marks too. */
function leaveOut({ name, fileName }: MeasuredTable, broken: ScriptColumn): string[] {
  return [
    `* ${fileName} is not loaded: cells hold line breaks (the first one in the column ${broken.name}), at which SPSS ends`,
    '* a case even inside quotation marks. Exported in the format SPSS, the dataset has the same table with its labels in a file of its own.',
    '* Where that lies beside this script, it is opened with the line below.',
    `* GET FILE='${name}.sav'.`,
    '',
  ];
}

function readTable({ delimiter }: ExportOptions, { name, fileName, columns, measure }: MeasuredTable): string[] {
  const sign = delimiter === '\t' ? '\\t' : delimiter;
  return [
    `GET DATA /TYPE=TXT /FILE='${fileName}' /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /DELCASE=LINE`,
    `  /DELIMITERS="${sign}" /QUALIFIER='"' /FIRSTCASE=2 /VARIABLES=`,
    ...columns.map((column, at) => `  ${nameRead(column)} ${formatOf(column, measure.widths[at]!)}`),
    '  .',
    ...columns.flatMap(convert),
    ...columns.flatMap(labels),
    ...flagLabels(columns),
    'EXECUTE.',
    `SAVE OUTFILE='${name}.sav'.`,
    '',
  ];
}

/** Times and words of yes and no are read as text under a name of passage. */
function nameRead({ name, kind }: ScriptColumn): string {
  return kind === 'time' || kind === 'yes-no' ? `${name}_as_text` : name;
}

function formatOf({ kind, day, values }: ScriptColumn, width: number): string {
  switch (kind) {
    case 'text': {
      const widest = Math.max(width, day ? dateWidth : 1, ...values.map(({ value }) => Buffer.byteLength(value)));
      return `A${Math.min(widest, widestText)}`;
    }
    case 'flag':
      return 'F1.0';
    case 'integer':
      return 'F12.0';
    case 'number':
      return 'F24.0';
    case 'yes-no':
      return 'A5';
    case 'day':
      return 'SDATE10';
    case 'time':
      return 'A24';
  }
}

function convert({ name, kind, day }: ScriptColumn): string[] {
  const read = `${name}_as_text`;
  if (kind === 'number') return [`FORMATS ${name} (F12.3).`];
  if (kind === 'yes-no') {
    return [
      `IF (${read} = 'true') ${name} = 1.`,
      `IF (${read} = 'false') ${name} = 0.`,
      `FORMATS ${name} (F1.0).`,
      `VALUE LABELS ${name} 0 'No' 1 'Yes'.`,
      `EXECUTE.`,
      `DELETE VARIABLES ${read}.`,
    ];
  }
  if (kind === 'time') {
    return [
      `COMPUTE ${name} = NUMBER(SUBSTR(${read}, 1, 10), SDATE10) + NUMBER(SUBSTR(${read}, 12, 8), TIME8).`,
      `FORMATS ${name} (DATETIME20).`,
      `EXECUTE.`,
      `DELETE VARIABLES ${read}.`,
    ];
  }
  if (!day) return [];
  return [
    `IF (SUBSTR(${name}, 10, 1) <> ' ') ${day.name} = NUMBER(SUBSTR(${name}, 1, 10), SDATE10).`,
    `FORMATS ${day.name} (SDATE10).`,
  ];
}

function labels({ name, label, day, values }: ScriptColumn): string[] {
  const named = values.filter((value) => value.label !== value.value);
  return [
    ...variableLabel(name, label),
    ...(day ? variableLabel(day.name, day.label) : []),
    ...(named.length > 0
      ? [`VALUE LABELS ${name} ${named.map((value) => `${quoted(value.value)} ${quoted(value.label)}`).join(' ')}.`]
      : []),
  ];
}

function flagLabels(columns: readonly ScriptColumn[]): string[] {
  const flags = columns.filter(({ kind }) => kind === 'flag').map(({ name }) => name);
  if (flags.length === 0) return [];
  const lines = wrapped(flags).map((line) => `  ${line}`);
  return ['VALUE LABELS', ...lines, "  0 'Not coded' 1 'Coded'.", 'VARIABLE LEVEL', ...lines, '  (NOMINAL).'];
}

/** A label over as many lines as it takes, which a plus sign joins. */
function variableLabel(name: string, label: string): string[] {
  const characters = Array.from(cutToBytes(oneLine(label), longestLabel));
  const parts: string[] = [];
  for (let at = 0; at < characters.length; at += labelStep) {
    parts.push(quoted(characters.slice(at, at + labelStep).join('')));
  }
  return `VARIABLE LABELS ${name} ${parts.join(' +\n  ')}.`.split('\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
