import { MousePointerClick } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { memo, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, useArticles, useCodeTree } from '../../api/queries.ts';
import type { ArticleSummary, Code, Segment } from '../../../shared/domain/coding/types.ts';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { ArticleInspector } from './article-inspector.tsx';
import { CodeInspector } from './code-inspector.tsx';
import styles from './inspector.module.css';
import { SegmentInspector } from './segment-inspector.tsx';

type Subject = 'segment' | 'code' | 'article';

/**
 * What is chosen, with everything about it that can be changed: a coding, a code, or the article. It follows a frame
 * later: what a key does to the text is painted first.
 */
export function InspectorPane() {
  const { segment, code, article } = useChosen();
  return (
    <Inspector segment={useDeferredValue(segment)} code={useDeferredValue(code)} article={useDeferredValue(article)} />
  );
}

const Inspector = memo(function Inspector({ segment, code, article }: Chosen) {
  const { t } = useTranslation('inspector');
  const [picked, setPicked] = useState<{ subject: Subject; choice: string } | null>(null);
  const isThere: Record<Subject, boolean> = {
    segment: segment !== undefined,
    code: code !== undefined,
    article: article !== undefined,
  };
  const subjects = (['segment', 'code', 'article'] as const).filter((subject) => isThere[subject]);
  // A new choice is looked at first; the tabs lead from there to the code and the article.
  const choice = `${segment?.id} ${segment === undefined ? code?.id : ''}`;
  const isPicked = picked !== null && picked.choice === choice && isThere[picked.subject];
  const shown = isPicked ? picked.subject : subjects[0];
  const pick = (subject: Subject): void => setPicked({ subject, choice });
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('title')}</h2>
        <div role="tablist" aria-label={t('subjects')} className={styles.tabs}>
          {subjects.map((subject) => (
            <button
              key={subject}
              type="button"
              role="tab"
              id={`inspector-tab-${subject}`}
              aria-controls="inspector-body"
              aria-selected={subject === shown}
              tabIndex={subject === shown ? 0 : -1}
              className={classNames(styles.tab, subject === shown && styles.tabOn)}
              onClick={() => pick(subject)}
              onKeyDown={(event) => {
                const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
                const next = subjects[subjects.indexOf(subject) + step];
                if (step === 0 || next === undefined) return;
                pick(next);
                document.getElementById(`inspector-tab-${next}`)?.focus();
              }}
            >
              {t(`subject.${subject}`)}
            </button>
          ))}
        </div>
      </header>
      <div
        id="inspector-body"
        {...(shown === undefined ? {} : { role: 'tabpanel', 'aria-labelledby': `inspector-tab-${shown}` })}
        className={styles.body}
      >
        {shown === 'segment' && segment ? <SegmentInspector key={segment.id} segment={segment} /> : null}
        {shown === 'code' && code ? <CodeInspector key={code.id} code={code} /> : null}
        {shown === 'article' && article ? <ArticleInspector key={article.id} article={article} /> : null}
        {shown === undefined ? (
          <EmptyState icon={<MousePointerClick aria-hidden />} title={t('empty.title')} text={t('empty.text')} />
        ) : null}
      </div>
    </div>
  );
});

interface Chosen {
  segment: Segment | undefined;
  /** The code of the chosen coding, otherwise the code chosen in the codebook. */
  code: Code | undefined;
  article: ArticleSummary | undefined;
}

function useChosen(): Chosen {
  const articleId = useWorkbench((state) => state.articleId);
  const segmentId = useWorkbench((state) => state.segmentId);
  const codeId = useWorkbench((state) => state.codeId);
  const { data: articles } = useArticles();
  const tree = useCodeTree();
  const { data: segments } = useQuery({
    // Without an article there is nothing to ask for; the key is never fetched then.
    ...queries.segmentsOf(articleId!),
    enabled: articleId !== null,
  });
  const segment = segmentId === null ? undefined : segments?.find((one) => one.id === segmentId);
  const shownCode = segment?.codeId ?? codeId;
  return {
    segment,
    code: shownCode === null ? undefined : tree.get(shownCode),
    article: articleId === null ? undefined : articles?.find((one) => one.id === articleId),
  };
}
