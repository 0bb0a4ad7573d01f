import { ArchiveRestore, ChevronRight } from 'lucide-react';
import { useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { pathSeparator, type CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import { classNames } from '../../components/class-names.ts';
import { ColorSwatch } from '../../components/color-swatch.tsx';
import { ContextMenu, menuPlace, type MenuPlace } from '../../components/context-menu.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { CodeMenuItems } from './code-menu.tsx';
import treeStyles from './codebook.module.css';
import styles from './retired-group.module.css';
import { bringBack } from './codebook-commands.ts';
import { useCodebookState } from './codebook-state.ts';

/** Codes out of use, folded away below the codebook: their codings stay, and they can come back. */
export function RetiredGroup({ codes, tree }: { codes: readonly Code[]; tree: CodeTree<Code> }) {
  const { t } = useTranslation('codebook');
  const isShown = useCodebookState((state) => state.isRetiredShown);
  const showRetired = useCodebookState((state) => state.showRetired);
  const chosen = useWorkbench((state) => state.codeId);
  const [menu, setMenu] = useState<{ place: MenuPlace; code: Code } | null>(null);
  const openMenu = (event: MouseEvent, code: Code): void => {
    event.preventDefault();
    setMenu({ place: menuPlace(event, event.currentTarget), code });
  };
  return (
    <div className={styles.retired}>
      <button
        type="button"
        className={styles.retiredHead}
        aria-expanded={isShown}
        onClick={() => showRetired(!isShown)}
      >
        <ChevronRight aria-hidden />
        {t('retiredGroup')}
        <span className={styles.retiredCount}>{codes.length}</span>
      </button>
      {isShown ? (
        <ul className={styles.retiredList} aria-label={t('retiredGroup')}>
          {codes.map((code) => (
            <li key={code.id} className={classNames(styles.retiredItem, chosen === code.id && styles.retiredChosen)}>
              <button
                type="button"
                className={styles.retiredButton}
                aria-pressed={chosen === code.id}
                onClick={() => useWorkbench.getState().chooseCode(code.id)}
                onContextMenu={(event) => openMenu(event, code)}
              >
                <ColorSwatch color={code.color} size={12} />
                <span className={classNames(treeStyles.name, styles.retiredName)} dir="auto">
                  {code.name}
                </span>
                <span className={styles.retiredPath}>{tree.namesOf(code.id).slice(0, -1).join(pathSeparator)}</span>
                <span className={treeStyles.count}>
                  {code.segmentCount === 0 ? '' : code.segmentCount.toLocaleString()}
                </span>
              </button>
              <IconButton
                size="small"
                label={t('bringBackName', { name: code.name })}
                icon={<ArchiveRestore aria-hidden />}
                onPress={() => bringBack(code.id)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <ContextMenu label={t('actions')} place={menu?.place ?? null} onClose={() => setMenu(null)}>
        {menu === null ? null : <CodeMenuItems code={menu.code} tree={tree} />}
      </ContextMenu>
    </div>
  );
}
