/** Rows as the tables of version 1 take them. Written out, since the program of today must not have a hand in it. */
export const rowsOfVersion1 = `
INSERT INTO coder VALUES ('coder-1', 'Ada', '#2e7dd1', '2024-01-01T00:00:00.000Z');
INSERT INTO project VALUES (1, 'project-1', 'Study', '2024-01-01T00:00:00.000Z', 2, 3, 'coder-1');
INSERT INTO article (id, title, direction, created_at) VALUES ('article-1', 'Talks 🚀', 'ltr', '2024-01-01T00:00:01.000Z');
INSERT INTO article (id, title, direction, created_at, removed_at)
  VALUES ('article-2', 'Removed', 'ltr', '2024-01-01T00:00:01.000Z', '2024-01-01T00:00:09.000Z');
INSERT INTO article_text (id, article_id, version, text, text_hash, utf16_length, characters, words, structure, created_at) VALUES
  ('text-1', 'article-1', 1, '🚀 talks e' || char(0x301), '6b5b1b6f0a27d2e6b3c0a3b6a1b39f2c2a3c8a5c7d0b4f1e9a8d7c6b5a493827', 10, 9, 3, '[]', '2024-01-01T00:00:01.000Z'),
  ('text-2', 'article-2', 1, 'Gone.', '1b5b1b6f0a27d2e6b3c0a3b6a1b39f2c2a3c8a5c7d0b4f1e9a8d7c6b5a493827', 5, 5, 1, '[]', '2024-01-01T00:00:01.000Z');
INSERT INTO article_search (rowid, title, body) VALUES (1, 'talks', 'talks'), (2, 'removed', 'gone');
INSERT INTO code (id, parent_id, name, color, position, created_at, modified_at) VALUES
  ('code-1', NULL, 'Root', '#d1495b', 0, '2024-01-01T00:00:02.000Z', '2024-01-01T00:00:02.000Z'),
  ('code-2', 'code-1', 'Leaf', '#d1495b', 0, '2024-01-01T00:00:02.000Z', '2024-01-01T00:00:02.000Z');
INSERT INTO segment VALUES ('segment-1', 'article-1', 'text-1', 'code-2', 'coder-1', 3, 8, 2, 7, 'talks', NULL, 'final', 3,
  '2024-01-01T00:00:03.000Z', '2024-01-01T00:00:03.000Z');
INSERT INTO memo VALUES ('memo-1', 'segment', 'segment-1', 'coder-1', 'Why?', '2024-01-01T00:00:04.000Z', '2024-01-01T00:00:04.000Z');
INSERT INTO journal VALUES (1, 'entry-1', '2024-01-01T00:00:03.000Z', 'coder-1', 'do', 'segments.create', 'Code', NULL, 1, NULL);
INSERT INTO journal_change VALUES (1, 0, 'segment', 'segment-1', NULL, '{"id":"segment-1"}');
`;
