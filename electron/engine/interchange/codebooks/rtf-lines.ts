import iconv from 'iconv-lite';
import type { IndentedLine } from './indented-lines.ts';

/** Groups whose content is no text of the document. */
const silent = new Set(
  'fonttbl colortbl stylesheet info pict object header footer headerl headerr headerf footerl footerr footerf listtable listoverridetable rsidtbl generator themedata colorschememapping latentstyles datastore xmlnstbl fldinst'.split(
    ' ',
  ),
);
const signs: Record<string, string> = {
  tab: '\t',
  cell: '\t',
  line: ' ',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  '~': '\u00A0',
  _: '-',
  '\\': '\\',
  '{': '{',
  '}': '}',
};
/** A twentieth of a point: 284 of them are half a centimetre. */
const twipsPerStep = 284;
const deepest = 1000;

interface Group {
  isSilent: boolean;
  /** Characters that stand for one `\u` in programs that know no Unicode. */
  fallback: number;
}

/**
 * The paragraphs of an RTF text with their distance from the left edge (`\li`), in steps of about half a centimetre, and
 * with leading tabs kept. Only what a list of codes needs: no tables, pictures or styles.
 */
export function linesOfRtf(bytes: Uint8Array): IndentedLine[] {
  const source = Buffer.from(bytes).toString('latin1');
  const encoding = codePageOf(source);
  const lines: IndentedLine[] = [];
  const groups: Group[] = [{ isSilent: false, fallback: 1 }];
  let text = '';
  let left = 0;
  let skip = 0;
  const group = (): Group => groups.at(-1)!;
  const write = (addition: string): void => {
    if (skip > 0) skip -= 1;
    else if (!group().isSilent) text += addition;
  };
  const endLine = (): void => {
    lines.push({ text, indent: Math.round(left / twipsPerStep) });
    text = '';
  };
  const token = /\\'([0-9a-f]{2})|\\([a-z]+)(-?\d+)? ?|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;
  for (const [, hex, word, number, sign, brace, plain] of source.matchAll(token)) {
    if (brace === '{') {
      if (groups.length > deepest) return lines;
      groups.push({ ...group() });
    } else if (brace === '}') {
      if (groups.length > 1) groups.pop();
    } else if (hex !== undefined) write(iconv.decode(Buffer.from(hex, 'hex'), encoding));
    else if (sign === '*') group().isSilent = true;
    else if (sign !== undefined) write(signs[sign] ?? '');
    else if (plain !== undefined) {
      const shown = plain.slice(skip);
      skip = Math.max(0, skip - plain.length);
      if (shown !== '') write(shown);
    } else if (word === 'u') {
      write(String.fromCharCode((Number(number) + 0x1_0000) % 0x1_0000));
      skip = group().fallback;
    } else if (word === 'uc') group().fallback = Number(number ?? 1);
    else if (word === 'par' || word === 'row') endLine();
    else if (word === 'pard') left = 0;
    else if (word === 'li') left = Math.max(0, Number(number ?? 0));
    else if (word !== undefined && silent.has(word)) group().isSilent = true;
    else if (word !== undefined && word in signs) write(signs[word]!);
  }
  if (text.trim() !== '') endLine();
  return lines;
}

function codePageOf(source: string): string {
  const page = /\\ansicpg(\d+)/.exec(source.slice(0, 4096))?.[1] ?? '1252';
  return iconv.encodingExists(`windows-${page}`) ? `windows-${page}` : 'windows-1252';
}
