import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleDocument } from '../../../shared/contract/schemas/articles.ts';
import { classNames } from '../../components/class-names.ts';
import { formatArticleDate } from '../articles/article-date.ts';
import type { Stage } from './stage.ts';
import styles from './reader-text.module.css';

/** Where the article comes from, above its text. */
export const Masthead = memo(function Masthead({ stage, document }: { stage: Stage; document: ArticleDocument }) {
  const { t, i18n } = useTranslation('reader');
  const { map } = stage;
  const { outlet, section, byline, title, words } = document;
  const date = formatArticleDate(document.date);
  // Most imports keep the headline as the first line of the text, where it can be coded; it is not said twice.
  const isTitleInText = map.blocks.slice(0, 5).some((block) => block.kind === 'title');
  const facts = [byline, t('words', { count: words, formatted: words.toLocaleString(i18n.language) })].filter(
    (fact) => fact !== null,
  );
  return (
    <header className={styles.masthead}>
      <div className={styles.mastheadText}>
        {(outlet !== null || date !== '') && (
          <p className={styles.kicker}>
            {outlet !== null && <Fact text={outlet} isStrong />}
            {section !== null && <Fact text={section} />}
            {date !== '' && (
              <time className={styles.fact} dateTime={document.date ?? undefined}>
                <bdi>{date}</bdi>
              </time>
            )}
          </p>
        )}
        {!isTitleInText && <h1 className={styles.headline}>{title}</h1>}
        <p className={styles.facts}>
          {facts.map((fact) => (
            <Fact key={fact} text={fact} />
          ))}
        </p>
      </div>
    </header>
  );
});

function Fact({ text, isStrong = false }: { text: string; isStrong?: boolean }) {
  return (
    <span className={classNames(styles.fact, isStrong && styles.outlet)}>
      <bdi>{text}</bdi>
    </span>
  );
}
