import type { Migration } from './migration.ts';

/**
 * Views for outside readers, as in `docs/project-file.md`, which tells what they promise. Three views of version 2 get
 * columns at their end; a view cannot be altered, so they are made anew.
 */
const views = `
DROP VIEW v_units;
DROP VIEW v_segments;
DROP VIEW v_articles;

CREATE VIEW v_articles AS
SELECT article.id AS article_id, article.title, article.byline, article.outlet, article.section, article.date,
  article.date_precision, article.url, article.language, article.direction, article.file_name, article.duplicate_of,
  article_text.id AS text_id, article_text.version AS text_version, article_text.text, article_text.text_hash,
  article_text.words, article_text.characters, article.created_at, article.source_id, article.format
FROM article
JOIN article_text ON article_text.article_id = article.id
  AND article_text.version = (SELECT max(version) FROM article_text AS newest WHERE newest.article_id = article.id)
WHERE article.removed_at IS NULL;

CREATE VIEW v_segments AS
SELECT segment.id AS segment_id, segment.article_id, article.title AS article_title, article.outlet, article.date,
  coder.name AS coder, segment.code_id, code.name AS code, v_codes.path AS code_path,
  segment.start_cp AS start, segment.end_cp AS "end", segment.start_utf16, segment.end_utf16, segment.quote AS text,
  segment.weight, segment.status, memo.text AS memo, segment.codebook_version, segment.text_id,
  segment.created_at, segment.modified_at, segment.coder_id
FROM segment
JOIN article ON article.id = segment.article_id AND article.removed_at IS NULL
JOIN coder ON coder.id = segment.coder_id
JOIN code ON code.id = segment.code_id
JOIN v_codes ON v_codes.code_id = segment.code_id
LEFT JOIN memo ON memo.subject = 'segment' AND memo.subject_id = segment.id AND memo.coder_id = segment.coder_id;

CREATE VIEW v_units AS
WITH worked (article_id, coder_id) AS (
  SELECT article_id, coder_id FROM segment
  UNION
  SELECT article_id, coder_id FROM article_state WHERE state <> 'not-started'
)
SELECT 'article' AS unit, worked.article_id, coder.name AS coder, v_codes.code_id, v_codes.path AS code_path,
  count(segment.id) AS n, count(segment.id) > 0 AS has, worked.coder_id
FROM worked
JOIN article ON article.id = worked.article_id AND article.removed_at IS NULL
JOIN coder ON coder.id = worked.coder_id
CROSS JOIN v_codes
LEFT JOIN segment ON segment.article_id = worked.article_id AND segment.coder_id = worked.coder_id
  AND segment.code_id = v_codes.code_id
GROUP BY worked.article_id, worked.coder_id, v_codes.code_id;

CREATE VIEW v_project AS
SELECT id AS project_id, title, created_at, revision, codebook_version FROM project;

CREATE VIEW v_coders AS
SELECT coder.id AS coder_id, coder.name, coder.color, coder.created_at FROM coder;

-- Every version of every text: a coding belongs to the version that it was made on.
CREATE VIEW v_texts AS
SELECT article_text.id AS text_id, article_text.article_id, article_text.version, article_text.text,
  article_text.text_hash, article_text.words, article_text.characters, article_text.created_at
FROM article_text JOIN article ON article.id = article_text.article_id AND article.removed_at IS NULL;

CREATE VIEW v_article_states AS
SELECT article_state.article_id, article_state.coder_id, coder.name AS coder, article_state.state,
  article_state.modified_at
FROM article_state
JOIN article ON article.id = article_state.article_id AND article.removed_at IS NULL
JOIN coder ON coder.id = article_state.coder_id;

CREATE VIEW v_variables AS
SELECT variable.id AS variable_id, variable.name, variable.type, variable.choices, variable.position FROM variable;

CREATE VIEW v_article_variables AS
SELECT article_variable.article_id, article_variable.variable_id, variable.name AS variable, variable.type,
  article_variable.value,
  CASE variable.type WHEN 'number' THEN CAST(article_variable.value AS REAL)
    WHEN 'yes-no' THEN CAST(article_variable.value = 'true' AS REAL) END AS number
FROM article_variable
JOIN variable ON variable.id = article_variable.variable_id
JOIN article ON article.id = article_variable.article_id AND article.removed_at IS NULL;

CREATE VIEW v_segment_attributes AS
SELECT segment_attribute.segment_id, segment.article_id, segment_attribute.attribute_id, attribute.name AS attribute,
  segment_attribute.value
FROM segment_attribute
JOIN attribute ON attribute.id = segment_attribute.attribute_id
JOIN segment ON segment.id = segment_attribute.segment_id
JOIN article ON article.id = segment.article_id AND article.removed_at IS NULL;

CREATE VIEW v_memos AS
SELECT memo.id AS memo_id, memo.subject, memo.subject_id, memo.coder_id, coder.name AS coder, memo.text,
  memo.created_at, memo.modified_at
FROM memo
JOIN coder ON coder.id = memo.coder_id
LEFT JOIN segment ON memo.subject = 'segment' AND segment.id = memo.subject_id
LEFT JOIN article ON article.id = CASE memo.subject WHEN 'article' THEN memo.subject_id ELSE segment.article_id END
WHERE memo.subject NOT IN ('article', 'segment') OR (article.id IS NOT NULL AND article.removed_at IS NULL);
`;

export const morePublicViews: Migration = {
  version: 4,
  name: 'more public views',
  up(db) {
    db.exec(views);
  },
};
