import { isObject, jsonRecords } from '../json-records.ts';
import { idOf, listOf, numberOf, objectOf, objectsOf, textOf } from '../json-values.ts';
import { unreadable } from '../recognising.ts';
import { casOf, type Cas, type CasFeature, type RawStructure } from './cas.ts';

/** Whether an object is a CAS in the JSON form of Apache UIMA. */
export function isCasJson(record: Record<string, unknown>): boolean {
  return '%FEATURE_STRUCTURES' in record && ('%TYPES' in record || '%VIEWS' in record);
}

/** The JSON of UIMA 2.7, INCEpTION's “legacy” format. */
export function isLegacyCasJson(record: Record<string, unknown>): boolean {
  return isObject(record['_context']) && (isObject(record['_views']) || isObject(record['_referenced_fss']));
}

/**
 * Reads CAS JSON. A feature name begins with `@` where its value is a reference and with `#` where it is a number that
 * JSON has no word for; `%` marks what belongs to the format itself.
 */
export function readCasJson(chunks: Iterable<Uint8Array>, fileName: string): Cas {
  const [record] = jsonRecords(chunks);
  if (record?.value === undefined) throw unreadable(fileName, record?.problem ?? 'it is empty');
  if (isLegacyCasJson(record.value)) {
    throw unreadable(fileName, 'it is in the old CAS JSON; export it as “UIMA CAS JSON” (0.4) or as “UIMA CAS XMI”');
  }
  if (!isCasJson(record.value)) throw unreadable(fileName, 'it is no UIMA CAS');
  const given = record.value['%FEATURE_STRUCTURES'];
  const structures: Record<string, unknown>[] = Array.isArray(given)
    ? objectsOf(given)
    : Object.entries(objectOf(given)).map(([id, structure]) => ({ '%ID': id, ...objectOf(structure) }));
  const byId = new Map(structures.map((structure) => [idOf(structure['%ID']), structure]));
  const sofas = structures.filter(
    (structure) => structure['%TYPE'] === 'uima.cas.Sofa' && textOf(structure['sofaString']),
  );
  const sofa = sofas.find((one) => one['sofaID'] === '_InitialView') ?? sofas[0];
  const text = textOf(sofa?.['sofaString']);
  if (sofa === undefined || text === null) throw unreadable(fileName, 'it has no text');
  const raw = structures.map((structure) => rawStructure(structure, byId));
  return casOf(text, idOf(sofa['%ID']), raw, sofas.length);
}

type Structures = ReadonlyMap<string | null, Record<string, unknown>>;

function rawStructure(structure: Record<string, unknown>, byId: Structures): RawStructure {
  const features: CasFeature[] = [];
  const references: string[] = [];
  for (const [key, value] of Object.entries(structure)) {
    if (key.startsWith('%') || key === '@sofa' || key === 'begin' || key === 'end' || key.startsWith('^')) continue;
    if (!key.startsWith('@')) {
      const feature = featureOf(key.replace(/^#/, ''), [value]);
      if (feature !== null) features.push(feature);
      continue;
    }
    const target = byId.get(idOf(value));
    const elements = target?.['%TYPE'] === 'uima.cas.StringArray' ? listOf(target['%ELEMENTS']) : null;
    const feature = elements === null ? null : featureOf(key.slice(1), elements);
    if (feature !== null) features.push(feature);
    else if (value !== null) references.push(key.slice(1));
  }
  return {
    id: idOf(structure['%ID']) ?? '',
    type: textOf(structure['%TYPE']) ?? '',
    sofa: idOf(structure['@sofa']),
    begin: numberOf(structure['begin']),
    end: numberOf(structure['end']),
    features,
    references,
  };
}

function featureOf(name: string, given: readonly unknown[]): CasFeature | null {
  const values = given.filter(
    (value) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean',
  );
  const [first] = values;
  if (first === undefined) return null;
  const kind = typeof first === 'string' ? 'text' : typeof first === 'number' ? 'number' : 'boolean';
  return { name, kind, values: values.map(String).filter((value) => value !== '') };
}
