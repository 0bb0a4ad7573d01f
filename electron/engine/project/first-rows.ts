import { codeColors } from '../../../shared/domain/coding/code-colors.ts';
import type { CommandTools } from '../history/run-command.ts';
import { runOne } from '../store/database.ts';
import type { FirstRows } from '../store/open-project.ts';

/** A new project: its own row and its first coder. This is where history begins, so it is not part of it. */
export function firstRowsOf(project: { title: string; coderName: string }, tools: CommandTools): FirstRows {
  return (db) => {
    const time = tools.now().toISOString();
    const coderId = tools.newId();
    runOne(
      db,
      'INSERT INTO coder (id, name, color, created_at) VALUES (?, ?, ?, ?)',
      coderId,
      project.coderName,
      codeColors[1],
      time,
    );
    runOne(
      db,
      `INSERT INTO project (singleton, id, title, created_at, revision, codebook_version, coder_id)
       VALUES (1, ?, ?, ?, 0, 1, ?)`,
      tools.newId(),
      project.title,
      time,
      coderId,
    );
  };
}
