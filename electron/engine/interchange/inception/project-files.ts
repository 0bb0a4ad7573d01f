import path from 'node:path';
import { openZip, type ForeignFiles } from '../foreign-files.ts';
import { isObject, jsonRecords } from '../json-records.ts';
import { objectsOf, textOf } from '../json-values.ts';
import { unreadable } from '../recognising.ts';
import type { Cas, FeatureRanges } from './cas.ts';
import { readCasJson } from './cas-json.ts';
import { readCasXmi, readTypeSystem } from './cas-xmi.ts';

/** One annotator's view of one document. */
export interface CasFile {
  document: string;
  /** Null where the file does not say. */
  user: string | null;
  /** The whole of what was given. */
  isAlone: boolean;
  load(): Cas;
}

/** What the description of a project says about its layers and tags. */
export interface ProjectDescription {
  name: string | null;
  layers: LayerDescription[];
}

export interface LayerDescription {
  type: string;
  name: string;
  isBuiltIn: boolean;
  isSpan: boolean;
  features: { name: string; shown: string; tags: { name: string; description: string }[] }[];
}

const casPath = /(?:^|\/)(?:annotation|curation)\/(.+)\/([^/]+)\.(?:xmi|json|zip)$/i;
const pseudoUsers = new Set(['INITIAL_CAS', 'SOURCE']);

/**
 * The CAS files of an exported project (`annotation/<document>/<user>.xmi|json|zip`, `curation/…/CURATION_USER.…`), or of
 * documents that were exported one by one. In project archives, INCEpTION keeps its own working copies as serialised
 * Java objects (`annotation_ser`), which nothing else reads.
 */
export function casFilesOf(files: ForeignFiles, archive: string): CasFile[] {
  const inProject = files.paths.filter((name) => casPath.test(name));
  if (inProject.length > 0) return inProject.flatMap((name) => projectCasFile(files, name));
  if (files.paths.some((name) => name.includes('annotation_ser/'))) {
    throw unreadable(
      archive,
      'its annotations are kept in INCEpTION’s own working form only. Export the project again with the format “UIMA CAS XMI” or “UIMA CAS JSON” beside it',
    );
  }
  const types = typeSystemBeside(files, '');
  const names = files.paths.filter(
    (name) => files.paths.length === 1 || (/\.xmi$|\.json$/i.test(name) && !isDescription(name)),
  );
  return names.map((name) => ({
    document: stem(name),
    user: null,
    isAlone: names.length === 1,
    load: () => loadCas(files, name, types),
  }));
}

function projectCasFile(files: ForeignFiles, name: string): CasFile[] {
  const [, document, user] = casPath.exec(name)!;
  if (pseudoUsers.has(user!)) return [];
  const load = (): Cas => {
    if (!/\.zip$/i.test(name)) return loadCas(files, name, typeSystemBeside(files, path.posix.dirname(name)));
    const inner = openZip(files.read(name), name);
    const cas = inner.paths.find((part) => /\.xmi$|\.json$/i.test(part));
    if (cas === undefined) throw unreadable(name, 'it holds no UIMA CAS');
    return loadCas(inner, cas, typeSystemBeside(inner, path.posix.dirname(cas)));
  };
  return [{ document: document!, user: user!, isAlone: false, load }];
}

function loadCas(files: ForeignFiles, name: string, types: FeatureRanges): Cas {
  return /\.json$/i.test(name) ? readCasJson(files.chunks(name), name) : readCasXmi(files.chunks(name), name, types);
}

const noTypes: FeatureRanges = new Map();

/** Of the same folder, else the only one there is. */
function typeSystemBeside(files: ForeignFiles, folder: string): FeatureRanges {
  const all = files.paths.filter((name) => /(?:^|\/)typesystem\.xml$/i.test(name));
  const name = all.find((one) => path.posix.dirname(one) === folder) ?? (all.length === 1 ? all[0] : undefined);
  return name === undefined ? noTypes : readTypeSystem(files.chunks(name), name);
}

function stem(name: string): string {
  return path.posix.basename(name).replace(/\.[^.]*$/, '');
}

export function isDescription(name: string): boolean {
  return /(?:^|\/)exportedproject[^/]*\.json$/i.test(name);
}

export function readDescription(files: ForeignFiles): ProjectDescription | null {
  const name = files.paths.find(isDescription);
  if (name === undefined) return null;
  const [record] = jsonRecords(files.chunks(name));
  if (record?.value === undefined) return null;
  const tagSets = new Map(objectsOf(record.value['tag_sets']).map((set) => [textOf(set['name']), tagsOf(set)]));
  return {
    name: textOf(record.value['name']),
    layers: objectsOf(record.value['layers']).flatMap((layer) => {
      const type = textOf(layer['name']);
      if (type === null) return [];
      return {
        type,
        name: textOf(layer['uiName']) ?? shortName(type),
        isBuiltIn: layer['built_in'] === true,
        isSpan: layer['type'] === 'span',
        features: objectsOf(layer['features']).map((feature) => {
          const feat = textOf(feature['name']) ?? '';
          const set = isObject(feature['tag_set']) ? feature['tag_set'] : null;
          const tags = set === null ? [] : (tagSets.get(textOf(set['name'])) ?? tagsOf(set));
          return { name: feat, shown: textOf(feature['uiName']) ?? feat, tags };
        }),
      };
    }),
  };
}

function tagsOf(set: Record<string, unknown>): { name: string; description: string }[] {
  return objectsOf(set['tags']).flatMap((tag) => {
    const name = textOf(tag['tag_name']);
    return name === null ? [] : { name, description: textOf(tag['tag_description']) ?? '' };
  });
}

export function shortName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}
