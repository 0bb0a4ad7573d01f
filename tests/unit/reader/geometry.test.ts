import { describe, expect, test } from 'vitest';
import { highlightRules } from '../../../renderer/features/reader/highlight-sheet.ts';
import { heightAt, minimapMarks } from '../../../renderer/features/reader/minimap-geometry.ts';
import { distanceToMiddle } from '../../../renderer/features/reader/scroll-distance.ts';
import { codeOf } from './records.ts';

describe('minimap', () => {
  const sections = [
    { start: 0, end: 100, top: 0, height: 1000 },
    { start: 101, end: 200, top: 1000, height: 3000 },
  ];

  test('a place within a section is in proportion to the characters before it', () => {
    expect([heightAt(sections, 0), heightAt(sections, 50), heightAt(sections, 200)]).toEqual([0, 500, 4000]);
  });

  test('marks are two pixels at least, and those of one colour that touch are one', () => {
    const marks = minimapMarks(
      [
        { start: 0, end: 1, color: 'red' },
        { start: 1, end: 30, color: 'red' },
        { start: 50, end: 51, color: 'blue' },
        { start: 180, end: 181, color: 'red' },
      ],
      sections,
      4000,
      400,
    );
    expect(marks).toEqual([
      { y: 0, height: 30, color: 'red' },
      { y: 50, height: 2, color: 'blue' },
      { y: 339, height: 3, color: 'red' },
    ]);
  });
});

describe('scrolling to a passage', () => {
  const height = 900;

  test('leaves it where it is within the middle third', () => {
    expect(distanceToMiddle(350, 400, height)).toBe(0);
  });

  test('moves a near one no further than needed', () => {
    expect(distanceToMiddle(640, 680, height)).toBe(80);
    expect(distanceToMiddle(280, 320, height)).toBe(-20);
  });

  test('puts a far one into the middle', () => {
    expect(distanceToMiddle(5000, 5040, height)).toBe(5020 - 450);
    expect(distanceToMiddle(-5040, -5000, height)).toBe(-5020 - 450);
  });

  test('begins a tall one at the upper third', () => {
    expect(distanceToMiddle(700, 1500, height)).toBe(400);
    expect(distanceToMiddle(250, 1500, height)).toBe(0);
  });
});

test('every code has one rule in its colour, and marks differ by a line, not by colour alone', () => {
  const theme = { tint: '22%', accent: '#24566b', ink: '#20252a' };
  const rules = highlightRules([codeOf('a', 'Sovereignty', { color: '#d1495b' })], theme).split('\n');
  expect(rules[0]).toBe('::highlight(code-a) { background-color: color-mix(in srgb, #d1495b 22%, transparent); }');
  for (const mark of ['drop', 'passage', 'chosen']) {
    expect(rules.find((rule) => rule.startsWith(`::highlight(reader-${mark})`))).toContain('underline');
  }
});
