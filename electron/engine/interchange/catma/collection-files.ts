import { readdirSync } from 'node:fs';
import path from 'node:path';
import { openForeignFiles, type ForeignFiles } from '../foreign-files.ts';
import { fileChunks } from '../json-records.ts';
import type { InterchangeSource } from '../plan.ts';

/** A collection of annotations, and where the text may be that it is about. */
export interface CollectionFile {
  /** Of the file, without its folders. */
  name: string;
  /** What tells two texts apart: the folder of the document, or the text file. */
  documentKey: string;
  textName: string | null;
  chunks(): Iterable<Uint8Array>;
  readText(): Uint8Array;
}

const collectionPath = /^(?:(.*)\/)?annotationcollections\/[^/]+\.xml$/i;

export function isCollectionPath(name: string): boolean {
  return collectionPath.test(name);
}

/**
 * The collections of what CATMA hands out: an archive with a folder for each document, in it the text and a folder
 * `annotationcollections`; or one collection, with the text beside it.
 */
export function collectionFilesOf(source: InterchangeSource): CollectionFile[] {
  const files = openForeignFiles(source);
  if (!source.isFolder && files.paths.length === 1) return [singleFile(source.path)];
  return files.paths.filter(isCollectionPath).map((name) => inProject(files, name));
}

function inProject(files: ForeignFiles, name: string): CollectionFile {
  const folder = collectionPath.exec(name)?.[1] ?? '';
  const texts = files.paths.filter((one) => /\.txt$/i.test(one) && folderOf(one) === folder);
  const textName = texts[0] ?? null;
  return {
    name: path.posix.basename(name),
    documentKey: folder,
    textName: textName === null ? null : path.posix.basename(textName),
    chunks: () => files.chunks(name),
    readText: () => files.read(textName!),
  };
}

function folderOf(name: string): string {
  const at = name.lastIndexOf('/');
  return at < 0 ? '' : name.slice(0, at);
}

/** Of the same name, else the only text that lies there; also above, where the collection lies in its own folder. */
function singleFile(file: string): CollectionFile {
  const folder = path.dirname(file);
  const folders =
    path.basename(folder).toLowerCase() === 'annotationcollections' ? [path.dirname(folder), folder] : [folder];
  const found = folders.map((one) => textIn(one, path.parse(file).name)).find((text) => text !== null) ?? null;
  return {
    name: path.basename(file),
    documentKey: file,
    textName: found === null ? null : path.basename(found),
    chunks: () => fileChunks(file),
    readText: () => openForeignFiles({ path: found!, isFolder: false }).read(path.basename(found!)),
  };
}

function textIn(folder: string, stem: string): string | null {
  const texts = readdirSync(folder).filter((name) => /\.txt$/i.test(name));
  const same = texts.find((name) => path.parse(name).name.toLowerCase() === stem.toLowerCase());
  const chosen = same ?? (texts.length === 1 ? texts[0] : undefined);
  return chosen === undefined ? null : path.join(folder, chosen);
}
