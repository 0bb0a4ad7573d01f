import type { EngineClient } from '../../../../shared/contract/rpc-client.ts';
import type { JournalEntry } from '../../../../shared/contract/schemas/history.ts';
import { exitCodes, type Command } from '../command.ts';
import { counted, fitted, table } from '../output.ts';
import { withProject } from '../session.ts';

const pageSize = 1000;

export const historyCommand: Command = {
  words: ['history'],
  summary: 'List every change, the newest first.',
  usage: ['PROJECT [--limit N]'],
  positionals: { names: ['PROJECT'], least: 1, most: 1 },
  options: { limit: { value: 'N', help: 'so many at most; all when left out' } },
  run: async (given, { output }) => {
    const limit = given.integer('limit', 1) ?? Infinity;
    return withProject(given.path(0), 'read', async (client) => {
      const entries = await readHistory(client, limit);
      output.result(entries.map(documentOf), () => [
        ...table(
          entries.map((entry) => [
            entry.revision,
            entry.time.slice(0, 19).replace('T', ' '),
            fitted(entry.coderName, 20),
            entry.isUndone ? `${entry.label} (undone)` : entry.label,
          ]),
        ),
        counted(entries.length, 'change'),
      ]);
      return exitCodes.done;
    });
  },
};

async function readHistory(client: EngineClient, limit: number): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  while (entries.length < limit) {
    const wanted = Math.min(pageSize, limit - entries.length);
    const oldest = entries.at(-1)?.revision;
    const page = await client.history.list({
      limit: wanted,
      ...(oldest !== undefined && { beforeRevision: oldest }),
    });
    entries.push(...page);
    if (page.length < wanted) break;
  }
  return entries;
}

function documentOf(entry: JournalEntry): object {
  return {
    id: entry.id,
    revision: entry.revision,
    time: entry.time,
    coder: entry.coderName,
    kind: entry.kind,
    command: entry.command,
    label: entry.label,
    target_id: entry.targetId,
    undoable: entry.isUndoable,
    undone: entry.isUndone,
    changes: entry.changeCount,
  };
}
