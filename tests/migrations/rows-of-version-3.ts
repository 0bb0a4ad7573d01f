/** Rows of the tables that version 3 added, beside those of version 1; one value hangs on an article that was removed. */
export const rowsOfVersion3 = `
INSERT INTO variable VALUES ('variable-1', 'Reach', 'number', '[]', 0);
INSERT INTO article_variable VALUES ('value-1', 'article-1', 'variable-1', '12.5'), ('value-2', 'article-2', 'variable-1', '3');
INSERT INTO export_recipe VALUES ('recipe-1', 'For R', '{"format":"csv"}', '2024-01-01T00:00:05.000Z', '2024-01-01T00:00:05.000Z');
`;
