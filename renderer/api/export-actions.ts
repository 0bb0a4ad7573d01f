import { readStream } from '../../shared/contract/rpc-client.ts';
import type { ExportOptions, Recipe } from '../../shared/contract/schemas/exports.ts';
import type { RecipeId } from '../../shared/domain/ids.ts';
import { useTransfer } from '../state/transfer.ts';
import { engine } from './engine.ts';
import { queries } from './queries.ts';
import { queryClient } from './query-client.ts';

export interface ExportWish {
  to: string;
  overwrite: boolean;
  options: Partial<ExportOptions>;
}

/** Writes an export; progress and result are in `useTransfer`. A cancelled export leaves nothing behind. */
export async function runExport(wish: ExportWish): Promise<void> {
  const controller = new AbortController();
  useTransfer.setState({
    exporting: { file: null, rows: 0, cancel: () => controller.abort() },
    exported: null,
    exportProblem: null,
  });
  try {
    for await (const event of readStream(engine().exports.run(wish, { signal: controller.signal }))) {
      if (event.kind === 'report') useTransfer.setState({ exported: event.report });
      else {
        const { file, rows } = event;
        useTransfer.setState(({ exporting }) => ({ exporting: exporting && { ...exporting, file, rows } }));
      }
    }
  } catch (error) {
    if (!controller.signal.aborted) useTransfer.setState({ exportProblem: error });
  } finally {
    useTransfer.setState({ exporting: null });
  }
}

/** Keeps options under a name, in place of what had that name; the recipe is in the cache when this answers. */
export async function saveRecipe(name: string, options: Partial<ExportOptions>): Promise<Recipe> {
  const { recipe } = await engine().recipes.save({ name, options });
  await readRecipes();
  return recipe;
}

export async function renameRecipe(id: RecipeId, name: string): Promise<void> {
  await engine().recipes.rename({ id, name });
  await readRecipes();
}

/** Undo brings it back. */
export async function removeRecipe(id: RecipeId): Promise<void> {
  await engine().recipes.remove({ id });
  await readRecipes();
}

async function readRecipes(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: queries.recipes().queryKey });
}
