import path from 'node:path';
import type { EngineClient } from '../../../shared/contract/rpc-client.ts';
import {
  exportFormats,
  exportOptions,
  exportUnits,
  type ExportFormat,
  type ExportOptions,
} from '../../../shared/contract/schemas/exports.ts';
import type { CoderId } from '../../../shared/domain/ids.ts';
import { UsageError, type Arguments } from './arguments.ts';
import { knownCoderNamed } from './coders.ts';
import type { OptionSpec } from './command.ts';

export const exportOptionSpecs: Readonly<Record<string, OptionSpec>> = {
  format: {
    value: 'F',
    help: `${exportFormats.join(', ')}; when left out, what the ending of the name says, otherwise csv`,
  },
  unit: { value: 'U', help: 'what one row of the units is: article, paragraph or sentence; article when left out' },
  bom: { help: 'with a byte-order mark, so that Excel reads UTF-8' },
  'excel-safe': { help: 'neutralise cells that Excel would take for formulas; this changes data' },
  delimiter: { value: 'D', help: 'between cells of CSV: comma, semicolon or tab; comma when left out' },
  decimal: { value: 'D', help: 'sign before decimals in CSV: point or comma; point when left out' },
  variables: { help: 'variables of the article beside each of its codings' },
  scripts: { help: 'with scripts that load and label the tables in R, Stata, SPSS and Python' },
  final: { help: 'final and adjudicated codings only, no drafts' },
  coder: { value: 'NAME', isRepeated: true, help: 'codings of this coder only; several, or names with commas between' },
  code: { value: 'PATH', isRepeated: true, help: 'this code, with those below it, only; several' },
  article: { value: 'ID|TITLE', isRepeated: true, help: 'this article only; several' },
};

/** Endings that say what is meant. `.html` is the coded articles; the other pages have to be asked for by name. */
const formatsByEnding: Readonly<Record<string, ExportFormat>> = {
  '.csv': 'csv',
  '.xlsx': 'xlsx',
  '.jsonl': 'jsonl',
  '.parquet': 'parquet',
  '.sav': 'spss',
  '.jsonld': 'annotations',
  '.qdpx': 'qdpx',
  '.qdc': 'qdc',
  '.html': 'html',
  '.pdf': 'pdf',
  '.docx': 'docx',
};

const delimiters = { comma: ',', semicolon: ';', tab: '\t' } as const;
const decimals = { point: '.', comma: ',' } as const;
const keysOf = <T extends object>(object: T): (keyof T & string)[] => Object.keys(object) as (keyof T & string)[];

/** What was given, as it was written: names are looked up when the project is open. */
export interface ExportChoices {
  format: ExportFormat | undefined;
  formatOfName: ExportFormat | undefined;
  plain: Partial<ExportOptions>;
  coders: readonly string[];
  codes: readonly string[];
  articles: readonly string[];
}

export function readExportChoices(given: Arguments, to: string): ExportChoices {
  const unit = given.choice('unit', exportUnits);
  const delimiter = given.choice('delimiter', keysOf(delimiters));
  const decimal = given.choice('decimal', keysOf(decimals));
  return {
    format: given.choice('format', exportFormats),
    formatOfName: formatsByEnding[path.extname(to).toLowerCase()],
    plain: {
      ...(unit && { unit }),
      ...(delimiter && { delimiter: delimiters[delimiter] }),
      ...(decimal && { decimal: decimals[decimal] }),
      ...(given.has('bom') && { bom: true }),
      ...(given.has('excel-safe') && { excelSafe: true }),
      ...(given.has('variables') && { variables: true }),
      ...(given.has('scripts') && { scripts: true }),
      ...(given.has('final') && { finalOnly: true }),
    },
    coders: given.list('coder'),
    codes: given.list('code'),
    articles: given.list('article'),
  };
}

/** With the names looked up, on top of what a recipe says. */
export async function resolveExportOptions(
  client: EngineClient,
  choices: ExportChoices,
  saved: ExportOptions | null,
): Promise<ExportOptions> {
  const coderIds = (await Promise.all(choices.coders.map((name) => codersOf(client, name)))).flat();
  const codes = await Promise.all(choices.codes.map((reference) => client.codes.find({ reference })));
  const articles = await Promise.all(choices.articles.map((reference) => client.articles.find({ reference })));
  return exportOptions.parse({
    ...saved,
    ...choices.plain,
    format: formatOf(choices, saved),
    ...(coderIds.length > 0 && { coderIds: [...new Set(coderIds)] }),
    ...(codes.length > 0 && { codeIds: [...new Set(codes.map((code) => code.id))] }),
    ...(articles.length > 0 && { articleIds: [...new Set(articles.map((article) => article.id))] }),
  });
}

function formatOf({ format, formatOfName }: ExportChoices, saved: ExportOptions | null): ExportFormat {
  if (format !== undefined) return format;
  if (saved === null) return formatOfName ?? 'csv';
  const isPage = formatOfName === 'html' && ['passages', 'codebook'].includes(saved.format);
  if (formatOfName !== undefined && formatOfName !== saved.format && !isPage) {
    throw new UsageError(
      `The recipe makes ${saved.format}, but the name ends as that of ${formatOfName} does. Change the name, or say --format.`,
    );
  }
  return saved.format;
}

/** One name as it stands, since names may hold commas; otherwise names with commas between. */
async function codersOf(client: EngineClient, given: string): Promise<CoderId[]> {
  try {
    return [await knownCoderNamed(client, given)];
  } catch (error) {
    const names = given.split(',').map((name) => name.trim());
    if (names.length === 1) throw error;
    return await Promise.all(names.filter((name) => name !== '').map((name) => knownCoderNamed(client, name)));
  }
}
