import { z } from 'zod';
import { articleId, codeId, coderId, count, name, path, recipeId } from './common.ts';

/**
 * What an export can be. A name of a file with the format's own extension makes one file; for the formats of several
 * tables any other name makes a folder of them.
 */
export const exportFormats = [
  'csv',
  'xlsx',
  'jsonl',
  'parquet',
  'spss',
  'annotations',
  'qdpx',
  'qdc',
  'html',
  'pdf',
  'docx',
  'passages',
  'codebook',
  'replication',
] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportUnits = ['article', 'paragraph', 'sentence'] as const;
export const exportOptions = z.object({
  format: z.enum(exportFormats).default('csv'),
  unit: z.enum(exportUnits).default('article'),
  /** Byte-order mark, which makes Excel read UTF-8. */
  bom: z.boolean().default(false),
  /** A leading `=`, `+`, `-`, `@`, tab or carriage return gets an apostrophe: changes data. */
  excelSafe: z.boolean().default(false),
  delimiter: z.enum([',', ';', '\t']).default(','),
  decimal: z.enum(['.', ',']).default('.'),
  /** Variables of the article beside each of its codings; `articles` has them in any case. */
  variables: z.boolean().default(false),
  /** Scripts beside the tables that load and label them in R, Stata, SPSS and Python. */
  scripts: z.boolean().default(false),
  finalOnly: z.boolean().default(false),
  coderIds: z.array(coderId).optional(),
  codeIds: z.array(codeId).optional(),
  articleIds: z.array(articleId).optional(),
});
export type ExportOptions = z.infer<typeof exportOptions>;
export const exportInput = z.object({
  to: path,
  overwrite: z.boolean().default(false),
  options: exportOptions.prefault({}),
});

/** Something that the format has no home for, or that had to be written in another way, and how often. */
export const exportNote = z.object({ code: z.string(), message: z.string(), count });
export type ExportNote = z.infer<typeof exportNote>;

/**
 * How a table differs from the one that stood in its place before, row by row, by its key. Rows are compared in the
 * columns that both tables have.
 */
export const exportDifference = z.object({
  name: z.string(),
  added: count,
  removed: count,
  changed: count,
  columnsAdded: z.array(z.string()),
  columnsRemoved: z.array(z.string()),
});
export type ExportDifference = z.infer<typeof exportDifference>;

export const exportReport = z.object({
  folder: path,
  revision: count,
  files: z.array(z.object({ name: z.string(), rows: count.nullable(), bytes: count })),
  notes: z.array(exportNote),
  /** Null where no earlier export of ours was replaced. */
  differences: z.array(exportDifference).nullable(),
});
export type ExportReport = z.infer<typeof exportReport>;
export const exportEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), file: z.string(), rows: count }),
  z.object({ kind: z.literal('report'), report: exportReport }),
]);
export type ExportEvent = z.infer<typeof exportEvent>;

/** The first rows of each table as they would be written, and how many there would be. */
export const exportPreview = z.object({
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      /** Null where only counting would tell. */
      total: count.nullable(),
    }),
  ),
});
export type ExportPreview = z.infer<typeof exportPreview>;
export const exportPreviewInput = z.object({
  options: exportOptions.prefault({}),
  rows: z.number().int().min(1).max(100).default(8),
});

/** Options with a name: the same revision and the same recipe make the same bytes. */
export const recipe = z.object({
  id: recipeId,
  name: z.string(),
  options: exportOptions,
  createdAt: z.string(),
  modifiedAt: z.string(),
});
export type Recipe = z.infer<typeof recipe>;
export const recipeSaveInput = z.object({ name, options: exportOptions });
