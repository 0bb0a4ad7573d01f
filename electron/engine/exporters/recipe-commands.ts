import { ParlanceError } from '../../../shared/contract/errors.ts';
import { exportOptions, type ExportOptions, type Recipe } from '../../../shared/contract/schemas/exports.ts';
import type { RecipeId } from '../../../shared/domain/ids.ts';
import type { CommandScope } from '../history/run-command.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { ReadableDb } from '../store/database.ts';
import { listRecipes } from '../store/queries/recipes.ts';

/** Makes a recipe, or replaces the one of that name. Letter case does not tell recipes apart. */
export function saveRecipe(
  project: OpenProject,
  { name, options }: { name: string; options: ExportOptions },
): { recipe: Recipe; revision: number } {
  const { result, revision } = project.command(
    { command: 'recipes.save', label: `Save the recipe ${name}` },
    (scope) => {
      const known = findByName(scope.db, name);
      const id = known === undefined ? insertRecipe(scope, name, options) : replaceRecipe(scope, known, name, options);
      return requireRecipe(scope.db, id);
    },
  );
  return { recipe: result, revision };
}

function insertRecipe({ record, newId, time }: CommandScope, name: string, options: ExportOptions): RecipeId {
  const id = newId() as RecipeId;
  record.insert('export_recipe', { id, name, options: stableJson(options), created_at: time, modified_at: time });
  return id;
}

/** Saving the same again changes nothing, not even the time. */
function replaceRecipe({ record, time }: CommandScope, known: Recipe, name: string, options: ExportOptions): RecipeId {
  const json = stableJson(options);
  if (known.name !== name || stableJson(known.options) !== json)
    record.update('export_recipe', known.id, { name, options: json, modified_at: time });
  return known.id;
}

export function renameRecipe(project: OpenProject, id: RecipeId, name: string): { revision: number } {
  const known = requireRecipe(project.db, id);
  const { revision } = project.command(
    { command: 'recipes.rename', label: `Rename the recipe ${known.name} to ${name}` },
    ({ db, record, time }) => {
      const other = findByName(db, name);
      if (other !== undefined && other.id !== id) {
        throw new ParlanceError(
          'recipe.name-taken',
          `There is already a recipe “${other.name}”. Choose another name; nothing was changed.`,
          { details: { name, id: other.id } },
        );
      }
      if (name !== requireRecipe(db, id).name) record.update('export_recipe', id, { name, modified_at: time });
    },
  );
  return { revision };
}

export function removeRecipe(project: OpenProject, id: RecipeId): { revision: number } {
  const { name } = requireRecipe(project.db, id);
  const { revision } = project.command(
    { command: 'recipes.remove', label: `Remove the recipe ${name}` },
    ({ record }) => record.remove('export_recipe', id),
  );
  return { revision };
}

/** The same choice of options is always the same text: keys in the order of the schema, selections as the sets they are. */
function stableJson(options: ExportOptions): string {
  const { coderIds, codeIds, articleIds, ...rest } = exportOptions.parse(options);
  const asSet = (ids: readonly string[] | undefined): string[] | undefined => ids && [...new Set(ids)].sort();
  return JSON.stringify({
    ...rest,
    coderIds: asSet(coderIds),
    codeIds: asSet(codeIds),
    articleIds: asSet(articleIds),
  });
}

function findByName(db: ReadableDb, name: string): Recipe | undefined {
  const wanted = name.toLowerCase();
  return listRecipes(db).find((recipe) => recipe.name.toLowerCase() === wanted);
}

function requireRecipe(db: ReadableDb, id: RecipeId): Recipe {
  const recipe = listRecipes(db).find((one) => one.id === id);
  if (recipe) return recipe;
  throw new ParlanceError('recipe.not-found', 'This recipe is not in the project any more. Nothing was changed.', {
    details: { id },
  });
}
