import { BookOpen, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { articleStates } from '../../../shared/domain/coding/types.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { MenuItem, MenuSection, MenuSeparator } from '../../components/menu.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { markArticles, removeAndMoveOn } from './article-commands.ts';
import { StateMark } from './state-mark.tsx';

/** What can be done with the chosen articles. `ids` is the order on screen. */
export function ArticleMenuItems({ chosen, ids }: { chosen: readonly ArticleId[]; ids: readonly ArticleId[] }) {
  const { t } = useTranslation('articles');
  const [only] = chosen;
  return (
    <>
      {chosen.length === 1 && only !== undefined ? (
        <MenuItem
          id="open"
          label={t('open')}
          icon={<BookOpen aria-hidden />}
          onAction={() => useWorkbench.getState().openArticle(only)}
        />
      ) : null}
      <MenuSection title={t('markAs', { count: chosen.length })}>
        {articleStates.map((state) => (
          <MenuItem
            key={state}
            id={state}
            label={t(`state.${state}`)}
            icon={<StateMark state={state} />}
            onAction={() => markArticles(chosen, state)}
          />
        ))}
      </MenuSection>
      <MenuSeparator />
      <MenuItem
        id="remove"
        label={t('remove', { count: chosen.length })}
        icon={<Trash2 aria-hidden />}
        keys="Ctrl+Delete"
        isDangerous
        onAction={() => removeAndMoveOn(chosen, ids, t)}
      />
    </>
  );
}
