import { foldCluster, joiningOf, joinsAndStays, joinsButVanishes, joinsNothing } from './fold-characters.ts';
import { FoldMap } from './fold-map.ts';
import { snapToGraphemes } from './graphemes.ts';
import { assertRange, isHighSurrogate, isLowSurrogate, type TextRange } from './offsets.ts';

/** A shadow of a text in which spellings that a reader takes for the same are the same, with the way back. */
export interface FoldedText {
  readonly folded: string;
  /** The original range of a range of `folded`, widened to whole grapheme clusters. */
  toOriginal(start: number, end: number): TextRange;
}

export interface FoldingOptions {
  /** What a ZWNJ becomes: nothing (the default), or a space, so that the parts of a word stand alone. */
  zwnj?: 'removed' | 'word-break';
}

export function foldText(text: string, options: FoldingOptions = {}): FoldedText {
  const map = new FoldMap();
  const folded = isAscii(text) ? text.toLowerCase() : fold(text, options, map);
  return {
    folded,
    toOriginal(start, end) {
      assertRange({ start, end }, folded.length);
      const from = map.originalStart(start);
      return snapToGraphemes(text, { start: from, end: start === end ? from : map.originalEnd(end) });
    },
  };
}

/** The same folded text without the way back: for a full-text index and for queries. */
export function foldForIndex(text: string, options: FoldingOptions = {}): string {
  return isAscii(text) ? text.toLowerCase() : fold(text, options, null);
}

/** Where `query` occurs whatever its spelling: ascending, not overlapping, in whole grapheme clusters of the original. */
export function findFolded(text: string | FoldedText, query: string, options: FoldingOptions = {}): TextRange[] {
  const shadow = typeof text === 'string' ? foldText(text, options) : text;
  const { folded } = shadow;
  const wanted = foldForIndex(query, options);
  const found: TextRange[] = [];
  if (wanted === '') return found;
  for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, at + wanted.length)) {
    const range = shadow.toOriginal(at, at + wanted.length);
    // Two hits inside one ligature are one place.
    if (range.start >= (found.at(-1)?.end ?? 0)) found.push(range);
  }
  return found;
}

function isAscii(text: string): boolean {
  return text.search(/[^\0-\x7F]/) === -1;
}

const zwnj = 0x200c;

function fold(text: string, options: FoldingOptions, map: FoldMap | null): string {
  const output = new UnitWriter();
  const breaksWords = options.zwnj === 'word-break';
  let i = 0;
  while (i < text.length) {
    const unit = text.charCodeAt(i);
    const facts = unitFacts[unit]! || learn(unit);
    if ((facts & maySeparateEzafe) !== 0 && isEzafe(text, i)) {
      map?.add(output.length, output.length, i, i + 2);
      i += 2;
    } else if (unit === zwnj && breaksWords) {
      output.write(0x20);
      i++;
    } else if ((facts & isOneToOne) !== 0 && standsAlone(text, i + 1)) {
      output.write(facts & 0xffff);
      i++;
    } else {
      const end = clusterEnd(text, i);
      const folded = foldCached(text.slice(i, end));
      const start = output.length;
      output.writeAll(folded);
      if (folded.length !== 1 || end - i !== 1) map?.add(start, output.length, i, end);
      i = end;
    }
  }
  return output.finish();
}

/** True where nothing at `offset` melts with the character before it, which needs no closer look below U+0300. */
function standsAlone(text: string, offset: number): boolean {
  return offset >= text.length || text.charCodeAt(offset) < 0x300 || joiningAt(text, offset) === joinsNothing;
}

/** Persian ezafe after heh, "خانه‌ی" or "خانه ی", which others write "خانهٔ" or "خانۀ" or not at all. */
function isEzafe(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  if (before !== 0x647 && before !== 0x6d5 && before !== 0x6c0) return false;
  const yeh = text.charCodeAt(offset + 1);
  if (yeh !== 0x6cc && yeh !== 0x64a && yeh !== 0x649) return false;
  return !/[\p{L}\p{M}\u200C]/u.test(text.charAt(offset + 2));
}

/** A character, with its marks where one of them may melt with it. Marks that vanish anyway are left to themselves. */
function clusterEnd(text: string, start: number): number {
  const baseEnd = start + widthAt(text, start);
  if (joiningAt(text, start) === joinsButVanishes) return baseEnd;
  let end = baseEnd;
  let hasMelting = false;
  for (let joining = joiningAt(text, end); joining !== joinsNothing; joining = joiningAt(text, end)) {
    if (joining === joinsAndStays) hasMelting = true;
    end += widthAt(text, end);
  }
  return hasMelting ? end : baseEnd;
}

function widthAt(text: string, offset: number): 1 | 2 {
  return isHighSurrogate(text.charCodeAt(offset)) && isLowSurrogate(text.charCodeAt(offset + 1)) ? 2 : 1;
}

function joiningAt(text: string, offset: number): number {
  if (offset >= text.length) return joinsNothing;
  const unit = text.charCodeAt(offset);
  if (!isHighSurrogate(unit)) return ((unitFacts[unit]! || learn(unit)) >> joiningShift) & 3;
  return widthAt(text, offset) === 2 ? joiningOf(text.slice(offset, offset + 2)) : joinsNothing;
}

// What is known about a code unit, in one number: bits 0–15 what it folds to, 16–17 how it joins, then flags.
const joiningShift = 16;
const isOneToOne = 1 << 18;
const maySeparateEzafe = 1 << 19;
const isKnown = 1 << 20;
const unitFacts = new Int32Array(0x10000);

function learn(unit: number): number {
  const character = String.fromCharCode(unit);
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  const folded = isSurrogate ? '' : foldCluster(character);
  const oneToOne = folded.length === 1 ? isOneToOne | folded.charCodeAt(0) : 0;
  const joining = isSurrogate ? joinsNothing : joiningOf(character);
  const separator = unit === zwnj || unit === 0x20 || unit === 0xa0 ? maySeparateEzafe : 0;
  return (unitFacts[unit] = isKnown | oneToOne | separator | (joining << joiningShift));
}

const clusterCache = new Map<string, string>();
const longestCached = 16;
const cacheLimit = 20_000;

function foldCached(cluster: string): string {
  const known = clusterCache.get(cluster);
  if (known !== undefined) return known;
  const folded = foldCluster(cluster);
  if (clusterCache.size >= cacheLimit) clusterCache.clear();
  if (cluster.length <= longestCached) clusterCache.set(cluster, folded);
  return folded;
}

/**
 * Shared by all calls, of which none can interrupt another. An ordinary array, because spreading a typed one goes
 * through its iterator, at twice the cost of all the rest.
 */
const chunk: number[] = Array.from({ length: 8192 }, () => 0);

/** Builds a long string from code units without a string object for each of them. */
class UnitWriter {
  length = 0;
  private used = 0;
  private readonly pieces: string[] = [];

  write(unit: number): void {
    if (this.used === chunk.length) {
      this.pieces.push(String.fromCharCode(...chunk));
      this.used = 0;
    }
    chunk[this.used++] = unit;
    this.length++;
  }

  writeAll(text: string): void {
    for (let i = 0; i < text.length; i++) this.write(text.charCodeAt(i));
  }

  finish(): string {
    this.pieces.push(String.fromCharCode(...chunk.slice(0, this.used)));
    return this.pieces.join('');
  }
}
