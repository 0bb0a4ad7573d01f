import type { ArticleId, VariableId } from '../../../shared/domain/ids.ts';
import type { Variable, VariableType } from '../../../shared/domain/coding/types.ts';
import type { OpenProject } from '../project/open-project.ts';

export function createVariable(
  _project: OpenProject,
  _input: { name: string; type: VariableType; choices: string[] },
): { variable: Variable; revision: number } {
  throw new Error('not yet');
}

export interface VariablePatch {
  name?: string | undefined;
  type?: VariableType | undefined;
  choices?: string[] | undefined;
  position?: number | undefined;
}

export function updateVariable(_project: OpenProject, _id: VariableId, _patch: VariablePatch): { revision: number } {
  throw new Error('not yet');
}

export function removeVariable(_project: OpenProject, _id: VariableId): { revision: number } {
  throw new Error('not yet');
}

export function setVariable(
  _project: OpenProject,
  _input: { articleIds: ArticleId[]; variableId: VariableId; value: string },
): { revision: number } {
  throw new Error('not yet');
}
