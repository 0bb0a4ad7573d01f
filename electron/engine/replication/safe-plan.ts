import type { DatasetPlan, PlannedCode } from '../exporters/dataset-plan.ts';
import { copiedLength, type CopiedWords } from './copied-words.ts';

const guarded = ['definition', 'include', 'exclude', 'example'] as const;

/** Everything in a plan that an analyst wrote and that may have been copied from an article. */
export function suspectWordsOf(plan: DatasetPlan): string[] {
  return [
    plan.project.title,
    ...plan.codes.flatMap((code) => [code.name, ...guarded.map((field) => code[field])]),
    ...plan.attributes.map(({ name }) => name),
    ...plan.variables.flatMap(({ name, choices }) => [name, ...choices]),
  ];
}

/** The plan without copied words: names are cut short, everything else is left out. Says what was done to what. */
export function withoutCopies(
  plan: DatasetPlan,
  copied: CopiedWords,
  note: (what: 'name' | 'codebook', code: string) => void,
): DatasetPlan {
  const nameOf = (name: string): string => (copied.isCopied(name) ? cutShort(name) : name);
  const codes = safeCodes(plan.codes, copied, nameOf, note);
  const byId = new Map(codes.map((code) => [code.id, code]));
  return {
    ...plan,
    project: { ...plan.project, title: nameOf(plan.project.title) },
    codes,
    columnCodes: plan.columnCodes.map(({ id }) => byId.get(id)!),
    attributes: plan.attributes.map((attribute) => ({ ...attribute, name: nameOf(attribute.name) })),
    variables: plan.variables.map((variable) => ({
      ...variable,
      name: nameOf(variable.name),
      choices: variable.choices.filter((choice) => !copied.isCopied(choice)),
    })),
  };
}

/** Parents stand before their children, so that a path is made of names that are safe already. */
function safeCodes(
  codes: readonly PlannedCode[],
  copied: CopiedWords,
  nameOf: (name: string) => string,
  note: (what: 'name' | 'codebook', code: string) => void,
): PlannedCode[] {
  const paths = new Map<string, string>();
  return codes.map((code) => {
    const name = nameOf(code.name);
    if (name !== code.name) note('name', name);
    const above = code.parentId === null ? undefined : paths.get(code.parentId);
    const path = above === undefined ? name : `${above} > ${name}`;
    paths.set(code.id, path);
    const safe = { ...code, name, path };
    for (const field of guarded) {
      if (!copied.isCopied(code[field])) continue;
      safe[field] = '';
      note('codebook', `${path}: ${field}`);
    }
    return safe;
  });
}

function cutShort(name: string): string {
  return `${[...new Intl.Segmenter('en').segment(name)]
    .map(({ segment }) => segment)
    .slice(0, copiedLength / 2)
    .join('')}…`;
}
