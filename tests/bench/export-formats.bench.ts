/**
 * 1,000 articles and 100,000 codings to every format of tables: seconds, and the memory at its highest. Each format runs
 * in a process of its own, so that one does not count for the other.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { exporterOf } from '../../electron/engine/exporters/registry.ts';
import { exportOptions, type ExportFormat } from '../../shared/contract/schemas/exports.ts';
import { makeCodedProject } from './coded-project.ts';
import { inFolder, peakMegabytes, timed } from './measuring.ts';

const places: readonly (readonly [ExportFormat, string])[] = [
  ['csv', 'csv'],
  ['xlsx', 'study.xlsx'],
  ['jsonl', 'jsonl'],
  ['parquet', 'parquet'],
  ['spss', 'spss'],
  ['annotations', 'study.jsonld'],
];

async function exportOnce(format: ExportFormat, from: string, to: string): Promise<void> {
  const options = exportOptions.parse({ format });
  const events = exporterOf(format)(from, to, options, { overwrite: true, programVersion: '1.2.3' });
  for await (const event of events) void event;
}

function bytesOf(place: string): number {
  if (!statSync(place).isDirectory()) return statSync(place).size;
  return readdirSync(place).reduce((sum, name) => sum + statSync(path.join(place, name)).size, 0);
}

const [format, from, to] = process.argv.slice(2);
if (format !== undefined) {
  const { milliseconds } = await timed(() => exportOnce(format as ExportFormat, from!, to!));
  const megabytes = (bytesOf(to!) / 1e6).toFixed(1);
  console.log(
    `  ${format.padEnd(12)} ${(milliseconds / 1000).toFixed(2).padStart(6)} s   memory at most ${peakMegabytes().toFixed(0).padStart(4)} MB   ${megabytes.padStart(6)} MB written`,
  );
} else {
  await inFolder(async (folder) => {
    const { close, file } = await makeCodedProject(folder);
    await close();
    console.log('100,000 codings to every format of tables (goal: seconds, bounded memory)');
    for (const [name, place] of places) {
      const args = [import.meta.filename, name, file, path.join(folder, place)];
      spawnSync(process.execPath, args, { stdio: 'inherit' });
    }
  });
}
