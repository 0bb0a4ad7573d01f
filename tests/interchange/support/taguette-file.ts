import path from 'node:path';
import Database from 'better-sqlite3';

const tables = [
  'alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)',
  'users (login VARCHAR(30) NOT NULL PRIMARY KEY, created DATETIME NOT NULL, hashed_password VARCHAR(192), disabled BOOLEAN NOT NULL, password_set_date DATETIME, language VARCHAR(10), email VARCHAR(256), email_sent DATETIME)',
  'projects (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, created DATETIME NOT NULL)',
  'project_members (project_id INTEGER NOT NULL, user_login VARCHAR(30) NOT NULL, privileges VARCHAR(11) NOT NULL, PRIMARY KEY (project_id, user_login))',
  'documents (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, filename VARCHAR(200) NOT NULL, created DATETIME NOT NULL, project_id INTEGER NOT NULL, text_direction VARCHAR(13) NOT NULL, contents TEXT NOT NULL)',
  'commands (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, date DATETIME NOT NULL, user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER, payload TEXT NOT NULL)',
  'highlights (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL)',
  'tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL, path VARCHAR(200) NOT NULL, description TEXT NOT NULL, UNIQUE (project_id, path))',
  'highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY (highlight_id, tag_id))',
];

type Cell = string | number | null;

/** A database in the tables of Taguette 1.4. */
export class TaguetteFile {
  readonly path: string;
  readonly db: Database.Database;

  constructor(folder: string, name = 'taguette.sqlite3') {
    this.path = path.join(folder, name);
    this.db = new Database(this.path);
    for (const table of tables) this.db.exec(`CREATE TABLE ${table}`);
  }

  add(table: string, row: Record<string, Cell>): number {
    const columns = Object.keys(row);
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    return Number(this.db.prepare(sql).run(...Object.values(row)).lastInsertRowid);
  }

  addProject(name: string, description = ''): number {
    return this.add('projects', { name, description, created: '2023-01-01 08:00:00.000000' });
  }

  addTag(projectId: number, tagPath: string, description = ''): number {
    return this.add('tags', { project_id: projectId, path: tagPath, description });
  }

  addDocument(projectId: number, name: string, html: string, more: Record<string, Cell> = {}): number {
    const created = '2023-02-01 08:00:00.500000';
    const row = { name, description: '', filename: `${name}.html`, created, text_direction: 'LEFT_TO_RIGHT' };
    return this.add('documents', { ...row, project_id: projectId, contents: html, ...more });
  }

  /** `raw` is what the document's text nodes say one after the other, as Taguette counts them. */
  highlight(
    documentId: number,
    raw: string,
    words: string,
    tags: readonly number[],
    user: string | null = 'ada',
  ): number {
    const at = raw.indexOf(words);
    if (at < 0) throw new Error(`The document does not say: ${words}`);
    const start = Buffer.byteLength(raw.slice(0, at));
    const end = start + Buffer.byteLength(words);
    const snippet = `<p>${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`;
    const id = this.add('highlights', { document_id: documentId, start_offset: start, end_offset: end, snippet });
    for (const tag of tags) this.add('highlight_tags', { highlight_id: id, tag_id: tag });
    if (user !== null) {
      const payload = JSON.stringify({
        type: 'highlight_add',
        highlight_id: id,
        start_offset: start,
        end_offset: end,
        tags,
      });
      this.add('commands', {
        date: '2023-03-01 09:10:11.123456',
        user_login: user,
        project_id: 1,
        document_id: documentId,
        payload,
      });
    }
    return id;
  }

  close(): string {
    this.db.close();
    return this.path;
  }
}
