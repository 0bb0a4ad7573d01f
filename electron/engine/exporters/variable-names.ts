/** Letters that Unicode does not take apart into a base and a mark. */
const spelledOut: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
};

/**
 * A name that R, Stata and SPSS take as (part of) a variable name: ASCII letters, digits and single underscores.
 * Empty where nothing of the name can be written so.
 */
export function toVariableName(name: string, maxLength: number): string {
  const ascii = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036F'’]/gu, '')
    .replace(/[ßæœøđðłþıħ]/gu, (letter) => spelledOut[letter]!)
    .replace(/[^a-z0-9]+/gu, '_');
  return ascii.replace(/^_+/, '').slice(0, maxLength).replace(/_+$/, '');
}

/**
 * A variable name for each thing, unique without regard to case. They are given out in the order of the ids, which is
 * the order of making: a thing that is added or moved later never takes an older one's name.
 */
export function assignVariableNames(
  things: readonly { id: string; name: string }[],
  options: { maxLength: number; numbered: (number: number) => string },
): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  let unnamed = 0;
  for (const { id, name } of things.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const wanted = toVariableName(name, options.maxLength);
    let variable = wanted;
    for (let number = 2; variable === '' || taken.has(variable); number++) {
      variable = wanted === '' ? options.numbered(++unnamed) : withSuffix(wanted, `_${number}`, options.maxLength);
    }
    taken.add(variable);
    names.set(id, variable);
  }
  return names;
}

function withSuffix(name: string, suffix: string, maxLength: number): string {
  return name.slice(0, maxLength - suffix.length).replace(/_+$/, '') + suffix;
}
