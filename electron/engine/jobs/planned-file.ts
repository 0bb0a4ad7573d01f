import type { ImportFailure, ImportPlan, PlannedArticle } from '../importers/import-plan.ts';

/** One file to plan: read from `path` by the worker, or given as bytes (an upload), which are copied to the worker. */
export interface PlanRequest {
  fileName: string;
  path?: string;
  bytes?: Uint8Array;
  /** Size in bytes where it is known already: lets the pool spread large files. */
  size?: number;
  encoding?: string;
  format?: string;
}

/** An article with everything that costs time to compute, so that the main thread only inserts rows. */
export interface PreparedArticle extends PlannedArticle {
  /** SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal. */
  textHash: string;
  words: number;
  direction: 'ltr' | 'rtl';
  /** `foldForIndex` of title and text, for the full-text index. */
  foldedTitle: string;
  foldedText: string;
}

export interface OriginalFile {
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
  /** SHA-256 of the bytes, in lower-case hexadecimal. */
  sha256: string;
}

export interface PlannedImport extends Omit<ImportPlan, 'articles'> {
  articles: PreparedArticle[];
}

/** What became of one request. `index` counts the requests of a run from 0; `file` is the path, or the name of an upload. */
export type PlannedFile =
  | { outcome: 'planned'; index: number; file: string; plan: PlannedImport; original: OriginalFile }
  | { outcome: 'refused'; index: number; file: string; failure: ImportFailure };
