import { assertRange, isHighSurrogate, isLowSurrogate, type TextRange } from './offsets.ts';
import { segmenterFor } from './segmenters.ts';

/**
 * Characters that begin a grapheme cluster of their own whatever stands before them, short of the exceptions in
 * `isCertainBoundary`: ASCII, Latin, Greek, Cyrillic, Hebrew and Arabic letters, Thai consonants, kana, ideographs.
 */
const certainStarter =
  /[\n\t\x20-\x7E\u00C0-\u02FF\u0370-\u0482\u048A-\u052F\u05D0-\u05EA\u0620-\u064A\u0671-\u06D3\u0E01-\u0E30\u3041-\u3096\u30A1-\u30FA\u4E00-\u9FFF]/;
/** Characters that hold on to whatever follows (Unicode property Grapheme_Cluster_Break=Prepend), those of the BMP. */
const prepend = /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u0D4E]/;

/** Letters, numbers, punctuation and symbols, which stand unattached after a certain starter; but for these few. */
const freeStarter = /^(?![\u0E33\u0EB3\uFF9E\uFF9F]|\p{Emoji_Modifier})[\p{L}\p{N}\p{P}\p{S}]/u;

/** True where a cut at `offset` splits no character as a reader sees it: no emoji, no letter with its marks. */
export function isGraphemeBoundary(text: string, offset: number): boolean {
  assertRange({ start: offset, end: offset }, text.length);
  return isCertainBoundary(text, offset) || clusterAt(text, offset).start === offset;
}

/** The smallest range around `range` that splits no grapheme cluster. */
export function snapToGraphemes(text: string, range: TextRange): TextRange {
  assertRange(range, text.length);
  const start = isCertainBoundary(text, range.start) ? range.start : clusterAt(text, range.start).start;
  return { start, end: isGraphemeBoundary(text, range.end) ? range.end : clusterAt(text, range.end).end };
}

/**
 * The cluster that holds the code unit at `offset`. Segments only a window between two certain boundaries, because
 * `Intl.Segmenter` copies all the text that it is given.
 */
function clusterAt(text: string, offset: number): TextRange {
  let from = offset;
  while (!isCertainBoundary(text, from)) from--;
  let to = offset + 1;
  while (!isCertainBoundary(text, to)) to++;
  const segments = segmenterFor(null, 'grapheme').segment(text.slice(from, to));
  const found = segments.containing(offset - from);
  if (found === undefined) throw new RangeError(`No character stands at ${offset}.`);
  return { start: from + found.index, end: from + found.index + found.segment.length };
}

/** True only where the two characters around `offset` alone prove that a cluster begins here (UAX 29, GB4 to GB999). */
function isCertainBoundary(text: string, offset: number): boolean {
  if (offset === 0 || offset >= text.length) return true;
  const previous = text.charAt(offset - 1);
  const next = text.charAt(offset);
  if (certainStarter.test(next)) {
    return !prepend.test(previous) && !isLowSurrogate(previous.charCodeAt(0)) && !(previous === '\r' && next === '\n');
  }
  if (certainStarter.test(previous)) return freeStarter.test(text.slice(offset, offset + 2));
  return isPictographAt(text, offset) && isPictographAt(text, offset - 2);
}

/** An emoji that is neither half a flag nor a skin tone, so that long runs of emoji can be cut apart. */
function isPictographAt(text: string, offset: number): boolean {
  if (offset < 0 || !isHighSurrogate(text.charCodeAt(offset))) return false;
  const codePoint = text.codePointAt(offset)!;
  return codePoint >= 0x1f300 && codePoint <= 0x1faff && !(codePoint >= 0x1f3fb && codePoint <= 0x1f3ff);
}
