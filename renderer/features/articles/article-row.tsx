import { Copy } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleSummary } from '../../../shared/domain/coding/types.ts';
import { classNames } from '../../components/class-names.ts';
import { formatArticleDate } from './article-date.ts';
import styles from './article-list.module.css';
import { StateMark } from './state-mark.tsx';

export interface ArticleRowProps {
  article: ArticleSummary;
  id: string;
  position: number;
  count: number;
  start: number;
  isOpen: boolean;
  isChosen: boolean;
  isCursor: boolean;
}

export const ArticleRow = memo(function ArticleRow(props: ArticleRowProps) {
  const { article, isOpen, isChosen, isCursor } = props;
  const { t } = useTranslation('articles');
  const date = formatArticleDate(article.date);
  return (
    <div
      role="option"
      id={props.id}
      data-article={article.id}
      aria-selected={isChosen}
      aria-posinset={props.position}
      aria-setsize={props.count}
      {...(isOpen ? { 'aria-current': 'true' as const } : {})}
      className={classNames(styles.row, isOpen && styles.open, isChosen && styles.chosen, isCursor && styles.cursor)}
      style={{ transform: `translateY(${props.start}px)` }}
    >
      <span className={styles.words}>
        <span className={styles.title} dir="auto" title={article.title}>
          {article.title}
        </span>
        <span className={styles.facts}>
          {article.outlet === null ? null : <bdi className={styles.outlet}>{article.outlet}</bdi>}
          {date === '' ? null : <span className={styles.date}>{date}</span>}
          {article.outlet === null && date === '' ? (
            <span>{t('words', { count: article.words, formatted: article.words.toLocaleString() })}</span>
          ) : null}
          {article.duplicateOf === null ? null : (
            <span className={styles.duplicate} title={t('duplicateHint')}>
              <Copy aria-hidden />
              {t('duplicate')}
            </span>
          )}
        </span>
      </span>
      {article.segmentCount === 0 ? null : (
        <span className={styles.count} title={t('codings', { count: article.segmentCount })}>
          {article.segmentCount.toLocaleString()}
          <span className={styles.heard}> {t('codingsWord', { count: article.segmentCount })}</span>
        </span>
      )}
      <span className={styles.mark} title={t(`state.${article.state}`)}>
        <StateMark state={article.state} />
        <span className={styles.heard}>{t(`state.${article.state}`)}</span>
      </span>
    </div>
  );
});
