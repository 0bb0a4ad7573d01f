import { exportOptions, type Recipe } from '../../../../shared/contract/schemas/exports.ts';
import { allRows, type ReadableDb } from '../database.ts';

type RecipeRow = Omit<Recipe, 'options'> & { options: string };

/** By name. Options that the format got since a recipe was saved have their default. */
export function listRecipes(db: ReadableDb): Recipe[] {
  const rows = allRows<RecipeRow>(
    db,
    `SELECT id, name, options, created_at AS createdAt, modified_at AS modifiedAt FROM export_recipe
     ORDER BY name COLLATE NOCASE, id`,
  );
  return rows.map((row) => ({ ...row, options: exportOptions.parse(JSON.parse(row.options)) }));
}
