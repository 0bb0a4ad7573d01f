import type { Migration } from './migration.ts';

/**
 * What is known about articles beyond their metadata, and exports that are made again and again. Values are texts in one
 * spelling per type: numbers as JSON writes them, dates in ISO 8601, `true` and `false`.
 */
const tables = `
CREATE TABLE variable (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (trim(name) <> ''),
  type TEXT NOT NULL CHECK (type IN ('text', 'number', 'date', 'yes-no', 'choice')),
  choices TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(choices)),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE article_variable (
  id TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES article (id),
  variable_id TEXT NOT NULL REFERENCES variable (id),
  value TEXT NOT NULL CHECK (value <> ''),
  UNIQUE (article_id, variable_id)
) STRICT;
CREATE INDEX article_variable_variable ON article_variable (variable_id);

CREATE TABLE export_recipe (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (trim(name) <> ''),
  options TEXT NOT NULL CHECK (json_valid(options)),
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL
) STRICT;
`;

export const variablesAndRecipes: Migration = {
  version: 3,
  name: 'variables and recipes',
  up(db) {
    db.exec(tables);
  },
};
