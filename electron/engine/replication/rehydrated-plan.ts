import type { InterchangeNote, RehydrateReport } from '../../../shared/contract/schemas/interchange.ts';
import { segmentStatuses, type ArticleState, type SegmentStatus } from '../../../shared/domain/coding/types.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import { squeezeText, type SqueezedText } from '../../../shared/domain/text/squeezed-text.ts';
import { bareArticle } from '../importers/planned-article.ts';
import { createNoteTally, type NoteTally } from '../interchange/note-tally.ts';
import type { InterchangePlan, PlannedCode, PlannedSegment, PlannedSource } from '../interchange/plan.ts';
import { allRows, type ReadableDb } from '../store/database.ts';
import { readText } from '../store/queries/articles.ts';
import type { BroughtArticle } from './bring-articles.ts';
import { findPassage } from './find-passage.ts';
import type { ReplicationPackage } from './open-package.ts';
import { packageHash } from './package-format.ts';

type Cells = Readonly<Record<string, string | null | undefined>>;
type ArticleReport = RehydrateReport['articles'][number];

export interface RehydratedPlan {
  plan: InterchangePlan;
  /** Complete when the plan's sources have been walked to their end. */
  articles: readonly ArticleReport[];
  notes(): InterchangeNote[];
}

/** The package's codebook and codings, placed in the articles that were brought into the project. */
export function planRehydration(
  source: ReplicationPackage,
  project: ReadableDb,
  brought: ReadonlyMap<ArticleId, BroughtArticle>,
): RehydratedPlan {
  const { db, facts } = source;
  const notes = createNoteTally();
  const articles: ArticleReport[] = [];
  const plan: InterchangePlan = {
    format: 'parlance',
    program: `Parlance ${source.programVersion}`,
    title: source.title,
    coders: allRows<Cells>(db, 'SELECT * FROM coders ORDER BY row').map((row) => ({
      key: row['coder_id'] ?? '',
      name: row['name'] ?? '',
      color: row['color'] ?? null,
    })),
    codes: allRows<Cells>(db, 'SELECT * FROM codebook ORDER BY row').map(codeOf),
    variables: facts.variables.map(({ id, name, type, choices }) => ({ key: id, name, type, choices })),
    attributes: facts.attributes.map(({ name }) => name),
    memos: [],
    *sources() {
      articles.length = 0;
      for (const row of db.prepare('SELECT * FROM articles ORDER BY row').iterate() as IterableIterator<Cells>) {
        const { report, planned } = rehydrateArticle(source, project, brought, notes, row);
        articles.push(report);
        if (planned) yield planned;
      }
    },
    notes: () => [],
    close: () => {},
  };
  return { plan, articles, notes: () => notes.list() };
}

function codeOf(row: Cells): PlannedCode {
  const text = (column: string): string => row[column] ?? '';
  return {
    key: text('code_id'),
    parentKey: row['parent_id'] ?? null,
    name: text('name'),
    color: row['color'] ?? null,
    definition: text('definition'),
    include: text('include'),
    exclude: text('exclude'),
    example: text('example'),
    value: row['value'] ? Number(row['value']) : null,
    shortcut: row['key'] ?? null,
    isRetired: Boolean(row['retired_at']),
    retiredAt: row['retired_at'] ?? null,
    createdAt: row['created_at'] ?? null,
    modifiedAt: row['modified_at'] ?? null,
  };
}

function rehydrateArticle(
  source: ReplicationPackage,
  project: ReadableDb,
  brought: ReadonlyMap<ArticleId, BroughtArticle>,
  notes: NoteTally,
  row: Cells,
): { report: ArticleReport; planned: PlannedSource | null } {
  const articleId = row['article_id'] as ArticleId;
  const copy = brought.get(articleId);
  const text = copy && readText(project, articleId)?.text;
  const segments = { exact: 0, reAnchored: 0, lost: 0 };
  const title = row['title'] ?? articleId;
  const rows = segmentsOf(source, articleId);
  if (!copy || text === undefined) {
    segments.lost = rows.length;
    return { report: { articleId, title, outcome: 'missing', file: null, segments }, planned: null };
  }
  const placer = createPlacer(source, articleId, text, copy.isExact);
  const planned: PlannedSegment[] = [];
  for (const segment of rows) {
    const place = placer(segment);
    if (place === null) segments.lost += 1;
    else segments[place.isExact ? 'exact' : 'reAnchored'] += 1;
    if (place?.isChanged) {
      const message = 'The words of a passage are others in this copy; it was placed between its old neighbours.';
      notes.add('passage-changed', message, `${title}: ${text.slice(place.start, place.end)}`);
    }
    if (place) planned.push(segmentOf(source, segment, place));
  }
  const outcome = copy.isExact ? ('exact' as const) : ('re-anchored' as const);
  return {
    report: { articleId, title, outcome, file: copy.file, segments },
    planned: {
      key: articleId,
      article: { ...bareArticle(text, []), title },
      direction: null,
      fileName: null,
      createdAt: null,
      variables: valuesOf(source, row),
      memos: [],
      segments: planned,
      states: statesOf(source, articleId),
      duplicateOfKey: row['duplicate_of'] ?? null,
    },
  };
}

function segmentsOf({ db, missing }: ReplicationPackage, articleId: string): Cells[] {
  const anchors = missing.has('anchors') ? '' : 'LEFT JOIN anchors ON anchors.segment_id = segments.segment_id';
  const columns = missing.has('anchors') ? 'segments.*' : 'anchors.*, segments.*';
  return allRows<Cells>(
    db,
    `SELECT ${columns}, (SELECT coder_id FROM coders WHERE coders.name = segments.coder) AS coder_key
     FROM segments ${anchors} WHERE segments.article_id = ? ORDER BY segments.row`,
    articleId,
  );
}

function valuesOf({ facts }: ReplicationPackage, row: Cells): Map<string, string> {
  return new Map(facts.variables.map(({ id, column }) => [id, row[column.toLowerCase()] ?? '']));
}

function statesOf({ db, missing }: ReplicationPackage, articleId: string): Map<string, ArticleState> {
  if (missing.has('states')) return new Map();
  const rows = allRows<Cells>(db, 'SELECT coder_id, state FROM states WHERE article_id = ?', articleId);
  return new Map(rows.map((row) => [row['coder_id'] ?? '', row['state'] as ArticleState]));
}

interface Place extends TextRange {
  isExact: boolean;
  isChanged: boolean;
}

/** Places passages in one text: where it is the very text by their offsets, where the words are the same by the squeezed ones. */
function createPlacer(
  { db, facts, missing }: ReplicationPackage,
  articleId: string,
  text: string,
  isNewest: boolean,
): (segment: Cells) => Place | null {
  let squeezed: SqueezedText | undefined;
  const squeezedText = (): SqueezedText => (squeezed ??= squeezeText(text));
  let squeezedHash: string | undefined;
  const versions = missing.has('fingerprints')
    ? []
    : allRows<Cells>(db, 'SELECT * FROM fingerprints WHERE article_id = ?', articleId);
  const inOriginal = (range: TextRange, isChanged: boolean): Place => ({
    ...squeezedText().toOriginal(range),
    isExact: false,
    isChanged,
  });
  return (segment) => {
    const version = versions.find((one) => one['text_version'] === segment['text_version']);
    if (isNewest && (version === undefined || version['is_newest'] === '1')) {
      const [start, end] = [whole(segment['start_utf16']), whole(segment['end_utf16'])];
      return start >= 0 && end > start && end <= text.length ? { start, end, isExact: true, isChanged: false } : null;
    }
    if (!segment['quote_hash']) return null;
    const anchor = { quote: runOf(segment, 'quote'), before: runOf(segment, 'before'), after: runOf(segment, 'after') };
    squeezedHash ??= packageHash(facts.salt, squeezedText().squeezed);
    if (version?.['squeezed_hash'] === squeezedHash) {
      const start = whole(segment['squeezed_start']);
      const range = { start, end: start + anchor.quote.length };
      const words = squeezedText().squeezed.slice(range.start, range.end);
      if (words !== '' && packageHash(facts.salt, words) === anchor.quote.hash) return inOriginal(range, false);
    }
    const found = findPassage(squeezedText().squeezed, anchor, facts.salt);
    return found && inOriginal(found.range, found.isChanged);
  };
}

function runOf(segment: Cells, name: 'quote' | 'before' | 'after') {
  const length = whole(segment[name === 'quote' ? 'squeezed_length' : `${name}_length`]);
  return { length, check: whole(segment[`${name}_check`]), hash: segment[`${name}_hash`] ?? '' };
}

/** −1 for what is no whole number, which lies in no text. */
function whole(cell: string | null | undefined): number {
  return /^\d{1,15}$/.test(cell ?? '') ? Number(cell) : -1;
}

function segmentOf({ facts }: ReplicationPackage, row: Cells, { start, end }: Place): PlannedSegment {
  const status = row['status'] as SegmentStatus;
  const version = whole(row['codebook_version']);
  return {
    key: row['segment_id'] ?? null,
    codeKey: row['code_id'] ?? '',
    coderKey: row['coder_key'] ?? null,
    start,
    end,
    weight: row['weight'] ? Number(row['weight']) : null,
    status: segmentStatuses.includes(status) ? status : 'final',
    memo: null,
    codebookVersion: version > 0 ? version : null,
    attributes: Object.fromEntries(facts.attributes.map(({ name, column }) => [name, row[column.toLowerCase()] ?? ''])),
    createdAt: row['created_at'] ?? null,
    modifiedAt: row['modified_at'] ?? null,
  };
}
