import { Eye, EyeOff, Import, Plus, SearchX, Tags } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodes, useCodeTree, useProject } from '../../api/queries.ts';
import { chooseCodebook } from '../../api/receive-files.ts';
import { useIsReadOnly } from '../../api/session.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { PanelHeader } from '../../components/panel-header.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { CodeTreeView } from './code-tree-view.tsx';
import styles from './codebook.module.css';
import { showAllCodes } from './codebook-commands.ts';
import { arrangeCodes, retiredCodes } from './codebook-rows.ts';
import { useCodebookState } from './codebook-state.ts';
import { NewCodeField } from './new-code-field.tsx';
import { RetiredGroup } from './retired-group.tsx';

/** The codebook as it is worked on beside the reader. */
export function CodebookPane() {
  const { t } = useTranslation('codebook');
  const { data: codes, error } = useCodes();
  const tree = useCodeTree();
  const query = useCodebookState((state) => state.query);
  const setQuery = useCodebookState((state) => state.setQuery);
  const adding = useCodebookState((state) => state.adding);
  const isReadOnly = useIsReadOnly();
  const isFiltered = query.trim() !== '';
  const rows = useMemo(() => arrangeCodes(tree, query), [tree, query]);
  const retired = useMemo(() => retiredCodes(tree, query), [tree, query]);
  useFreshCodebookPerProject();
  const isEmpty = codes !== undefined && codes.length === 0;
  return (
    <div className={styles.pane}>
      <PanelHeader
        title={t('title')}
        detail={
          codes && codes.length > 0
            ? (codes.length - tree.ordered.filter((code) => code.retiredAt).length).toLocaleString()
            : ''
        }
        actions={
          <>
            <HiddenNotice />
            {isReadOnly ? null : (
              <IconButton
                size="small"
                label={t('import')}
                icon={<Import aria-hidden />}
                onPress={() => void chooseCodebook()}
              />
            )}
            <IconButton
              size="small"
              label={t('add')}
              icon={<Plus aria-hidden />}
              onPress={() => useCodebookState.getState().add(null)}
            />
          </>
        }
      />
      {isEmpty ? null : (
        <div className={styles.search}>
          <SearchField label={t('find')} value={query} onChange={setQuery} />
        </div>
      )}
      {adding === null ? null : <NewCodeField key={adding.parentId} parentId={adding.parentId} tree={tree} />}
      {error ? <ErrorNote error={error} /> : null}
      {isEmpty && adding === null ? <FirstCode /> : null}
      {rows.length > 0 ? (
        <CodeTreeView rows={rows} tree={tree} isFiltered={isFiltered} />
      ) : isFiltered && retired.length === 0 ? (
        <EmptyState
          icon={<SearchX aria-hidden />}
          title={t('noneFound')}
          action={<Button onPress={() => setQuery('')}>{t('showAllOfThem')}</Button>}
        />
      ) : (
        <div className={styles.filler} />
      )}
      {retired.length > 0 ? <RetiredGroup codes={retired} tree={tree} /> : null}
    </div>
  );
}

function FirstCode() {
  const { t } = useTranslation('codebook');
  return (
    <EmptyState
      icon={<Tags aria-hidden />}
      title={t('empty.title')}
      text={t('empty.text')}
      action={<Button onPress={() => useCodebookState.getState().add(null)}>{t('empty.action')}</Button>}
    />
  );
}

/** While codes are hidden in the reader the codebook says so, and brings them all back. */
function HiddenNotice() {
  const { t } = useTranslation('codebook');
  const count = useWorkbench((state) => state.hiddenCodeIds.size);
  if (count === 0) return null;
  return (
    <IconButton
      size="small"
      label={t('showAll')}
      hint={t('hiddenHint', { count })}
      icon={count > 0 ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      isOn
      onPress={showAllCodes}
    />
  );
}

function useFreshCodebookPerProject(): void {
  const projectId = useProject().data?.id;
  useEffect(() => {
    if (projectId === undefined || projectId === useCodebookState.getState().projectId) return;
    useCodebookState.getState().reset(projectId);
  }, [projectId]);
}
