import { useTranslation } from 'react-i18next';
import type { ArticleDocument } from '../../../shared/contract/schemas/articles.ts';
import { formatArticleDate } from '../articles/article-date.ts';
import type { Stage } from './stage.ts';
import styles from './reader-text.module.css';

/** Where the article comes from, above its text. */
export function Masthead({ stage, document }: { stage: Stage; document: ArticleDocument }) {
  const { t, i18n } = useTranslation('reader');
  const { map } = stage;
  const { outlet, section, byline, title, words } = document;
  const date = formatArticleDate(document.date);
  // Most imports keep the headline as the first line of the text, where it can be coded; it is not said twice.
  const isTitleInText = map.blocks.slice(0, 5).some((block) => block.kind === 'title');
  const facts = [byline, t('words', { count: words, formatted: words.toLocaleString(i18n.language) })].filter(Boolean);
  return (
    <header className={styles.masthead}>
      <div className={styles.mastheadText}>
        {(outlet !== null || date !== '') && (
          <p className={styles.kicker}>
            {outlet !== null && <bdi className={styles.outlet}>{outlet}</bdi>}
            {section !== null && <bdi>{section}</bdi>}
            {date !== '' && (
              <bdi>
                <time dateTime={document.date ?? undefined}>{date}</time>
              </bdi>
            )}
          </p>
        )}
        {!isTitleInText && <h1 className={styles.headline}>{title}</h1>}
        <p className={styles.facts}>
          {facts.map((fact) => (
            <bdi key={fact}>{fact}</bdi>
          ))}
        </p>
      </div>
    </header>
  );
}
