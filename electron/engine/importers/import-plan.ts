import type { StructureSpan } from '../../../shared/domain/text/structure.ts';
import type { ErrorCode } from '../../../shared/contract/errors.ts';

/** How exactly a publication date is known: the ISO 8601 value is cut to this precision. */
export type DatePrecision = 'year' | 'month' | 'day' | 'minute';

export interface PlannedArticle {
  title: string;
  /** Canonical text (`canonicalizeText`): `\n` line ends only, no byte-order mark, no C0 controls but tab. */
  text: string;
  structure: StructureSpan[];
  byline: string | null;
  outlet: string | null;
  section: string | null;
  /** ISO 8601, cut to `datePrecision`: `2026`, `2026-03`, `2026-03-14`, `2026-03-14T08:30Z`. */
  date: string | null;
  datePrecision: DatePrecision | null;
  url: string | null;
  /** BCP 47 primary tag (`en`, `fa`), or null where it is not known. */
  language: string | null;
  /** The article's own id in the source it came from, where the source has one. */
  sourceId: string | null;
  /** Where each metadata value came from, for the report: `{ date: 'json-ld', outlet: 'og:site_name' }`. */
  provenance: Record<string, string>;
}

export interface ImportWarning {
  code: string;
  message: string;
}

/** What one file holds. Pure data: an importer turns bytes into a plan and touches nothing else. */
export interface ImportPlan {
  format: string;
  mediaType: string;
  /** Character encoding that was used, as a lower-case WHATWG label, or null for formats that have none. */
  encoding: string | null;
  articles: PlannedArticle[];
  warnings: ImportWarning[];
}

export interface ImportInput {
  /** File name without its folders. */
  fileName: string;
  bytes: Uint8Array;
  /** Overrules detection: an encoding label and a format name of the registry. */
  encoding?: string;
  format?: string;
}

export interface Importer {
  /** Name in the registry and on the command line: `txt`, `html`, `docx`, `pdf`. */
  format: string;
  /** Lower-case extensions without the dot. */
  extensions: readonly string[];
  /** True where the first bytes alone prove the format (a signature), whatever the file is called. */
  sniff?(bytes: Uint8Array): boolean;
  /** Throws `ParlanceError` with an `import.*` code where the file is refused. */
  plan(input: ImportInput): Promise<ImportPlan> | ImportPlan;
}

export interface ImportFailure {
  file: string;
  code: ErrorCode;
  message: string;
}
