/** Applying one code through the engine in a project of 100,000 codings, beside bare inserts that are flushed as well. */
import Database from 'better-sqlite3';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { makeCodedProject } from './coded-project.ts';
import { inFolder, quantile, report, timed } from './measuring.ts';

const rounds = 300;

function print(label: string, times: readonly number[]): void {
  report(`${label}, median`, quantile(times, 0.5));
  report(`${label}, 95 %`, quantile(times, 0.95));
}

/** One coding and its entry in the history, without any of the questions that the engine asks before. */
async function insertBare(file: string): Promise<number[]> {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const like = db.prepare('SELECT * FROM segment LIMIT 1').get() as Record<string, unknown>;
  const columns = Object.keys(like);
  const segment = db.prepare(
    `INSERT INTO segment (${columns.join()}) VALUES (${columns.map((name) => `@${name}`).join()})`,
  );
  const entry = db.prepare(
    `INSERT INTO journal (revision, id, time, coder_id, kind, command, label, is_undoable) VALUES (?, ?, ?, ?, 'do', 'c', 'l', 1)`,
  );
  const change = db.prepare('INSERT INTO journal_change VALUES (?, 0, ?, ?, NULL, ?)');
  let revision = db.prepare('SELECT max(revision) FROM journal').pluck().get() as number;
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const row = {
      ...like,
      id: `bare-${round}`,
      start_utf16: 1000 + round,
      end_utf16: 2000 + round,
      start_cp: 1000 + round,
      end_cp: 2000 + round,
    };
    const step = db.transaction(() => {
      segment.run(row);
      entry.run(++revision, `entry-${round}`, '2024-01-01T00:00:00.000Z', like['coder_id']);
      change.run(revision, 'segment', row.id, JSON.stringify(row));
      db.exec('UPDATE project SET revision = revision + 1');
    });
    times.push((await timed(() => step.immediate())).milliseconds);
  }
  db.close();
  return times;
}

await inFolder(async (folder) => {
  const running = await makeCodedProject(folder);
  const { client, file, articleIds, codeIds } = running;
  const applied: number[] = [];
  const undone: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const item = {
      articleId: articleIds[round % 7]!,
      codeId: codeIds[round % 30]!,
      start: 200 + round,
      end: 900 + round,
    };
    applied.push((await timed(() => client.segments.create({ items: [item] }))).milliseconds);
    if (round % 3 === 0) undone.push((await timed(() => client.history.undo())).milliseconds);
  }
  await running.close();
  const copy = path.join(folder, 'copy.parlance');
  copyFileSync(file, copy);
  console.log(
    'One code on a passage among 100,000 codings, from the call to its answer (goal: under 16 ms from key to paint)',
  );
  print('through the engine', applied);
  print('undo through the engine', undone);
  print('the same rows by bare inserts, flushed', await insertBare(copy));
});
