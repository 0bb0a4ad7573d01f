import { parseDate, type PlannedDate } from './dates.ts';
import type { DocxParts } from './docx-parts.ts';

export interface DocxProperties {
  title: string | null;
  creator: string | null;
  created: PlannedDate | null;
}

/** What programs write where the author wrote nothing. */
const emptyTitle =
  /^(?:microsoft word(?:\s.*)?|word document|powerpoint presentation|untitled|document\s?\d*|.*\.docx?)$/i;
const nobody = /^(?:python-docx|microsoft office user|administrator|admin|user|unknown|author|un-named)$/i;
/** Creation time in the empty template of a library that writes many of the generated documents. */
const templateDate = '2013-12-23T23:15Z';

/** Title, author and time of creation from `docProps/core.xml` (ECMA-376 part 2, 11). */
export function readDocxProperties(parts: DocxParts): DocxProperties {
  const core = parts.get('docProps/core.xml');
  const xml = core === undefined ? '' : new TextDecoder().decode(core);
  const title = elementText(xml, 'title');
  const creator = elementText(xml, 'creator');
  const created = parseDate(elementText(xml, 'created') ?? '');
  return {
    title: title === null || emptyTitle.test(title) ? null : title,
    creator: creator === null || nobody.test(creator) ? null : creator,
    created: created?.date === templateDate ? null : created,
  };
}

function elementText(xml: string, name: string): string | null {
  const raw = new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([^<]*)</`).exec(xml)?.[1];
  const text = raw === undefined ? '' : decodeEntities(raw).replace(/\s+/g, ' ').trim();
  return text === '' ? null : text;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const codePoint = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
    },
  );
}
