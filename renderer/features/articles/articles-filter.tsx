import { ArrowDownUp, ListFilter } from 'lucide-react';
import { useMemo } from 'react';
import type { Selection } from 'react-aria-components';
import { MenuTrigger, Menu as AriaMenu, MenuSection, Popover, Header } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { articleStates } from '../../../shared/domain/coding/types.ts';
import type { ArticleState, ArticleSummary } from '../../../shared/domain/coding/types.ts';
import { IconButton } from '../../components/icon-button.tsx';
import menuStyles from '../../components/menu.module.css';
import { MenuItem, MenuSeparator } from '../../components/menu.tsx';
import { articleSortKeys, countValues, type ArticleSortKey } from './article-order.ts';
import { useArticlesState } from './articles-state.ts';

/** Names of languages in the language of the window. */
export function useLanguageName(): (tag: string) => string {
  const { i18n, t } = useTranslation('articles');
  return useMemo(() => {
    const names = new Intl.DisplayNames(i18n.language, { type: 'language', fallback: 'code' });
    return (tag) => {
      if (tag === '') return t('noLanguage');
      try {
        return names.of(tag) ?? tag;
      } catch {
        // Not a well-formed tag: what the file said is all there is.
        return tag;
      }
    };
  }, [i18n.language, t]);
}

export function SortMenu() {
  const { t } = useTranslation('articles');
  const sort = useArticlesState((state) => state.sort);
  const setSort = useArticlesState((state) => state.setSort);
  return (
    <MenuTrigger>
      <IconButton
        size="small"
        label={t('sort')}
        hint={t('sortedBy', { key: t(`sortKey.${sort.key}`) })}
        icon={<ArrowDownUp aria-hidden />}
      />
      <Popover className={menuStyles.popover ?? ''} placement="bottom end" offset={4}>
        <AriaMenu aria-label={t('sort')} className={menuStyles.menu ?? ''}>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[sort.key]}
            onSelectionChange={(keys) => {
              const [key] = keysOf<ArticleSortKey>(keys);
              if (key !== undefined) setSort({ key, isDescending: key === 'codings' });
            }}
            aria-label={t('sort')}
          >
            <Header className={menuStyles.header ?? ''}>{t('sort')}</Header>
            {articleSortKeys.map((key) => (
              <MenuItem key={key} id={key} label={t(`sortKey.${key}`)} isChecked={sort.key === key} />
            ))}
          </MenuSection>
          <MenuSeparator />
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[sort.isDescending ? 'descending' : 'ascending']}
            onSelectionChange={(keys) => setSort({ ...sort, isDescending: keysOf(keys)[0] === 'descending' })}
            aria-label={t('direction')}
          >
            <MenuItem id="ascending" label={t(`ascending.${sort.key}`)} isChecked={!sort.isDescending} />
            <MenuItem id="descending" label={t(`descending.${sort.key}`)} isChecked={sort.isDescending} />
          </MenuSection>
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function keysOf<T extends string>(keys: Selection): T[] {
  return keys === 'all' ? [] : ([...keys] as T[]);
}

/** Narrows the list by state, outlet and language; values stay open while several are ticked. */
export function FilterMenu({ articles }: { articles: readonly ArticleSummary[] }) {
  const { t } = useTranslation('articles');
  const languageName = useLanguageName();
  const filter = useArticlesState((state) => state.filter);
  const setFilter = useArticlesState((state) => state.setFilter);
  const outlets = useMemo(() => countValues(articles.map((article) => article.outlet)), [articles]);
  const languages = useMemo(() => countValues(articles.map((article) => article.language)), [articles]);
  const states = articleStates.map((value) => ({
    value,
    count: articles.filter((article) => article.state === value).length,
  }));
  const isOn = filter.states.size + filter.outlets.size + filter.languages.size > 0;
  return (
    <MenuTrigger>
      <IconButton size="small" label={t('filter')} icon={<ListFilter aria-hidden />} isOn={isOn} />
      <Popover className={menuStyles.popover ?? ''} placement="bottom end" offset={4}>
        <AriaMenu aria-label={t('filter')} className={menuStyles.menu ?? ''}>
          <FilterSection<ArticleState>
            title={t('byState')}
            values={states}
            chosen={filter.states}
            nameOf={(state) => t(`state.${state}`)}
            onChange={(chosen) => setFilter({ states: chosen })}
          />
          <FilterSection
            title={t('byOutlet')}
            values={outlets}
            chosen={filter.outlets}
            nameOf={(outlet) => (outlet === '' ? t('noOutlet') : outlet)}
            onChange={(chosen) => setFilter({ outlets: chosen })}
          />
          <FilterSection
            title={t('byLanguage')}
            values={languages}
            chosen={filter.languages}
            nameOf={languageName}
            onChange={(chosen) => setFilter({ languages: chosen })}
          />
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

interface FilterSectionProps<T extends string> {
  title: string;
  values: readonly { value: T; count: number }[];
  chosen: ReadonlySet<T>;
  nameOf: (value: T) => string;
  onChange: (chosen: ReadonlySet<T>) => void;
}

/** Keys of a menu must not be empty, and values of the three sections must not collide. */
const keyOf = (title: string, value: string): string => `${title}:${value}`;

function FilterSection<T extends string>({ title, values, chosen, nameOf, onChange }: FilterSectionProps<T>) {
  return (
    <MenuSection
      selectionMode="multiple"
      selectedKeys={[...chosen].map((value) => keyOf(title, value))}
      onSelectionChange={(keys) => {
        const ticked = new Set(keysOf(keys));
        onChange(new Set(values.map(({ value }) => value).filter((value) => ticked.has(keyOf(title, value)))));
      }}
      aria-label={title}
    >
      <Header className={menuStyles.header ?? ''}>{title}</Header>
      {values.map(({ value, count }) => (
        <MenuItem
          key={value}
          id={keyOf(title, value)}
          label={nameOf(value)}
          detail={count.toLocaleString()}
          isChecked={chosen.has(value)}
        />
      ))}
    </MenuSection>
  );
}
