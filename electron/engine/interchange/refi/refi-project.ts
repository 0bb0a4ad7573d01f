/** What a `.qde` or `.qdc` says, element by element, with nothing decided yet. GUIDs are normalized, texts as they are. */
export interface RefiProject {
  root: string;
  name: string;
  origin: string;
  basePath: string;
  creatingUser: string | null;
  users: RefiUser[];
  /** Parents before their children. */
  codes: RefiCode[];
  variables: RefiVariable[];
  cases: RefiCase[];
  sources: RefiSource[];
  notes: RefiSource[];
  description: string;
  noteRefs: string[];
  sets: RefiSet[];
  links: number;
  graphs: number;
  /** Characters that XML forbids and that were left out. */
  forbidden: number;
}

export interface RefiUser {
  guid: string;
  name: string;
}

export interface RefiCode {
  guid: string;
  /** Place of the parent in the list of codes: GUIDs are not always given, nor always different. */
  parent: RefiCode | null;
  name: string;
  color: string | null;
  description: string;
  noteRefs: string[];
}

export interface RefiVariable {
  guid: string;
  name: string;
  type: string;
}

export interface RefiValue {
  variable: string;
  value: string;
}

export interface RefiCase {
  guid: string;
  name: string;
  description: string;
  values: RefiValue[];
  sourceRefs: string[];
  codeRefs: number;
  selectionRefs: number;
}

export interface RefiSet {
  name: string;
  sourceRefs: string[];
  /** Members that are no sources: codes and notes. */
  others: number;
}

export type SourceKind = 'text' | 'pdf' | 'picture' | 'audio' | 'video' | 'note';

export interface RefiSource {
  kind: SourceKind;
  guid: string;
  name: string;
  plainTextPath: string;
  richTextPath: string;
  path: string;
  /** Null where the element is not there at all. */
  content: string | null;
  description: string;
  creatingUser: string | null;
  createdAt: string | null;
  modifiedAt: string | null;
  selections: RefiSelection[];
  /** On the source as a whole. */
  codings: RefiCoding[];
  noteRefs: string[];
  values: RefiValue[];
  /** Passages of pictures, sounds and pages, which have no words. */
  areas: RefiSelection[];
  /** The text of a PDF. */
  representation: RefiSource | null;
}

export interface RefiSelection {
  guid: string;
  name: string;
  start: number;
  end: number;
  description: string;
  creatingUser: string | null;
  createdAt: string | null;
  modifiedAt: string | null;
  codings: RefiCoding[];
  noteRefs: string[];
}

export interface RefiCoding {
  guid: string;
  code: string;
  creatingUser: string | null;
  createdAt: string | null;
  noteRefs: string[];
}

export function emptyProject(): RefiProject {
  return {
    root: '',
    name: '',
    origin: '',
    basePath: '',
    creatingUser: null,
    users: [],
    codes: [],
    variables: [],
    cases: [],
    sources: [],
    notes: [],
    description: '',
    noteRefs: [],
    sets: [],
    links: 0,
    graphs: 0,
    forbidden: 0,
  };
}
