import type { VariableType } from '../../../../shared/domain/coding/types.ts';
import { readVariableValue } from '../../../../shared/domain/coding/variable-values.ts';
import { cleanXml } from './clean-xml.ts';
import type { NoteTally } from '../note-tally.ts';
import type { PlannedVariable } from '../plan.ts';
import { metadataOfGuid, type MetadataField } from './metadata-variables.ts';
import type { Extra } from './read-extra.ts';
import type { RefiProject, RefiSource, RefiValue } from './refi-project.ts';

export interface PlannedVariables {
  variables: readonly PlannedVariable[];
  /** Values of a source in our spelling, its own and those of the cases that it belongs to. */
  valuesOf(source: RefiSource, exact: Readonly<Record<string, string>>): ReadonlyMap<string, string>;
  metadataOf(source: RefiSource): ReadonlyMap<MetadataField, string>;
}

const types: Readonly<Record<string, VariableType>> = {
  boolean: 'yes-no',
  integer: 'number',
  float: 'number',
  date: 'date',
};
/** Which cases and which sets an article belongs to, as variables of their own. */
const memberships = ['case', 'group'] as const;

/** MAXQDA keeps values with the sources, NVivo and Quirkos with cases that refer to sources. */
export function planVariables(project: RefiProject, extra: Extra, notes: NoteTally): PlannedVariables {
  const ofMemberships = mergeValues(valuesOfCases(project, notes), valuesOfSets(project, notes));
  const isOwn = (guid: string): boolean => metadataOfGuid(guid) === undefined;
  const allOf = (source: RefiSource): readonly RefiValue[] => [
    ...source.values,
    ...(ofMemberships.get(source.guid) ?? []),
  ];
  const given = new Map<string, Set<string>>();
  for (const source of project.sources) {
    for (const { variable, value } of allOf(source)) {
      const values = given.get(variable);
      if (values) values.add(value);
      else given.set(variable, new Set([value]));
    }
  }
  const variables = project.variables
    .filter(({ guid }) => isOwn(guid))
    .map(({ guid, name, type }): PlannedVariable => {
      const own = extra.variables.get(guid);
      if (own !== undefined && cleanXml(own.name) === name)
        return { key: guid, name: own.name, type: own.type, choices: own.choices };
      const wanted = types[type] ?? 'text';
      const fits = [...(given.get(guid) ?? [])].every(
        (value) => 'value' in readVariableValue({ type: wanted, choices: [] }, value),
      );
      if (!fits)
        notes.add(
          'interchange.variable-types',
          'Variables with values that are not of their type were taken over as texts.',
          name,
        );
      return { key: guid, name: name.trim() || 'Unnamed variable', type: fits ? wanted : 'text', choices: [] };
    });
  for (const key of memberships) if (given.has(key)) variables.push({ key, name: key, type: 'text', choices: [] });
  const byKey = new Map(variables.map((variable) => [variable.key, variable]));
  return {
    variables,
    valuesOf(source, exact) {
      const values = new Map<string, string>();
      for (const { variable: key, value } of allOf(source)) {
        const variable = byKey.get(key);
        if (variable === undefined || values.has(key)) continue;
        const own = exact[key];
        if (own !== undefined && cleanXml(own) === value) {
          values.set(key, own);
          continue;
        }
        const read =
          extra.variables.has(key) && variable.type !== 'number'
            ? { value }
            : readVariableValue({ type: variable.type, choices: [...variable.choices] }, value);
        if ('value' in read && read.value !== '') values.set(key, read.value);
      }
      return values;
    },
    metadataOf: (source) =>
      new Map(
        source.values.flatMap(({ variable, value }) => {
          const field = metadataOfGuid(variable);
          return field === undefined ? [] : [[field, value] as const];
        }),
      ),
  };
}

function valuesOfCases({ cases }: RefiProject, notes: NoteTally): Map<string, RefiValue[]> {
  const values = new Map<string, RefiValue[]>();
  const names = new Map<string, string[]>();
  for (const { name, values: ofCase, sourceRefs, codeRefs, selectionRefs } of cases) {
    for (const guid of sourceRefs) {
      values.set(guid, [...(values.get(guid) ?? []), ...ofCase]);
      names.set(guid, [...(names.get(guid) ?? []), name]);
    }
    const message =
      sourceRefs.length > 0
        ? 'Cases became values of the articles that belong to them: their variables, and their names as the variable “case”.'
        : 'Cases that no article belongs to were not taken over.';
    notes.add(sourceRefs.length > 0 ? 'interchange.cases' : 'interchange.cases-left', message, name);
    if (codeRefs + selectionRefs > 0) {
      const parts = 'Passages and codes that belong to a case were not taken over as such.';
      notes.add('interchange.case-parts', parts, name, codeRefs + selectionRefs);
    }
  }
  for (const [guid, list] of names) values.get(guid)!.push({ variable: 'case', value: list.join('; ') });
  return values;
}

/** MAXQDA and ATLAS.ti group documents so: “gender: male”, “wave 2”. */
function valuesOfSets({ sets }: RefiProject, notes: NoteTally): Map<string, RefiValue[]> {
  const names = new Map<string, string[]>();
  for (const { name, sourceRefs } of sets) {
    for (const guid of sourceRefs) names.set(guid, [...(names.get(guid) ?? []), name]);
    if (sourceRefs.length === 0) continue;
    notes.add('interchange.groups', 'Sets of sources became values of the variable “group” of their articles.', name);
  }
  return new Map([...names].map(([guid, list]) => [guid, [{ variable: 'group', value: list.join('; ') }]]));
}

function mergeValues(one: Map<string, RefiValue[]>, other: Map<string, RefiValue[]>): Map<string, RefiValue[]> {
  for (const [guid, values] of other) one.set(guid, [...(one.get(guid) ?? []), ...values]);
  return one;
}
