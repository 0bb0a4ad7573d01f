/** Importing text files of 4 kB, beside reading them and inserting the same rows with bare better-sqlite3. */
import Database from 'better-sqlite3';
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readStream } from '../../shared/contract/rpc-client.ts';
import type { WritableDb } from '../../electron/engine/store/database.ts';
import { migrate } from '../../electron/engine/store/migrations/ladder.ts';
import { startEngine } from '../support/engine-client.ts';
import { createRandom, inFolder, report, timed, writeText } from './measuring.ts';

function writeFiles(folder: string, count: number): void {
  const random = createRandom(count);
  mkdirSync(folder);
  for (let number = 0; number < count; number++) {
    writeFileSync(
      path.join(folder, `${String(number).padStart(5, '0')}.txt`),
      `Brief ${number}\n\n${writeText(4000, random)}`,
    );
  }
}

/** Reads, decodes and inserts: the same tables and rows, the full-text index, one transaction, nothing worked out. */
function importBare(folder: string, file: string): void {
  const db = new Database(file) as unknown as WritableDb;
  db.pragma('page_size = 8192');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  migrate(db);
  const original = db.prepare(
    `INSERT INTO original (id, file_name, media_type, sha256, bytes) VALUES (?, ?, 'text/plain', ?, ?)`,
  );
  const article = db.prepare(
    `INSERT INTO article (id, title, direction, original_id, created_at) VALUES (?, ?, 'ltr', ?, ?)`,
  );
  const text = db.prepare(
    `INSERT INTO article_text (id, article_id, version, text, text_hash, utf16_length, characters, words, structure, created_at)
     VALUES (?, ?, 1, ?, ?, ?, ?, 600, '[]', ?)`,
  );
  const search = db.prepare('INSERT INTO article_search (rowid, title, body) VALUES (last_insert_rowid(), ?, ?)');
  const time = new Date().toISOString();
  db.transaction(() => {
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(path.join(folder, name));
      const content = bytes.toString('utf8');
      const hash = createHash('sha256').update(bytes).digest('hex');
      const [id, originalId] = [randomUUID(), randomUUID()];
      original.run(originalId, name, hash, bytes);
      article.run(id, name, originalId, time);
      text.run(randomUUID(), id, content, hash, content.length, content.length, time);
      search.run(name, content);
    }
  })();
  db.close();
}

async function importThroughEngine(folder: string, file: string): Promise<{ milliseconds: number; imported: number }> {
  const running = startEngine();
  const { client } = running;
  await client.project.create({ path: file, title: 'Benchmark', coderName: 'Ada' });
  const { milliseconds, result } = await timed(async () => {
    let imported = 0;
    for await (const event of readStream(client.imports.run({ paths: [folder] }))) {
      if (event.kind === 'report') imported = event.report.imported;
    }
    return imported;
  });
  await running.close();
  return { milliseconds, imported: result };
}

for (const count of [1_000, 10_000]) {
  await inFolder(async (folder) => {
    const files = path.join(folder, 'files');
    writeFiles(files, count);
    const bareRuns: number[] = [];
    const engineRuns: number[] = [];
    for (let run = 0; run < 3; run++) {
      const [bareFile, engineFile] = [path.join(folder, `bare-${run}.db`), path.join(folder, `engine-${run}.parlance`)];
      bareRuns.push((await timed(() => importBare(files, bareFile))).milliseconds);
      const { milliseconds, imported } = await importThroughEngine(files, engineFile);
      if (imported !== count) throw new Error(`${imported} of ${count} files were imported`);
      engineRuns.push(milliseconds);
      for (const file of [bareFile, engineFile]) rmSync(file);
    }
    const bare = Math.min(...bareRuns);
    console.log(`${count} text files of 4 kB (goal: within 3× of reading and inserting them)`);
    report('read and inserted with bare better-sqlite3 and the full-text index', bare);
    report('imported through the engine, threads started anew', Math.min(...engineRuns), bare);
  });
}
