import { Highlighter, SearchX } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../api/queries.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { useSettled } from '../articles/use-shown-articles.ts';
import { ChoiceBar } from './choice-bar.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import { isFiltered, toSegmentFilter, toSegmentSort } from './segment-query.ts';
import { SegmentTable } from './segment-table.tsx';
import styles from './segments-view.module.css';
import { useSegmentsState } from './segments-state.ts';
import { useSegmentChoice } from './use-segment-choice.ts';
import { useSegmentPages, type SegmentQuestion } from './use-segment-pages.ts';

/** Every coding of the project in one table: narrow, sort, change many at once, jump to the passage. */
export function SegmentsView() {
  const { t } = useTranslation('segments');
  useFreshTablePerProject();
  const question = useQuestion();
  const [sight, setSight] = useState({ first: 0, last: 40 });
  const pages = useSegmentPages(question, sight.first, sight.last);
  const choice = useSegmentChoice(pages.answered, pages.total);
  const onSight = useCallback((first: number, last: number) => setSight({ first, last }), []);
  const hasFilter = Object.keys(pages.answered.filter).length > 0;
  const isEmpty = !hasFilter && pages.total === 0 && !isFiltered(useSegmentsState.getState().draft);
  return (
    <section className={styles.view} aria-label={t('title')}>
      <header className={styles.bar}>
        <h1 className={styles.title}>{t('title')}</h1>
        <span role="status" className={styles.total}>
          {pages.isLoading || isEmpty
            ? ''
            : t(hasFilter ? 'found' : 'total', { count: pages.total, formatted: pages.total.toLocaleString() })}
        </span>
        {isEmpty ? null : (
          <>
            <FilterBar />
            <ColumnsMenu />
          </>
        )}
      </header>
      {pages.error ? <ErrorNote error={pages.error} /> : null}
      {pages.total > 0 || pages.isLoading ? (
        <SegmentTable pages={pages} choice={choice} onSight={onSight} />
      ) : (
        <NothingHere />
      )}
      {choice.selection.chosen.size > 0 ? <ChoiceBar choice={choice} /> : null}
    </section>
  );
}

/** What the filter bar and the header of the table ask for; letters typed fast ask once. */
function useQuestion(): SegmentQuestion {
  const draft = useSegmentsState((state) => state.draft);
  const sorting = useSegmentsState((state) => state.sorting);
  const text = useSettled(draft.text, 200);
  const key = JSON.stringify([toSegmentFilter({ ...draft, text }), toSegmentSort(sorting)]);
  return useMemo(() => {
    const [filter, sort] = JSON.parse(key) as [SegmentQuestion['filter'], SegmentQuestion['sort']];
    return { filter, sort };
  }, [key]);
}

function NothingHere() {
  const { t } = useTranslation('segments');
  const draft = useSegmentsState((state) => state.draft);
  if (isFiltered(draft)) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden />}
        title={t('noneFound.title')}
        action={<Button onPress={() => useSegmentsState.getState().clear()}>{t('clearAll')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={<Highlighter aria-hidden />}
      title={t('empty.title')}
      text={t('empty.text')}
      action={<Button onPress={() => useWorkbench.getState().showView('read')}>{t('empty.action')}</Button>}
    />
  );
}

function useFreshTablePerProject(): void {
  const projectId = useProject().data?.id;
  useEffect(() => {
    if (projectId === undefined || projectId === useSegmentsState.getState().projectId) return;
    useSegmentsState.getState().reset(projectId);
  }, [projectId]);
}
