import type { InterchangeFormat, InterchangeNote } from '../../../shared/contract/schemas/interchange.ts';
import type { ArticleState, MemoSubject, SegmentStatus, VariableType } from '../../../shared/domain/coding/types.ts';
import type { PlannedArticle } from '../importers/import-plan.ts';
import type { OriginalFile } from '../jobs/planned-file.ts';

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
  /** Names of what the codings' attributes are called, in their order, even where no coding has one. */
  readonly attributes?: readonly string[];
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
  /** When it was retired, where the file says so. */
  retiredAt?: string | null;
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
  /** The memo's own id, where the file gives it one. */
  key?: string | null;
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
  /** How far each coder has come, by the key of the coder: “done” without codings is a finding of its own. */
  states?: ReadonlyMap<string, ArticleState>;
  /** Key of the source whose text this one repeats. */
  duplicateOfKey?: string | null;
  /** What the text was read from, where that is known (`pdf`); otherwise the format of the plan stands for it. */
  format?: string | null;
  /** The file that the text came from, read when it is asked for; null where it cannot be had. */
  original?: () => (OriginalFile & { encoding: string | null }) | null;
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
  /** What its own coder wrote about it. */
  memo: string | null;
  /** What other coders wrote about it. */
  otherMemos?: readonly Omit<PlannedMemo, 'subject' | 'subjectKey'>[];
  /** The version of the codebook that it was made under, in the project where it was made. */
  codebookVersion?: number | null;
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
