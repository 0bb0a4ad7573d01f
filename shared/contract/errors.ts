/**
 * The closed list of what can go wrong at a boundary. A code is for scripts and tests, the sentence that travels with it
 * is for the analyst: what happened, what was kept, what to do.
 */
export const errorCodes = [
  // the call itself
  'call.invalid',
  'call.cancelled',
  'internal',
  // the project file
  'project.none-open',
  'project.not-found',
  'project.exists',
  'project.not-a-database',
  'project.not-parlance',
  'project.from-the-future',
  'project.damaged',
  'project.locked',
  'project.read-only',
  'project.disk-full',
  'project.not-permitted',
  // things in it
  'coder.not-found',
  'coder.name-taken',
  'article.not-found',
  'article.ambiguous',
  'code.not-found',
  'code.ambiguous',
  'code.name-taken',
  'code.name-empty',
  'code.cycle',
  'code.in-use',
  'code.retired',
  'segment.not-found',
  'segment.out-of-range',
  'segment.exists',
  'segment.quote-not-found',
  'segment.quote-ambiguous',
  'attribute.not-found',
  'attribute.name-taken',
  'memo.not-found',
  'variable.not-found',
  'variable.name-taken',
  'variable.value-invalid',
  'variables.unreadable',
  'recipe.not-found',
  'recipe.name-taken',
  // history
  'history.nothing-to-undo',
  'history.nothing-to-redo',
  'history.conflict',
  // files in
  'import.not-found',
  'import.unreadable',
  'import.unknown-format',
  'import.empty',
  'import.no-text',
  'import.binary',
  'import.damaged',
  'import.encrypted',
  'import.too-large',
  'import.encoding',
  'import.timed-out',
  'import.failed',
  'import.project',
  'codebook.unreadable',
  'codings.unreadable',
  // other programs' projects
  'interchange.unknown-format',
  'interchange.unreadable',
  'interchange.empty',
  'replication.unreadable',
  // files out
  'export.not-writable',
  'export.exists',
  'export.failed',
  'export.no-printer',
  'backup.failed',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An error that may cross the boundary: it has a code of the closed list and a sentence that an analyst can act on. */
export class ParlanceError extends Error {
  override readonly name = 'ParlanceError';
  readonly code: ErrorCode;
  /** Facts for scripts: names, paths, counts. Plain JSON. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: { details?: Record<string, unknown>; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && (errorCodes as readonly string[]).includes(value);
}
