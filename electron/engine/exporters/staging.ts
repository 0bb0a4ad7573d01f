import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import { dataPackageName, isOurDataPackage } from './data-package.ts';

/** Files are written here first, so that nobody ever finds half a dataset under the name that was asked for. */
export interface Staging {
  readonly folder: string;
  /** Whether something of ours stands where the files go. */
  readonly replaces: boolean;
  /** Moves the files to where they were asked for; on failure everything stands as before. */
  place(): void;
  /** Removes whatever is left of the attempt. */
  discard(): void;
}

interface Target {
  folder: string;
  names: readonly string[];
  mayOverwrite: boolean;
}

/**
 * Inside the target where it exists, since only there is it certain to be the same disk and to be writable; otherwise
 * beside it.
 */
export function stageFolder(folder: string, names: readonly string[], mayOverwrite: boolean): Staging {
  const target: Target = { folder: path.resolve(folder), names, mayOverwrite };
  const isThere = assertFree(target);
  const replaces = isThere && names.some((name) => existsSync(path.join(target.folder, name)));
  return stageIn(isThere ? target.folder : path.dirname(target.folder), replaces, (fresh, old) => {
    if (!assertFree(target)) renameSync(fresh, target.folder);
    else replaceFiles(target, fresh, old);
  });
}

/** One file, which must be written into the staging folder under its own name. */
export function stageFile(file: string, mayOverwrite: boolean): Staging {
  const place = path.resolve(file);
  const replaces = assertFileFree(place, mayOverwrite);
  return stageIn(path.dirname(place), replaces, (fresh) => {
    assertFileFree(place, mayOverwrite);
    renameSync(path.join(fresh, path.basename(place)), place);
  });
}

function stageIn(parent: string, replaces: boolean, moveIn: (fresh: string, old: string) => void): Staging {
  // The first folder that did not exist, to be taken away again if nothing comes of it.
  const made = mkdirSync(parent, { recursive: true });
  let hasPlaced = false;
  let staging: string | null = null;
  const discard = (): void => {
    if (staging !== null) rmSync(staging, { recursive: true, force: true });
    if (!hasPlaced && made !== undefined) rmSync(made, { recursive: true, force: true });
  };
  try {
    staging = mkdtempSync(path.join(parent, '.parlance-export-'));
    mkdirSync(path.join(staging, 'new'));
  } catch (error) {
    discard();
    throw error;
  }
  const fresh = path.join(staging, 'new');
  const old = path.join(staging, 'old');
  return {
    folder: fresh,
    replaces,
    discard,
    place() {
      moveIn(fresh, old);
      hasPlaced = true;
    },
  };
}

/** Whether the file exists; a folder of that name is never replaced. */
function assertFileFree(file: string, mayOverwrite: boolean): boolean {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status === undefined) return false;
  const refuse = (sentence: string, files: readonly string[]): ParlanceError =>
    new ParlanceError('export.exists', `${sentence} Nothing was written.`, {
      details: { folder: path.dirname(file), files },
    });
  if (status.isDirectory()) throw refuse(`“${file}” is a folder. Choose a name for the file.`, []);
  if (!mayOverwrite)
    throw refuse(`“${file}” exists already. Choose another name, or replace it.`, [path.basename(file)]);
  return true;
}

/** Whether the folder exists; refuses where writing into it would cost the analyst something. */
function assertFree({ folder, names, mayOverwrite }: Target): boolean {
  const status = statSync(folder, { throwIfNoEntry: false });
  if (status === undefined) return false;
  const refuse = (sentence: string, files: readonly string[]): ParlanceError =>
    new ParlanceError('export.exists', `${sentence} Nothing was written.`, { details: { folder, files } });
  if (!status.isDirectory()) throw refuse(`“${folder}” is a file, not a folder. Choose another place.`, []);
  const taken = names.filter((name) => existsSync(path.join(folder, name)));
  if (taken.length === 0) return true;
  if (!mayOverwrite)
    throw refuse(
      `In “${folder}” there is already ${taken.join(', ')}. Choose another folder, or replace what is there.`,
      taken,
    );
  if (!isOurExport(folder)) {
    throw refuse(
      `“${folder}” holds ${taken.join(', ')}, which no export of Parlance left there. Choose another folder.`,
      taken,
    );
  }
  return true;
}

function isOurExport(folder: string): boolean {
  try {
    return isOurDataPackage(readFileSync(path.join(folder, dataPackageName), 'utf8'));
  } catch {
    return false;
  }
}

function replaceFiles({ folder, names }: Target, fresh: string, old: string): void {
  mkdirSync(old);
  const undo: (() => void)[] = [];
  const move = (from: string, to: string): void => {
    renameSync(from, to);
    undo.push(() => renameSync(to, from));
  };
  try {
    for (const name of names) {
      const place = path.join(folder, name);
      if (existsSync(place)) move(place, path.join(old, name));
      move(path.join(fresh, name), place);
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}
