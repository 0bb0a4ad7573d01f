import { readdirSync } from 'node:fs';
import path from 'node:path';
import { openForeignFiles } from '../foreign-files.ts';
import { fileChunks } from '../json-records.ts';
import type { InterchangeReader, InterchangeSource } from '../plan.ts';
import { extensionOf, headText } from '../recognising.ts';
import { topNames } from '../top-names.ts';
import { isCollectionPath } from './collection-files.ts';
import { readCatma } from './catma-plan.ts';
import { readTei } from './tei-plan.ts';

/** What CATMA hands out: collections of annotations in TEI, alone or in archives; and texts in TEI of other origin. */
export const catmaReader: InterchangeReader = {
  format: 'catma',
  recognises(source) {
    if (source.isFolder) return hasCollections(source.path, 3);
    if (/\.(?:tar\.gz|tgz)$/i.test(source.path)) return isArchive(source);
    if (extensionOf(source) === 'zip') return topNames(source).some(isCollectionPath);
    return isTei(source);
  },
  read: (source) => (isTei(source) && !isCollection(source) ? readTei(source) : readCatma(source)),
};

function isTei(source: InterchangeSource): boolean {
  return /<(?:TEI|TEI\.2|teiCorpus)[\s>]/.test(headText(source)) && !/<!DOCTYPE html/i.test(headText(source));
}

/** The declarations of the tags stand at the beginning, and before them the technical description. */
function isCollection(source: InterchangeSource): boolean {
  for (const chunk of fileChunks(source.path))
    return /CATMA_|catma_displaycolor|type="catma"|catma:\/\//.test(Buffer.from(chunk).toString('latin1'));
  return false;
}

function isArchive(source: InterchangeSource): boolean {
  try {
    return openForeignFiles(source).paths.some(isCollectionPath);
  } catch {
    return false; // Whoever reads it will say what is wrong with it.
  }
}

/** Looks no deeper than CATMA nests, and not into folders of thousands. */
function hasCollections(folder: string, depth: number): boolean {
  try {
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    if (folders.some(({ name }) => name.toLowerCase() === 'annotationcollections')) return true;
    return depth > 1 && folders.slice(0, 50).some(({ name }) => hasCollections(path.join(folder, name), depth - 1));
  } catch {
    return false;
  }
}
