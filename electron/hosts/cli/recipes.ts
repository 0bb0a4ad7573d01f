import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { EngineClient } from '../../../shared/contract/rpc-client.ts';
import type { Recipe } from '../../../shared/contract/schemas/exports.ts';

/** The recipe of that name, whatever the letter case, or a refusal that says which there are. */
export async function recipeNamed(client: EngineClient, name: string): Promise<Recipe> {
  const recipes = await client.recipes.list();
  const wanted = name.replace(/\s+/gu, ' ').trim().toLowerCase();
  const found = recipes.find((recipe) => recipe.name.toLowerCase() === wanted);
  if (found !== undefined) return found;
  const known = recipes.map((recipe) => `“${recipe.name}”`).join(', ');
  throw new ParlanceError(
    'recipe.not-found',
    `There is no recipe “${name}” in the project; ${known === '' ? 'it has none yet.' : `it has ${known}.`}`,
    { details: { name } },
  );
}
