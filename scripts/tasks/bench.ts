import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build-all.ts';
import { projectFolder } from './paths.ts';

// `npm run bench` runs every benchmark, one after the other so that none disturbs another; `npm run bench -- import` those
// whose name holds the word. Each prints its own figures.
const folder = join(projectFolder, 'tests', 'bench');
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)));

if (files.length === 0) {
  console.error(`There is no benchmark named ${wanted.join(', ')}.`);
  process.exit(2);
}
await buildIfStale();
for (const file of files) {
  console.log(`\n── ${file}`);
  const { status } = spawnSync(process.execPath, [join(folder, file)], { cwd: projectFolder, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
