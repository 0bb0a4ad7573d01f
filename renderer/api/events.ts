import type { QueryKey } from '@tanstack/react-query';
import { readStream } from '../../shared/contract/rpc-client.ts';
import type { EngineEvent, TouchedThings } from '../../shared/contract/schemas/events.ts';
import { engine } from './engine.ts';
import { queries } from './queries.ts';
import { queryClient } from './query-client.ts';
import { projectChanged } from './session.ts';

/** Time for the answer of a call to arrive after its event, so that the page knows the change as its own. */
const gatherFor = 60;
/** Lists that show nothing but another count are read again once coding pauses. */
const countsAfter = 1_200;
/** An import changes the list of articles many times a second; it is read again this often. */
const listEvery = 700;

const ownRevisions = new Set<number>();

/**
 * Says that this page has already written what this revision changed into its cache of an article's codings, so that
 * the event need not read them again.
 */
export function noteOwnRevision(revision: number): void {
  ownRevisions.add(revision);
  if (ownRevisions.size > 200) ownRevisions.delete(ownRevisions.values().next().value!);
}

let generation = 0;

/** Listens to the engine of the current connection; the stream of an earlier connection is left behind. */
export function listenToEvents(): void {
  const mine = ++generation;
  void (async () => {
    try {
      for await (const event of readStream(engine().system.events({}))) {
        if (mine !== generation) return;
        take(event);
      }
    } catch {
      // The connection broke; connect.ts notices by itself and listens again.
    }
  })();
}

type Change = Extract<EngineEvent, { kind: 'changed' }>;
let gathered: Change[] = [];

function take(event: EngineEvent): void {
  if (event.kind === 'project') {
    projectChanged(event.project);
    return;
  }
  if (gathered.length === 0) setTimeout(invalidateGathered, gatherFor);
  gathered.push(event);
}

function invalidateGathered(): void {
  const changes = gathered;
  gathered = [];
  const keys = new Map<string, QueryKey>();
  for (const { touched, revision } of changes) {
    for (const key of keysOf(touched, ownRevisions.delete(revision))) keys.set(JSON.stringify(key), key);
  }
  for (const queryKey of keys.values()) void queryClient.invalidateQueries({ queryKey });
  if (changes.some(({ touched }) => touched.articles !== undefined)) readListSoon();
  if (changes.some(({ touched }) => touched.segments !== undefined || touched.codedArticles !== undefined))
    countLater();
}

let listTimer: ReturnType<typeof setTimeout> | undefined;
let listReadAt = 0;

function readListSoon(): void {
  if (listTimer !== undefined) return;
  const wait = Math.max(0, listReadAt + listEvery - performance.now());
  listTimer = setTimeout(() => {
    listTimer = undefined;
    listReadAt = performance.now();
    for (const queryKey of [queries.articles().queryKey, ['segments', 'page']]) {
      void queryClient.invalidateQueries({ queryKey });
    }
  }, wait);
}

let countTimer: ReturnType<typeof setTimeout> | undefined;

function countLater(): void {
  clearTimeout(countTimer);
  countTimer = setTimeout(() => {
    for (const query of [queries.articles(), queries.codes(), queries.coders()]) {
      void queryClient.invalidateQueries({ queryKey: query.queryKey });
    }
  }, countsAfter);
}

/** What must be read again, by kind of thing. */
const keysByKind: Record<Exclude<keyof TouchedThings, 'articles' | 'codedArticles'>, readonly QueryKey[]> = {
  project: [],
  coders: [['coders'], ['segments', 'page']],
  codes: [['codes'], ['segments', 'page']],
  segments: [['segments', 'page'], ['attributes']],
  attributes: [['attributes']],
  memos: [['memos']],
  variables: [['variables']],
  recipes: [['recipes']],
  imports: [['imports']],
};

/** Exported for its test. */
export function keysOf(touched: TouchedThings, isOwn: boolean): QueryKey[] {
  const keys: QueryKey[] = [['project'], ['history']];
  for (const [kind, queryKeys] of Object.entries(keysByKind)) {
    if (touched[kind as keyof typeof keysByKind] !== undefined) keys.push(...queryKeys);
  }
  if (touched.articles !== undefined) {
    // Values of variables are facts of their article.
    if (touched.articles === 'all') keys.push(['article'], ['variables', 'values']);
    else
      keys.push(
        ...touched.articles.flatMap((id) => [
          ['article', id],
          ['variables', 'values', id],
        ]),
      );
  }
  if (touched.codedArticles !== undefined && !isOwn) {
    if (touched.codedArticles === 'all') keys.push(['segments', 'article']);
    else keys.push(...touched.codedArticles.map((id) => ['segments', 'article', id]));
  }
  return keys;
}
