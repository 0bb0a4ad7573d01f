import { escapeHtml } from '../escape-html.ts';

// Characters that XML 1.0 has no place for, beyond the control characters that are dropped everywhere.
const notInXml = /[\uFFFE\uFFFF]/g;

export function escapeXml(text: string): string {
  return escapeHtml(text).replace(notInXml, '');
}

const rightToLeft = '\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC\\u{10800}-\\u{10FFF}\\u{1E800}-\\u{1EFFF}';
const rightToLeftStretch = new RegExp(`[${rightToLeft}](?:[^\\p{L}]*[${rightToLeft}\\p{M}])*`, 'gu');
const leftToRightStretch = new RegExp(
  `(?![${rightToLeft}])\\p{L}(?:[^${rightToLeft}]*(?![${rightToLeft}])\\p{L})?`,
  'gu',
);

export interface DirectedText {
  text: string;
  isRightToLeft: boolean;
}

/**
 * Word asks of every run in which direction it is written. What stands between letters of one direction goes with them,
 * everything else with its paragraph.
 */
export function directionRuns(text: string, isRightToLeft: boolean): DirectedText[] {
  const runs: DirectedText[] = [];
  let at = 0;
  for (const other of text.matchAll(isRightToLeft ? leftToRightStretch : rightToLeftStretch)) {
    if (other.index > at) runs.push({ text: text.slice(at, other.index), isRightToLeft });
    runs.push({ text: other[0], isRightToLeft: !isRightToLeft });
    at = other.index + other[0].length;
  }
  if (at < text.length) runs.push({ text: text.slice(at), isRightToLeft });
  return runs;
}

export interface RunLook {
  isRightToLeft?: boolean;
  /** Of the article; checked here, since it comes from anywhere. */
  language?: string | null;
  isBold?: boolean;
  isItalic?: boolean;
  isUnderlined?: boolean;
  /** Name of a character style. */
  style?: string;
  /** Six hexadecimal digits. */
  fill?: string | null;
}

const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** Words in one look, line breaks and tabs as Word has them. */
export function runXml(text: string, look: RunLook = {}): string {
  return directionRuns(text, look.isRightToLeft ?? false)
    .map((part) => `<w:r>${propertiesXml(look, part.isRightToLeft)}${wordsXml(part.text)}</w:r>`)
    .join('');
}

/** In the order that the schema asks for. */
function propertiesXml(look: RunLook, isRightToLeft: boolean): string {
  const language = look.language && languageTag.test(look.language) ? look.language : null;
  const properties =
    (look.style ? `<w:rStyle w:val="${look.style}"/>` : '') +
    (look.isBold ? '<w:b/><w:bCs/>' : '') +
    (look.isItalic ? '<w:i/><w:iCs/>' : '') +
    (look.isUnderlined ? '<w:u w:val="single"/>' : '') +
    (look.fill ? `<w:shd w:val="clear" w:color="auto" w:fill="${look.fill}"/>` : '') +
    (isRightToLeft ? '<w:rtl/>' : '') +
    (language === null ? '' : `<w:lang w:${isRightToLeft ? 'bidi' : 'val'}="${language}"/>`);
  return properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
}

function wordsXml(text: string): string {
  return text
    .split(/([\t\n])/)
    .map((part) => {
      if (part === '\t') return '<w:tab/>';
      if (part === '\n') return '<w:br/>';
      return part === '' ? '' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`;
    })
    .join('');
}

export interface ParagraphLook {
  style?: string;
  isRightToLeft?: boolean;
  /** A left-to-right paragraph at the right edge, where a right-to-left article begins. */
  isAtRight?: boolean;
  startsPage?: boolean;
  /** From 1; 0 or left out: no item of a list. */
  listLevel?: number;
}

/** `content` is XML of runs. */
export function paragraphXml(content: string, look: ParagraphLook = {}): string {
  const level = look.listLevel ?? 0;
  const properties =
    (look.style ? `<w:pStyle w:val="${look.style}"/>` : '') +
    (look.startsPage ? '<w:pageBreakBefore/>' : '') +
    (level > 0 ? `<w:numPr><w:ilvl w:val="${Math.min(4, level) - 1}"/><w:numId w:val="1"/></w:numPr>` : '') +
    (look.isRightToLeft ? '<w:bidi/>' : '') +
    (look.isAtRight ? '<w:jc w:val="right"/>' : '');
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>\n`;
}

/** A link without a relation of its own, of which there may be a hundred thousand. `content` is XML of runs. */
export function linkXml(content: string, href: string): string {
  const address = escapeXml(href.replaceAll(/["\\\s]/g, (character) => encodeURIComponent(character)));
  const field = (part: string): string => `<w:r><w:fldChar w:fldCharType="${part}"/></w:r>`;
  const instruction = `<w:r><w:instrText xml:space="preserve"> HYPERLINK &quot;${address}&quot; </w:instrText></w:r>`;
  return `${field('begin')}${instruction}${field('separate')}${content}${field('end')}`;
}
