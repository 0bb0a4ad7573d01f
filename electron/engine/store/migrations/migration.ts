import type { WritableDb } from '../database.ts';

/** One step of the ladder. It runs once, in a transaction of its own, and is never edited after a release. */
export interface Migration {
  version: number;
  name: string;
  up(db: WritableDb): void;
}
