import type { z } from 'zod';
import type { articleSummary } from '../../../../shared/contract/schemas/articles.ts';
import { exitCodes, type Command } from '../command.ts';
import { counted, fitted, table } from '../output.ts';
import { withProject } from '../session.ts';

type Article = z.infer<typeof articleSummary>;

export const articlesCommand: Command = {
  words: ['articles'],
  summary: 'List the articles of a project.',
  usage: ['PROJECT'],
  positionals: { names: ['PROJECT'], least: 1, most: 1 },
  options: {},
  run: (given, { output }) =>
    withProject(given.path(0), 'read', async (client) => {
      const articles = await client.articles.list();
      output.result(articles.map(documentOf), () => linesOf(articles));
      return exitCodes.done;
    }),
};

function documentOf(article: Article): object {
  const { id, title, byline, outlet, date, language, words, characters, textHash, duplicateOf } = article;
  return {
    id,
    title,
    byline,
    outlet,
    date,
    language,
    words,
    characters,
    text_hash: textHash,
    duplicate_of: duplicateOf,
  };
}

function linesOf(articles: readonly Article[]): string[] {
  const rows = articles.map(({ id, title, outlet, date, words, duplicateOf }) => [
    id,
    date ?? '',
    fitted(outlet ?? '', 24),
    words,
    duplicateOf === null ? title : `${title} (duplicate)`,
  ]);
  return [...table(rows), counted(articles.length, 'article')];
}
