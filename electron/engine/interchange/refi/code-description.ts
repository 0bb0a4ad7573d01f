/** What Parlance keeps apart and REFI puts into one text. */
export interface CodeDescription {
  definition: string;
  include: string;
  exclude: string;
  example: string;
  value: number | null;
  isRetired: boolean;
}

const headings = { include: 'Include when', exclude: 'Exclude when', example: 'Example' } as const;
const sections = ['include', 'exclude', 'example'] as const;
const valueHeading = 'Value';
const retiredLine = 'Retired: no longer applied';

/** The definition, then what else there is, each under its heading, parted by an empty line. */
export function composeDescription(code: CodeDescription): string {
  const parts = [code.definition];
  for (const section of sections) if (code[section] !== '') parts.push(`${headings[section]}: ${code[section]}`);
  if (code.value !== null) parts.push(`${valueHeading}: ${code.value}`);
  if (code.isRetired) parts.push(retiredLine);
  return (parts[0] === '' ? parts.slice(1) : parts).join('\n\n');
}

/** Reads back what `composeDescription` made, whatever program carried it. Any other text is the definition. */
export function parseDescription(text: string): CodeDescription {
  const code: CodeDescription = {
    definition: '',
    include: '',
    exclude: '',
    example: '',
    value: null,
    isRetired: false,
  };
  let rest = text.replace(/\r\n?/g, '\n');
  if (takesOff(retiredLine)) code.isRetired = true;
  const value = /(?:^|\n\n)Value: (-?\d[\d.]*(?:e[+-]?\d+)?)$/i.exec(rest);
  if (value !== null && Number.isFinite(Number(value[1]))) {
    code.value = Number(value[1]);
    rest = rest.slice(0, value.index);
  }
  for (const section of sections.toReversed()) {
    const mark = `${headings[section]}: `;
    const at = rest.startsWith(mark) ? 0 : rest.lastIndexOf(`\n\n${mark}`);
    if (at === -1) continue;
    code[section] = rest.slice(at === 0 ? mark.length : at + 2 + mark.length);
    rest = rest.slice(0, at);
  }
  code.definition = rest;
  return code;

  function takesOff(line: string): boolean {
    if (rest !== line && !rest.endsWith(`\n\n${line}`)) return false;
    rest = rest.slice(0, Math.max(0, rest.length - line.length - 2));
    return true;
  }
}
