import type { Column } from '../columns.ts';
import type { TypedRow } from '../typed-tables.ts';
import { cellStyles, cellXml, columnLetters, textCell, type CellLosses } from './cell-xml.ts';
import { declaration, mainNamespace } from './workbook-xml.ts';

/** A sheet has so many rows, and so many columns (Microsoft, "Excel specifications and limits"). */
export const mostRows = 1_048_576;
export const mostColumns = 16_384;

/** In characters of the standard font. */
const widths: Readonly<Record<Column['type'], number>> = {
  string: 22,
  integer: 10,
  number: 10,
  boolean: 8,
  date: 12,
  datetime: 20,
};
const wideTexts = new Set(['text', 'memo', 'title', 'definition', 'include', 'exclude', 'example', 'meaning']);
const wideTextWidth = 60;

export interface SheetSpec {
  columns: readonly Column[];
  /** Called for each row while the sheet is written; undefined ends it. */
  next: () => TypedRow | undefined;
  isFirst: boolean;
  losses: CellLosses;
}

/** One worksheet, row by row: the names of the columns, which stay in sight, and the rows, which can be filtered. */
export function* sheetXml({ columns, next, isFirst, losses }: SheetSpec): Generator<string, void, undefined> {
  const letters = columns.map((_, at) => columnLetters(at));
  yield headXml(columns, isFirst);
  yield `<row r="1">${columns.map(({ name }, at) => textCell(`${letters[at]}1`, name, cellStyles.header)).join('')}</row>`;
  let number = 1;
  for (let row = next(); row !== undefined; row = next()) {
    number++;
    let cells = '';
    for (let at = 0; at < columns.length; at++) {
      cells += cellXml(letters[at]! + number, row[at] ?? null, columns[at]!.type, losses);
    }
    yield `<row r="${number}">${cells}</row>`;
  }
  yield tailXml(`A1:${letters.at(-1)}${number}`);
}

function headXml(columns: readonly Column[], isFirst: boolean): string {
  const cols = columns.map(({ name, type }, at) => {
    const width = wideTexts.has(name) ? wideTextWidth : widths[type];
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
  });
  return (
    `${declaration}<worksheet xmlns="${mainNamespace}"><sheetViews>` +
    `<sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${cols.join('')}</cols><sheetData>`
  );
}

/** Texts such as the year `1403` are no numbers by mistake. */
function tailXml(all: string): string {
  return (
    `</sheetData><autoFilter ref="${all}"/><ignoredErrors>` +
    `<ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
  );
}
