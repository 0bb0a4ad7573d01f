/**
 * What of a UIMA CAS matters here: one text with typed spans over it. The two forms in which INCEpTION hands it out are
 * XMI (OASIS UIMA 1.0) and the CAS JSON 0.4 of Apache (uima-uimaj-io-jsoncas, SPECIFICATION).
 */
export interface Cas {
  /** As the file has it. */
  text: string;
  title: string | null;
  language: string | null;
  /** Where the whole document ends, in the unit of the file: tells the unit. */
  documentEnd: number | null;
  spans: CasSpan[];
  /** Things that are no codings, and how many there are of each kind. */
  left: { structure: number; relations: number; links: number; chains: number; views: number };
}

export interface CasSpan {
  type: string;
  begin: number;
  end: number;
  features: CasFeature[];
}

export interface CasFeature {
  name: string;
  kind: 'text' | 'number' | 'boolean';
  /** Several where the feature takes several. */
  values: string[];
}

/** A feature structure before it is known what it is. */
export interface RawStructure {
  id: string;
  type: string;
  sofa: string | null;
  begin: number | null;
  end: number | null;
  features: CasFeature[];
  /** Names of features that point at other structures. */
  references: readonly string[];
}

/** Ranges of features by type, where the type system is there. */
export type FeatureRanges = ReadonlyMap<string, ReadonlyMap<string, string>>;

const structuralTypes =
  /^(?:uima\.|org\.apache\.uima\.|de\.tudarmstadt\.ukp\.dkpro\.core\.api\.(?:segmentation|lexmorph|metadata|transform|io)\.|de\.tudarmstadt\.ukp\.dkpro\.core\.api\.syntax\.type\.(?:constituent|PennTree)|de\.tudarmstadt\.ukp\.clarin\.webanno\.api\.type\.|de\.tudarmstadt\.ukp\.inception\.(?:api|.*\.CASMetadata)|org\.dkpro\.core\.api\.(?:xml|pdf)\.|.*\.CASMetadata$|.*\.TagsetDescription$)/;
const documentTypes = /(?:^uima\.tcas\.DocumentAnnotation|\.DocumentMetaData)$/;
const relationEnds = new Set(['Governor', 'Dependent']);

export function isStructural(type: string): boolean {
  return structuralTypes.test(type);
}

/** Sorts structures into codings, facts about the document, and what has no place here. */
export function casOf(text: string, sofa: string | null, structures: readonly RawStructure[], views: number): Cas {
  const cas: Cas = {
    text,
    title: null,
    language: null,
    documentEnd: null,
    spans: [],
    left: { structure: 0, relations: 0, links: 0, chains: 0, views: Math.max(0, views - 1) },
  };
  for (const structure of structures) {
    const { type, begin, end, references } = structure;
    if (sofa !== null && structure.sofa !== null && structure.sofa !== sofa) continue;
    if (documentTypes.test(type)) describeDocument(cas, structure);
    else if (type.endsWith('.CoreferenceChain')) cas.left.chains += 1;
    else if (references.some((name) => relationEnds.has(name))) cas.left.relations += 1;
    else if (begin === null || end === null) continue; // arrays, links and other parts of structures
    else if (isStructural(type)) cas.left.structure += 1;
    else {
      cas.left.links += references.length;
      cas.spans.push({ type, begin, end, features: structure.features });
    }
  }
  return cas;
}

function describeDocument(cas: Cas, { features, end }: RawStructure): void {
  const value = (name: string): string | null =>
    features.find((feature) => feature.name === name)?.values[0]?.trim() || null;
  cas.title ??= value('documentTitle') ?? value('documentId');
  const language = value('language');
  if (language !== null && language !== 'x-unspecified') cas.language ??= language;
  cas.documentEnd ??= end;
}
