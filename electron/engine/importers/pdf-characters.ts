import type { OpenPdf, Pdfium } from './pdfium.ts';

/** One character on a page, in points, with the origin at the bottom left and upright text. */
export interface PdfCharacter {
  text: string;
  left: number;
  right: number;
  bottom: number;
  top: number;
  originX: number;
  baseline: number;
  /** Height of the font as it is drawn. */
  size: number;
  isBold: boolean;
  /** A word space or a line end that PDFium inferred from the geometry. */
  isInferred: boolean;
  /** A hyphen at a line's end. */
  isHyphen: boolean;
}

export interface PdfPage {
  number: number;
  width: number;
  height: number;
  characters: PdfCharacter[];
  /** Characters whose letters the font does not tell. */
  unmapped: number;
  /** Characters that stand at another angle than the rest (stamps, text along the margin): left out. */
  turned: number;
}

/** PDFium's stand-in for a hyphen that ends a line. */
const lineEndHyphen = 0x02;

export function readPdfPage({ pdfium, document }: OpenPdf, index: number): PdfPage | null {
  const page = pdfium.FPDF_LoadPage(document, index);
  if (page === 0) return null;
  const textPage = pdfium.FPDFText_LoadPage(page);
  const scratch = pdfium.pdfium.wasmExports.malloc(64);
  try {
    const size = { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
    if (textPage === 0) return { number: index + 1, ...size, characters: [], unmapped: 0, turned: 0 };
    return { number: index + 1, ...size, ...readCharacters(pdfium, textPage, scratch) };
  } finally {
    pdfium.pdfium.wasmExports.free(scratch);
    if (textPage !== 0) pdfium.FPDFText_ClosePage(textPage);
    pdfium.FPDF_ClosePage(page);
  }
}

interface RawCharacter extends PdfCharacter {
  /** Quarter turns of the writing direction, counter-clockwise. */
  quarter: number;
}

function readCharacters(
  pdfium: Pdfium,
  textPage: number,
  scratch: number,
): Pick<PdfPage, 'characters' | 'unmapped' | 'turned'> {
  const count = Math.max(0, pdfium.FPDFText_CountChars(textPage));
  const raw: RawCharacter[] = [];
  let unmapped = 0;
  let previous: RawCharacter | undefined;
  for (let index = 0; index < count; index += 1) {
    const character = readCharacter(pdfium, textPage, index, scratch, previous);
    if (character === null) continue;
    if (pdfium.FPDFText_HasUnicodeMapError(textPage, index) === 1) unmapped += 1;
    raw.push(character);
    previous = character;
  }
  const quarter = commonestQuarter(raw);
  const upright = raw.filter((character) => character.isInferred || character.quarter === quarter);
  const characters = quarter === 0 ? upright : upright.map((character) => turned(character, quarter));
  return { characters, unmapped, turned: raw.length - upright.length };
}

function readCharacter(
  pdfium: Pdfium,
  textPage: number,
  index: number,
  scratch: number,
  previous: RawCharacter | undefined,
): RawCharacter | null {
  const code = pdfium.FPDFText_GetUnicode(textPage, index);
  // 0, and the code points that stand for nothing, come from fonts without a map.
  if (code === 0 || code === 0xfffe || code === 0xffff) return null;
  const isInferred = pdfium.FPDFText_IsGenerated(textPage, index) === 1;
  const isHyphen = code === lineEndHyphen;
  const doubles = scratch >> 3;
  pdfium.FPDFText_GetCharBox(textPage, index, scratch, scratch + 8, scratch + 16, scratch + 24);
  const [left = 0, right = 0, bottom = 0, top = 0] = pdfium.pdfium.HEAPF64.subarray(doubles, doubles + 4);
  pdfium.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8);
  const [originX = 0, baseline = 0] = pdfium.pdfium.HEAPF64.subarray(doubles, doubles + 2);
  const shape = isInferred && previous !== undefined ? previous : readShape(pdfium, textPage, index, scratch);
  const { size, quarter, isBold } = shape;
  const text = isHyphen ? '' : visibleText(code);
  return { text, left, right, bottom, top, originX, baseline, size, quarter, isBold, isInferred, isHyphen };
}

function readShape(
  pdfium: Pdfium,
  textPage: number,
  index: number,
  scratch: number,
): { size: number; quarter: number; isBold: boolean } {
  const nominal = pdfium.FPDFText_GetFontSize(textPage, index);
  const hasMatrix = pdfium.FPDFText_GetMatrix(textPage, index, scratch);
  const floats = scratch >> 2;
  const [a = 1, b = 0, c = 0, d = 1] = hasMatrix ? pdfium.pdfium.HEAPF32.subarray(floats, floats + 4) : [];
  const size = nominal * (Math.hypot(c, d) || 1);
  const quarter = (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;
  const isBold = pdfium.FPDFText_GetFontWeight(textPage, index) >= 600;
  return { size, quarter, isBold };
}

/** Ligatures and positional forms are how a font draws letters, not what was written: `ﬁ` becomes `fi`, `ﻼ` becomes `لا`. */
const drawnForms = /[\uFB00-\uFB06\uFB50-\uFDFB\uFE70-\uFEFC]/;

function visibleText(code: number): string {
  const text = code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code);
  return drawnForms.test(text) ? text.normalize('NFKC') : text;
}

function commonestQuarter(characters: readonly RawCharacter[]): number {
  const counts = [0, 0, 0, 0];
  for (const { quarter, isInferred } of characters) if (!isInferred) counts[quarter] = (counts[quarter] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts));
}

/** Turns the page so that its text stands upright. Only relations between positions matter afterwards. */
function turned(character: RawCharacter, quarter: number): RawCharacter {
  const { left, right, bottom, top, originX, baseline } = character;
  if (quarter === 1)
    return {
      ...character,
      left: bottom,
      right: top,
      bottom: -right,
      top: -left,
      originX: baseline,
      baseline: -originX,
    };
  if (quarter === 2)
    return {
      ...character,
      left: -right,
      right: -left,
      bottom: -top,
      top: -bottom,
      originX: -originX,
      baseline: -baseline,
    };
  return { ...character, left: -top, right: -bottom, bottom: left, top: right, originX: -baseline, baseline: originX };
}
