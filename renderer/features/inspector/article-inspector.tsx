import { useTranslation } from 'react-i18next';
import { updateArticles } from '../../api/article-actions.ts';
import { useArticles } from '../../api/queries.ts';
import type { ArticleSummary } from '../../../shared/domain/coding/types.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { formatMoment } from '../articles/article-date.ts';
import { useLanguageName } from '../articles/articles-filter.tsx';
import { DraftField } from './draft-field.tsx';
import { readDate, readLanguage, readLine, readName, readUrl } from './field-values.ts';
import styles from './inspector.module.css';
import { MemoField } from './memo-field.tsx';
import { VariableFields } from './variable-fields.tsx';

export function ArticleInspector({ article }: { article: ArticleSummary }) {
  const { t } = useTranslation('inspector');
  const save = (patch: Parameters<typeof updateArticles>[1]): Promise<void> => updateArticles([article.id], patch);
  return (
    <div className={styles.form}>
      <div className={styles.lines}>
        <DraftField label={t('articleTitle')} value={article.title} read={readName} save={(title) => save({ title })} />
        <DraftField
          label={t('byline')}
          value={article.byline ?? ''}
          read={readLine}
          save={(byline) => save({ byline })}
        />
        <DraftField
          label={t('outlet')}
          value={article.outlet ?? ''}
          read={readLine}
          save={(outlet) => save({ outlet })}
        />
        <DraftField
          label={t('section')}
          value={article.section ?? ''}
          read={readLine}
          save={(section) => save({ section })}
        />
        <DraftField
          label={t('date')}
          dir="ltr"
          placeholder="2026-03-05"
          value={article.date ?? ''}
          read={readDate}
          save={(date) => save({ date })}
        />
        <LanguageField article={article} save={(language) => save({ language })} />
        <DraftField label={t('url')} dir="ltr" value={article.url ?? ''} read={readUrl} save={(url) => save({ url })} />
      </div>
      <VariableFields articleId={article.id} />
      <ArticleFacts article={article} />
      <MemoField subject="article" subjectId={article.id} />
    </div>
  );
}

function LanguageField({ article, save }: { article: ArticleSummary; save: (tag: string | null) => Promise<void> }) {
  const { t } = useTranslation('inspector');
  const languageName = useLanguageName();
  return (
    <DraftField
      label={t('language')}
      description={article.language === null ? undefined : languageName(article.language)}
      dir="ltr"
      placeholder="en"
      value={article.language ?? ''}
      read={readLanguage}
      save={save}
    />
  );
}

function ArticleFacts({ article }: { article: ArticleSummary }) {
  const { t } = useTranslation('inspector');
  const { data: articles = [] } = useArticles();
  const original = articles.find((other) => other.id === article.duplicateOf);
  const facts: [string, string][] = [
    [t('words'), article.words.toLocaleString()],
    [t('characters'), article.characters.toLocaleString()],
    [t('codings'), article.segmentCount.toLocaleString()],
    [t('file'), article.fileName ?? ''],
    [t('format'), article.format?.toUpperCase() ?? ''],
    [t('imported'), formatMoment(article.createdAt)],
    [t('textHash'), article.textHash.slice(0, 12)],
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd {...(name === t('textHash') ? { title: article.textHash, className: styles.hash } : {})}>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      {original === undefined ? null : (
        <div>
          <dt>{t('duplicateOf')}</dt>
          <dd>
            <button
              type="button"
              dir="auto"
              className={styles.link}
              onClick={() => useWorkbench.getState().openArticle(original.id)}
            >
              {original.title}
            </button>
          </dd>
        </div>
      )}
    </dl>
  );
}
