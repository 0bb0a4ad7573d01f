import { FileText, SearchX } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseFiles } from '../../api/receive-files.ts';
import { useProject } from '../../api/queries.ts';
import { useKeys } from '../../app/keymap.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { PanelHeader } from '../../components/panel-header.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { ArticleList } from './article-list.tsx';
import { toggleDone } from './article-commands.ts';
import { isNarrowed, noFilter } from './article-order.ts';
import { FilterMenu, SortMenu } from './articles-filter.tsx';
import styles from './articles-pane.module.css';
import { useArticlesState } from './articles-state.ts';
import { keepShown, neighbour } from './list-selection.ts';
import { useShownArticles, type ShownArticles } from './use-shown-articles.ts';

/** The list of articles: find one, open it, see how far the work is. */
export function ArticlesPane() {
  const { t } = useTranslation('articles');
  const shown = useShownArticles();
  const filter = useArticlesState((state) => state.filter);
  const setFilter = useArticlesState((state) => state.setFilter);
  useFreshListPerProject();
  useSelectionOfShown(shown);
  useArticleKeys(shown);
  const narrowed = isNarrowed(filter);
  const isEmpty = shown.all.length === 0;
  const count = narrowed
    ? t('countOf', { shown: shown.articles.length.toLocaleString(), all: shown.all.length.toLocaleString() })
    : shown.all.length.toLocaleString();
  return (
    <div className={styles.pane}>
      <PanelHeader
        title={t('title')}
        detail={isEmpty ? '' : count}
        actions={
          isEmpty ? null : (
            <>
              <FilterMenu articles={shown.all} />
              <SortMenu />
            </>
          )
        }
      />
      {isEmpty ? null : (
        <div className={styles.search}>
          <SearchField label={t('find')} value={filter.text} onChange={(text) => setFilter({ text })} />
        </div>
      )}
      <p role="status" className={styles.status}>
        {shown.isSearching ? t('searching') : narrowed ? t('found', { count: shown.articles.length }) : ''}
      </p>
      <ListOrInvitation shown={shown} isNarrowed={narrowed} onClear={() => setFilter(noFilter)} />
    </div>
  );
}

interface ListOrInvitationProps {
  shown: ShownArticles;
  isNarrowed: boolean;
  onClear: () => void;
}

function ListOrInvitation({ shown, isNarrowed: narrowed, onClear }: ListOrInvitationProps) {
  const { t } = useTranslation('articles');
  if (shown.error) return <ErrorNote error={shown.error} />;
  if (shown.isLoading) return <div className={styles.filler} aria-busy="true" />;
  if (shown.all.length === 0) {
    return (
      <EmptyState
        icon={<FileText aria-hidden />}
        title={t('empty.title')}
        text={t('empty.text')}
        action={<Button onPress={() => void chooseFiles()}>{t('import')}</Button>}
      />
    );
  }
  if (shown.articles.length === 0 && narrowed && !shown.isSearching) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden />}
        title={t('noneFound.title')}
        action={<Button onPress={onClear}>{t('noneFound.action')}</Button>}
      />
    );
  }
  return <ArticleList articles={shown.articles} ids={shown.ids} />;
}

function useFreshListPerProject(): void {
  const projectId = useProject().data?.id;
  const lastProject = useArticlesState((state) => state.projectId);
  useEffect(() => {
    if (projectId !== undefined && projectId !== lastProject) useArticlesState.getState().reset(projectId);
  }, [projectId, lastProject]);
}

/** What the filter hides is not chosen any more, so that Delete never removes what nobody sees. */
function useSelectionOfShown({ ids, isLoading }: ShownArticles): void {
  useEffect(() => {
    if (isLoading) return;
    const { selection, setSelection } = useArticlesState.getState();
    const kept = keepShown(selection, ids);
    if (kept !== selection) setSelection(kept);
  }, [ids, isLoading]);
}

/** N and P walk the list as it is shown; D marks done, whichever pane has the focus. */
function useArticleKeys({ ids, articles, all }: ShownArticles): void {
  const step = (by: number): void => {
    const next = neighbour(ids, useWorkbench.getState().articleId, by);
    if (next !== null) useWorkbench.getState().openArticle(next);
  };
  const markDone = (): void => {
    const { chosen } = useArticlesState.getState().selection;
    const isInList = document.activeElement?.getAttribute('role') === 'listbox';
    const openId = useWorkbench.getState().articleId;
    const several = isInList && chosen.size > 1 ? articles.filter((article) => chosen.has(article.id)) : [];
    toggleDone(several.length > 0 ? several : all.filter((article) => article.id === openId));
  };
  useKeys({ n: () => step(1), p: () => step(-1), d: markDone }, { when: 'reader' });
}
