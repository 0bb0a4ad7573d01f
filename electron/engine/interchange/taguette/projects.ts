import { filledCell, integerCell, textCell, type ForeignDatabase } from '../foreign-database.ts';
import type { PlannedCoder } from '../plan.ts';

export interface TaguetteProject {
  id: number;
  name: string;
  description: string | null;
  createdAt: string | null;
}

export function readProjects(db: ForeignDatabase): TaguetteProject[] {
  return [...db.rows('projects', ['id', 'name', 'description', 'created'], ['id'])].flatMap((row) => {
    const id = integerCell(row['id']);
    if (id === null) return [];
    const name = filledCell(row['name']) ?? `Project ${id}`;
    return { id, name, description: filledCell(row['description']), createdAt: textCell(row['created']) };
  });
}

/** Who made a highlight, and when it was made and changed. */
export interface HighlightHistory {
  coder: string;
  createdAt: string | null;
  modifiedAt: string | null;
}

export interface TaguetteWork {
  readonly coders: readonly PlannedCoder[];
  historyOf(highlightId: number): HighlightHistory | undefined;
}

/**
 * Taguette keeps with highlights nobody's name; its log of commands tells. A change of a highlight is logged as another
 * `highlight_add`; before June 2021 its number was called `id`.
 */
export function readWork(db: ForeignDatabase): TaguetteWork {
  const histories = new Map<number, HighlightHistory>();
  for (const row of db.rows('commands', ['id', 'date', 'user_login', 'payload'], ['id'])) {
    const coder = filledCell(row['user_login']);
    const highlightId = highlightIn(textCell(row['payload']));
    if (coder === null || highlightId === null) continue;
    const time = textCell(row['date']);
    const known = histories.get(highlightId);
    if (known) known.modifiedAt = time;
    else histories.set(highlightId, { coder, createdAt: time, modifiedAt: time });
  }
  const names = new Set([...histories.values()].map(({ coder }) => coder));
  return {
    coders: [...names].sort().map((name) => ({ key: name, name, color: null })),
    historyOf: (highlightId) => histories.get(highlightId),
  };
}

function highlightIn(payload: string | null): number | null {
  if (payload === null || !payload.includes('"highlight_add"')) return null;
  try {
    const command = JSON.parse(payload) as Record<string, unknown> | null;
    if (command?.['type'] !== 'highlight_add') return null;
    return integerCell(command['highlight_id'] ?? command['id']);
  } catch {
    return null;
  }
}
