import { normalizeGuid } from './guids.ts';
import { keptText } from './kept-text.ts';
import type {
  RefiCase,
  RefiCode,
  RefiCoding,
  RefiProject,
  RefiSelection,
  RefiSet,
  RefiSource,
  RefiValue,
  SourceKind,
} from './refi-project.ts';

type Attributes = Readonly<Record<string, string>>;

/** Where an element stands: what it is part of, and where its text goes. */
interface Frame {
  project?: RefiProject;
  code?: RefiCode;
  source?: RefiSource;
  selection?: RefiSelection;
  coding?: RefiCoding;
  case?: RefiCase;
  value?: RefiValue;
  set?: RefiSet;
  /** Links and graphs are counted for a note; what stands in them is not looked at. */
  isIgnored?: boolean;
  take?: (text: string) => void;
}

export interface Elements {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(): void;
}

const nothing: Frame = { isIgnored: true };
const sourceKinds: Readonly<Record<string, SourceKind>> = {
  textsource: 'text',
  pdfsource: 'pdf',
  picturesource: 'picture',
  audiosource: 'audio',
  videosource: 'video',
  note: 'note',
};
const areas = new Set(['pdfselection', 'pictureselection', 'audioselection', 'videoselection', 'transcriptselection']);
const values = new Set(['textvalue', 'booleanvalue', 'integervalue', 'floatvalue', 'datevalue', 'datetimevalue']);

/** Puts every element where it belongs in `project`; those that are not known are passed through to what is in them. */
export function createElements(project: RefiProject): Elements {
  const shared = createSharing();
  const stack: Frame[] = [];
  let text = '';

  const openIn = (name: string, attributes: Attributes, parent: Frame): Frame => {
    if (parent.isIgnored === true) return nothing;
    if (name === 'description') return { take: describe(parent) };
    if (name === 'noteref') return refer(parent, normalizeGuid(attributes['targetguid'] ?? ''));
    if (name === 'plaintextcontent')
      return { take: (content) => void (parent.source && (parent.source.content = content)) };
    if (name === 'variablevalue') return openValue(parent);
    if (parent.value) return openInValue(parent.value, name, attributes);
    if (name === 'user') {
      project.users.push({ guid: guidOf(attributes), name: attributes['name'] || attributes['id'] || '' });
      return nothing;
    }
    if (name === 'code') return openCode(project, attributes, parent.code ?? null);
    if (name === 'variable') {
      const type = (attributes['typeofvariable'] ?? 'Text').trim().toLowerCase();
      project.variables.push({ guid: guidOf(attributes), name: textOf(attributes['name']), type });
      return nothing;
    }
    if (parent.case) return openInCase(parent.case, name, attributes);
    if (name === 'case') return openCase(project, attributes);
    if (name === 'set') return openSet(project, attributes);
    if (parent.set) return openInSet(parent.set, name, attributes);
    if (name === 'link') project.links++;
    if (name === 'graph') project.graphs++;
    if (name === 'link' || name === 'graph') return nothing;
    return openInSources(name, attributes, parent);
  };

  const openInSources = (name: string, attributes: Attributes, parent: Frame): Frame => {
    const kind = sourceKinds[name];
    if (kind !== undefined && !parent.source) {
      const source = sourceOf(kind, attributes, shared);
      (kind === 'note' ? project.notes : project.sources).push(source);
      return { source };
    }
    if (name === 'representation' && parent.source?.kind === 'pdf' && !parent.selection) {
      return { source: (parent.source.representation = sourceOf('text', attributes, shared)) };
    }
    // A transcript, a text beside a picture, the words of an area on a page: not the text of the source.
    if (name === 'representation' || name === 'textdescription') return nothing;
    if (name === 'plaintextselection' || areas.has(name)) {
      if (!parent.source) return nothing;
      const selection = selectionOf(attributes, shared);
      (name === 'plaintextselection' ? parent.source.selections : parent.source.areas).push(selection);
      return { source: parent.source, selection };
    }
    if (name === 'coding') {
      const list = parent.selection?.codings ?? parent.source?.codings;
      if (!list) return nothing;
      const coding = codingOf(attributes, shared);
      list.push(coding);
      return { coding };
    }
    if (name === 'coderef' && parent.coding) parent.coding.code = shared(normalizeGuid(attributes['targetguid'] ?? ''));
    return { ...parent };
  };

  return {
    open(name, attributes) {
      text = '';
      const parent = stack.at(-1);
      if (parent) stack.push(openIn(name, attributes, parent));
      else stack.push(openProject(project, attributes));
    },
    text(piece) {
      if (stack.at(-1)?.take) text += piece;
    },
    close() {
      stack.pop()?.take?.(keptText(text));
      text = '';
    },
  };

  function describe(parent: Frame): (description: string) => void {
    const subject = parent.selection ?? parent.source ?? parent.code ?? parent.case ?? parent.project;
    return (description) => void (subject && (subject.description = description));
  }

  function refer(parent: Frame, guid: string): Frame {
    const subject = parent.coding ?? parent.selection ?? parent.source ?? parent.code ?? parent.project;
    if (guid !== '') subject?.noteRefs.push(keptText(guid));
    return nothing;
  }
}

function openProject(project: RefiProject, attributes: Attributes): Frame {
  project.name = attributes['name'] ?? '';
  project.origin = attributes['origin'] ?? '';
  project.basePath = attributes['basepath'] ?? '';
  project.creatingUser = guidOrNull(attributes['creatinguserguid']);
  return { project };
}

function openCode(project: RefiProject, attributes: Attributes, parent: RefiCode | null): Frame {
  const code = {
    guid: guidOf(attributes),
    parent,
    name: textOf(attributes['name']),
    color: colorOf(attributes['color']),
    description: '',
    noteRefs: [],
  };
  project.codes.push(code);
  return { code };
}

function openCase(project: RefiProject, attributes: Attributes): Frame {
  const made: RefiCase = {
    guid: guidOf(attributes),
    name: textOf(attributes['name']),
    description: '',
    values: [],
    sourceRefs: [],
    codeRefs: 0,
    selectionRefs: 0,
  };
  project.cases.push(made);
  return { case: made };
}

function openInCase(made: RefiCase, name: string, attributes: Attributes): Frame {
  if (name === 'sourceref') made.sourceRefs.push(keptText(normalizeGuid(attributes['targetguid'] ?? '')));
  if (name === 'coderef') made.codeRefs++;
  if (name === 'selectionref') made.selectionRefs++;
  return { case: made };
}

function openSet(project: RefiProject, attributes: Attributes): Frame {
  const set: RefiSet = { name: textOf(attributes['name']), sourceRefs: [], others: 0 };
  project.sets.push(set);
  return { set };
}

function openInSet(set: RefiSet, name: string, attributes: Attributes): Frame {
  if (name === 'membersource') set.sourceRefs.push(keptText(normalizeGuid(attributes['targetguid'] ?? '')));
  else if (name === 'membercode' || name === 'membernote') set.others++;
  return nothing;
}

function openValue(parent: Frame): Frame {
  const value: RefiValue = { variable: '', value: '' };
  (parent.case ?? parent.source)?.values.push(value);
  return { value };
}

function openInValue(value: RefiValue, name: string, attributes: Attributes): Frame {
  if (name === 'variableref') value.variable = keptText(normalizeGuid(attributes['targetguid'] ?? ''));
  return values.has(name) ? { take: (text) => void (value.value = text) } : { value };
}

type Sharing = (value: string) => string;

/** Names of users, codes and moments come again and again: each is kept once. */
function createSharing(): Sharing {
  const known = new Map<string, string>();
  return (value) => {
    const same = known.get(value);
    if (same !== undefined) return same;
    const kept = keptText(value);
    if (known.size < 100_000) known.set(kept, kept);
    return kept;
  };
}

function sourceOf(kind: SourceKind, attributes: Attributes, shared: Sharing): RefiSource {
  return {
    kind,
    guid: guidOf(attributes),
    name: textOf(attributes['name']),
    plainTextPath: textOf(attributes['plaintextpath']),
    richTextPath: textOf(attributes['richtextpath']),
    path: textOf(attributes['path']),
    content: null,
    description: '',
    ...authorship(attributes, shared),
    selections: [],
    codings: [],
    noteRefs: [],
    values: [],
    areas: [],
    representation: null,
  };
}

function selectionOf(attributes: Attributes, shared: Sharing): RefiSelection {
  return {
    guid: guidOf(attributes),
    name: textOf(attributes['name']),
    start: positionOf(attributes['startposition']),
    end: positionOf(attributes['endposition']),
    description: '',
    ...authorship(attributes, shared),
    codings: [],
    noteRefs: [],
  };
}

function codingOf(attributes: Attributes, shared: Sharing): RefiCoding {
  const { creatingUser, createdAt } = authorship(attributes, shared);
  return { guid: guidOf(attributes), code: '', creatingUser, createdAt, noteRefs: [] };
}

/** Who changed it last is better than nobody. */
function authorship(
  attributes: Attributes,
  shared: Sharing,
): { creatingUser: string | null; createdAt: string | null; modifiedAt: string | null } {
  const user = guidOrNull(attributes['creatinguser']) ?? guidOrNull(attributes['modifyinguser']);
  const share = (value: string | undefined): string | null =>
    value === undefined || value === '' ? null : shared(value);
  const modifiedAt = share(attributes['modifieddatetime']);
  return {
    creatingUser: user === null ? null : shared(user),
    createdAt: share(attributes['creationdatetime']) ?? modifiedAt,
    modifiedAt,
  };
}

function guidOf(attributes: Attributes): string {
  return keptText(normalizeGuid(attributes['guid'] ?? ''));
}

function guidOrNull(value: string | undefined): string | null {
  const guid = normalizeGuid(value ?? '');
  return guid === '' || guid === '00000000-0000-0000-0000-000000000000' ? null : guid;
}

function textOf(value: string | undefined): string {
  return keptText(value ?? '');
}

/** NaN where it is no number: such a passage is left out with a note. */
function positionOf(value: string | undefined): number {
  return value !== undefined && /^\s*-?\d+\s*$/.test(value) ? Number(value) : Number.NaN;
}

function colorOf(value: string | undefined): string | null {
  const color = value?.trim().toLowerCase() ?? '';
  if (/^#[0-9a-f]{6}$/.test(color)) return color;
  if (/^#[0-9a-f]{3}$/.test(color)) return color.replace(/[0-9a-f]/g, '$&$&');
  return null;
}
