import type { ExportFormat } from '../../../shared/contract/schemas/exports.ts';

export type FormatGroup = 'tables' | 'programs' | 'reading' | 'sharing';

/** What an analyst can say about an export; each format asks for some of it. */
export type FormatQuestion =
  | 'unit'
  | 'coders'
  | 'codes'
  | 'articles'
  | 'finalOnly'
  | 'separators'
  | 'bom'
  | 'excelSafe'
  | 'variables'
  | 'scripts';

/** One file, or a folder of several. */
export type ExportPlace = 'file' | 'folder';

export interface FormatFacts {
  id: ExportFormat;
  group: FormatGroup;
  /** Of the one file, with its dot. A name that ends in it makes one file (see `createExporter`). */
  extension: string;
  /** The first is what is offered. */
  places: readonly [ExportPlace, ...ExportPlace[]];
  asks: readonly FormatQuestion[];
  /** Whether its tables can be looked at beforehand. */
  hasTables: boolean;
}

const which = ['coders', 'codes', 'articles', 'finalOnly'] as const;

export const formats: readonly FormatFacts[] = [
  {
    id: 'csv',
    group: 'tables',
    extension: '.csv',
    places: ['folder', 'file'],
    asks: [...which, 'unit', 'separators', 'bom', 'excelSafe', 'variables', 'scripts'],
    hasTables: true,
  },
  {
    id: 'xlsx',
    group: 'tables',
    extension: '.xlsx',
    places: ['file'],
    asks: [...which, 'unit', 'variables'],
    hasTables: true,
  },
  {
    id: 'spss',
    group: 'tables',
    extension: '.sav',
    places: ['folder', 'file'],
    asks: [...which, 'unit', 'variables'],
    hasTables: true,
  },
  {
    id: 'parquet',
    group: 'tables',
    extension: '.parquet',
    places: ['folder', 'file'],
    asks: [...which, 'unit', 'variables'],
    hasTables: true,
  },
  {
    id: 'jsonl',
    group: 'tables',
    extension: '.jsonl',
    places: ['folder', 'file'],
    asks: [...which, 'unit', 'variables'],
    hasTables: true,
  },
  { id: 'qdpx', group: 'programs', extension: '.qdpx', places: ['file'], asks: which, hasTables: false },
  { id: 'qdc', group: 'programs', extension: '.qdc', places: ['file'], asks: ['codes'], hasTables: false },
  { id: 'annotations', group: 'programs', extension: '.jsonld', places: ['file'], asks: which, hasTables: false },
  { id: 'html', group: 'reading', extension: '.html', places: ['file'], asks: which, hasTables: false },
  { id: 'pdf', group: 'reading', extension: '.pdf', places: ['file'], asks: which, hasTables: false },
  { id: 'docx', group: 'reading', extension: '.docx', places: ['file'], asks: which, hasTables: false },
  { id: 'passages', group: 'reading', extension: '.html', places: ['file'], asks: which, hasTables: false },
  { id: 'codebook', group: 'reading', extension: '.html', places: ['file'], asks: ['codes'], hasTables: false },
  { id: 'replication', group: 'sharing', extension: '.zip', places: ['folder', 'file'], asks: which, hasTables: false },
];

export const formatGroups: readonly FormatGroup[] = ['tables', 'programs', 'reading', 'sharing'];

export function formatFacts(id: ExportFormat): FormatFacts {
  return formats.find((format) => format.id === id)!;
}

/** What a name makes of it: one file where it ends as the format's files do, or where the format is one file anyway. */
export function placeOf({ places, extension }: FormatFacts, path: string): ExportPlace {
  if (places.length === 1) return places[0];
  return path.trim().toLowerCase().endsWith(extension) ? 'file' : 'folder';
}

/** Whether a format asks this where it makes one file of codings, or a folder: one file has no table of units. */
export function asksFor({ asks, places }: FormatFacts, question: FormatQuestion, place: ExportPlace): boolean {
  const isPartOfTables = places.length > 1 && place === 'file' && (question === 'unit' || question === 'scripts');
  return asks.includes(question) && !isPartOfTables;
}
