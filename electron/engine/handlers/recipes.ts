import { removeRecipe, renameRecipe, saveRecipe } from '../exporters/recipe-commands.ts';
import { listRecipes } from '../store/queries/recipes.ts';
import { procedures } from './context.ts';

export const recipes = {
  list: procedures.recipes.list.handler(({ context: { session } }) => listRecipes(session.require().db)),
  save: procedures.recipes.save.handler(({ context: { session }, input }) => saveRecipe(session.require(), input)),
  rename: procedures.recipes.rename.handler(({ context: { session }, input }) =>
    renameRecipe(session.require(), input.id, input.name),
  ),
  remove: procedures.recipes.remove.handler(({ context: { session }, input }) =>
    removeRecipe(session.require(), input.id),
  ),
};
