import type { InterchangeFormat, InterchangeNote } from '../../../shared/contract/schemas/interchange.ts';
import type { MemoSubject, SegmentStatus, VariableType } from '../../../shared/domain/coding/types.ts';
import type { PlannedArticle } from '../importers/import-plan.ts';

/**
 * What a project of another program holds, in our words. Keys are the other program's own ids, unique among things of a
 * kind; where they are UUIDs (with or without braces, in any case) they become ours, so that the same project read twice
 * is recognised.
 */
export interface InterchangePlan {
  readonly format: InterchangeFormat;
  /** As the file names it. */
  readonly program: string;
  readonly title: string | null;
  readonly coders: readonly PlannedCoder[];
  /** Parents before their children, siblings in their order. */
  readonly codes: readonly PlannedCode[];
  readonly variables: readonly PlannedVariable[];
  /** Memos on the project and on codes; those of articles and codings travel with them. */
  readonly memos: readonly PlannedMemo[];
  /** One source after the other with its codings, so that memory holds one text at a time. May be walked more than once. */
  sources(): Iterable<PlannedSource>;
  /**
   * What was not taken over, or only in another form. Complete only when `sources()` has been walked to its end, since
   * texts and offsets are looked at there.
   */
  notes(): readonly InterchangeNote[];
  /** Lets go of files and databases. */
  close(): void;
}

export interface PlannedCoder {
  key: string;
  name: string;
  /** `#rrggbb`, or null where the program has none. */
  color: string | null;
}

export interface PlannedCode {
  key: string;
  parentKey: string | null;
  /** Siblings of one name are kept apart when the plan is applied. */
  name: string;
  color: string | null;
  definition: string;
  include: string;
  exclude: string;
  example: string;
  value: number | null;
  shortcut: string | null;
  isRetired: boolean;
  createdAt: string | null;
  modifiedAt: string | null;
}

export interface PlannedVariable {
  key: string;
  name: string;
  type: VariableType;
  choices: readonly string[];
}

export interface PlannedMemo {
  subject: MemoSubject;
  /** Null for the project; otherwise the key of a code. */
  subjectKey: string | null;
  coderKey: string | null;
  text: string;
  createdAt: string | null;
  modifiedAt: string | null;
}

export interface PlannedSource {
  key: string;
  article: PlannedArticle;
  direction: 'ltr' | 'rtl' | null;
  fileName: string | null;
  createdAt: string | null;
  /** Values by the key of the variable, in our spelling of its type. */
  variables: ReadonlyMap<string, string>;
  memos: readonly Omit<PlannedMemo, 'subject' | 'subjectKey'>[];
  segments: readonly PlannedSegment[];
}

export interface PlannedSegment {
  /** Null where the program gives its codings no id. */
  key: string | null;
  codeKey: string;
  /** Null: nobody is named; the acting coder is then the one. */
  coderKey: string | null;
  /** UTF-16 units into `article.text`, half-open. */
  start: number;
  end: number;
  weight: number | null;
  status: SegmentStatus;
  memo: string | null;
  attributes: Readonly<Record<string, string>>;
  createdAt: string | null;
  modifiedAt: string | null;
}

/** Where a reader looks: a file, or the folder that a program makes of a project. */
export interface InterchangeSource {
  /** Absolute. */
  path: string;
  isFolder: boolean;
  /** The first bytes of a file; empty for a folder. */
  head: Uint8Array;
}

export interface InterchangeReader {
  readonly format: InterchangeFormat;
  /** Whether this is one of its own, told by the name and the first bytes, without reading it all. */
  recognises(source: InterchangeSource): boolean;
  /** Throws `ParlanceError` with an `interchange.*` or `import.*` code where it cannot be read. */
  read(source: InterchangeSource): Promise<InterchangePlan> | InterchangePlan;
}
