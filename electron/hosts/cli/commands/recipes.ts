import type { Recipe } from '../../../../shared/contract/schemas/exports.ts';
import { exitCodes, type Command } from '../command.ts';
import { counted, table } from '../output.ts';
import { recipeNamed } from '../recipes.ts';
import { withProject } from '../session.ts';

export const recipesCommand: Command = {
  words: ['recipes'],
  summary: 'List the options of exports that were saved under a name, or remove one.',
  usage: ['PROJECT [--remove NAME]'],
  positionals: { names: ['PROJECT'], least: 1, most: 1 },
  options: { remove: { value: 'NAME', help: 'take this recipe away; undo brings it back' } },
  run: (given, { output }) => {
    const name = given.text('remove');
    return withProject(given.path(0), name === undefined ? 'read' : 'write', async (client) => {
      if (name === undefined) {
        const recipes = await client.recipes.list();
        output.result(recipes.map(documentOf), () => [
          ...table(recipes.map((recipe) => [recipe.name, recipe.options.format, wordsOf(recipe)])),
          counted(recipes.length, 'recipe'),
        ]);
        return exitCodes.done;
      }
      const recipe = await recipeNamed(client, name);
      const { revision } = await client.recipes.remove({ id: recipe.id });
      output.result({ removed: documentOf(recipe), revision }, () => [`Recipe “${recipe.name}” removed`]);
      return exitCodes.done;
    });
  },
};

function documentOf({ id, name, options, createdAt, modifiedAt }: Recipe): object {
  return { id, name, options, created_at: createdAt, modified_at: modifiedAt };
}

/** What a recipe chooses, in a few words. */
function wordsOf({ options }: Recipe): string {
  const { unit, finalOnly, coderIds, codeIds, articleIds } = options;
  return [
    `by ${unit}`,
    finalOnly ? 'final codings' : '',
    coderIds ? counted(coderIds.length, 'coder') : '',
    codeIds ? counted(codeIds.length, 'code') : '',
    articleIds ? counted(articleIds.length, 'article') : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
