import type { ExportOptions, Recipe } from '../../../shared/contract/schemas/exports.ts';
import type { RecipeId } from '../../../shared/domain/ids.ts';
import type { OpenProject } from '../project/open-project.ts';

/** Makes a recipe, or replaces the one of that name. */
export function saveRecipe(
  _project: OpenProject,
  _input: { name: string; options: ExportOptions },
): { recipe: Recipe; revision: number } {
  throw new Error('not yet');
}

export function renameRecipe(_project: OpenProject, _id: RecipeId, _name: string): { revision: number } {
  throw new Error('not yet');
}

export function removeRecipe(_project: OpenProject, _id: RecipeId): { revision: number } {
  throw new Error('not yet');
}
