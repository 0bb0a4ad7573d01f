import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { RecentProject } from '../../../shared/contract/schemas/project.ts';

const fileSchema = z.array(z.object({ path: z.string(), title: z.string(), openedAt: z.string() }));
type Entry = z.infer<typeof fileSchema>[number];

const mostEntries = 12;

export interface RecentProjects {
  list(): RecentProject[];
  remember(projectPath: string, title: string): void;
  forget(projectPath: string): void;
}

/** The start screen's list. A convenience: a list that cannot be read or written is an empty one, never an obstacle. */
export function createRecentProjects(stateFolder: string | null, now: () => Date): RecentProjects {
  const file = stateFolder === null ? null : path.join(stateFolder, 'recent-projects.json');

  const read = (): Entry[] => {
    if (file === null) return [];
    try {
      return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return [];
    }
  };
  const write = (entries: Entry[]): void => {
    if (file === null) return;
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(entries.slice(0, mostEntries), null, 2));
      renameSync(`${file}.new`, file);
    } catch {
      // Not worth a word to the analyst: the project itself is open.
    }
  };
  return {
    list: () => read().map((entry) => ({ ...entry, exists: existsSync(entry.path) })),
    remember(projectPath, title) {
      const others = read().filter((entry) => entry.path !== projectPath);
      write([{ path: projectPath, title, openedAt: now().toISOString() }, ...others]);
    },
    forget: (projectPath) => write(read().filter((entry) => entry.path !== projectPath)),
  };
}
