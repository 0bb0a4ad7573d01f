/**
 * Branded identifiers. Every id is a UUIDv7 in lower case: it sorts by creation time and survives rename, export,
 * import and merge. The brand exists at compile time only.
 */
declare const brand: unique symbol;

export type Id<Name extends string> = string & { readonly [brand]: Name };

export type ProjectId = Id<'ProjectId'>;
export type CoderId = Id<'CoderId'>;
export type ArticleId = Id<'ArticleId'>;
export type ArticleTextId = Id<'ArticleTextId'>;
export type OriginalId = Id<'OriginalId'>;
export type CodeId = Id<'CodeId'>;
export type SegmentId = Id<'SegmentId'>;
export type AttributeId = Id<'AttributeId'>;
export type VariableId = Id<'VariableId'>;
export type RecipeId = Id<'RecipeId'>;
export type MemoId = Id<'MemoId'>;
export type JournalEntryId = Id<'JournalEntryId'>;
export type ImportRunId = Id<'ImportRunId'>;

/** Anything that can be told apart from every other thing of its kind by its id. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
}

export type RandomBytes = (length: number) => Uint8Array;

/**
 * Makes UUIDv7 ids (RFC 9562, section 5.7) that never go backwards: ids made within one millisecond, or while the
 * clock is set back, count up in the 12 bits of `rand_a`, and borrow the next millisecond when those are used up.
 */
export function createIdMaker(clock: Clock, randomBytes: RandomBytes): () => string {
  let lastTime = -1;
  let counter = 0;
  return () => {
    const now = clock.now();
    const random = randomBytes(10);
    if (now > lastTime) {
      lastTime = now;
      counter = ((random[0]! << 8) | random[1]!) & 0x7ff;
    } else if (++counter > 0xfff) {
      lastTime += 1;
      counter = 0;
    }
    const time = lastTime.toString(16).padStart(12, '0');
    const randA = counter.toString(16).padStart(3, '0');
    const variant = ((random[2]! & 0x3f) | 0x80).toString(16).padStart(2, '0');
    let tail = variant;
    for (let i = 3; i < 10; i++) tail += random[i]!.toString(16).padStart(2, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${randA}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  };
}
