import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { isoDate } from '../../../shared/contract/schemas/common.ts';
import type { ArticleId, ImportRunId } from '../../../shared/domain/ids.ts';
import { foldForIndex } from '../../../shared/domain/text/folding.ts';
import type { ImportFailure } from '../importers/import-plan.ts';
import { findFiles, type FoundFile } from '../importers/find-files.ts';
import { createImportWriter, type ArticleChooser } from '../importing/apply-files.ts';
import { ImportTally } from '../importing/import-tally.ts';
import { finishRun, startRun } from '../importing/run-import.ts';
import { timeOr } from '../interchange/plan-values.ts';
import type { PreparedArticle } from '../jobs/planned-file.ts';
import type { ImportPool } from '../jobs/worker-pool.ts';
import type { OpenProject } from '../project/open-project.ts';
import { oneRow } from '../store/database.ts';
import { createArticleMatcher } from './match-articles.ts';
import type { ReplicationPackage } from './open-package.ts';

/** The colleague's file that became an article. */
export interface BroughtArticle {
  file: string;
  isExact: boolean;
}

export interface BroughtArticles {
  articles: Map<ArticleId, BroughtArticle>;
  refused: ImportFailure[];
}

interface BestCopy {
  file: string;
  index: number;
  score: number;
}

export type BringProgress = { files: number; matched: number };

/**
 * Imports the colleague's articles that are articles of the package, under the package's ids and with its metadata. Exact
 * texts come in while all files are read; which other copy is the best is known after that, so those are read twice.
 */
export async function* bringArticles(
  project: OpenProject,
  pool: ImportPool,
  source: ReplicationPackage,
  paths: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<BringProgress, BroughtArticles, undefined> {
  const { now, newId } = project.tools;
  const runId = newId() as ImportRunId;
  const tally = new ImportTally(runId, paths, now().toISOString());
  startRun(project, runId, tally.finish(now().toISOString(), false));
  const brought = new Map<ArticleId, BroughtArticle>();
  const best = new Map<ArticleId, BestCopy>();
  const refused: ImportFailure[] = [];
  let files = 0;
  let choose: ArticleChooser = createExactChooser(source, brought, best);
  const writer = createImportWriter(runId, project.coderId, project.tools, (...given) => choose(...given));

  const run = async function* (requests: readonly FoundFile[], isFirst: boolean) {
    for await (const lump of pool.plan(requests, signal ? { signal } : {})) {
      const planned = lump.filter((file) => file.outcome === 'planned');
      for (const file of isFirst ? lump : []) if (file.outcome === 'refused') refuse(file.failure);
      const applied = project.write((db) => ({ result: writer.apply(db, planned), touched: { articles: 'all' } }));
      tally.take(isFirst ? planned : [], applied);
      if (isFirst) files += lump.length;
      yield { files, matched: brought.size };
      await nextTurn();
    }
  };
  const refuse = (failure: ImportFailure): void => {
    refused.push(failure);
    tally.refuse(failure);
  };

  const found = await listFiles(paths, refuse, signal);
  yield* run(found, true);
  for (const id of brought.keys()) best.delete(id);
  choose = createCopyChooser(source, brought, best);
  const copies = new Set([...best.values()].map(({ file }) => file));
  yield* run(
    found.filter(({ path }) => copies.has(path)),
    false,
  );
  finishRun(project, tally.finish(now().toISOString(), false));
  return { articles: brought, refused };
}

async function listFiles(
  paths: readonly string[],
  refuse: (failure: ImportFailure) => void,
  signal: AbortSignal | undefined,
): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  for await (const finding of findFiles(paths, { recursive: true, ...(signal && { signal }) })) {
    if (finding.kind === 'file') files.push(finding.file);
    else refuse(finding.failure);
  }
  return files;
}

/** Takes exact texts, and remembers for every other article where the best copy is. */
function createExactChooser(
  source: ReplicationPackage,
  brought: Map<ArticleId, BroughtArticle>,
  best: Map<ArticleId, BestCopy>,
): ArticleChooser {
  const matcher = createArticleMatcher(source);
  return (_db, article, { file, index, time }) => {
    const { exact, near } = matcher.candidatesOf(article.text, article.textHash);
    for (const { articleId, score } of near) {
      if (score > (best.get(articleId)?.score ?? 0)) best.set(articleId, { file, index, score });
    }
    const wanted = exact.filter((articleId) => !brought.has(articleId));
    for (const articleId of wanted) brought.set(articleId, { file, isExact: true });
    return wanted.map((articleId) => choiceOf(source, articleId, article, time));
  };
}

function createCopyChooser(
  source: ReplicationPackage,
  brought: Map<ArticleId, BroughtArticle>,
  best: ReadonlyMap<ArticleId, BestCopy>,
): ArticleChooser {
  const wantedAt = new Map<string, ArticleId[]>();
  for (const [articleId, { file, index }] of best) {
    const key = `${index}\n${file}`;
    wantedAt.set(key, [...(wantedAt.get(key) ?? []), articleId]);
  }
  return (_db, article, { file, index, time }) =>
    (wantedAt.get(`${index}\n${file}`) ?? []).map((articleId) => {
      brought.set(articleId, { file, isExact: false });
      return choiceOf(source, articleId, article, time);
    });
}

/** A cell that cannot be what it should be is no reason to lose the article. */
const metadata = z.object({
  title: z.string().catch(''),
  byline: z.string().nullable().catch(null),
  outlet: z.string().nullable().catch(null),
  section: z.string().nullable().catch(null),
  date: isoDate.nullable().catch(null),
  date_precision: z.enum(['year', 'month', 'day', 'minute']).nullable().catch(null),
  url: z.string().nullable().catch(null),
  language: z.string().nullable().catch(null),
  direction: z.enum(['ltr', 'rtl']).nullable().catch(null),
  source_id: z.string().nullable().catch(null),
  created_at: z.string().nullable().catch(null),
});

function choiceOf({ db }: ReplicationPackage, articleId: ArticleId, copy: PreparedArticle, time: string) {
  const row = metadata.parse(oneRow(db, 'SELECT * FROM articles WHERE article_id = ?', articleId));
  const isDated = row.date !== null && row.date_precision !== null;
  const title = row.title.trim() === '' ? copy.title : row.title;
  const article: PreparedArticle = {
    ...copy,
    title,
    foldedTitle: foldForIndex(title),
    byline: row.byline,
    outlet: row.outlet,
    section: row.section,
    date: isDated ? row.date : null,
    datePrecision: isDated ? row.date_precision : null,
    url: row.url,
    language: row.language,
    direction: row.direction ?? copy.direction,
    sourceId: row.source_id,
    provenance: { title: 'replication package' },
  };
  return { articleId, article, createdAt: timeOr(row.created_at, time) };
}
