import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExportDifference } from '../../../shared/contract/schemas/exports.ts';
import { compareTables, type TableFile } from './compare-tables.ts';
import { dataPackageName } from './data-package.ts';
import { assertNotCancelled, type ExportScope } from './export-run.ts';

/** What is read of a data package here; `staging.ts` has made sure that it is ours. */
interface OldPackage {
  resources?: {
    path?: string;
    format?: string;
    dialect?: { delimiter?: string };
    schema?: { primaryKey?: string[]; fields?: { name: string; type: string; decimalChar?: string }[] };
  }[];
}

type Resource = NonNullable<OldPackage['resources']>[number];

/**
 * How the tables in the staging folder differ from those that they replace, each read as its own data package says. A
 * table that cannot be compared is named in a note; null where none of them was there before.
 */
export async function compareDatasets(oldFolder: string, scope: ExportScope): Promise<ExportDifference[] | null> {
  const [before, after] = await Promise.all([oldFolder, scope.folder].map(readTables));
  const differences: ExportDifference[] = [];
  for (const [name, resource] of after!) {
    const old = before!.get(name);
    if (old === undefined) continue;
    const key = resource.schema?.primaryKey ?? [];
    const difference = await compareOrNote(scope, name, key, [
      tableOf(oldFolder, old),
      tableOf(scope.folder, resource),
    ]);
    if (difference) differences.push(difference);
  }
  return before!.size === 0 ? null : differences;
}

/** The same for one file of segments, which has no description beside it: its header tells how it is written. */
export async function compareFiles(oldFolder: string, scope: ExportScope): Promise<ExportDifference[] | null> {
  const { fileName, options } = scope;
  const old = path.join(oldFolder, fileName);
  const delimiter = await delimiterOf(old);
  if (delimiter === null) return null;
  // Decimals are taken to be written as they are now.
  const form = { decimal: '.', decimalColumns: new Set<string>() };
  const difference = await compareOrNote(
    scope,
    fileName,
    ['segment_id'],
    [
      { file: old, delimiter, ...form },
      { file: path.join(scope.folder, fileName), delimiter: options.delimiter, ...form },
    ],
  );
  return difference && [difference];
}

async function compareOrNote(
  scope: ExportScope,
  name: string,
  key: readonly string[],
  [before, after]: readonly [TableFile, TableFile],
): Promise<ExportDifference | null> {
  const check = (): void => assertNotCancelled(scope.signal);
  const difference = await compareTables(name, key, before, after, check).catch((error: NodeJS.ErrnoException) => {
    // The earlier file was taken away, or cannot be read: no reason not to write the new one.
    if (error.code === undefined || !error.path?.startsWith(before.file)) throw error;
    return null;
  });
  if (difference === null) {
    scope.note('export.not-compared', 'Tables that could not be compared with those that were there before.');
  }
  return difference;
}

/** Tables of a dataset folder by file name. */
async function readTables(folder: string): Promise<Map<string, Resource>> {
  const json = await readFile(path.join(folder, dataPackageName), 'utf8');
  const { resources = [] } = JSON.parse(json) as OldPackage;
  return new Map(resources.filter(({ format }) => format === 'csv').map((resource) => [resource.path ?? '', resource]));
}

function tableOf(folder: string, { path: name = '', dialect, schema }: Resource): TableFile {
  const decimals = (schema?.fields ?? []).filter((field) => field.type === 'number');
  return {
    file: path.join(folder, name),
    delimiter: dialect?.delimiter ?? ',',
    decimal: decimals[0]?.decimalChar ?? '.',
    decimalColumns: new Set(decimals.map((field) => field.name)),
  };
}

/** Null where the file is no table of segments of ours. */
async function delimiterOf(file: string): Promise<string | null> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return /^\uFEFF?segment_id([,;\t])article_id\1/.exec(buffer.toString('utf8', 0, bytesRead))?.[1] ?? null;
  } finally {
    await handle.close();
  }
}
