import type { Recipe } from '../../../../shared/contract/schemas/exports.ts';
import type { ReadableDb } from '../database.ts';

/** By name. */
export function listRecipes(_db: ReadableDb): Recipe[] {
  throw new Error('not yet');
}
