import { rmSync } from 'node:fs';
import path from 'node:path';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { InterchangeNote, RehydrateEvent, RehydrateReport } from '../../../shared/contract/schemas/interchange.ts';
import { codeColors } from '../../../shared/domain/coding/code-colors.ts';
import type { EngineContext } from '../handlers/context.ts';
import { runLargeCommand } from '../history/large-command.ts';
import type { CommandTools } from '../history/run-command.ts';
import { applyPlan } from '../interchange/apply/apply-plan.ts';
import { createNoteTally } from '../interchange/note-tally.ts';
import { colorOr, idOfKey, nameOf, timeOr } from '../interchange/plan-values.ts';
import { openProjectOf, type OpenProject } from '../project/open-project.ts';
import { allRows, runOne, scalar, type WritableDb } from '../store/database.ts';
import { createProjectFile } from '../store/open-project.ts';
import { bringArticles, type BroughtArticles } from './bring-articles.ts';
import { openPackage, unreadable, type ReplicationPackage } from './open-package.ts';
import { planRehydration } from './rehydrated-plan.ts';

export interface RehydrateWish {
  from: string;
  articles: readonly string[];
  to: string;
}

/**
 * Joins a replication package with a colleague's own copies of the articles: a new project, in which articles, codes,
 * coders and codings have the ids that they had. The open project is left alone. What fails or is cancelled leaves nothing.
 */
export async function* rehydrate(
  { session, ports, importPool }: Pick<EngineContext, 'session' | 'ports' | 'importPool'>,
  wish: RehydrateWish,
  signal: AbortSignal | undefined,
): AsyncGenerator<RehydrateEvent, void, undefined> {
  const [from, to] = [path.resolve(wish.from), path.resolve(wish.to)];
  let isFinished = false;
  let project: OpenProject | undefined;
  const source = await withCancel(openPackage(from, signal), signal);
  try {
    const { tools } = session;
    const file = createProjectFile(to, { door: ports.door, now: tools.now }, (db) =>
      writeFirstRows(db, source, tools, ports.defaultCoderName),
    );
    project = openProjectOf(file, tools, () => {});
    const paths = wish.articles.map((given) => path.resolve(given));
    const brought = yield* withProgress(bringArticles(project, importPool(), source, paths, signal));
    const report = takeCodings(project, source, brought);
    project.close();
    isFinished = true;
    yield { kind: 'report', report };
  } catch (error) {
    throw rehydrationError(error, signal, from);
  } finally {
    source.close();
    if (!isFinished && project) discard(project);
  }
}

async function* withProgress(
  bringing: ReturnType<typeof bringArticles>,
): AsyncGenerator<RehydrateEvent, BroughtArticles, undefined> {
  let step = await bringing.next();
  try {
    while (step.done !== true) {
      yield { kind: 'progress', ...step.value };
      step = await bringing.next();
    }
    return step.value;
  } finally {
    if (step.done !== true) await bringing.return(undefined as never);
  }
}

async function withCancel<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw signal?.aborted ? cancelled() : error;
  }
}

function cancelled(): ParlanceError {
  return new ParlanceError('call.cancelled', 'Joining the articles was cancelled. Nothing was made.');
}

function rehydrationError(error: unknown, signal: AbortSignal | undefined, from: string): unknown {
  if (signal?.aborted) return cancelled();
  if (error instanceof ParlanceError || (error as Error | null)?.name !== 'SqliteError') return error;
  return unreadable(from, 'its tables lack columns that every package has', error);
}

function discard(project: OpenProject): void {
  project.close();
  for (const suffix of ['', '-wal', '-shm', '-lock']) rmSync(project.path + suffix, { force: true });
}

/** The project's own row and its coders: where its history begins. The first coder of the package acts in it. */
function writeFirstRows(db: WritableDb, source: ReplicationPackage, tools: CommandTools, defaultName: string): void {
  const time = tools.now().toISOString();
  type Row = { coder_id: string; name: string | null; color: string | null; created_at: string | null };
  const rows = allRows<Row>(source.db, 'SELECT coder_id, name, color, created_at FROM coders ORDER BY row');
  const coders = rows.flatMap((row, place) => {
    const [id, name] = [idOfKey(row.coder_id), nameOf(row.name ?? '')];
    const color = colorOr(row.color, () => codeColors[place % codeColors.length]!);
    return id === null || name === '' ? [] : [{ id, name, color, createdAt: timeOr(row.created_at, time) }];
  });
  if (coders.length === 0) {
    coders.push({ id: tools.newId(), name: defaultName, color: codeColors[1]!, createdAt: time });
  }
  for (const { id, name, color, createdAt } of coders) {
    const sql = 'INSERT INTO coder (id, name, color, created_at) VALUES (?, ?, ?, ?)';
    runOne(db, sql, id, name, color, createdAt);
  }
  runOne(
    db,
    `INSERT INTO project (singleton, id, title, created_at, revision, codebook_version, coder_id)
     VALUES (1, ?, ?, ?, 0, ?, ?)`,
    tools.newId(),
    nameOf(source.title) || 'Replication',
    time,
    codebookVersionBefore(source),
    coders[0]!.id,
  );
}

/** The codes come in as one change of the codebook, after which it has the version that it had. */
function codebookVersionBefore({ db, codebookVersion }: ReplicationPackage): number {
  const hasCodes = scalar<number>(db, 'SELECT EXISTS (SELECT 1 FROM codebook)') === 1;
  return hasCodes ? Math.max(1, codebookVersion - 1) : codebookVersion;
}

function takeCodings(project: OpenProject, source: ReplicationPackage, brought: BroughtArticles): RehydrateReport {
  const { coderId, tools } = project;
  const rehydrated = planRehydration(source, project.db, brought.articles);
  const spec = { command: 'interchange.rehydrate', label: `Join the codings of “${source.title}”`, coderId };
  const taken = project.write((db) => {
    const { result, touched } = runLargeCommand(db, tools, spec, (scope) => applyPlan(scope, rehydrated.plan, coderId));
    return { result, touched };
  });
  return {
    project: project.path,
    articles: [...rehydrated.articles],
    notes: [...noteSource(source, brought), ...rehydrated.notes(), ...taken.notes],
  };
}

function noteSource(source: ReplicationPackage, { refused }: BroughtArticles): InterchangeNote[] {
  const notes = createNoteTally();
  if (source.missing.has('fingerprints') || source.missing.has('anchors')) {
    const message = 'The package came without its hashes: only exact copies of the articles could be joined.';
    notes.add('without-hashes', message);
  }
  for (const { file, message } of refused) {
    notes.add('file-refused', 'A file could not be read as an article.', `${file}: ${message}`);
  }
  return notes.list();
}
