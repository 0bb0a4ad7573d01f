import type { VariableValue } from '../../../../shared/contract/schemas/variables.ts';
import type { Variable } from '../../../../shared/domain/coding/types.ts';
import type { ArticleId, VariableId } from '../../../../shared/domain/ids.ts';
import { allRows, oneRow, type ReadableDb } from '../database.ts';

type VariableRow = Omit<Variable, 'choices'> & { choices: string };

export function listVariables(db: ReadableDb): Variable[] {
  return allRows<VariableRow>(db, 'SELECT id, name, type, choices, position FROM variable ORDER BY position, id').map(
    (row) => ({ ...row, choices: JSON.parse(row.choices) as string[] }),
  );
}

const values = `SELECT article_variable.article_id AS articleId, article_variable.variable_id AS variableId,
  article_variable.value FROM article_variable
  JOIN article ON article.id = article_variable.article_id AND article.removed_at IS NULL`;

/** Of every article that is in sight, or of these. */
export function listVariableValues(db: ReadableDb, articleIds: readonly ArticleId[] | null): VariableValue[] {
  if (articleIds === null) return allRows<VariableValue>(db, values);
  return allRows<VariableValue>(
    db,
    `${values} WHERE article_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(articleIds),
  );
}

/** Every value of one variable, articles out of sight included: they may come back. */
export function valueRowsOf(db: ReadableDb, variableId: VariableId): { id: string; value: string }[] {
  return allRows(db, 'SELECT id, value FROM article_variable WHERE variable_id = ? ORDER BY id', variableId);
}

export function findValueRow(db: ReadableDb, articleId: ArticleId, variableId: VariableId): { id: string } | undefined {
  return oneRow(db, 'SELECT id FROM article_variable WHERE article_id = ? AND variable_id = ?', articleId, variableId);
}
