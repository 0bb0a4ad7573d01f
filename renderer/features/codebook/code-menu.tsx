import {
  Archive,
  ArchiveRestore,
  CornerDownRight,
  CornerLeftUp,
  Eye,
  EyeOff,
  Focus,
  Keyboard,
  Palette,
  Pencil,
  Plus,
  Highlighter,
  Trash2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import { MenuItem, MenuSeparator } from '../../components/menu.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { nest, unnest } from './code-moves.ts';
import {
  applyToPassage,
  bringBack,
  makeMove,
  removeOrRetire,
  retire,
  setFamilyHidden,
  showAllCodes,
  showOnly,
} from './codebook-commands.ts';
import { isRemovable } from './codebook-rows.ts';
import { useCodebookState } from './codebook-state.ts';

/** What can be done with one code. */
export function CodeMenuItems({ code, tree }: { code: Code; tree: CodeTree<Code> }) {
  if (code.retiredAt !== null) return <RetiredCodeMenuItems code={code} tree={tree} />;
  return (
    <>
      <EditItems code={code} />
      <MenuSeparator />
      <PlaceItems code={code} tree={tree} />
      <MenuSeparator />
      <ShowItems code={code} tree={tree} />
      <MenuSeparator />
      <LeaveItems code={code} tree={tree} />
    </>
  );
}

function EditItems({ code }: { code: Code }) {
  const { t } = useTranslation('codebook');
  const { edit } = useCodebookState.getState();
  const hasPassage = useWorkbench((state) => state.passage !== null);
  return (
    <>
      <MenuItem
        id="apply"
        label={t('apply')}
        icon={<Highlighter aria-hidden />}
        keys="Enter"
        isDisabled={!hasPassage}
        onAction={() => applyToPassage(code, t)}
      />
      <MenuItem
        id="name"
        label={t('rename')}
        icon={<Pencil aria-hidden />}
        keys="F2"
        onAction={() => edit(code.id, 'name')}
      />
      <MenuItem
        id="color"
        label={t('recolor')}
        icon={<Palette aria-hidden />}
        onAction={() => edit(code.id, 'color')}
      />
      <MenuItem
        id="key"
        label={t('assignKey')}
        icon={<Keyboard aria-hidden />}
        {...(code.key === null ? {} : { detail: code.key.toUpperCase() })}
        onAction={() => edit(code.id, 'key')}
      />
    </>
  );
}

function PlaceItems({ code, tree }: { code: Code; tree: CodeTree<Code> }) {
  const { t } = useTranslation('codebook');
  const under = nest(tree, code.id);
  const out = unnest(tree, code.id);
  return (
    <>
      <MenuItem
        id="below"
        label={t('addBelow')}
        icon={<Plus aria-hidden />}
        onAction={() => useCodebookState.getState().add(code.id)}
      />
      <MenuItem
        id="nest"
        label={under?.parentId ? t('nestUnder', { name: tree.get(under.parentId)?.name }) : t('nest')}
        icon={<CornerDownRight aria-hidden />}
        keys="Alt+Shift+→"
        isDisabled={under === null}
        onAction={() => makeMove(under)}
      />
      <MenuItem
        id="unnest"
        label={t('unnest')}
        icon={<CornerLeftUp aria-hidden />}
        keys="Alt+Shift+←"
        isDisabled={out === null}
        onAction={() => makeMove(out)}
      />
    </>
  );
}

function ShowItems({ code, tree }: { code: Code; tree: CodeTree<Code> }) {
  const { t } = useTranslation('codebook');
  const isHidden = useWorkbench((state) => state.hiddenCodeIds.has(code.id));
  const isAnyHidden = useWorkbench((state) => state.hiddenCodeIds.size > 0);
  return (
    <>
      <MenuItem
        id="hide"
        label={isHidden ? t('show') : t('hide')}
        icon={isHidden ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
        onAction={() => setFamilyHidden(tree, code.id, !isHidden)}
      />
      <MenuItem id="only" label={t('showOnly')} icon={<Focus aria-hidden />} onAction={() => showOnly(tree, code.id)} />
      {isAnyHidden ? (
        <MenuItem id="all" label={t('showAll')} icon={<Eye aria-hidden />} onAction={showAllCodes} />
      ) : null}
    </>
  );
}

function LeaveItems({ code, tree }: { code: Code; tree: CodeTree<Code> }) {
  const { t } = useTranslation('codebook');
  return (
    <>
      <MenuItem id="retire" label={t('retire')} icon={<Archive aria-hidden />} onAction={() => retire(code, t)} />
      {isRemovable(tree, code) ? (
        <MenuItem
          id="remove"
          label={t('remove')}
          icon={<Trash2 aria-hidden />}
          keys="Delete"
          isDangerous
          onAction={() => removeOrRetire(tree, code, t)}
        />
      ) : null}
    </>
  );
}

function RetiredCodeMenuItems({ code, tree }: { code: Code; tree: CodeTree<Code> }) {
  const { t } = useTranslation('codebook');
  return (
    <>
      <MenuItem
        id="restore"
        label={t('bringBack')}
        icon={<ArchiveRestore aria-hidden />}
        onAction={() => bringBack(code.id)}
      />
      {isRemovable(tree, code) ? (
        <MenuItem
          id="remove"
          label={t('remove')}
          icon={<Trash2 aria-hidden />}
          isDangerous
          onAction={() => removeOrRetire(tree, code, t)}
        />
      ) : null}
    </>
  );
}
