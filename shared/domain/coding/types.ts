import type {
  ArticleId,
  ArticleTextId,
  AttributeId,
  CodeId,
  CoderId,
  ImportRunId,
  MemoId,
  SegmentId,
  VariableId,
} from '../ids.ts';

export interface Coder {
  id: CoderId;
  name: string;
  /** `#rrggbb`. */
  color: string;
  createdAt: string;
}

export const articleStates = ['not-started', 'in-progress', 'done'] as const;
/** One coder's progress with one article. "Coded, nothing found" is `done` without codings. */
export type ArticleState = (typeof articleStates)[number];

/** An article without its text, as lists show it. Times are ISO 8601 UTC, `date` is cut to `datePrecision`. */
export interface ArticleSummary {
  id: ArticleId;
  title: string;
  byline: string | null;
  outlet: string | null;
  section: string | null;
  date: string | null;
  datePrecision: 'year' | 'month' | 'day' | 'minute' | null;
  url: string | null;
  language: string | null;
  direction: 'ltr' | 'rtl';
  words: number;
  /** Unicode code points. */
  characters: number;
  textId: ArticleTextId;
  textHash: string;
  duplicateOf: ArticleId | null;
  fileName: string | null;
  format: string | null;
  importRunId: ImportRunId | null;
  createdAt: string;
  /** The acting coder's state. */
  state: ArticleState;
  /** Codings by every coder. */
  segmentCount: number;
}

export interface Code {
  id: CodeId;
  parentId: CodeId | null;
  name: string;
  color: string;
  definition: string;
  include: string;
  exclude: string;
  example: string;
  value: number | null;
  /** One key that applies the code, lower case, unique in the codebook. */
  key: string | null;
  /** Place among the siblings, counted from 0. */
  position: number;
  retiredAt: string | null;
  createdAt: string;
  modifiedAt: string;
  /** Codings with exactly this code, by every coder. */
  segmentCount: number;
}

export const segmentStatuses = ['draft', 'final', 'adjudicated'] as const;
export type SegmentStatus = (typeof segmentStatuses)[number];

/** One code on one passage by one coder. `start`/`end` are UTF-16 units, `startCp`/`endCp` code points; half-open. */
export interface Segment {
  id: SegmentId;
  articleId: ArticleId;
  textId: ArticleTextId;
  codeId: CodeId;
  coderId: CoderId;
  start: number;
  end: number;
  startCp: number;
  endCp: number;
  quote: string;
  weight: number | null;
  status: SegmentStatus;
  memo: string | null;
  /** Values by attribute name. */
  attributes: Record<string, string>;
  codebookVersion: number;
  createdAt: string;
  modifiedAt: string;
}

/** A segment with what the table of segments shows beside it. */
export interface SegmentRow extends Segment {
  articleTitle: string;
  outlet: string | null;
  date: string | null;
  direction: 'ltr' | 'rtl';
  codeName: string;
  /** Names from the root, joined by ` > `. */
  codePath: string;
  codeColor: string;
  coderName: string;
}

export interface Attribute {
  id: AttributeId;
  name: string;
  position: number;
}

export const variableTypes = ['text', 'number', 'date', 'yes-no', 'choice'] as const;
export type VariableType = (typeof variableTypes)[number];

/** What is known about every article beyond its metadata: party, circulation, sample, wave. */
export interface Variable {
  id: VariableId;
  name: string;
  type: VariableType;
  /** For `choice`: the values that may be given, in their order. */
  choices: string[];
  position: number;
}

export const memoSubjects = ['project', 'article', 'code', 'segment'] as const;
export type MemoSubject = (typeof memoSubjects)[number];

export interface Memo {
  id: MemoId;
  subject: MemoSubject;
  /** Null for the project itself. */
  subjectId: string | null;
  coderId: CoderId;
  text: string;
  createdAt: string;
  modifiedAt: string;
}
