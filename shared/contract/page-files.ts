const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  woff: 'font/woff',
  wasm: 'application/wasm',
  txt: 'text/plain; charset=utf-8',
};

/**
 * The file of the page that the path of an address names, as parts below the page's folder, or null where it names none.
 * Every part is looked at after decoding, since `%2e%2e%2f` and `..\` climb as well as `../` does. Both doors that hand
 * out the page go by this one rule.
 */
export function filePartsOf(urlPath: string): string[] | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null; // a stray % is no address of ours
  }
  if (decoded === '/') return ['index.html'];
  const parts = decoded.split('/').slice(1);
  // Letters, digits and the few signs that a bundler puts into names. Not a list of what is bad: that would never be whole.
  const isPlain = (part: string): boolean => /^[\w@()+~-][\w.@()+~-]*$/.test(part);
  return parts.every(isPlain) ? parts : null;
}

/** The type by the name alone; null for a name that the page has no business asking for. */
export function mediaTypeOf(name: string): string | null {
  const dot = name.lastIndexOf('.');
  if (dot <= 0) return null;
  const extension = name.slice(dot + 1).toLowerCase();
  return Object.hasOwn(mediaTypes, extension) ? mediaTypes[extension]! : null;
}
