/** Exporting 100,000 codings to the dataset folder, beside writing the same bytes and reading the same rows. */
import Database from 'better-sqlite3';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { readStream } from '../../shared/contract/rpc-client.ts';
import { makeCodedProject } from './coded-project.ts';
import { bestOf, inFolder, report } from './measuring.ts';

const chunk = 256 * 1024;

function writeFiles(folder: string, files: ReadonlyMap<string, Buffer>, isFlushed: boolean): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) {
    const file = openSync(path.join(folder, name), 'w');
    for (let at = 0; at < bytes.length; at += chunk) writeSync(file, bytes, at, Math.min(chunk, bytes.length - at));
    if (isFlushed) fsyncSync(file);
    closeSync(file);
  }
  rmSync(folder, { recursive: true });
}

/** The rows of segments.csv, asked of a bare connection in the order of the file and put to no use. */
function readRows(file: string): number {
  const db = new Database(file, { readonly: true });
  const rows = db
    .prepare(
      `SELECT id, article_id, code_id, coder_id, start_cp, end_cp, start_utf16, end_utf16, quote, weight, status,
         codebook_version, created_at, modified_at FROM segment ORDER BY article_id, text_id, start_utf16`,
    )
    .raw();
  let count = 0;
  for (const _ of rows.iterate()) count++;
  db.close();
  return count;
}

await inFolder(async (folder) => {
  const running = await makeCodedProject(folder);
  const { client, file } = running;
  const to = path.join(folder, 'dataset');
  for (const unit of ['article', 'sentence'] as const) {
    const run = async (): Promise<void> => {
      for await (const event of readStream(client.exports.run({ to, overwrite: true, options: { unit } }))) void event;
    };
    const exported = await bestOf(5, run);
    const names = ['segments.csv', 'articles.csv', 'units.csv', 'codebook.csv', 'datapackage.json', 'README.txt'];
    const files = new Map(names.map((name) => [name, readFileSync(path.join(to, name))]));
    const bytes = [...files.values()].reduce((sum, content) => sum + content.length, 0);
    const written = await bestOf(5, () => writeFiles(path.join(folder, 'bare'), files, false));
    const flushed = await bestOf(5, () => writeFiles(path.join(folder, 'bare'), files, true));
    const read = await bestOf(5, () => readRows(file));
    console.log(
      `100,000 codings, units of ${unit}s, ${(bytes / 1e6).toFixed(1)} MB (goal: within 3× of writing the same bytes)`,
    );
    report('exported, and flushed to the disk', exported);
    report('the same bytes written in chunks of 256 kB', written);
    report('the same bytes, flushed to the disk', flushed);
    report('the rows of the codings read by a bare connection', read);
    console.log(
      `  export / writing ${(exported / written).toFixed(1)}×, / writing flushed ${(exported / flushed).toFixed(1)}×, ` +
        `/ reading and writing flushed ${(exported / (read + flushed)).toFixed(1)}×`,
    );
  }
  const preview = await bestOf(5, () => client.exports.preview({}));
  report('the first rows of every table (goal: 50 ms)', preview);
  let semicolons = false;
  const rewritten = await bestOf(3, async () => {
    semicolons = !semicolons;
    const options = { delimiter: semicolons ? (';' as const) : (',' as const) };
    for await (const event of readStream(client.exports.run({ to, overwrite: true, options }))) void event;
  });
  report('exported, and every row compared with a dataset written otherwise', rewritten);
  await running.close();
});
