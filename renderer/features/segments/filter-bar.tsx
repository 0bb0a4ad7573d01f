import { FilterX, X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { segmentStatuses } from '../../../shared/domain/coding/types.ts';
import type { SegmentStatus } from '../../../shared/domain/coding/types.ts';
import type { CodeId, CoderId } from '../../../shared/domain/ids.ts';
import { useArticles, useCoders, useCodeTree } from '../../api/queries.ts';
import { Button } from '../../components/button.tsx';
import { Segmented } from '../../components/choice.tsx';
import { ColorSwatch } from '../../components/color-swatch.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { formatArticleDate } from '../articles/article-date.ts';
import { countValues } from '../articles/article-order.ts';
import { ChoiceFilter, FilterPopover } from './choice-filter.tsx';
import styles from './filter-bar.module.css';
import { isFiltered } from './segment-query.ts';
import { useSegmentsState } from './segments-state.ts';

/** Everything that the table can be narrowed by. */
export function FilterBar() {
  const { t } = useTranslation('segments');
  const draft = useSegmentsState((state) => state.draft);
  const { narrow, clear } = useSegmentsState.getState();
  return (
    <div role="search" aria-label={t('filters')} className={styles.bar}>
      <SearchField
        label={t('find')}
        className={styles.search}
        value={draft.text}
        onChange={(text) => narrow({ text })}
      />
      <CodeFilter />
      <CoderFilter />
      <OutletFilter />
      <ChoiceFilter
        label={t('column.status')}
        options={segmentStatuses.map((status) => ({ id: status, label: t(`statuses.${status}`) }))}
        chosen={draft.statuses}
        onChange={(chosen) => narrow({ statuses: chosen as ReadonlySet<SegmentStatus> })}
      />
      <DateFilter />
      <MemoFilter />
      <ArticleChip />
      {isFiltered(draft) ? (
        <Button variant="quiet" size="small" icon={<FilterX aria-hidden />} onPress={clear}>
          {t('clearAll')}
        </Button>
      ) : null}
    </div>
  );
}

function CodeFilter() {
  const { t } = useTranslation('segments');
  const tree = useCodeTree();
  const chosen = useSegmentsState((state) => state.draft.codeIds);
  const { narrow } = useSegmentsState.getState();
  const options = useMemo(
    () =>
      tree.ordered.map((code) => ({
        id: code.id,
        label: code.name,
        depth: tree.depthOf(code.id),
        mark: <ColorSwatch color={code.color} size={11} />,
      })),
    [tree],
  );
  return (
    <ChoiceFilter
      label={t('column.code')}
      options={options}
      chosen={chosen}
      onChange={(next) => narrow({ codeIds: next as ReadonlySet<CodeId> })}
    />
  );
}

function CoderFilter() {
  const { t } = useTranslation('segments');
  const { data: coders = [] } = useCoders();
  const chosen = useSegmentsState((state) => state.draft.coderIds);
  const { narrow } = useSegmentsState.getState();
  return (
    <ChoiceFilter
      label={t('column.coder')}
      options={coders.map((coder) => ({
        id: coder.id,
        label: coder.name,
        mark: <ColorSwatch color={coder.color} shape="circle" size={10} />,
      }))}
      chosen={chosen}
      onChange={(next) => narrow({ coderIds: next as ReadonlySet<CoderId> })}
    />
  );
}

function OutletFilter() {
  const { t } = useTranslation('segments');
  const { data: articles } = useArticles();
  const chosen = useSegmentsState((state) => state.draft.outlets);
  const { narrow } = useSegmentsState.getState();
  const options = useMemo(
    () =>
      countValues((articles ?? []).map((article) => article.outlet))
        .filter(({ value }) => value !== '')
        .map(({ value }) => ({ id: value, label: value })),
    [articles],
  );
  return (
    <ChoiceFilter
      label={t('column.outlet')}
      options={options}
      chosen={chosen}
      onChange={(next) => narrow({ outlets: next })}
    />
  );
}

function DateFilter() {
  const { t } = useTranslation('segments');
  const dateFrom = useSegmentsState((state) => state.draft.dateFrom);
  const dateTo = useSegmentsState((state) => state.draft.dateTo);
  const { narrow } = useSegmentsState.getState();
  const isOn = dateFrom !== '' || dateTo !== '';
  const ends = [formatArticleDate(dateFrom || null) || '…', formatArticleDate(dateTo || null) || '…'];
  return (
    <FilterPopover label={t('column.date')} value={isOn ? ends.join(' – ') : null}>
      <div className={styles.dates}>
        <label className={styles.dateLabel}>
          {t('dateFrom')}
          <input
            type="date"
            className={styles.date}
            value={dateFrom}
            {...(dateTo === '' ? {} : { max: dateTo })}
            onChange={(event) => narrow({ dateFrom: event.target.value })}
          />
        </label>
        <label className={styles.dateLabel}>
          {t('dateTo')}
          <input
            type="date"
            className={styles.date}
            value={dateTo}
            {...(dateFrom === '' ? {} : { min: dateFrom })}
            onChange={(event) => narrow({ dateTo: event.target.value })}
          />
        </label>
        {isOn ? (
          <Button variant="quiet" size="small" onPress={() => narrow({ dateFrom: '', dateTo: '' })}>
            {t('clearOne')}
          </Button>
        ) : null}
      </div>
    </FilterPopover>
  );
}

const memoStates = { any: null, with: true, without: false } as const;

function MemoFilter() {
  const { t } = useTranslation('segments');
  const hasMemo = useSegmentsState((state) => state.draft.hasMemo);
  const { narrow } = useSegmentsState.getState();
  const value = hasMemo === null ? 'any' : hasMemo ? 'with' : 'without';
  return (
    <FilterPopover label={t('column.memo')} value={hasMemo === null ? null : t(`memoIs.${value}`)}>
      <div className={styles.dates}>
        <Segmented
          label={t('column.memo')}
          isLabelHidden
          options={(['any', 'with', 'without'] as const).map((id) => ({ id, label: t(`memoIs.${id}`) }))}
          value={value}
          onChange={(id) => narrow({ hasMemo: memoStates[id] })}
        />
      </div>
    </FilterPopover>
  );
}

/** The one article that a row's menu narrowed the table to. */
function ArticleChip() {
  const { t } = useTranslation('segments');
  const articleId = useSegmentsState((state) => state.draft.articleId);
  const { data: articles } = useArticles();
  const { narrow } = useSegmentsState.getState();
  if (articleId === null) return null;
  const title = articles?.find((article) => article.id === articleId)?.title ?? '';
  return (
    <button
      type="button"
      className={`${styles.chip} ${styles.chipOn}`}
      aria-label={t('allArticles', { title })}
      onClick={() => narrow({ articleId: null })}
    >
      <span className={styles.chipText}>
        <bdi>{title}</bdi>
      </span>
      <X aria-hidden />
    </button>
  );
}
