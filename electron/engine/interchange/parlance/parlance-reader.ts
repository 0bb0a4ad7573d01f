import { applicationId, assertProjectHeader, readFileHeader } from '../../store/file-header.ts';
import { newestVersion } from '../../store/migrations/ladder.ts';
import { isSqlite, openForeignDatabase } from '../foreign-database.ts';
import type { InterchangeReader } from '../plan.ts';
import { planParlance } from './parlance-plan.ts';

/** Where SQLite keeps `PRAGMA application_id` (https://sqlite.org/fileformat2.html, section 1.3.15). */
const applicationIdAt = 68;

const needed = ['project', 'coder', 'article', 'article_text', 'code', 'segment', 'memo'];

/** Another project of ours: a colleague's copy, or a study that joins this one. Ids are the same on both sides. */
export const parlanceReader: InterchangeReader = {
  format: 'parlance',
  recognises: ({ isFolder, head }) =>
    !isFolder &&
    isSqlite(head) &&
    new DataView(head.buffer, head.byteOffset, head.byteLength).getInt32(applicationIdAt) === applicationId,
  read({ path }) {
    // Older files are read as they are: what came later is simply not there.
    assertProjectHeader(path, readFileHeader(path), newestVersion);
    const db = openForeignDatabase(path, needed);
    try {
      return planParlance(db);
    } catch (error) {
      db.close();
      throw error;
    }
  },
};
