import type { VariablesImportReport } from '../../../shared/contract/schemas/variables.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { ReadableDb } from '../store/database.ts';

export function importVariables(_project: OpenProject, _csv: string, _fileName: string): VariablesImportReport {
  throw new Error('not yet');
}

export function exportVariables(_db: ReadableDb): string {
  throw new Error('not yet');
}
