import { applicationId } from '../../store/file-header.ts';
import { isSqlite, openForeignDatabase, tableNames, type ForeignDatabase } from '../foreign-database.ts';
import { createNoteTally } from '../note-tally.ts';
import type { InterchangePlan, InterchangeReader, PlannedMemo } from '../plan.ts';
import { emptyProject } from '../recognising.ts';
import { documentsOf, projectVariable, type Reading } from './documents.ts';
import { readProjects, readWork } from './projects.ts';
import { readTags } from './tags.ts';

const needed = ['projects', 'documents', 'highlights', 'tags', 'highlight_tags'];

/** A SQLite file of Taguette: its own database, or a project exported from it. */
export const taguetteReader: InterchangeReader = {
  format: 'taguette',
  recognises({ isFolder, head, path }) {
    if (isFolder || !isSqlite(head)) return false;
    if (new DataView(head.buffer, head.byteOffset, head.byteLength).getInt32(68) === applicationId) return false;
    const tables = tableNames(path);
    return needed.every((name) => tables.has(name));
  },
  read({ path }) {
    const db = openForeignDatabase(path, needed);
    try {
      return planTaguette(db, path);
    } catch (error) {
      db.close();
      throw error;
    }
  },
};

function planTaguette(db: ForeignDatabase, path: string): InterchangePlan {
  const notes = createNoteTally();
  const projects = readProjects(db);
  if (projects.length === 0) throw emptyProject(path, 'no project');
  const hasSeveral = projects.length > 1;
  if (hasSeveral) {
    const message =
      'The file holds several projects. All came in: the tags of each stand below a code with its name, and the variable “Project” tells them apart.';
    for (const { name } of projects) notes.add('several-projects', message, name);
  }
  const reading: Reading = { db, notes, projects, tags: readTags(db, projects, notes), work: readWork(db) };
  let walks = 0;
  return {
    format: 'taguette',
    program: 'Taguette',
    title: hasSeveral ? null : (projects[0]?.name ?? null),
    coders: reading.work.coders,
    codes: reading.tags.planned,
    variables: hasSeveral ? [{ key: projectVariable, name: 'Project', type: 'text', choices: [] }] : [],
    memos: projects.flatMap(({ name, description, createdAt }): PlannedMemo[] => {
      if (description === null) return [];
      const text = hasSeveral ? `${name}\n${description}` : description;
      return [{ subject: 'project', subjectKey: null, coderKey: null, text, createdAt, modifiedAt: createdAt }];
    }),
    // Walked again, the documents have nothing new to say.
    sources: () => documentsOf({ ...reading, notes: walks++ === 0 ? notes : createNoteTally() }),
    notes: () => notes.list(),
    close: () => db.close(),
  };
}
