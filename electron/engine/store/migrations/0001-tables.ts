import type { Migration } from './migration.ts';

const people = `
CREATE TABLE coder (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  color TEXT NOT NULL CHECK (color GLOB '#[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]'),
  created_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX coder_name ON coder (name);

CREATE TABLE project (
  singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
  id TEXT NOT NULL,
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  created_at TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 0),
  codebook_version INTEGER NOT NULL CHECK (codebook_version >= 1),
  coder_id TEXT NOT NULL REFERENCES coder (id)
) STRICT;
`;

const articles = `
CREATE TABLE import_run (
  id TEXT PRIMARY KEY,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  report TEXT NOT NULL CHECK (json_valid(report))
) STRICT;

CREATE TABLE original (
  id TEXT PRIMARY KEY,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  encoding TEXT,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX original_sha256 ON original (sha256);

CREATE TABLE article (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  byline TEXT,
  outlet TEXT,
  section TEXT,
  date TEXT,
  date_precision TEXT CHECK (date_precision IN ('year', 'month', 'day', 'minute')),
  url TEXT,
  language TEXT,
  direction TEXT NOT NULL CHECK (direction IN ('ltr', 'rtl')),
  source_id TEXT,
  file_name TEXT,
  format TEXT,
  provenance TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(provenance)),
  original_id TEXT REFERENCES original (id),
  import_run_id TEXT REFERENCES import_run (id),
  duplicate_of TEXT REFERENCES article (id),
  created_at TEXT NOT NULL,
  removed_at TEXT,
  CHECK ((date IS NULL) = (date_precision IS NULL))
) STRICT;
CREATE INDEX article_date ON article (date);
CREATE INDEX article_removed ON article (removed_at) WHERE removed_at IS NOT NULL;
CREATE INDEX article_import_run ON article (import_run_id);

-- Text is immutable: a corrected article gets a new version. The integer key is the row of the full-text index.
CREATE TABLE article_text (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article_id TEXT NOT NULL REFERENCES article (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  text TEXT NOT NULL,
  text_hash TEXT NOT NULL CHECK (length(text_hash) = 64),
  utf16_length INTEGER NOT NULL,
  characters INTEGER NOT NULL,
  words INTEGER NOT NULL,
  structure TEXT NOT NULL CHECK (json_valid(structure)),
  created_at TEXT NOT NULL,
  UNIQUE (article_id, version)
) STRICT;
CREATE INDEX article_text_hash ON article_text (text_hash);
CREATE TRIGGER article_text_is_immutable BEFORE UPDATE ON article_text
BEGIN SELECT RAISE(ABORT, 'the text of an article never changes'); END;

-- Folded title and text; contentless, so the text is stored once.
CREATE VIRTUAL TABLE article_search USING fts5 (
  title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE article_state (
  id TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES article (id),
  coder_id TEXT NOT NULL REFERENCES coder (id),
  state TEXT NOT NULL CHECK (state IN ('not-started', 'in-progress', 'done')),
  modified_at TEXT NOT NULL,
  UNIQUE (article_id, coder_id)
) STRICT;
`;

const codebook = `
CREATE TABLE code (
  id TEXT PRIMARY KEY,
  parent_id TEXT REFERENCES code (id),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  color TEXT NOT NULL CHECK (color GLOB '#[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]'),
  definition TEXT NOT NULL DEFAULT '',
  include TEXT NOT NULL DEFAULT '',
  exclude TEXT NOT NULL DEFAULT '',
  example TEXT NOT NULL DEFAULT '',
  value REAL,
  key TEXT,
  position INTEGER NOT NULL CHECK (position >= 0),
  retired_at TEXT,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX code_name ON code (ifnull(parent_id, ''), name);
CREATE UNIQUE INDEX code_key ON code (key) WHERE key IS NOT NULL;
CREATE INDEX code_parent ON code (parent_id);
CREATE TRIGGER code_has_no_cycle BEFORE UPDATE OF parent_id ON code WHEN NEW.parent_id IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'a code cannot stand below itself')
  WHERE NEW.id IN (
    WITH RECURSIVE above (id) AS (
      VALUES (NEW.parent_id)
      UNION
      SELECT code.parent_id FROM code JOIN above ON code.id = above.id WHERE code.parent_id IS NOT NULL
    )
    SELECT id FROM above
  );
END;

CREATE TABLE attribute (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (trim(name) <> ''),
  position INTEGER NOT NULL
) STRICT;
`;

const codings = `
CREATE TABLE segment (
  id TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES article (id),
  text_id TEXT NOT NULL REFERENCES article_text (id),
  code_id TEXT NOT NULL REFERENCES code (id),
  coder_id TEXT NOT NULL REFERENCES coder (id),
  start_utf16 INTEGER NOT NULL CHECK (start_utf16 >= 0),
  end_utf16 INTEGER NOT NULL,
  start_cp INTEGER NOT NULL CHECK (start_cp >= 0),
  end_cp INTEGER NOT NULL,
  quote TEXT NOT NULL,
  weight REAL,
  status TEXT NOT NULL DEFAULT 'final' CHECK (status IN ('draft', 'final', 'adjudicated')),
  codebook_version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  CHECK (end_utf16 > start_utf16),
  CHECK (end_cp > start_cp),
  CHECK (end_cp - start_cp <= end_utf16 - start_utf16),
  CHECK (start_cp <= start_utf16)
) STRICT;
CREATE UNIQUE INDEX segment_place ON segment (article_id, text_id, start_utf16, end_utf16, code_id, coder_id);
CREATE INDEX segment_order ON segment (article_id, start_utf16, end_utf16 DESC, id);
CREATE INDEX segment_text ON segment (text_id);
CREATE INDEX segment_code ON segment (code_id);
CREATE INDEX segment_coder ON segment (coder_id);
CREATE INDEX segment_created ON segment (created_at);
CREATE INDEX segment_modified ON segment (modified_at);

CREATE TABLE segment_attribute (
  id TEXT PRIMARY KEY,
  segment_id TEXT NOT NULL REFERENCES segment (id),
  attribute_id TEXT NOT NULL REFERENCES attribute (id),
  value TEXT NOT NULL CHECK (value <> ''),
  UNIQUE (segment_id, attribute_id)
) STRICT;
CREATE INDEX segment_attribute_attribute ON segment_attribute (attribute_id);

CREATE TABLE memo (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL CHECK (subject IN ('project', 'article', 'code', 'segment')),
  subject_id TEXT,
  coder_id TEXT NOT NULL REFERENCES coder (id),
  text TEXT NOT NULL CHECK (text <> ''),
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  CHECK ((subject = 'project') = (subject_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX memo_place ON memo (subject, ifnull(subject_id, ''), coder_id);
CREATE INDEX memo_subject ON memo (subject_id);
`;

const history = `
CREATE TABLE journal (
  revision INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  time TEXT NOT NULL,
  coder_id TEXT NOT NULL REFERENCES coder (id),
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  command TEXT NOT NULL,
  label TEXT NOT NULL,
  target_id TEXT REFERENCES journal (id),
  is_undoable INTEGER NOT NULL CHECK (is_undoable IN (0, 1)),
  -- The revision of the undo that took this entry back, while it is taken back.
  undone_at INTEGER,
  CHECK ((kind = 'do') = (target_id IS NULL))
) STRICT;
CREATE INDEX journal_coder ON journal (coder_id, revision);
CREATE INDEX journal_undone ON journal (undone_at) WHERE undone_at IS NOT NULL;

-- Row values before and after, as JSON objects; NULL where the row did not exist.
CREATE TABLE journal_change (
  revision INTEGER NOT NULL REFERENCES journal (revision),
  sequence INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  before TEXT CHECK (json_valid(before)),
  after TEXT CHECK (json_valid(after)),
  PRIMARY KEY (revision, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_change_row ON journal_change (row_id);
`;

export const tables: Migration = {
  version: 1,
  name: 'tables',
  up(db) {
    db.exec(people);
    db.exec(articles);
    db.exec(codebook);
    db.exec(codings);
    db.exec(history);
  },
};
