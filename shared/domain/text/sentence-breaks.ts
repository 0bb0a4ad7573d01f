import {
  beforeNumber,
  compound,
  monthAfterOrdinal,
  neverFinal,
  ordinalPointLanguages,
  possiblyFinal,
  startersFor,
} from './abbreviations.ts';

/** How much of the text around a break the rules look at. */
const context = 48;
const closers = /["'”’»›)\]}]+$/u;
const openers = /^["'“‘„«‹([{¿¡\s]+/u;
/** "J.", "U.S.", "J.-C."; also "z." and "ه.ش." and "هـ." with its tatweel or joiner. */
const initials = /^(?:\p{L}[\u0640\u200D]?\.-?)+$/u;
const shortNumber = /^\p{Nd}{1,2}\.$/u;
const romanNumber = /^[IVXL]{1,6}\.$/;
const enumerator = /^[([]?(?:\p{Nd}{1,3}|\p{L}|[ivxIVX]{1,5})\.$/u;

/**
 * True where Unicode's rules put a sentence break at `offset` but the sentence goes on: after an abbreviation, an
 * initial, an ordinal number, or a quotation that a lower-case word continues.
 */
export function isFalseBreak(text: string, paragraphStart: number, offset: number, language: string | null): boolean {
  const before = text.slice(Math.max(paragraphStart, offset - context), offset).trimEnd();
  const after = text.slice(offset, offset + context);
  const next = after.replace(openers, '');
  const closed = before.replace(closers, '');
  if (closed !== before) return /^\p{Ll}/u.test(next) && next === after;
  if (!before.endsWith('.') || before.endsWith('..')) return false;
  if (/^[\p{Ll},;:]/u.test(next)) return true;

  const lastSpace = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\u00A0'), before.lastIndexOf('\t'));
  const token = before.slice(lastSpace + 1);
  const isFirstToken = text.slice(paragraphStart, offset).trim() === token;
  if (isFirstToken && enumerator.test(token)) return true;
  return isAbbreviationBefore(token.replace(openers, ''), before, next, language);
}

function isAbbreviationBefore(token: string, before: string, next: string, language: string | null): boolean {
  const name = token.slice(0, -1).toLowerCase();
  if (neverFinal.has(name) || compound.test(before)) return true;
  if (beforeNumber.has(name) && /^\p{Nd}/u.test(next)) return true;
  const isStart = isSentenceStarter(next, language);
  if (shortNumber.test(token)) {
    return language !== null && ordinalPointLanguages.has(language) ? !isStart : monthAfterOrdinal.test(next);
  }
  return (possiblyFinal.has(name) || initials.test(token) || romanNumber.test(token)) && !isStart;
}

/** "The" starts a sentence; "A." is an initial. */
function isSentenceStarter(next: string, language: string | null): boolean {
  const word = /^[\p{L}\p{M}'’]+(?!\.)/u.exec(next)?.[0];
  return word !== undefined && startersFor(language).has(word.toLowerCase());
}
