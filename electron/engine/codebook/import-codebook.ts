import { codePatch, type CodebookImportReport, type CodePatch } from '../../../shared/contract/schemas/codes.ts';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import { splitCodePath } from '../../../shared/domain/coding/code-tree.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { parseCsvTable, type CsvRow } from '../csv-table.ts';
import type { CommandScope } from '../history/run-command.ts';
import type { OpenProject } from '../project/open-project.ts';
import { findSibling, listCodes } from '../store/queries/codes.ts';
import { changeCode, makeCode } from './code-commands.ts';
import { createCodeFinder } from './find-code.ts';

type Failure = CodebookImportReport['failed'][number];

/**
 * Brings a codebook in from a table. Only `path` is needed, or `name` with `parent`; a code that stands already under the
 * same path is updated where the table has a value. Rows that cannot be read are reported, the others come in: one step.
 */
export function importCodebookCsv(project: OpenProject, csv: string, fileName: string): CodebookImportReport {
  const what = fileName === '' ? 'The codebook' : `“${fileName}”`;
  const table = parseCsvTable(csv, 'codebook.unreadable', what);
  if (!table.columns.has('path') && !table.columns.has('name')) {
    throw new ParlanceError(
      'codebook.unreadable',
      `${what} has neither a column “path” nor a column “name”. Nothing was changed.`,
      {
        details: { columns: [...table.columns] },
      },
    );
  }
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const failed: Failure[] = [];
  const label = (): string => `Import a codebook (${counts.created} new, ${counts.updated} changed)`;
  const { revision } = project.command({ command: 'codes.importCsv', label }, (scope) => {
    for (const row of table.rows) {
      try {
        counts[importRow(scope, row)] += 1;
      } catch (error) {
        if (!(error instanceof ParlanceError)) throw error;
        failed.push({ line: row.line, code: error.code, message: error.message });
      }
    }
  });
  return { ...counts, failed, revision };
}

function importRow(scope: CommandScope, row: CsvRow): 'created' | 'updated' | 'unchanged' {
  const names = namesOf(scope, row);
  const patch = patchOf(row);
  let parentId: CodeId | null = null;
  let outcome: 'created' | 'updated' | 'unchanged' = 'unchanged';
  for (const [index, name] of names.entries()) {
    const existing: { id: CodeId } | undefined = findSibling(scope.db, parentId, name);
    const fields = index === names.length - 1 ? patch : {};
    if (!existing) {
      parentId = makeCode(scope, { ...fields, name, parentId });
      outcome = 'created';
    } else {
      if (changeCode(scope, existing.id, fields)) outcome = 'updated';
      parentId = existing.id;
    }
  }
  return outcome;
}

/** The path from the root. A `parent` is a path or the unique name of a code that stands already, or higher up in the table. */
function namesOf(scope: CommandScope, row: CsvRow): string[] {
  const path = splitCodePath(row.get('path') ?? '');
  if (path.length > 0) return path;
  const name = row.get('name') ?? '';
  if (name === '') throw new ParlanceError('code.name-empty', 'The row has no name.');
  const parent = row.get('parent') ?? '';
  if (parent === '') return [name];
  const codes = listCodes(scope.db);
  const found = createCodeFinder(codes)(parent);
  const byId = new Map(codes.map((code) => [code.id, code]));
  const names = [name];
  for (let code = byId.get(found.id); code; code = code.parentId === null ? undefined : byId.get(code.parentId)) {
    names.unshift(code.name);
  }
  return names;
}

const textColumns = ['definition', 'include', 'exclude', 'example'] as const;

function patchOf(row: CsvRow): CodePatch {
  const wanted: Record<string, unknown> = {};
  for (const column of [...textColumns, 'color', 'key'] as const) {
    const value = row.get(column);
    if (value) wanted[column] = column === 'color' && !value.startsWith('#') ? `#${value}` : value;
  }
  const value = row.get('value');
  if (value) wanted['value'] = Number(value.replace(',', '.'));
  const parsed = codePatch.safeParse(wanted);
  if (parsed.success) return parsed.data;
  const column = String(parsed.error.issues[0]?.path[0] ?? '');
  throw new ParlanceError(
    'codebook.unreadable',
    `The column “${column}” holds “${row.get(column) ?? ''}”, which cannot be used there.`,
  );
}
