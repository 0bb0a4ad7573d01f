import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blockAt,
  blockCharacters,
  createTextMap,
  sectionAt,
  sectionBlocks,
  sectionsOf,
} from '../../../renderer/features/reader/text-map.ts';
import { isGraphemeBoundary } from '../../../shared/domain/text/graphemes.ts';
import { splitParagraphs } from '../../../shared/domain/text/paragraphs.ts';
import type { StructureSpan } from '../../../shared/domain/text/structure.ts';

const mapOf = (text: string, structure: StructureSpan[] = []) => createTextMap(text, splitParagraphs(text), structure);

describe('blocks', () => {
  test('a paragraph is a block, with its place and what the structure says of it', () => {
    const text = 'Ceiling talks\nOne sentence.\n\nA list item';
    const map = mapOf(text, [
      { kind: 'title', start: 0, end: 13 },
      { kind: 'bold', start: 14, end: 17 },
      { kind: 'list-item', start: 29, end: 40, level: 2 },
    ]);
    expect(map.blocks.map(({ start, end, paragraph, kind, level }) => [start, end, paragraph, kind, level])).toEqual([
      [0, 13, 0, 'title', 0],
      [14, 27, 1, 'paragraph', 0],
      [28, 28, 2, 'blank', 0],
      [29, 40, 3, 'list-item', 2],
    ]);
  });

  test('emphasis cuts a block into runs, which together are the block', () => {
    const text = 'The bold claim, linked twice.\nPlain.';
    const { blocks } = mapOf(text, [
      { kind: 'bold', start: 4, end: 14 },
      { kind: 'italic', start: 9, end: 21 },
      { kind: 'link', start: 16, end: 28, href: 'https://example.org/a' },
    ]);
    expect(blocks[0]!.runs!.map(({ start, end, kinds, href }) => [text.slice(start, end), kinds, href])).toEqual([
      ['The ', [], undefined],
      ['bold ', ['bold'], undefined],
      ['claim', ['bold', 'italic'], undefined],
      [', ', ['italic'], undefined],
      ['linke', ['italic', 'link'], 'https://example.org/a'],
      ['d twice', ['link'], 'https://example.org/a'],
      ['.', [], undefined],
    ]);
    expect(blocks[1]!.runs).toBeNull();
  });

  test('emphasis that reaches over several blocks is cut at their borders', () => {
    const text = 'One two\nthree four';
    const { blocks } = mapOf(text, [{ kind: 'bold', start: 4, end: 13 }]);
    const runs = blocks.flatMap((block) => block.runs ?? []);
    expect(runs.map(({ start, end, kinds }) => [text.slice(start, end), kinds.length])).toEqual([
      ['One ', 0],
      ['two', 1],
      ['three', 1],
      [' four', 0],
    ]);
  });

  test('a megabyte in one line becomes many blocks, cut at blanks, that hold all of it once', () => {
    const text = 'range '.repeat(175_000);
    const { blocks } = mapOf(text);
    expect(blocks.length).toBeGreaterThan(50);
    expect(Math.max(...blocks.map((block) => block.end - block.start))).toBeLessThanOrEqual(blockCharacters * 2);
    expect(blocks.map((block) => text.slice(block.start, block.end)).join('')).toBe(text);
    expect(blocks.slice(1).every((block) => text[block.start - 1] === ' ')).toBe(true);
    expect(blocks.filter((block) => block.isParagraphStart)).toHaveLength(1);
  });

  test('a megabyte without a blank is never cut inside a character', () => {
    const text = '👩‍🚀'.repeat(40_000);
    const { blocks } = mapOf(text);
    expect(blocks.length).toBeGreaterThan(5);
    expect(blocks.every((block) => isGraphemeBoundary(text, block.start))).toBe(true);
  });
});

describe('sections', () => {
  const text = Array.from({ length: 130 }, (_, number) => `Paragraph ${number}.`).join('\n');
  const map = mapOf(text);

  test('hold fifty blocks each, in order', () => {
    expect(map.sections.map(({ firstBlock, endBlock }) => [firstBlock, endBlock])).toEqual([
      [0, sectionBlocks],
      [sectionBlocks, sectionBlocks * 2],
      [sectionBlocks * 2, 130],
    ]);
  });

  test('every offset has its block and its section', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length }), (offset) => {
        const block = blockAt(map, offset);
        const section = sectionAt(map, offset);
        expect(block.start <= offset && offset <= block.end).toBe(true);
        expect(block.index >= section.firstBlock && block.index < section.endBlock).toBe(true);
      }),
    );
  });

  test('a range lies in the sections that it shares a character with', () => {
    const { start, end } = map.sections[1]!;
    expect(sectionsOf(map, { start, end }).map((section) => section.index)).toEqual([1]);
    expect(sectionsOf(map, { start: start - 5, end: end + 5 }).map((section) => section.index)).toEqual([0, 1, 2]);
    expect(sectionsOf(map, { start: start - 5, end: start }).map((section) => section.index)).toEqual([0]);
  });
});
