import type { InterchangeCounts, InterchangeNote } from '../../../../shared/contract/schemas/interchange.ts';
import type { ArticleId, CoderId } from '../../../../shared/domain/ids.ts';
import type { CommandScope } from '../../history/run-command.ts';
import { oneRow } from '../../store/database.ts';
import { createNoteTally } from '../note-tally.ts';
import type { InterchangePlan, PlannedSource } from '../plan.ts';
import { applyArticle } from './articles.ts';
import { applyCoders } from './coders.ts';
import { applyCodes } from './codes.ts';
import { applyMemos, createMemoTaker } from './memos.ts';
import { createSegmentTaker } from './segments.ts';
import { applyStates } from './states.ts';
import { coderOf, noCounts, type TakenThings, type Taking } from './taking.ts';
import { applyValues, applyVariables } from './variables.ts';

export interface AppliedPlan {
  added: InterchangeCounts;
  /** What stood in the project already. */
  known: InterchangeCounts;
  /** What the plan could not know: names taken, codings outside their text, what differs from ours. */
  notes: InterchangeNote[];
}

/** Writes a plan into the project: first whom and what codings need, then one source after the other. */
export function applyPlan(scope: CommandScope, plan: InterchangePlan, actingCoderId: CoderId): AppliedPlan {
  const taking: Taking = {
    scope,
    plan,
    notes: createNoteTally(),
    added: noCounts(),
    known: noCounts(),
    actingCoderId,
  };
  const things = takeThings(taking);
  const takeMemo = createMemoTaker(taking);
  applyMemos(taking, things, takeMemo);
  const segments = createSegmentTaker(taking, things, takeMemo);
  const twins = createTwinWatch(taking);
  const duplicates = createDuplicateLinks(taking);
  for (const source of plan.sources()) {
    const article = applyArticle(taking, source);
    if (article === null) continue;
    twins.see(article.articleId, source);
    duplicates.see(article.articleId, source);
    segments.take(article, source);
    applyValues(taking, things, article.articleId, source);
    applyStates(taking, things, article.articleId, source);
    for (const memo of source.memos) {
      const place = { subject: 'article' as const, subjectId: article.articleId, of: article.title };
      takeMemo({ ...memo, ...place, coderId: coderOf(taking, things, memo.coderKey) });
    }
  }
  duplicates.link();
  return { added: taking.added, known: taking.known, notes: taking.notes.list() };
}

function takeThings(taking: Taking): TakenThings {
  const coders = applyCoders(taking);
  const codes = applyCodes(taking);
  const variables = applyVariables(taking);
  const { codebookVersion } = taking.scope;
  return { coders, codes, variables, codebookVersion: codebookVersion + (taking.added.codes > 0 ? 1 : 0) };
}

/** Says so where two documents of the other program have become one article, since their texts are the same. */
function createTwinWatch({ notes }: Taking): { see(articleId: ArticleId, source: PlannedSource): void } {
  const seen = new Set<ArticleId>();
  return {
    see(articleId, source) {
      if (seen.has(articleId)) {
        const message = 'Documents with the same text have become one article, with the codings of all of them.';
        notes.add('same-text', message, source.article.title);
      }
      seen.add(articleId);
    },
  };
}

/** Says which article repeats which, once all of them are there. What ours says already stays. */
function createDuplicateLinks({ scope }: Taking): {
  see(articleId: ArticleId, source: PlannedSource): void;
  link(): void;
} {
  const ids = new Map<string, ArticleId>();
  const links = new Map<ArticleId, string>();
  return {
    see(articleId, { key, duplicateOfKey }) {
      ids.set(key, articleId);
      if (duplicateOfKey) links.set(articleId, duplicateOfKey);
    },
    link() {
      for (const [articleId, key] of links) {
        const original = ids.get(key);
        if (original === undefined || original === articleId) continue;
        const ours = oneRow<{ duplicate_of: string | null }>(
          scope.db,
          'SELECT duplicate_of FROM article WHERE id = ?',
          articleId,
        );
        if (ours?.duplicate_of === null) scope.record.update('article', articleId, { duplicate_of: original });
      }
    },
  };
}
