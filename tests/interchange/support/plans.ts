import type { InterchangeNote } from '../../../shared/contract/schemas/interchange.ts';
import type { PlannedArticle } from '../../../electron/engine/importers/import-plan.ts';
import { bareArticle } from '../../../electron/engine/importers/planned-article.ts';
import type {
  InterchangePlan,
  PlannedCode,
  PlannedSegment,
  PlannedSource,
} from '../../../electron/engine/interchange/plan.ts';

/** A plan as a reader makes it, from what matters to a test. */
export function planOf(facts: Partial<InterchangePlan> & { documents?: readonly PlannedSource[] }): InterchangePlan {
  const notes: InterchangeNote[] = [];
  const { documents = [], ...more } = facts;
  return {
    format: 'qdpx',
    program: 'NVivo 14',
    title: 'Borders',
    coders: [],
    codes: [],
    variables: [],
    memos: [],
    sources: () => documents,
    notes: () => notes,
    close: () => undefined,
    ...more,
  };
}

export function codeOf(key: string, name: string, more: Partial<PlannedCode> = {}): PlannedCode {
  return {
    key,
    parentKey: null,
    name,
    color: null,
    definition: '',
    include: '',
    exclude: '',
    example: '',
    value: null,
    shortcut: null,
    isRetired: false,
    createdAt: null,
    modifiedAt: null,
    ...more,
  };
}

export function sourceOf(key: string, text: string, more: Partial<PlannedSource> = {}): PlannedSource {
  const article: PlannedArticle = { ...bareArticle(text, []), title: `Article ${key}` };
  return {
    key,
    article,
    direction: null,
    fileName: null,
    createdAt: null,
    variables: new Map(),
    memos: [],
    segments: [],
    ...more,
  };
}

export function segmentOf(
  codeKey: string,
  start: number,
  end: number,
  more: Partial<PlannedSegment> = {},
): PlannedSegment {
  return {
    key: null,
    codeKey,
    coderKey: null,
    start,
    end,
    weight: null,
    status: 'final',
    memo: null,
    attributes: {},
    createdAt: null,
    modifiedAt: null,
    ...more,
  };
}
