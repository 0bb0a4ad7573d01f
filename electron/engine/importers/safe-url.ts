/** An absolute web address, or null for anything else: nothing but `http:` and `https:` is ever opened from a project. */
export function safeWebUrl(raw: string | null | undefined, base?: string | null): string | null {
  const url = parseUrl(raw, base);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : null;
}

/** The target of a link in an article: a web or mail address, or null. */
export function safeLink(raw: string | null | undefined, base?: string | null): string | null {
  const url = parseUrl(raw, base);
  if (url === null) return null;
  return url.protocol === 'http:' || url.protocol === 'https:' || url.protocol === 'mailto:' ? url.href : null;
}

function parseUrl(raw: string | null | undefined, base?: string | null): URL | null {
  const text = raw?.trim() ?? '';
  // An address longer than this is data, not a place.
  if (text === '' || text.length > 4_096) return null;
  try {
    return base === undefined || base === null ? new URL(text) : new URL(text, base);
  } catch {
    return null;
  }
}
