import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/** What later versions of QualCoder added to the tables that hold codings. */
export type QualCoderVersion = 'v1' | 'v5' | 'v17';

const tablesOf: Record<QualCoderVersion, readonly string[]> = {
  v1: [
    'project (databaseversion text, date text, memo text, about text)',
    'source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, unique(name))',
    'code_text (cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, unique(cid,fid,pos0,pos1,owner))',
    'code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text, unique(name))',
  ],
  v5: [
    'project (databaseversion text, date text, memo text, about text, bookmarkfile integer, bookmarkpos integer, codername text)',
    'source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, av_text_id integer, unique(name))',
    'code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer, unique(cid,fid,pos0,pos1,owner))',
    'code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text, unique(name))',
    'stored_sql (title text, description text, grouper text, ssql text, unique(title))',
  ],
  v17: [
    'project (databaseversion text, date text, memo text, about text, bookmarkfile integer, bookmarkpos integer, codername text, recently_used_codes text, avbookmarkfile integer, avbookmarkmsec integer, avbookmarktextpos integer)',
    'source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, av_text_id integer, risid integer, unique(name))',
    'code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer, unique(cid,fid,pos0,pos1,owner))',
    'code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text, supercid integer, unique(name))',
    'stored_sql (title text, description text, grouper text, ssql text, unique(title))',
    'graph (grid integer primary key, name text, description text, date text, scene_width integer, scene_height integer, unique(name))',
    'ris (risid integer, tag text, longtag text, value text)',
    'coder_names (name text unique not null, visibility integer not null default 1 check (visibility in (0, 1)))',
  ],
};

const tablesOfAll = [
  'code_image (imid integer primary key, id integer, x1 integer, y1 integer, width integer, height integer, cid integer, memo text, date text, owner text)',
  'code_av (avid integer primary key, id integer, pos0 integer, pos1 integer, cid integer, memo text, date text, owner text)',
  'annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text, date text, unique(fid,pos0,pos1,owner))',
  'attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text)',
  'attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text)',
  'case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text, date text, memo text)',
  'cases (caseid integer primary key, name text, memo text, owner text, date text, constraint ucm unique(name))',
  'code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer, unique(name))',
  'journal (jid integer primary key, name text, jentry text, date text, owner text)',
];

type Rows = Record<string, readonly Record<string, string | number | null>[]>;

/** Makes `Borders.qda` in a folder as QualCoder does, with these rows, and answers its path. */
export function makeQualCoderProject(folder: string, version: QualCoderVersion, rows: Rows): string {
  const place = path.join(folder, 'Borders.qda');
  for (const name of ['images', 'audio', 'video', 'documents']) mkdirSync(path.join(place, name), { recursive: true });
  const db = new Database(path.join(place, 'data.qda'));
  for (const table of [...tablesOf[version], ...tablesOfAll]) db.exec(`CREATE TABLE ${table}`);
  for (const [table, items] of Object.entries(rows)) {
    for (const item of items) {
      const columns = Object.keys(item);
      db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(
        ...Object.values(item),
      );
    }
  }
  db.close();
  return place;
}

/** A coding as QualCoder writes it: positions count code points of the text. */
export function codingOf(text: string, words: string, more: Record<string, string | number | null>) {
  const before = text.slice(0, text.indexOf(words));
  const pos0 = Array.from(before).length;
  return {
    seltext: words,
    pos0,
    pos1: pos0 + Array.from(words).length,
    owner: 'Ada',
    date: '2024-03-01 10:00:00',
    memo: '',
    ...more,
  };
}
