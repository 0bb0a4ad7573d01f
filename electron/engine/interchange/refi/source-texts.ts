import { closeSync, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { StructureSpan } from '../../../../shared/domain/text/structure.ts';
import { largestText, type Archive } from './archive.ts';
import type { RefiProject, RefiSource } from './refi-project.ts';

/** The words of a source, or why there are none. */
export type SourceText =
  | { raw: string; isFromDocument: boolean; structure: readonly StructureSpan[]; hasOddBytes: boolean }
  | { missing: 'file' | 'external' | 'nothing'; path: string };

export interface SourceTexts {
  of(source: RefiSource): SourceText;
}

/**
 * Finds the text of sources: in the XML, in the archive whatever the case of the name, or beside the archive. Nothing
 * outside the folder in which the `.qdpx` lies is ever opened, whatever a path in it says.
 */
export async function createSourceTexts(
  archive: Archive,
  projectEntry: string,
  file: string,
  project: RefiProject,
): Promise<SourceTexts> {
  const folder = projectEntry.includes('/') ? projectEntry.slice(0, projectEntry.lastIndexOf('/') + 1) : '';
  const locate = (reference: string): Buffer | null => {
    const inside = findInside(archive, folder, reference);
    if (inside) return archive.read(inside);
    return isExternal(reference) ? readBeside(file, reference) : null;
  };
  const documents = await readDocuments(project, locate);
  return {
    of(source) {
      const document = documents.get(source);
      if (document !== undefined) return document;
      if (source.content !== null && source.content.trim() !== '') return textOf(source.content);
      const reference = source.plainTextPath;
      if (reference === '') return { missing: 'nothing', path: source.richTextPath };
      const bytes = locate(reference);
      if (bytes === null) return { missing: isExternal(reference) ? 'external' : 'file', path: reference };
      const { text, isOdd } = decode(bytes);
      return { ...textOf(text), hasOddBytes: isOdd };
    },
  };
}

function textOf(raw: string): Extract<SourceText, { raw: string }> {
  return { raw, isFromDocument: false, structure: [], hasOddBytes: false };
}

/** Sources of which only the styled text is there: their words are read as those of any Word document. */
async function readDocuments(
  project: RefiProject,
  locate: (reference: string) => Buffer | null,
): Promise<Map<RefiSource, SourceText>> {
  const documents = new Map<RefiSource, SourceText>();
  for (const source of [...project.sources, ...project.notes]) {
    if ((source.kind !== 'text' && source.kind !== 'note') || source.content !== null || source.richTextPath === '')
      continue;
    if (source.plainTextPath !== '' && locate(source.plainTextPath) !== null) continue;
    const bytes = /\.docx$/i.test(source.richTextPath) ? locate(source.richTextPath) : null;
    if (bytes === null) continue;
    try {
      const { planDocx } = await import('../../importers/docx.ts');
      const article = (await planDocx({ fileName: path.posix.basename(source.richTextPath), bytes })).articles[0]!;
      documents.set(source, {
        raw: article.text,
        isFromDocument: true,
        structure: article.structure,
        hasOddBytes: false,
      });
    } catch {
      documents.set(source, { missing: 'file', path: source.richTextPath });
    }
  }
  return documents;
}

const scheme = /^[a-z]+:\/*/i;

function isExternal(reference: string): boolean {
  return /^(?:relative|absolute|file):/i.test(reference) || path.win32.isAbsolute(reference.replace(scheme, ''));
}

/** `internal://name`, a bare name, with or without the folder, as it stands or percent-encoded. */
function findInside(archive: Archive, folder: string, reference: string): ReturnType<Archive['find']> {
  const bare = reference.replace(scheme, '').replaceAll('\\', '/');
  for (const name of new Set([bare, decoded(bare)])) {
    const base = name.slice(name.lastIndexOf('/') + 1);
    if (base === '') continue;
    const found =
      archive.find(`${folder}sources/${name}`) ?? archive.find(`${folder}${name}`) ?? archive.findByBaseName(base);
    if (found) return found;
  }
  return undefined;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** A file that was left outside, where it lies in the folder of the `.qdpx` or below it. */
function readBeside(file: string, reference: string): Buffer | null {
  const bare = reference.replace(scheme, '').replaceAll('\\', '/');
  const home = path.dirname(path.resolve(file));
  for (const name of [bare, bare.slice(bare.lastIndexOf('/') + 1)]) {
    if (!/\.(?:txt|docx)$/i.test(name)) continue;
    const place = path.resolve(home, `./${name.replace(/^\/+/, '')}`);
    const bytes = place === path.resolve(file) ? null : readWithin(home, place);
    if (bytes !== null) return bytes;
  }
  return null;
}

function readWithin(home: string, place: string): Buffer | null {
  try {
    const real = realpathSync(place);
    if (path.relative(realpathSync(home), real).startsWith('..')) return null;
    const fd = openSync(real, 'r');
    try {
      const stats = fstatSync(fd);
      return stats.isFile() && stats.size <= largestText ? readFileSync(fd) : null;
    } finally {
      closeSync(fd);
    }
  } catch {
    return null;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 as the standard demands, UTF-16 where a mark says so; what is neither is read as Windows writes Latin. */
function decode(bytes: Uint8Array): { text: string; isOdd: boolean } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), isOdd: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), isOdd: false };
  try {
    return { text: utf8.decode(bytes), isOdd: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), isOdd: true };
  }
}
