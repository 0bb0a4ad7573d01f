import fc from 'fast-check';
import type { TestProject } from '../support/test-project.ts';
import { fillProject, randomProjects, type RandomProject } from './random-project.ts';

/** Variables of every type, some without a value; and one name of each kind as long as names may be. */
const extras = fc.record({
  isLong: fc.boolean(),
  texts: fc.array(fc.option(fc.constantFrom('=1+1', 'a "b", c;\td', '-', '\u202Eحزب 🚀', '👩‍🚀\nline')), {
    minLength: 4,
    maxLength: 4,
  }),
  numbers: fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), { minLength: 4, maxLength: 4 }),
  answers: fc.array(fc.option(fc.boolean()), { minLength: 4, maxLength: 4 }),
  dates: fc.array(fc.option(fc.constantFrom('2024-02-29', '2024-03', '1999')), { minLength: 4, maxLength: 4 }),
});
type Extras = typeof extras extends fc.Arbitrary<infer T> ? T : never;

function withLongNames(random: RandomProject): RandomProject {
  const lengthen = ([first = '', ...rest]: string[]): string[] => [
    `${first}${'=, "é🚀'.repeat(50)}`.slice(0, 300).trim(),
    ...rest,
  ];
  const { titles, codes, coders, attributes } = random;
  return {
    ...random,
    titles: lengthen(titles),
    codes: lengthen(codes),
    coders: lengthen(coders),
    attributes: lengthen(attributes),
  };
}

function addVariables(project: TestProject, { texts, numbers, answers, dates }: Extras): Record<string, string>[] {
  const ids = project.db.prepare('SELECT id FROM article ORDER BY id').pluck().all() as string[];
  const valuesOf = (values: readonly (string | number | boolean | null)[]): Record<string, string> =>
    Object.fromEntries(ids.flatMap((id, index) => (values[index] == null ? [] : [[id, String(values[index])]])));
  const columns = {
    var_text: valuesOf(texts),
    var_number: valuesOf(numbers.map((number) => (number === 0 ? 0 : number))),
    var_yes_no: valuesOf(answers),
    var_date: valuesOf(dates),
    var_choice: valuesOf(texts),
  };
  project.addVariable('Text', 'text', columns.var_text);
  project.addVariable('Number', 'number', columns.var_number);
  project.addVariable('Yes / no', 'yes-no', columns.var_yes_no);
  project.addVariable('Date', 'date', columns.var_date);
  project.addVariable('Choice', 'choice', columns.var_choice, [...new Set(Object.values(columns.var_choice))]);
  return ids.map((id) => ({
    article_id: id,
    ...Object.fromEntries(Object.entries(columns).map(([column, values]) => [column, values[id] ?? ''])),
  }));
}

/** Random projects with variables of every type. */
export const anyProjects = fc.tuple(randomProjects, extras);

/** Returns what the columns of the variables hold, by article. */
export function fillAnyProject(
  project: TestProject,
  [random, more]: readonly [RandomProject, Extras],
): Record<string, string>[] {
  fillProject(project, more.isLong ? withLongNames(random) : random);
  return addVariables(project, more);
}
