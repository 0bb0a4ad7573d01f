import { primaryLanguage } from './segmenters.ts';

export { countWords } from './word-count.ts';

const rightToLeftLanguages = new Set(
  'ar arc arz acm apc ary bal bqi ckb dv fa glk he iw ji khw lrc mzn nqo pnb prs ps sd skr syr ug ur yi'.split(' '),
);
const rightToLeftScripts = new Set(['arab', 'aran', 'hebr', 'thaa', 'syrc', 'nkoo', 'adlm', 'samr', 'mand', 'rohg']);
const strongCharacter = /\p{L}/gu;
const rightToLeftLetter = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** Enough to tell, whatever quotation in another script the text begins with. */
const sampleLength = 2000;

/** A known language decides; otherwise most letters of the opening, in a tie the first of them. */
export function textDirection(text: string, language: string | null): 'ltr' | 'rtl' {
  const primary = primaryLanguage(language);
  if (primary !== null) {
    const script = scriptSubtag(language ?? '');
    const isRightToLeft = script === null ? rightToLeftLanguages.has(primary) : rightToLeftScripts.has(script);
    return isRightToLeft ? 'rtl' : 'ltr';
  }
  const letters = text.slice(0, sampleLength).match(strongCharacter) ?? [];
  const rightToLeft = letters.filter((letter) => rightToLeftLetter.test(letter)).length;
  if (rightToLeft * 2 !== letters.length) return rightToLeft * 2 > letters.length ? 'rtl' : 'ltr';
  return rightToLeftLetter.test(letters[0] ?? '') ? 'rtl' : 'ltr';
}

/** `arab` of `az-Arab-IR`. */
function scriptSubtag(language: string): string | null {
  const subtags = language.toLowerCase().split(/[-_]/);
  return subtags.slice(1).find((subtag) => /^[a-z]{4}$/.test(subtag)) ?? null;
}
