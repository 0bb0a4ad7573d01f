import { SaxesParser } from 'saxes';
import { ParlanceError } from '../../../../shared/contract/errors.ts';
import { createElements } from './elements.ts';
import { emptyProject, type RefiProject } from './refi-project.ts';

/** Deeper than any codebook; what nests without end is made to break programs. */
const deepest = 500;
const longestAttribute = 10 * 1024 * 1024;

export interface ProjectParser {
  write(text: string): void;
  /** What was said; throws where the document is not whole or is none of REFI-QDA. */
  finish(): RefiProject;
}

/**
 * Reads the XML as it streams by. Elements and attributes are known by their local names, whatever the namespace and the
 * case. There are no entities but the five of XML: a document with a DTD is refused.
 */
export function createProjectParser(fileName: string): ProjectParser {
  const project = emptyProject();
  const elements = createElements(project);
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  let depth = 0;
  const refuse = (why: string, cause?: unknown): never => {
    throw new ParlanceError('interchange.unreadable', `“${fileName}” cannot be read: ${why}. Nothing was taken over.`, {
      details: { line: parser.line },
      cause,
    });
  };
  parser.on('doctype', () => refuse('it declares entities of its own (a DTD), which no program does'));
  parser.on('error', (error) => {
    if (/disallowed character/i.test(error.message)) project.forbidden++;
    else refuse(`its XML is broken in line ${parser.line}`, error);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > deepest) refuse('its elements are nested too deeply');
    const local = localName(name);
    if (depth === 1) {
      project.root = local;
      if (local !== 'project' && local !== 'codebook')
        refuse(`it begins with <${name.slice(0, 60)}>, not with <Project>`);
    }
    elements.open(local, attributesOf(attributes));
  });
  parser.on('text', (text) => elements.text(text));
  parser.on('cdata', (text) => elements.text(text));
  parser.on('closetag', () => {
    depth--;
    elements.close();
  });
  return {
    write: (text) => void parser.write(text),
    finish() {
      parser.close();
      if (project.root === '') refuse('it is empty');
      return project;
    },
  };
}

const localNames = new Map<string, string>();

/** Lower case, without the prefix. The few names there are come a hundred thousand times. */
function localName(name: string): string {
  let local = localNames.get(name);
  if (local === undefined) {
    local = name.slice(name.indexOf(':') + 1).toLowerCase();
    if (localNames.size < 1000) localNames.set(name, local);
  }
  return local;
}

function attributesOf(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const name in given) attributes[localName(name)] = given[name]!.slice(0, longestAttribute);
  return attributes;
}
