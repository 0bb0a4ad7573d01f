import { folderOf } from '../../app/formats.ts';
import { fileNameFrom, joinPath } from '../../api/project-actions.ts';
import type { ExportPlace, FormatFacts } from './export-formats.ts';

/** Words for names that are offered, each made from the title of the project. */
export interface TargetNames {
  folder: string;
  file: string;
}

/** Where an export of this format goes unless the analyst says otherwise. */
export function offeredTarget(facts: FormatFacts, place: ExportPlace, parent: string, names: TargetNames): string {
  const name = place === 'folder' ? fileNameFrom(names.folder) : `${fileNameFrom(names.file)}${facts.extension}`;
  return joinPath(parent, name);
}

/** The name as it is asked for: a format of one file always has its own extension. */
export function completeTarget(facts: FormatFacts, typed: string): string {
  const path = typed.trim();
  const isOneFile = facts.places.length === 1 && facts.places[0] === 'file';
  return isOneFile && !path.toLowerCase().endsWith(facts.extension) ? path + facts.extension : path;
}

/** The folder that holds the target, for the next one that is offered. */
export function parentOf(path: string): string {
  return folderOf(path.trim());
}
