import { languageByFrequentWords } from './frequent-words.ts';

/** A few hundred characters identify a language; the detector's time grows with each one. */
const partLength = 240;
/** Too little to tell related languages apart. */
const fewestLetters = 20;

/** BCP 47 primary tag of the text's language, or null where the text is too short or the answer unsure. */
export async function detectLanguage(text: string): Promise<string | null> {
  const sample = sampleOf(text);
  const obvious = languageByFrequentWords(sample);
  if (obvious !== null) return obvious;
  if (countLetters(sample) < fewestLetters) return null;
  // Half a second of tables, loaded for the first text that needs them.
  const { eld } = await import('eld/small');
  const result = eld.detect(sample);
  return result.language !== '' && result.isReliable() ? result.language : null;
}

/** The beginning may be a headline, a by-line or a web address, so the middle is heard as well. */
function sampleOf(text: string): string {
  if (text.length <= 2 * partLength) return text;
  const middle = text.length >> 1;
  return `${text.slice(0, partLength)} ${text.slice(middle, middle + partLength)}`;
}

function countLetters(sample: string): number {
  return sample.match(/\p{L}/gu)?.length ?? 0;
}

/** `fa-IR`, `FA_ir`, `per` … to the primary tag, or null where it is no language tag. */
export function primaryLanguageTag(tag: string | null | undefined): string | null {
  if (tag === null || tag === undefined) return null;
  const primary = /^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(tag)?.[1]?.toLowerCase();
  if (primary === undefined || primary === 'und' || primary === 'mul' || primary === 'zxx') return null;
  const known = Intl.getCanonicalLocales(primary)[0] ?? primary;
  return known;
}

const arabicScript = new Set(['ar', 'fa', 'ur', 'ps', 'ckb', 'ug', 'sd']);
const latinSample = /\p{Script=Latin}/gu;
const arabicSample = /\p{Script=Arabic}/gu;

/**
 * The language a page declares, unless its text is in another script: templates often keep `lang="en"` on pages in
 * Persian or Arabic.
 */
export async function reconcileLanguage(
  declared: string | null,
  text: string,
): Promise<{ language: string | null; isDeclared: boolean }> {
  if (declared === null) return { language: await detectLanguage(text), isDeclared: false };
  const sample = sampleOf(text);
  const arabic = sample.match(arabicSample)?.length ?? 0;
  const latin = sample.match(latinSample)?.length ?? 0;
  const disagrees = arabicScript.has(declared) ? latin > 4 * arabic + 20 : declared === 'en' && arabic > 4 * latin + 20;
  if (!disagrees) return { language: declared, isDeclared: true };
  const detected = await detectLanguage(text);
  return detected === null ? { language: declared, isDeclared: true } : { language: detected, isDeclared: false };
}
