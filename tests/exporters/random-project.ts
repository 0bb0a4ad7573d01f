import fc from 'fast-check';
import { createOffsetIndex } from '../../shared/domain/text/offsets.ts';
import type { TestProject } from '../support/test-project.ts';

/** Everything that ends cells, lines, characters and positions before their time. */
const hardOnes = [
  'a',
  'B',
  ' ',
  '.',
  '? ',
  '\n',
  '\n\n',
  '"',
  '""',
  ',',
  ';',
  '\t',
  '=',
  '-',
  "'",
  '🚀',
  '👩‍🚀',
  'e\u0301',
  'می‌گوید',
  '؟ ',
  '中',
  '\u202E',
];
const hard = fc.constantFrom(...hardOnes);
const words = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(hard, { minLength: 1, maxLength }).map((parts) => parts.join(''));
const name = words(6)
  .map((value) => value.replace(/\s+/g, ' ').trim())
  .filter((value) => value !== '');
const names = (maxLength: number): fc.Arbitrary<string[]> => fc.uniqueArray(name, { minLength: 1, maxLength });

export const randomProjects = fc.record({
  titles: names(4),
  texts: fc.array(words(60), { minLength: 4, maxLength: 4 }),
  coders: names(2),
  codes: names(5),
  parents: fc.array(fc.nat(4), { minLength: 5, maxLength: 5 }),
  attributes: names(2),
  codings: fc.array(
    fc.record({
      article: fc.nat(3),
      code: fc.nat(4),
      coder: fc.nat(2),
      from: fc.nat(200),
      length: fc.nat(60),
      weight: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
      memo: fc.option(words(8)),
      value: fc.option(words(4)),
      status: fc.constantFrom('draft', 'final', 'adjudicated'),
    }),
    { maxLength: 25 },
  ),
});
export type RandomProject = typeof randomProjects extends fc.Arbitrary<infer T> ? T : never;

export function fillProject(project: TestProject, random: RandomProject): void {
  const articles = random.titles.map((title, index) => project.addArticle({ title, text: random.texts[index]! }));
  const coders = [project.coderId as string];
  for (const coder of random.coders) if (coder !== 'Ada') coders.push(project.addCoder(coder));
  const codes: string[] = [];
  for (const [index, code] of random.codes.entries())
    codes.push(project.addCode(code, codes[random.parents[index]!] ?? null));
  const taken = new Set<string>();
  for (const coding of random.codings) {
    const article = coding.article % articles.length;
    const offsets = createOffsetIndex(random.texts[article]!);
    const start = coding.from % offsets.codePointLength;
    const end = Math.min(offsets.codePointLength, start + 1 + coding.length);
    const facts = { codeId: codes[coding.code % codes.length]!, coderId: coders[coding.coder % coders.length]! };
    const place = [article, start, end, facts.codeId, facts.coderId].join();
    if (taken.has(place)) continue;
    taken.add(place);
    project.addCoding({
      ...facts,
      articleId: articles[article]!,
      place: [offsets.toUtf16(start), offsets.toUtf16(end)],
      weight: coding.weight,
      status: coding.status as 'draft',
      ...(coding.memo !== null && { memo: coding.memo }),
      ...(coding.value !== null && { attributes: { [random.attributes[0]!]: coding.value } }),
    });
  }
}
