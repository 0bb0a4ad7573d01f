import type { Column } from './columns.ts';

export type ValueLabel = readonly [value: number | string, label: string];

const notCoded: readonly ValueLabel[] = [
  [0, 'Not coded'],
  [1, 'Coded'],
];
const noYes: readonly ValueLabel[] = [
  [0, 'No'],
  [1, 'Yes'],
];

const namesOfValues: Readonly<Record<string, string>> = {
  draft: 'Draft',
  final: 'Final',
  adjudicated: 'Adjudicated',
  'not-started': 'Not started',
  'in-progress': 'In progress',
  done: 'Done',
  article: 'Article',
  paragraph: 'Paragraph',
  sentence: 'Sentence',
  ltr: 'Left to right',
  rtl: 'Right to left',
  year: 'Year',
  month: 'Month',
  day: 'Day',
  minute: 'Minute',
};

/** What the values of a closed list mean, for programs that show labels; yes-or-no columns count as 0 and 1. */
export function valueLabelsOf({ type, constraints }: Column): readonly ValueLabel[] {
  if (type === 'boolean') return noYes;
  const values = constraints?.['enum'];
  if (!Array.isArray(values)) return [];
  if (type === 'integer') return notCoded;
  return (values as string[]).flatMap((value) => {
    const label = Object.hasOwn(namesOfValues, value) ? namesOfValues[value]! : null;
    return label === null ? [] : [[value, label] as const];
  });
}

/** The name that the analyst gave, or what the column is. */
export function columnLabelOf({ name, title, description }: Column): string {
  if (title === undefined) return description ?? '';
  return name.startsWith('n_') ? `${title} (number of codings)` : title;
}
