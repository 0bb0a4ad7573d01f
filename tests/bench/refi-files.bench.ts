/**
 * Files that real programs wrote, where somebody has some: `PARLANCE_REFI_FILES` names their folder. What the reader
 * finds is held against what a bare search in the XML counts.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { openArchive } from '../../electron/engine/interchange/refi/archive.ts';
import { qdpxReader } from '../../electron/engine/interchange/refi/qdpx.ts';
import { findProjectFile } from '../../electron/engine/interchange/refi/read-archive.ts';
import { report, timed } from './measuring.ts';

const folder = process.env['PARLANCE_REFI_FILES'];
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => /\.qdpx$/i.test(name));
if (folder === undefined) console.log('left out: PARLANCE_REFI_FILES names no folder with .qdpx files');

for (const name of files) {
  const file = path.join(folder!, name);
  const archive = await openArchive(file);
  const xml = await readText(await archive.stream(findProjectFile(archive, file)));
  archive.close();
  const count = (element: string): number => xml.match(new RegExp(`<(?:\\w+:)?${element}[\\s/>]`, 'g'))?.length ?? 0;
  const { milliseconds, result } = await timed(async () => {
    const plan = await qdpxReader.read({ path: file, isFolder: false, head: new Uint8Array(0) });
    const sources = [...plan.sources()];
    plan.close();
    return { plan, sources, codings: sources.reduce((sum, source) => sum + source.segments.length, 0) };
  });
  const { plan, sources, codings } = result;
  console.log(`${name}: ${plan.program}`);
  console.log(`  codes ${plan.codes.length} of ${count('Code')}, coders ${plan.coders.length} of ${count('User')}`);
  console.log(`  texts ${sources.length} of ${count('TextSource')}, codings ${codings} of ${count('Coding')}`);
  for (const note of plan.notes()) console.log(`  ${note.code} (${note.count}): ${note.message}`);
  report('read', milliseconds);
}
