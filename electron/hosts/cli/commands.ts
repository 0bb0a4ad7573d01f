import type { Command } from './command.ts';
import { articlesCommand } from './commands/articles.ts';
import { backupCommand } from './commands/backup.ts';
import { checkCommand } from './commands/check.ts';
import { codeCommand } from './commands/code.ts';
import { codebookExportCommand } from './commands/codebook-export.ts';
import { codebookImportCommand } from './commands/codebook-import.ts';
import { exportCommand } from './commands/export.ts';
import { historyCommand } from './commands/history.ts';
import { importCommand } from './commands/import.ts';
import { initCommand } from './commands/init.ts';
import { inspectCommand } from './commands/inspect.ts';
import { mergeCommand } from './commands/merge.ts';
import { recipesCommand } from './commands/recipes.ts';
import { rehydrateCommand } from './commands/rehydrate.ts';
import { serveCommand } from './commands/serve.ts';
import { redoCommand, undoCommand } from './commands/undo-redo.ts';
import { variablesExportCommand } from './commands/variables-export.ts';
import { variablesImportCommand } from './commands/variables-import.ts';
import { variablesSetCommand } from './commands/variables-set.ts';
import { variablesCommand } from './commands/variables.ts';

/** Every command, in the order of the work. */
export const commands: readonly Command[] = [
  initCommand,
  importCommand,
  inspectCommand,
  mergeCommand,
  articlesCommand,
  // Commands of two words stand before the one whose word they begin with.
  variablesImportCommand,
  variablesExportCommand,
  variablesSetCommand,
  variablesCommand,
  codebookImportCommand,
  codebookExportCommand,
  codeCommand,
  exportCommand,
  recipesCommand,
  rehydrateCommand,
  undoCommand,
  redoCommand,
  historyCommand,
  backupCommand,
  checkCommand,
  serveCommand,
];
