import type { VariableValue } from '../../../../shared/contract/schemas/variables.ts';
import type { Variable } from '../../../../shared/domain/coding/types.ts';
import type { ArticleId } from '../../../../shared/domain/ids.ts';
import { allRows, type ReadableDb } from '../database.ts';

type VariableRow = Omit<Variable, 'choices'> & { choices: string };

export function listVariables(db: ReadableDb): Variable[] {
  return allRows<VariableRow>(db, 'SELECT id, name, type, choices, position FROM variable ORDER BY position, id').map(
    (row) => ({ ...row, choices: JSON.parse(row.choices) as string[] }),
  );
}

const values = 'SELECT article_id AS articleId, variable_id AS variableId, value FROM article_variable';

/** Of every article, or of these. */
export function listVariableValues(db: ReadableDb, articleIds: readonly ArticleId[] | null): VariableValue[] {
  if (articleIds === null) return allRows<VariableValue>(db, values);
  return allRows<VariableValue>(
    db,
    `${values} WHERE article_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(articleIds),
  );
}
