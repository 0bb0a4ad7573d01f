import { plannedCode } from '../code-collector.ts';
import type { NoteTally } from '../note-tally.ts';
import type { PlannedCode } from '../plan.ts';

export interface IndentedLine {
  text: string;
  /** How far it stands from the edge, in any unit that is the same for all lines; null: told by the text itself. */
  indent: number;
}

const tabWidth = 4;
const bullet = /^[-–—*•·▪◦‣+]+\s+/u;
/** `1.`, `1.2`, `1.2.3.`, but not the year or the number that a name begins with. */
const numbering = /^(\d{1,3}(?:\.\d{1,3})*)(\.|\)|(?=\s))\s*(?=\S)/;
/** A name, and behind a colon with a blank, or a tab, what it means. */
const described = /^(.{1,120}?)(?::\s+|\t+)(.+)$/su;

/**
 * A tree of codes out of lines: what stands further in belongs to the line above that stands further out. Where every
 * line has a number, 1.2.3 tells the place instead; where lines begin with several dashes, their count does.
 */
export function codesOfLines(lines: readonly IndentedLine[], notes: NoteTally): PlannedCode[] {
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const depths = depthsByNumbers(filled) ?? depthsByDashes(filled) ?? filled.map(({ indent }) => indent);
  const above: { depth: number; key: string }[] = [];
  const codes: PlannedCode[] = [];
  for (const [index, line] of filled.entries()) {
    const depth = depths[index]!;
    const text = nameless(line.text);
    if (text === '') {
      notes.add('lines-without-name', 'Lines that hold no name were left out.', line.text.trim());
      continue;
    }
    const parts = described.exec(text);
    while (above.length > 0 && above.at(-1)!.depth >= depth) above.pop();
    const key = `line ${codes.length + 1}`;
    const [name, definition] = parts === null ? [text, ''] : [parts[1]!.trim(), parts[2]!.trim()];
    codes.push(plannedCode({ key, parentKey: above.at(-1)?.key ?? null, name, definition }));
    above.push({ depth, key });
  }
  return codes;
}

/** Where the line stands: a tab is as wide as four blanks. */
export function lineOf(raw: string): IndentedLine {
  const blank = /^[\s\u200B\uFEFF]*/u.exec(raw)?.[0] ?? '';
  let indent = 0;
  for (const sign of blank) indent = sign === '\t' ? (Math.floor(indent / tabWidth) + 1) * tabWidth : indent + 1;
  return { text: raw.slice(blank.length).trimEnd(), indent };
}

function nameless(text: string): string {
  return text
    .trim()
    .replace(bullet, '')
    .replace(/^#+\s+/, '')
    .replace(numbering, '')
    .trim();
}

/** Null unless every line is numbered and some number has two parts. */
function depthsByNumbers(lines: readonly IndentedLine[]): number[] | null {
  const numbers = lines.map(({ text }) => numbering.exec(text.trim().replace(bullet, ''))?.[1]);
  if (!numbers.every((number) => number !== undefined) || !numbers.some((number) => number.includes('.'))) return null;
  return numbers.map((number) => number.split('.').length);
}

/** Null unless the lines stand at one edge and some begin with more dashes, stars or `#` than others. */
function depthsByDashes(lines: readonly IndentedLine[]): number[] | null {
  if (lines.some(({ indent }) => indent !== lines[0]?.indent)) return null;
  const depths = lines.map(({ text }) => /^(?:[-–—*•+]+|#+)(?=\s)/u.exec(text)?.[0].length ?? 0);
  return new Set(depths).size > 1 ? depths : null;
}
