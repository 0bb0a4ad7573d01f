import type { WritableDb } from '../database.ts';
import { tables } from './0001-tables.ts';
import { publicViews } from './0002-public-views.ts';
import { variablesAndRecipes } from './0003-variables-and-recipes.ts';
import { morePublicViews } from './0004-more-public-views.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [tables, publicViews, variablesAndRecipes, morePublicViews];
export const newestVersion = migrations.at(-1)!.version;

export function schemaVersionOf(db: Pick<WritableDb, 'pragma'>): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** Climbs from the file's version to `target`; each step is a transaction, so a failed step leaves the one before. */
export function migrate(db: WritableDb, target: number = newestVersion): void {
  for (const migration of migrations) {
    if (migration.version <= schemaVersionOf(db) || migration.version > target) continue;
    db.transaction(() => {
      migration.up(db);
      db.pragma(`user_version = ${migration.version}`);
    }).immediate();
  }
}
