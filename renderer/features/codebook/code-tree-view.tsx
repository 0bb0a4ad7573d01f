import { useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { Tree, type Key } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { ContextMenu, menuPlace, type MenuPlace } from '../../components/context-menu.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { CodeMenuItems } from './code-menu.tsx';
import { nest, shift, unnest } from './code-moves.ts';
import { CodeItem, withId } from './code-row.tsx';
import styles from './codebook.module.css';
import { applyToPassage, makeMove, removeOrRetire } from './codebook-commands.ts';
import { parentsOf, type CodeRow } from './codebook-rows.ts';
import { useCodebookState } from './codebook-state.ts';
import { RowEditor } from './row-editor.tsx';
import { useCodeDrag } from './use-code-drag.tsx';

const movesByKey = {
  ArrowUp: (tree: CodeTree<Code>, id: CodeId) => shift(tree, id, -1),
  ArrowDown: (tree: CodeTree<Code>, id: CodeId) => shift(tree, id, 1),
  ArrowRight: nest,
  ArrowLeft: unnest,
};

/**
 * J, K and the keys of the codes belong to the reader whichever pane has the focus, so the tree must not look for codes
 * by typing. It takes this option of the grids that it is made of; its own type leaves it out.
 */
const lettersGoToTheReader = { disallowTypeAhead: true };

export interface CodeTreeViewProps {
  rows: readonly CodeRow[];
  tree: CodeTree<Code>;
  isFiltered: boolean;
}

/** The codes in use as a tree that is walked, moved and changed by mouse and keyboard. */
export function CodeTreeView({ rows, tree, isFiltered }: CodeTreeViewProps) {
  const { t } = useTranslation('codebook');
  const holder = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ place: MenuPlace; code: Code } | null>(null);
  const codeId = useWorkbench((state) => state.codeId);
  const folded = useCodebookState((state) => state.folded);
  const setFolded = useCodebookState((state) => state.setFolded);
  const { dragAndDropHooks } = useCodeDrag(tree);
  const parents = useMemo(() => parentsOf(rows), [rows]);
  const items = useMemo(() => rows.map(withId), [rows]);
  // Whatever the words were found in must be seen, folded or not.
  const expanded = isFiltered ? parents : parents.filter((id) => !folded.has(id));

  const onExpandedChange = (keys: Set<Key>): void => {
    const next = new Set([...folded].filter((id) => !parents.includes(id)));
    for (const id of parents) if (!keys.has(id)) next.add(id);
    setFolded(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const code = codeOf(event.target, tree);
    if (!code || event.target instanceof HTMLInputElement) return;
    const move = event.altKey && event.shiftKey ? movesByKey[event.key as keyof typeof movesByKey] : undefined;
    if (move) makeMove(move(tree, code.id));
    else if (event.key === 'F2') useCodebookState.getState().edit(code.id, 'name');
    else if (event.key === 'Delete') removeOrRetire(tree, code, t);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const openMenu = (event: MouseEvent): void => {
    const code = codeOf(event.target, tree);
    if (!code) return;
    event.preventDefault();
    useWorkbench.getState().chooseCode(code.id);
    setMenu({ place: menuPlace(event, rowElement(holder.current, code.id)), code });
  };
  return (
    <div ref={holder} className={styles.holder} onKeyDownCapture={onKeyDown} onContextMenu={openMenu}>
      <Tree
        aria-label={t('title')}
        className={styles.tree ?? ''}
        items={items}
        dependencies={[tree]}
        selectionMode="single"
        selectionBehavior="replace"
        escapeKeyBehavior="none"
        {...lettersGoToTheReader}
        selectedKeys={codeId !== null && tree.get(codeId) ? [codeId] : []}
        onSelectionChange={(keys) => {
          const [id] = keys === 'all' ? [] : keys;
          if (id !== undefined) useWorkbench.getState().chooseCode(id as CodeId);
        }}
        onAction={(id) => applyToPassage(tree.get(id as CodeId)!, t)}
        expandedKeys={expanded}
        onExpandedChange={onExpandedChange}
        dragAndDropHooks={dragAndDropHooks}
      >
        {(row) => <CodeItem row={row} tree={tree} />}
      </Tree>
      <RowEditor holder={holder} tree={tree} rowElement={(id) => rowElement(holder.current, id)} />
      <ContextMenu label={t('actions')} place={menu?.place ?? null} onClose={() => setMenu(null)}>
        {menu === null ? null : <CodeMenuItems code={menu.code} tree={tree} />}
      </ContextMenu>
    </div>
  );
}

function codeOf(target: EventTarget, tree: CodeTree<Code>): Code | undefined {
  const key = (target as Element).closest<HTMLElement>('[role=row]')?.dataset['key'];
  return key === undefined ? undefined : tree.get(key as CodeId);
}

function rowElement(holder: Element | null, id: CodeId): HTMLElement | null {
  return holder?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`) ?? null;
}
