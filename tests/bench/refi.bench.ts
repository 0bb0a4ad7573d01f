/**
 * A project of 10,000 articles and 100,000 codings to QDPX and back: seconds, and the memory at its highest. Each step
 * runs in a process of its own, so that one does not count for the other.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { exportOptions } from '../../shared/contract/schemas/exports.ts';
import { exportQdpx } from '../../electron/engine/exporters/refi/qdpx.ts';
import { qdpxReader } from '../../electron/engine/interchange/refi/qdpx.ts';
import { TestProject, insertCoding } from '../support/test-project.ts';
import { createRandom, inFolder, peakMegabytes, timed, writeText } from './measuring.ts';

const articles = 10_000;
const codingsPerArticle = 10;

function makeProject(): TestProject {
  const project = new TestProject();
  const random = createRandom(5);
  const codes = Array.from({ length: 30 }, (_, number) => project.addCode(`Code ${number}`));
  const coders = [project.coderId as string, project.addCoder('Navid')];
  project.command('Fill', (scope) => {
    for (let number = 0; number < articles; number++) {
      const articleId = project.addArticle({
        title: `Article ${number}`,
        text: writeText(4000, random),
        outlet: 'The Example',
        date: '2024-03-05',
      });
      for (let coding = 0; coding < codingsPerArticle; coding++) {
        const start = coding * 380 + Math.floor(random() * 100);
        const place: [number, number] = [start, start + 20 + Math.floor(random() * 200)];
        insertCoding(scope, {
          articleId,
          codeId: codes[Math.floor(random() * 30)]!,
          coderId: coders[coding % 2]!,
          place,
        });
      }
    }
  });
  return project;
}

async function exportOnce(from: string, to: string): Promise<void> {
  const extra = { overwrite: true, programVersion: '1.2.3' };
  for await (const event of exportQdpx(from, to, exportOptions.parse({ format: 'qdpx' }), extra)) void event;
}

async function readOnce(file: string): Promise<void> {
  const plan = await qdpxReader.read({ path: file, isFolder: false, head: new Uint8Array(0) });
  let codings = 0;
  for (const source of plan.sources()) codings += source.segments.length;
  if (codings !== articles * codingsPerArticle) throw new Error(`${codings} codings came back`);
  plan.close();
}

const [step, from, to] = process.argv.slice(2);
if (step !== undefined) {
  const { milliseconds } = await timed(() => (step === 'write' ? exportOnce(from!, to!) : readOnce(from!)));
  const { user, system } = process.cpuUsage();
  const processor = ((user + system) / 1e6).toFixed(1);
  const megabytes = peakMegabytes();
  console.log(
    `  ${step === 'write' ? 'written' : 'read'} in ${(milliseconds / 1000).toFixed(1)} s (${processor} s of processor time), memory at most ${megabytes.toFixed(0)} MB`,
  );
} else {
  await inFolder(async (folder) => {
    const project = makeProject();
    project.close();
    const file = path.join(folder, 'study.qdpx');
    console.log('10,000 articles, 100,000 codings as QDPX (goal: seconds, bounded memory)');
    for (const args of [
      ['write', project.path, file],
      ['read', file],
    ]) {
      spawnSync(process.execPath, [import.meta.filename, ...args], { stdio: 'inherit' });
    }
    console.log(`  ${(statSync(file).size / 1e6).toFixed(1)} MB`);
    project.remove();
  });
}
