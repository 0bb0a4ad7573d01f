const cache = new Map<string, Intl.Segmenter>();

/**
 * Building a segmenter costs about a millisecond, so each is built once. An article whose language is unknown, or is
 * not a valid language tag, is segmented by the rules of English, which are the root rules of Unicode: never by the
 * language of the machine, because the same project must have the same sentences everywhere.
 */
export function segmenterFor(language: string | null, granularity: 'grapheme' | 'word' | 'sentence'): Intl.Segmenter {
  const key = `${granularity}:${language ?? ''}`;
  let segmenter = cache.get(key);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(isLanguageTag(language) ? [language, 'en'] : 'en', { granularity });
    cache.set(key, segmenter);
  }
  return segmenter;
}

function isLanguageTag(language: string | null): language is string {
  if (language === null) return false;
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}

/** The primary subtag in lower case (`fa` of `fa-IR`), or null where the language is not known. */
export function primaryLanguage(language: string | null): string | null {
  const primary = language?.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  // Undetermined, several, no linguistic content, not coded (ISO 639-2): all of them say that it is not known.
  return /^[a-z]{2,3}$/.test(primary) && !/^(?:und|mul|zxx|mis)$/.test(primary) ? primary : null;
}
