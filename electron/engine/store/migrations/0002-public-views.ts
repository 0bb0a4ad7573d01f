import type { Migration } from './migration.ts';

/**
 * Views for outside readers (R, Python, DuckDB). They are a promise to users: columns are added, never renamed or taken
 * away. Offsets count code points and are half-open; the `_utf16` pair counts UTF-16 code units.
 */
const views = `
CREATE VIEW v_codes AS
WITH RECURSIVE walk (id, path, depth, ordering) AS (
  SELECT id, name, 0, printf('%06d', position) FROM code WHERE parent_id IS NULL
  UNION ALL
  SELECT code.id, walk.path || ' > ' || code.name, walk.depth + 1, walk.ordering || '.' || printf('%06d', code.position)
  FROM code JOIN walk ON code.parent_id = walk.id
)
SELECT code.id AS code_id, code.parent_id, walk.path, code.name, walk.depth, walk.ordering, code.value, code.color, code.key,
  code.definition, code.include, code.exclude, code.example, code.retired_at, code.created_at, code.modified_at
FROM code JOIN walk ON walk.id = code.id;

CREATE VIEW v_articles AS
SELECT article.id AS article_id, article.title, article.byline, article.outlet, article.section, article.date,
  article.date_precision, article.url, article.language, article.direction, article.file_name, article.duplicate_of,
  article_text.id AS text_id, article_text.version AS text_version, article_text.text, article_text.text_hash,
  article_text.words, article_text.characters, article.created_at
FROM article
JOIN article_text ON article_text.article_id = article.id
  AND article_text.version = (SELECT max(version) FROM article_text AS newest WHERE newest.article_id = article.id)
WHERE article.removed_at IS NULL;

CREATE VIEW v_segments AS
SELECT segment.id AS segment_id, segment.article_id, article.title AS article_title, article.outlet, article.date,
  coder.name AS coder, segment.code_id, code.name AS code, v_codes.path AS code_path,
  segment.start_cp AS start, segment.end_cp AS "end", segment.start_utf16, segment.end_utf16, segment.quote AS text,
  segment.weight, segment.status, memo.text AS memo, segment.codebook_version, segment.text_id,
  segment.created_at, segment.modified_at
FROM segment
JOIN article ON article.id = segment.article_id AND article.removed_at IS NULL
JOIN coder ON coder.id = segment.coder_id
JOIN code ON code.id = segment.code_id
JOIN v_codes ON v_codes.code_id = segment.code_id
LEFT JOIN memo ON memo.subject = 'segment' AND memo.subject_id = segment.id AND memo.coder_id = segment.coder_id;

-- One article x one coder who worked on it x one code: how many passages, and whether any.
CREATE VIEW v_units AS
WITH worked (article_id, coder_id) AS (
  SELECT article_id, coder_id FROM segment
  UNION
  SELECT article_id, coder_id FROM article_state WHERE state <> 'not-started'
)
SELECT 'article' AS unit, worked.article_id, coder.name AS coder, v_codes.code_id, v_codes.path AS code_path,
  count(segment.id) AS n, count(segment.id) > 0 AS has
FROM worked
JOIN article ON article.id = worked.article_id AND article.removed_at IS NULL
JOIN coder ON coder.id = worked.coder_id
CROSS JOIN v_codes
LEFT JOIN segment ON segment.article_id = worked.article_id AND segment.coder_id = worked.coder_id
  AND segment.code_id = v_codes.code_id
GROUP BY worked.article_id, worked.coder_id, v_codes.code_id;
`;

export const publicViews: Migration = {
  version: 2,
  name: 'public views',
  up(db) {
    db.exec(views);
  },
};
