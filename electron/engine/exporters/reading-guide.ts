import type { ExportOptions } from '../../../shared/contract/schemas/exports.ts';
import type { Column } from './columns.ts';
import type { DescribedTable } from './data-package.ts';

type Options = Pick<ExportOptions, 'delimiter' | 'decimal' | 'bom'>;

/** Lines that can be pasted, each true for the options that this dataset was made with. */
export function readingGuide(options: Options, tables: readonly DescribedTable[]): string[] {
  return [
    'How to read it',
    '',
    ...inR(options),
    '',
    ...inPython(options),
    '',
    ...inStata(options),
    '',
    ...inSpss(options, tables),
  ];
}

function inR({ delimiter, decimal, bom }: Options): string[] {
  const encoding = bom ? 'UTF-8-BOM' : 'UTF-8';
  return [
    'R',
    `  segments <- read.csv("segments.csv", sep = ${quoted(delimiter)}, dec = "${decimal}", fileEncoding = "${encoding}", na.strings = "")`,
    '  # In the text of an article: substr(text, start + 1, end) is the passage.',
  ];
}

function inPython({ delimiter, decimal, bom }: Options): string[] {
  const encoding = bom ? 'utf-8-sig' : 'utf-8';
  return [
    'Python (pandas)',
    '  import pandas',
    `  segments = pandas.read_csv("segments.csv", sep=${quoted(delimiter)}, decimal="${decimal}", encoding="${encoding}",`,
    '                             keep_default_na=False, na_values=[""])',
    '  # In the text of an article: text[start:end] is the passage.',
  ];
}

function inStata({ delimiter, decimal }: Options): string[] {
  const sign = delimiter === '\t' ? 'tab' : quoted(delimiter);
  const decimals = decimal === '.' ? '' : ` decimalseparator("${decimal}")`;
  return [
    'Stata',
    `  import delimited using "segments.csv", delimiters(${sign})${decimals} varnames(1) case(preserve) ///`,
    '    bindquote(strict) maxquotedrows(unlimited) encoding("UTF-8") clear',
    '  * In the text of an article: usubstr(text, start + 1, end - start) is the passage.',
  ];
}

/** SPSS wants every variable named with a format, and takes no line breaks inside a cell: articles and units have none. */
function inSpss({ delimiter, decimal }: Options, tables: readonly DescribedTable[]): string[] {
  const units = tables.find((table) => table.file.name === 'units.csv');
  return [
    'SPSS (units.csv; in the same way articles.csv; passages of segments.csv may hold line breaks, which SPSS cannot read)',
    '  SET UNICODE=ON.',
    `  SET DECIMAL=${decimal === '.' ? 'DOT' : 'COMMA'}.`,
    '  GET DATA /TYPE=TXT /FILE="units.csv" /ENCODING="UTF8" /ARRANGEMENT=DELIMITED',
    `    /DELIMITERS=${quoted(delimiter)} /QUALIFIER='"' /FIRSTCASE=2 /VARIABLES=`,
    ...(units?.columns ?? []).map((column) => `    ${column.name} ${spssFormat(column)}`),
    '  .',
  ];
}

function spssFormat(column: Column): string {
  if (column.type !== 'integer') return 'A255';
  return column.name.startsWith('has_') ? 'F1.0' : 'F10.0';
}

function quoted(delimiter: string): string {
  return delimiter === '\t' ? '"\\t"' : `"${delimiter}"`;
}
