// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const special = /[&<>"'\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text for HTML, alike inside elements and quoted attributes: no foreign markup ever reaches a page. Control characters,
 * which HTML and XML have no place for, are dropped.
 */
export function escapeHtml(text: string): string {
  return text.replace(special, (character) => escapes[character] ?? '');
}

/** An attribute with its leading blank; nothing where there is no value. */
export function attribute(name: string, value: string | null | undefined): string {
  return value === null || value === undefined ? '' : ` ${name}="${escapeHtml(value)}"`;
}
