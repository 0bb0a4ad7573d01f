import { createCodeCollector } from '../code-collector.ts';
import type { PlannedCode } from '../plan.ts';
import type { Cas, CasSpan } from './cas.ts';
import { shortName, type ProjectDescription } from './project-files.ts';

/**
 * Makes codes of layers and of the values of their features: the value below its layer, and where several features of a
 * layer have values, the value below its feature below the layer. Values that are numbers, or are texts that somebody
 * wrote, stay with the coding: as its attribute, or as its memo where they are long.
 */
export interface Layers {
  look(cas: Cas): void;
  finish(description: ProjectDescription | null): FinishedLayers;
}

export interface FinishedLayers {
  codes: readonly PlannedCode[];
  /** One for each value that is a code, or the layer itself where a span has none. */
  codesOf(span: CasSpan): string[];
  restOf(span: CasSpan): { attributes: Record<string, string>; memo: string | null };
}

/** A list of labels is shorter, and so are its labels. */
const mostLabels = 300;
const longestLabel = 100;
const longestAttribute = 200;

interface Seen {
  values: Set<string>;
  longest: number;
  isText: boolean;
}

export function createLayers(): Layers {
  const layers = new Map<string, Map<string, Seen>>();
  return {
    look(cas) {
      for (const { type, features } of cas.spans) {
        const layer = layers.get(type) ?? new Map<string, Seen>();
        layers.set(type, layer);
        for (const { name, kind, values } of features) {
          const seen = layer.get(name) ?? { values: new Set(), longest: 0, isText: true };
          layer.set(name, seen);
          if (kind !== 'text') seen.isText = false;
          for (const value of values) {
            if (seen.values.size <= mostLabels) seen.values.add(value);
            seen.longest = Math.max(seen.longest, value.length);
          }
        }
      }
    },
    finish: (description) => finish(layers, description),
  };
}

function finish(
  layers: ReadonlyMap<string, ReadonlyMap<string, Seen>>,
  description: ProjectDescription | null,
): FinishedLayers {
  const codes = createCodeCollector();
  const described = new Map(description?.layers.map((layer) => [layer.type, layer]));
  const layerNames = namesOf(
    [...layers.keys()].map((type) => [type, described.get(type)?.name ?? shortName(type)] as const),
  );
  const labelling = new Map<string, Set<string>>();
  for (const [type, features] of layers) {
    const tagged = new Set(described.get(type)?.features.flatMap(({ name, tags }) => (tags.length > 0 ? [name] : [])));
    const isLabel = (name: string, { values, longest, isText }: Seen): boolean =>
      tagged.has(name) || (isText && values.size <= mostLabels && longest <= longestLabel && !isWriting(name));
    labelling.set(type, new Set([...features].flatMap(([name, seen]) => (isLabel(name, seen) ? [name] : []))));
  }
  const shownName = (type: string, feature: string): string =>
    described.get(type)?.features.find(({ name }) => name === feature)?.shown ?? feature;
  const pathOf = (type: string, feature: string, value: string): string[] => {
    const layer = layerNames.get(type)!;
    return labelling.get(type)!.size > 1 ? [layer, shownName(type, feature), value] : [layer, value];
  };
  for (const [type, features] of layers) {
    codes.add([layerNames.get(type)!]);
    for (const name of labelling.get(type)!) {
      const tags = described.get(type)?.features.find((feature) => feature.name === name)?.tags ?? [];
      for (const tag of tags) codes.add(pathOf(type, name, tag.name), { definition: tag.description });
      for (const value of features.get(name)!.values) codes.add(pathOf(type, name, value));
    }
  }
  return {
    codes: codes.list(),
    codesOf({ type, features }) {
      const labels = features.filter(({ name }) => labelling.get(type)!.has(name));
      const keys = labels.flatMap(({ name, values }) => values.map((value) => codes.add(pathOf(type, name, value))));
      return keys.length > 0 ? keys : [codes.add([layerNames.get(type)!])];
    },
    restOf({ type, features }) {
      const attributes: Record<string, string> = {};
      const memos: string[] = [];
      for (const { name, values } of features) {
        if (labelling.get(type)!.has(name)) continue;
        const value = values.join('; ');
        if (value.length > longestAttribute || isWriting(name)) memos.push(value);
        else attributes[shownName(type, name)] = value;
      }
      return { attributes, memo: memos.length > 0 ? memos.join('\n') : null };
    },
  };
}

function isWriting(feature: string): boolean {
  return /comment|note|memo|remark|justification/i.test(feature);
}

/** Two layers of one name keep their whole names. */
function namesOf(pairs: readonly (readonly [type: string, name: string])[]): Map<string, string> {
  const count = new Map<string, number>();
  for (const [, name] of pairs) count.set(name, (count.get(name) ?? 0) + 1);
  return new Map(pairs.map(([type, name]) => [type, count.get(name) === 1 ? name : type]));
}
