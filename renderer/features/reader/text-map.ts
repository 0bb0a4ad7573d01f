import {
  blockKinds,
  inlineKinds,
  type BlockKind,
  type InlineKind,
  type StructureSpan,
} from '../../../shared/domain/text/structure.ts';
import { snapToGraphemes } from '../../../shared/domain/text/graphemes.ts';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import { lastStartingAtOrBefore, type Paragraph } from '../../../shared/domain/text/paragraphs.ts';

/** Characters that look alike: a text node of its own. */
export interface Run extends TextRange {
  kinds: readonly InlineKind[];
  href: string | undefined;
}

/**
 * One element, with one text node where nothing in it is emphasised, otherwise one per run. A paragraph is one block, save that a giant one (a whole book in one line) is cut into
 * several, because layout and hit-testing take time in the length of a text node.
 */
export interface Block extends TextRange {
  /** From 0, in the article. */
  index: number;
  paragraph: number;
  isParagraphStart: boolean;
  kind: BlockKind | 'paragraph' | 'blank';
  /** Depth of a heading or list item, from 1; 0 where depth means nothing. */
  level: number;
  /** Together the whole block; null where nothing in it is emphasised. */
  runs: readonly Run[] | null;
}

/** Blocks one after the other that is laid out, painted and measured as a whole. */
export interface Section extends TextRange {
  index: number;
  /** Blocks `[firstBlock, endBlock)`. */
  firstBlock: number;
  endBlock: number;
  /** How many blocks are not blank, and how many lines they may fill: what the section's height is guessed from. */
  filledBlocks: number;
  estimatedLines: number;
}

export interface TextMap {
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

export const sectionBlocks = 50;
/**
 * A section is painted as a whole or not at all: small ones keep the work of a frame small, but a long document must not
 * fall into thousands of them. From two screens to some seven, in characters.
 */
function sectionLength(textLength: number): number {
  return Math.min(16_000, Math.max(4_000, textLength / 600));
}

/** Longer paragraphs are cut, near this length. */
export const blockCharacters = 12_000;
/** A guess, to give sections a height before they are laid out; the browser corrects it once it has painted them. */
const charactersPerLine = 64;

const isBlock = new Set<string>(blockKinds);
const isInline = new Set<string>(inlineKinds);

export function createTextMap(
  text: string,
  paragraphs: readonly Paragraph[],
  structure: readonly StructureSpan[] = [],
): TextMap {
  const spans = structure.filter((span) => isBlock.has(span.kind)).toSorted((a, b) => a.start - b.start);
  const inline = structure.filter((span) => isInline.has(span.kind)).toSorted((a, b) => a.start - b.start);
  const blocks: Block[] = [];
  let nextSpan = 0;
  let nextInline = 0;
  for (const paragraph of paragraphs) {
    while (nextSpan < spans.length && spans[nextSpan]!.end <= paragraph.start) nextSpan++;
    const candidate = spans[nextSpan];
    const span = candidate !== undefined && candidate.start < paragraph.end ? candidate : undefined;
    const kind = isBlank(text, paragraph) ? 'blank' : span === undefined ? 'paragraph' : (span.kind as BlockKind);
    const level = span?.level ?? 0;
    for (const { start, end } of cutParagraph(text, paragraph)) {
      const isParagraphStart = start === paragraph.start;
      while (nextInline < inline.length && inline[nextInline]!.end <= start) nextInline++;
      const runs = cutRuns({ start, end }, inline, nextInline);
      blocks.push({
        index: blocks.length,
        start,
        end,
        paragraph: paragraph.index,
        isParagraphStart,
        kind,
        level,
        runs,
      });
    }
  }
  return { blocks, sections: groupBlocks(blocks, sectionLength(text.length)) };
}

/** Where emphasis begins or ends, a run does. `inline` is sorted by its starts, and nothing before `from` reaches here. */
function cutRuns({ start, end }: TextRange, inline: readonly StructureSpan[], from: number): Run[] | null {
  const here: StructureSpan[] = [];
  for (let at = from; at < inline.length && inline[at]!.start < end; at++) {
    if (inline[at]!.end > start) here.push(inline[at]!);
  }
  if (here.length === 0) return null;
  const borders = new Set([start, end]);
  for (const span of here) borders.add(Math.max(start, span.start)).add(Math.min(end, span.end));
  const sorted = [...borders].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((runStart, position) => {
    const runEnd = sorted[position + 1]!;
    const over = here.filter((span) => span.start <= runStart && span.end >= runEnd);
    const kinds = [...new Set(over.map((span) => span.kind as InlineKind))];
    return { start: runStart, end: runEnd, kinds, href: over.find((span) => span.href !== undefined)?.href };
  });
}

function isBlank(text: string, { start, end }: TextRange): boolean {
  // Nearly every paragraph begins with a letter: one look at it is enough.
  if (start < end && text.charCodeAt(start) > 0x20 && text.charCodeAt(start) < 0x80) return false;
  return text.slice(start, end).trim() === '';
}

/** Cuts where a space stands, if there is one near, and never inside a character. */
function cutParagraph(text: string, paragraph: TextRange): readonly TextRange[] {
  if (paragraph.end - paragraph.start <= blockCharacters * 2) return [paragraph];
  const pieces: TextRange[] = [];
  let start = paragraph.start;
  while (paragraph.end - start > blockCharacters * 2) {
    const limit = start + blockCharacters;
    const space = text.lastIndexOf(' ', limit);
    const wished = space > start + blockCharacters / 2 ? space + 1 : limit;
    const end = snapToGraphemes(text, { start: wished, end: wished }).end;
    pieces.push({ start, end });
    start = end;
  }
  pieces.push({ start, end: paragraph.end });
  return pieces;
}

function groupBlocks(blocks: readonly Block[], longest: number): Section[] {
  const sections: Section[] = [];
  let current: Section | null = null;
  for (const block of blocks) {
    const isFull =
      current === null || current.endBlock - current.firstBlock >= sectionBlocks || block.end - current.start > longest;
    if (current === null || isFull) {
      const { start, end, index } = block;
      current = {
        index: sections.length,
        start,
        end,
        firstBlock: index,
        endBlock: index,
        filledBlocks: 0,
        estimatedLines: 0,
      };
      sections.push(current);
    }
    current.endBlock = block.index + 1;
    current.end = block.end;
    if (block.kind !== 'blank') {
      current.filledBlocks += 1;
      current.estimatedLines += Math.max(1, Math.ceil((block.end - block.start) / charactersPerLine));
    }
  }
  return sections;
}

/** The block of an offset. A line break belongs to the paragraph that it ends. */
export function blockAt(map: TextMap, offset: number): Block {
  return map.blocks[Math.max(0, lastStartingAtOrBefore(map.blocks, offset))]!;
}

export function sectionAt(map: TextMap, offset: number): Section {
  return map.sections[Math.max(0, lastStartingAtOrBefore(map.sections, offset))]!;
}

/** Sections that share a character with the range, first to last. */
export function sectionsOf(map: TextMap, range: TextRange): readonly Section[] {
  const last = range.end > range.start ? range.end - 1 : range.start;
  return map.sections.slice(sectionAt(map, range.start).index, sectionAt(map, last).index + 1);
}
