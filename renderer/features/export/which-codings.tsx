import { useTranslation } from 'react-i18next';
import type { ArticleId, CodeId, CoderId } from '../../../shared/domain/ids.ts';
import { useCoders, useCodeTree } from '../../api/queries.ts';
import { ColorSwatch } from '../../components/color-swatch.tsx';
import { Select } from '../../components/select.tsx';
import { useArticlesState } from '../articles/articles-state.ts';
import { ChoiceFilter } from '../segments/choice-filter.tsx';
import { asksFor } from './export-formats.ts';
import styles from './format-options.module.css';
import type { ExportModel } from './use-export.ts';

/** Whose codings, of which codes and articles; nothing ticked means all of them. */
export function WhichCodings({ model }: { model: ExportModel }) {
  const { t } = useTranslation('export');
  const { choices, facts, place } = model;
  const isEmpty = [choices.coderIds, choices.codeIds, choices.articleIds].some((chosen) => chosen?.size === 0);
  return (
    <div className={styles.chips}>
      {asksFor(facts, 'articles', place) ? <WhichArticles model={model} /> : null}
      {asksFor(facts, 'coders', place) ? <WhichCoders model={model} /> : null}
      {asksFor(facts, 'codes', place) ? <WhichCodes model={model} /> : null}
      {isEmpty ? <p className={styles.missing}>{t('needsSome')}</p> : null}
    </div>
  );
}

/** An empty list of ticks and "all" are the same thing to whoever ticks. */
function orAll<Id extends string>(chosen: ReadonlySet<string>): ReadonlySet<Id> | null {
  return chosen.size === 0 ? null : new Set([...chosen] as Id[]);
}

function WhichCoders({ model: { choices, change } }: { model: ExportModel }) {
  const { t } = useTranslation('export');
  const { data: coders = [] } = useCoders();
  return (
    <ChoiceFilter
      label={t(choices.coderIds === null ? 'allCoders' : 'coders')}
      options={coders.map(({ id, name, color }) => ({
        id,
        label: name,
        mark: <ColorSwatch color={color} shape="circle" />,
      }))}
      chosen={choices.coderIds ?? new Set()}
      onChange={(chosen) => change({ coderIds: orAll<CoderId>(chosen) })}
    />
  );
}

function WhichCodes({ model: { choices, change } }: { model: ExportModel }) {
  const { t } = useTranslation('export');
  const tree = useCodeTree();
  return (
    <ChoiceFilter
      label={t(choices.codeIds === null ? 'allCodes' : 'codes')}
      options={tree.ordered.map(({ id, name, color }) => ({
        id,
        label: name,
        depth: tree.depthOf(id),
        mark: <ColorSwatch color={color} />,
      }))}
      chosen={choices.codeIds ?? new Set()}
      onChange={(chosen) => change({ codeIds: orAll<CodeId>(chosen) })}
    />
  );
}

function WhichArticles({ model: { choices, change } }: { model: ExportModel }) {
  const { t } = useTranslation('export');
  const inList = useArticlesState((state) => state.selection.chosen);
  const { articleIds } = choices;
  const isFromList = articleIds !== null && isSame(articleIds, inList);
  const options = [
    { id: 'all', label: t('allArticles') },
    ...(inList.size > 0 ? [{ id: 'list', label: t('articlesOfList', { count: inList.size }) }] : []),
    ...(articleIds !== null && !isFromList ? [{ id: 'kept', label: t('articles', { count: articleIds.size }) }] : []),
  ];
  return (
    <Select
      className={styles.articles}
      label={t('whichArticles')}
      isLabelHidden
      options={options}
      value={articleIds === null ? 'all' : isFromList ? 'list' : 'kept'}
      onChange={(id) => {
        if (id === 'all') change({ articleIds: null });
        else if (id === 'list') change({ articleIds: new Set(inList) });
      }}
    />
  );
}

function isSame(one: ReadonlySet<ArticleId>, other: ReadonlySet<ArticleId>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}
