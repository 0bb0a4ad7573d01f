import { ParlanceError } from '../../../shared/contract/errors.ts';
import { foldForIndex } from '../../../shared/domain/text/folding.ts';
import { removeArticles, setArticleState, updateArticles } from '../coding/article-commands.ts';
import { findArticleIds, listArticles, readArticle, searchArticles } from '../store/queries/articles.ts';
import { procedures } from './context.ts';

export const articles = {
  list: procedures.articles.list.handler(({ context: { session } }) => {
    const { db, coderId } = session.require();
    return listArticles(db, coderId);
  }),

  search: procedures.articles.search.handler(({ context: { session }, input }) =>
    searchArticles(session.require().db, foldForIndex(input.query)),
  ),

  read: procedures.articles.read.handler(({ context: { session }, input }) => {
    const { db, coderId } = session.require();
    const article = readArticle(db, coderId, input.id);
    if (!article)
      throw new ParlanceError('article.not-found', 'This article is not in the project.', { details: input });
    return article;
  }),

  find: procedures.articles.find.handler(({ context: { session }, input: { reference } }) => {
    const { db, coderId } = session.require();
    const [id, ...others] = findArticleIds(db, reference);
    if (!id)
      throw new ParlanceError('article.not-found', `There is no article “${reference}” in the project.`, {
        details: { reference },
      });
    if (others.length > 0) {
      throw new ParlanceError(
        'article.ambiguous',
        `Several articles are titled “${reference}”. Name the one that you mean by its id.`,
        {
          details: { reference },
        },
      );
    }
    return readArticle(db, coderId, id)!;
  }),

  update: procedures.articles.update.handler(({ context: { session }, input }) => ({
    revision: updateArticles(session.require(), input.ids, input.patch).revision,
  })),

  setState: procedures.articles.setState.handler(({ context: { session }, input }) => ({
    revision: setArticleState(session.require(), input.ids, input.state).revision,
  })),

  remove: procedures.articles.remove.handler(({ context: { session }, input }) => ({
    revision: removeArticles(session.require(), input.ids).revision,
  })),
};
