import { unreadable } from '../recognising.ts';
import { readXml, type XmlElement } from '../xml-events.ts';
import { casOf, isStructural, type Cas, type CasFeature, type FeatureRanges, type RawStructure } from './cas.ts';

const xmiNamespace = 'http://www.omg.org/XMI';

interface RawElement {
  type: string;
  attributes: Readonly<Record<string, string>>;
  /** Values of features that take several, which stand as elements of their own. */
  children: Map<string, string[]>;
}

/**
 * Reads a CAS from XMI. A type is the namespace without its frame (`http:///custom.ecore` → `custom`) and the name of
 * the element; features are attributes. What is a reference only the type system tells; without it, a number that is
 * the id of another structure is taken for one.
 */
export function readCasXmi(chunks: Iterable<Uint8Array>, fileName: string, ranges: FeatureRanges): Cas {
  const { elements, ids } = readElements(chunks, fileName);
  const sofas = elements.filter(({ type, attributes }) => type === 'uima.cas.Sofa' && attributes['sofaString']);
  const sofa = sofas.find(({ attributes }) => attributes['sofaID'] === '_InitialView') ?? sofas[0];
  const text = sofa?.attributes['sofaString'];
  if (sofa === undefined || text === undefined) throw unreadable(fileName, 'it has no text');
  const raw = elements.map((element) => rawStructure(element, ids, ranges));
  return casOf(text, sofa.attributes['xmi:id'] ?? null, raw, sofas.length);
}

function readElements(chunks: Iterable<Uint8Array>, fileName: string): { elements: RawElement[]; ids: Set<string> } {
  const elements: RawElement[] = [];
  const ids = new Set<string>();
  const path: string[] = [];
  let current: RawElement | null = null;
  let text = '';
  readXml(chunks, fileName, {
    open(element) {
      if (path.length === 0 && (element.name !== 'XMI' || element.namespace !== xmiNamespace)) {
        throw unreadable(fileName, 'it is XML of another kind');
      }
      path.push(element.name);
      text = '';
      if (path.length !== 2) return;
      current = { type: typeOf(element), attributes: element.attributes, children: new Map() };
      const id = element.attributes['xmi:id'];
      if (id !== undefined) ids.add(id);
      elements.push(current);
    },
    text(part) {
      if (path.length === 3) text += part;
    },
    close(name) {
      if (path.length === 3 && current !== null) {
        const values = current.children.get(name);
        if (values === undefined) current.children.set(name, [text]);
        else values.push(text);
      }
      path.pop();
    },
  });
  return { elements, ids };
}

/** `http:///de/tudarmstadt/type.ecore` and `Token` → `de.tudarmstadt.type.Token`. */
function typeOf({ name, namespace }: XmlElement): string {
  const inner = /^http:\/\/\/(.*)\.ecore$/.exec(namespace)?.[1] ?? '';
  return inner === '' || inner === 'uima/noNamespace' ? name : `${inner.replaceAll('/', '.')}.${name}`;
}

const ownAttributes = new Set(['xmi:id', 'sofa', 'begin', 'end']);

function rawStructure(
  { type, attributes, children }: RawElement,
  ids: ReadonlySet<string>,
  ranges: FeatureRanges,
): RawStructure {
  const features: CasFeature[] = [];
  const references: string[] = [];
  // Tokens and sentences are many, and nothing of them is wanted.
  const isWanted =
    !isStructural(type) || attributes['documentTitle'] !== undefined || attributes['language'] !== undefined;
  for (const [name, value] of isWanted ? Object.entries(attributes) : []) {
    if (ownAttributes.has(name) || value === '') continue;
    const range = ranges.get(type)?.get(name);
    if (isReference(name, value, range, ids)) references.push(name);
    else features.push({ name, kind: kindOf(range, value), values: [value] });
  }
  for (const [name, values] of children) {
    const filled = values.filter((value) => value !== '');
    if (filled.length > 0) features.push({ name, kind: 'text', values: filled });
  }
  return {
    id: attributes['xmi:id'] ?? '',
    type,
    sofa: attributes['sofa'] ?? null,
    begin: positionOf(attributes['begin']),
    end: positionOf(attributes['end']),
    features,
    references,
  };
}

/** Ranges of other types are references, or strings with a list of the values allowed. */
function isReference(name: string, value: string, range: string | undefined, ids: ReadonlySet<string>): boolean {
  if (name === 'Governor' || name === 'Dependent') return true;
  if (!/^\d+(?: \d+)*$/.test(value)) return false;
  return range === undefined ? value.split(' ').every((id) => ids.has(id)) : !isPlainRange(range);
}

const numberRanges = /^uima\.cas\.(?:Integer|Long|Short|Byte|Float|Double)$/;

function isPlainRange(range: string): boolean {
  return range === 'uima.cas.String' || range === 'uima.cas.Boolean' || numberRanges.test(range);
}

function kindOf(range: string | undefined, value: string): CasFeature['kind'] {
  if (range === 'uima.cas.Boolean' || (range === undefined && /^(?:true|false)$/.test(value))) return 'boolean';
  if (range === undefined ? /^-?\d+(?:\.\d+)?$/.test(value) : numberRanges.test(range)) return 'number';
  return 'text';
}

function positionOf(value: string | undefined): number | null {
  return value !== undefined && /^-?\d{1,12}$/.test(value) ? Number(value) : null;
}

/** The ranges of a `TypeSystem.xml`; features of a type above are those of the types below it too. */
export function readTypeSystem(chunks: Iterable<Uint8Array>, fileName: string): FeatureRanges {
  const ranges = new Map<string, Map<string, string>>();
  const above = new Map<string, string>();
  const path: string[] = [];
  let [type, feature, text] = ['', '', ''];
  readXml(chunks, fileName, {
    open({ name }) {
      path.push(name);
      text = '';
    },
    text: (part) => (text += part),
    close(name) {
      path.pop();
      const owner = path.at(-1);
      const value = text.trim();
      text = '';
      if (owner === 'typeDescription' && name === 'name') ranges.set((type = value), new Map());
      else if (owner === 'typeDescription' && name === 'supertypeName') above.set(type, value);
      else if (owner === 'featureDescription' && name === 'name') feature = value;
      else if (owner === 'featureDescription' && name === 'rangeTypeName') ranges.get(type)?.set(feature, value);
    },
  });
  for (const [name, own] of ranges) {
    const seen = new Set([name]);
    for (let up = above.get(name); up !== undefined && !seen.has(up); up = above.get(up)) {
      seen.add(up);
      for (const [inherited, range] of ranges.get(up) ?? []) if (!own.has(inherited)) own.set(inherited, range);
    }
  }
  return ranges;
}
