import { filledCell, integerCell, type ForeignDatabase } from '../foreign-database.ts';
import { plannedCode } from '../code-collector.ts';
import { codesInOrder } from '../code-order.ts';
import type { NoteTally } from '../note-tally.ts';
import type { PlannedCode } from '../plan.ts';
import type { TaguetteProject } from './projects.ts';

/** Codes of a Taguette file, and the way from a highlight to its codes. */
export interface TaguetteTags {
  readonly planned: readonly PlannedCode[];
  /** Keys of a highlight's codes. A highlight without a tag is taken for one of the code “Highlighted”. */
  codesOf(highlightId: number, projectId: number): string[];
}

const tagKey = (id: number): string => `tag ${id}`;
const projectKey = (id: number): string => `project ${id}`;
const untaggedKey = (projectId: number): string => `untagged ${projectId}`;

/**
 * Tags are paths by custom only (`actors.minister`): where the part before a point is a tag itself, it becomes the code
 * above. In a file of several projects, the tags of each stand below a code with the project's name.
 */
export function readTags(db: ForeignDatabase, projects: readonly TaguetteProject[], notes: NoteTally): TaguetteTags {
  const codes = new Map<string, PlannedCode>();
  const hasSeveral = projects.length > 1;
  if (hasSeveral) {
    for (const { id, name } of projects)
      codes.set(projectKey(id), plannedCode({ key: projectKey(id), parentKey: null, name }));
  }
  const rootOf = (projectId: number): string | null => (hasSeveral ? projectKey(projectId) : null);
  for (const tag of placedTags(db, projects)) {
    const { key, name, above, projectId, definition } = tag;
    codes.set(key, plannedCode({ key, parentKey: above ?? rootOf(projectId), name, definition }));
  }
  const tagsOf = readHighlightTags(db, codes);
  for (const projectId of untaggedProjects(db, tagsOf)) {
    const key = untaggedKey(projectId);
    codes.set(key, plannedCode({ key, parentKey: rootOf(projectId), name: 'Highlighted' }));
    notes.add('highlight-without-tag', 'Highlights without a tag have the code “Highlighted” now.', undefined, 1);
  }
  const places = new Map([...codes.keys()].map((key, place) => [key, place]));
  return {
    planned: codesInOrder(codes.values(), (a, b) => places.get(a.key)! - places.get(b.key)!, notes),
    codesOf: (highlightId, projectId) => tagsOf.get(highlightId) ?? [untaggedKey(projectId)],
  };
}

interface PlacedTag {
  key: string;
  name: string;
  above: string | null;
  projectId: number;
  definition: string;
}

function placedTags(db: ForeignDatabase, projects: readonly TaguetteProject[]): PlacedTag[] {
  const known = new Set(projects.map(({ id }) => id));
  const rows = [...db.rows('tags', ['id', 'project_id', 'path', 'description'], ['id'])].flatMap((row) => {
    const [id, projectId, path] = [integerCell(row['id']), integerCell(row['project_id']), filledCell(row['path'])];
    if (id === null || projectId === null || path === null || !known.has(projectId)) return [];
    return { id, projectId, path, definition: filledCell(row['description']) ?? '' };
  });
  const byPath = new Map(rows.map((row) => [`${row.projectId}\n${row.path}`, row.id]));
  return rows.map(({ id, projectId, path, definition }) => {
    for (let point = path.lastIndexOf('.'); point > 0; point = path.lastIndexOf('.', point - 1)) {
      const above = byPath.get(`${projectId}\n${path.slice(0, point)}`);
      const name = path.slice(point + 1);
      if (above !== undefined && name.trim() !== '')
        return { key: tagKey(id), name, above: tagKey(above), projectId, definition };
    }
    return { key: tagKey(id), name: path, above: null, projectId, definition };
  });
}

function readHighlightTags(db: ForeignDatabase, codes: ReadonlyMap<string, unknown>): Map<number, string[]> {
  const tagsOf = new Map<number, string[]>();
  for (const row of db.rows('highlight_tags', ['highlight_id', 'tag_id'], ['highlight_id', 'tag_id'])) {
    const [highlightId, tagId] = [integerCell(row['highlight_id']), integerCell(row['tag_id'])];
    if (highlightId === null || tagId === null || !codes.has(tagKey(tagId))) continue;
    const tags = tagsOf.get(highlightId);
    if (tags) tags.push(tagKey(tagId));
    else tagsOf.set(highlightId, [tagKey(tagId)]);
  }
  return tagsOf;
}

function untaggedProjects(db: ForeignDatabase, tagsOf: ReadonlyMap<number, unknown>): Set<number> {
  const projectOf = new Map<number, number>();
  for (const row of db.rows('documents', ['id', 'project_id'])) {
    const [id, projectId] = [integerCell(row['id']), integerCell(row['project_id'])];
    if (id !== null && projectId !== null) projectOf.set(id, projectId);
  }
  const projects = new Set<number>();
  for (const row of db.rows('highlights', ['id', 'document_id'])) {
    const [id, documentId] = [integerCell(row['id']), integerCell(row['document_id'])];
    const projectId = documentId === null ? undefined : projectOf.get(documentId);
    if (id !== null && projectId !== undefined && !tagsOf.has(id)) projects.add(projectId);
  }
  return projects;
}
