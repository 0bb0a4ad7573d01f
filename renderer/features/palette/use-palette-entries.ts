import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useArticles, useCodeTree } from '../../api/queries.ts';
import { pathSeparator } from '../../../shared/domain/coding/code-tree.ts';
import { listCommands } from '../../app/commands.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { findBest, fold } from './find-entries.ts';

export interface PaletteEntry {
  key: string;
  kind: 'action' | 'code' | 'article';
  label: string;
  /** Beside the label, faint: the codes above a code, the outlet of an article. */
  detail: string;
  color?: string;
  keys?: string;
  folded: string;
  run: () => void;
}

export interface PaletteGroup {
  title: string;
  entries: PaletteEntry[];
}

const shownOfEach = 8;

/** Nothing typed: the actions. Otherwise the best of each kind; a palette is for naming, not for scrolling. */
export function usePaletteGroups(query: string): PaletteGroup[] {
  const { t } = useTranslation('palette');
  const actions = useMemo(() => actionEntries(), []);
  const codes = useCodeEntries();
  const articles = useArticleEntries();
  return useMemo(() => {
    const isEmpty = query.trim() === '';
    return [
      { title: t('groups.actions'), entries: findBest(actions, query, isEmpty ? actions.length : shownOfEach) },
      { title: t('groups.codes'), entries: isEmpty ? [] : findBest(codes, query, shownOfEach) },
      { title: t('groups.articles'), entries: isEmpty ? [] : findBest(articles, query, shownOfEach) },
    ].filter((group) => group.entries.length > 0);
  }, [actions, codes, articles, query, t]);
}

function actionEntries(): PaletteEntry[] {
  return listCommands().map(({ id, label, keys, run }) => ({
    key: `action ${id}`,
    kind: 'action',
    label,
    detail: '',
    folded: fold(label),
    run,
    ...(keys === undefined ? {} : { keys }),
  }));
}

function useCodeEntries(): PaletteEntry[] {
  const tree = useCodeTree();
  return useMemo(
    () =>
      tree.ordered
        .filter((code) => code.retiredAt === null)
        .map((code) => ({
          key: `code ${code.id}`,
          kind: 'code',
          label: code.name,
          detail: tree.namesOf(code.id).slice(0, -1).join(pathSeparator),
          color: code.color,
          folded: fold([code.name, ...tree.namesOf(code.id).slice(0, -1)].join(' ')),
          run: () => {
            useWorkbench.getState().showView('read');
            useWorkbench.getState().chooseCode(code.id);
          },
        })),
    [tree],
  );
}

function useArticleEntries(): PaletteEntry[] {
  const { data: articles } = useArticles();
  return useMemo(
    () =>
      (articles ?? []).map(({ id, title, outlet }) => ({
        key: `article ${id}`,
        kind: 'article',
        label: title,
        detail: outlet ?? '',
        folded: fold(`${title} ${outlet ?? ''}`),
        run: () => useWorkbench.getState().openArticle(id),
      })),
    [articles],
  );
}
