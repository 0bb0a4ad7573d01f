import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Beside the bundle, in the engine's bundle when a host has one of its own, and beside the sources. */
const places: readonly string[] = [
  './import-worker.js',
  '../engine/import-worker.js',
  './import-worker.ts',
  './jobs/import-worker.ts',
];

/**
 * Where the import worker's entry is, seen from the module that asks (`import.meta.url`): compiled next to a bundle, or
 * the TypeScript source in a checkout, which Node 24 runs as it is.
 */
export function importWorkerUrl(askingModule: string | URL): URL {
  const candidates = places.map((place) => new URL(place, askingModule));
  const found = candidates.find((candidate) => existsSync(fileURLToPath(candidate)));
  if (found === undefined) {
    throw new Error(`the import worker was not built: none of ${candidates.map(String).join(', ')} exists`);
  }
  return found;
}
