import { readVariableValue } from '../../../../shared/domain/coding/variable-values.ts';
import { filledCell, integerCell, type ForeignDatabase, type ForeignRow } from '../foreign-database.ts';
import type { NoteTally } from '../note-tally.ts';
import type { PlannedVariable } from '../plan.ts';

/**
 * Attributes of files are variables of articles. Cases have no place of their own here: the cases of a file are the
 * variable “Case”, and where it is one case only, that case's attributes are variables too.
 */
export interface QualCoderVariables {
  readonly planned: readonly PlannedVariable[];
  /** Values of a file from its rows of `attribute` and of `case_text`. */
  valuesOf(attributes: readonly ForeignRow[], caseLinks: readonly ForeignRow[], notes: NoteTally): Map<string, string>;
}

interface Case {
  name: string;
  values: Map<string, string>;
}

const caseKey = 'cases of the file';
const attributeKey = (name: string): string => `attribute ${name}`;

export function readVariables(db: ForeignDatabase, notes: NoteTally): QualCoderVariables {
  const planned = new Map<string, PlannedVariable>();
  for (const row of db.rows('attribute_type', ['name', 'caseOrFile', 'valuetype', 'memo'], ['name'])) {
    const name = filledCell(row['name']);
    const of = filledCell(row['caseOrFile'])?.toLowerCase();
    if (name === null) continue;
    if (of !== 'file' && of !== 'case') {
      notes.add('attribute-left-out', 'Attributes of journals have no place here and were left out.', name);
      continue;
    }
    if (filledCell(row['memo']) !== null) {
      notes.add('attribute-memo-left-out', 'A memo on an attribute has no place here and was left out.', name);
    }
    const isNumeric = filledCell(row['valuetype'])?.toLowerCase() === 'numeric';
    const key = attributeKey(name);
    planned.set(key, { key, name, type: isNumeric ? 'number' : 'text', choices: [] });
  }
  const cases = readCases(db, planned);
  const hasCases = cases.size > 0 && db.count('case_text') > 0;
  const caseName = planned.has(attributeKey('Case')) ? 'Case (QualCoder)' : 'Case';
  return {
    planned: [
      ...(hasCases ? [{ key: caseKey, name: caseName, type: 'text' as const, choices: [] }] : []),
      ...planned.values(),
    ],
    valuesOf(attributes, caseLinks, walkNotes) {
      const values = new Map<string, string>();
      const linked = casesOf(cases, caseLinks);
      if (linked.length > 0) values.set(caseKey, linked.map(({ name }) => name).join('; '));
      const [only] = linked;
      if (only && linked.length === 1) for (const [key, value] of only.values) values.set(key, value);
      else if (linked.some((one) => one.values.size > 0)) {
        const message = 'A file belongs to several cases, whose attributes cannot all be its own; they were left out.';
        walkNotes.add('case-attributes-left-out', message, values.get(caseKey));
      }
      for (const row of attributes) if (filledCell(row['attr_type']) === 'file') setValue(values, planned, row);
      return values;
    },
  };
}

/** Cases by number; and attributes that hold other things than their type says become texts. */
function readCases(db: ForeignDatabase, planned: Map<string, PlannedVariable>): Map<number, Case> {
  const cases = new Map<number, Case>();
  for (const row of db.rows('cases', ['caseid', 'name'], ['caseid'])) {
    const id = integerCell(row['caseid']);
    if (id !== null) cases.set(id, { name: filledCell(row['name']) ?? `Case ${id}`, values: new Map() });
  }
  for (const row of db.rows('attribute', ['name', 'attr_type', 'value', 'id'])) {
    const variable = planned.get(attributeKey(filledCell(row['name']) ?? ''));
    const value = filledCell(row['value']);
    if (!variable || value === null) continue;
    if ('problem' in readVariableValue({ type: variable.type, choices: [] }, value)) variable.type = 'text';
    const ofCase = filledCell(row['attr_type']) === 'case' ? cases.get(integerCell(row['id']) ?? -1) : undefined;
    if (ofCase) setValue(ofCase.values, planned, row);
  }
  return cases;
}

function setValue(values: Map<string, string>, planned: ReadonlyMap<string, PlannedVariable>, row: ForeignRow): void {
  const key = attributeKey(filledCell(row['name']) ?? '');
  const value = filledCell(row['value']);
  if (planned.has(key) && value !== null) values.set(key, value);
}

function casesOf(cases: ReadonlyMap<number, Case>, links: readonly ForeignRow[]): Case[] {
  const ids = new Set(links.map((row) => integerCell(row['caseid'])));
  return [...ids]
    .flatMap((id) => (id === null ? [] : (cases.get(id) ?? [])))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
