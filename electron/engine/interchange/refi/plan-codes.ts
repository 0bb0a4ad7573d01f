import { cleanXml } from './clean-xml.ts';
import type { NoteTally } from '../note-tally.ts';
import type { PlannedCode } from '../plan.ts';
import { composeDescription, parseDescription } from './code-description.ts';
import type { CodeLine } from './extra.ts';
import type { Extra } from './read-extra.ts';
import type { RefiCode, RefiProject } from './refi-project.ts';

export interface PlannedCodebook {
  codes: readonly PlannedCode[];
  /** Key of the code that a GUID stands for; null where it is none, but a case. */
  keyOf(guid: string): string | null;
  /** Key of each code of the file, which may lack a GUID or share one. */
  keys: ReadonlyMap<RefiCode, string>;
}

/** Codes of the file, and one for each that codings name although the codebook lacks it. */
export function planCodebook(project: RefiProject, extra: Extra, notes: NoteTally): PlannedCodebook {
  const keys = new Map<RefiCode, string>();
  const taken = new Set<string>();
  const codes = project.codes.map((code): PlannedCode => {
    const isFree = code.guid !== '' && !taken.has(code.guid);
    const key = isFree ? code.guid : `code ${keys.size + 1}`;
    if (!isFree) notes.add('interchange.code-ids', 'Codes without an id of their own were given one.', code.name);
    taken.add(key);
    keys.set(code, key);
    return planCode(code, key, code.parent === null ? null : keys.get(code.parent)!, extra.codes.get(key));
  });
  const cases = new Set(project.cases.map(({ guid }) => guid));
  const unknown = [...codesOfCodings(project)].filter((guid) => !taken.has(guid) && !cases.has(guid));
  for (const [index, guid] of unknown.entries()) {
    const name = `Unknown code ${index + 1}`;
    codes.push({ ...bareCode(guid, name), parentKey: null });
    const message = 'Codings name codes that the codebook lacks; each was given a code with a name of this kind.';
    notes.add('interchange.unknown-codes', message, name);
    taken.add(guid);
  }
  return { codes, keys, keyOf: (guid) => (taken.has(guid) ? guid : null) };
}

function bareCode(key: string, name: string): PlannedCode {
  return {
    key,
    parentKey: null,
    name,
    color: null,
    ...parseDescription(''),
    shortcut: null,
    createdAt: null,
    modifiedAt: null,
  };
}

function planCode(code: RefiCode, key: string, parentKey: string | null, extra: CodeLine | undefined): PlannedCode {
  const name =
    extra !== undefined && cleanXml(extra.name) === code.name ? extra.name : code.name.trim() || 'Unnamed code';
  return {
    ...bareCode(key, name),
    parentKey,
    color: code.color,
    ...describe(code, extra),
    ...(extra && {
      shortcut: extra.key,
      retiredAt: extra.retiredAt,
      createdAt: extra.createdAt,
      modifiedAt: extra.modifiedAt,
    }),
  };
}

/** Our own parts where the description is still the one made from them; otherwise what can be read out of it. */
function describe({ description }: RefiCode, extra: CodeLine | undefined): ReturnType<typeof parseDescription> {
  if (extra !== undefined) {
    const own = { ...extra, isRetired: extra.retiredAt !== null };
    if (cleanXml(composeDescription(own)) === description) {
      const { definition, include, exclude, example, value, isRetired } = own;
      return { definition, include, exclude, example, value, isRetired };
    }
  }
  return parseDescription(description);
}

function codesOfCodings({ sources }: RefiProject): Set<string> {
  const guids = new Set<string>();
  for (const source of sources) {
    const texts = source.representation === null ? [source] : [source, source.representation];
    for (const { codings, selections } of texts) {
      for (const coding of codings) guids.add(coding.code);
      for (const selection of selections) for (const coding of selection.codings) guids.add(coding.code);
    }
  }
  guids.delete('');
  return guids;
}
