import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { updateCode } from '../../api/code-actions.ts';
import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import menuStyles from '../../components/menu.module.css';
import { CodeColorPalette } from './code-color.tsx';
import { CodeKeyField } from './code-key-field.tsx';
import styles from './row-editor.module.css';
import { useCodebookState } from './codebook-state.ts';

export interface RowEditorProps {
  holder: RefObject<HTMLElement | null>;
  tree: CodeTree<Code>;
  rowElement: (id: CodeId) => HTMLElement | null;
}

/** Changes a row in place: its name in a field over the row, colour and key in a small window below it. */
export function RowEditor({ holder, tree, rowElement }: RowEditorProps) {
  const editing = useCodebookState((state) => state.editing);
  const { stopEditing } = useCodebookState.getState();
  const code = editing === null ? undefined : tree.get(editing.id);
  if (editing === null || code === undefined) return null;
  const row = rowElement(code.id);
  const close = (): void => {
    stopEditing();
    // The tree keeps the keyboard on the row that was changed.
    rowElement(code.id)?.focus();
  };
  if (editing.what === 'name') {
    return <NameEditor key={code.id} code={code} holder={holder} row={row} onClose={close} />;
  }
  return <RowPopover code={code} what={editing.what} row={row} onClose={close} />;
}

interface RowPopoverProps {
  code: Code;
  what: 'color' | 'key';
  row: HTMLElement | null;
  onClose: () => void;
}

function RowPopover({ code, what, row, onClose }: RowPopoverProps) {
  const { t } = useTranslation('codebook');
  const anchor = useMemo(() => ({ current: row }), [row]);
  return (
    <Popover
      isOpen
      triggerRef={anchor}
      placement="bottom start"
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      className={menuStyles.popover ?? ''}
    >
      <Dialog aria-label={t(what === 'color' ? 'recolor' : 'assignKey')} className={styles.editor ?? ''}>
        {what === 'color' ? (
          <CodeColorPalette code={code} onDone={onClose} />
        ) : (
          <CodeKeyField code={code} onDone={onClose} isAlone />
        )}
      </Dialog>
    </Popover>
  );
}

interface NameEditorProps {
  code: Code;
  holder: RefObject<HTMLElement | null>;
  row: HTMLElement | null;
  onClose: () => void;
}

/** Enter keeps the name, Escape the old one; leaving the field keeps what was typed, as long as it is allowed. */
function NameEditor({ code, holder, row, onClose }: NameEditorProps) {
  const { t } = useTranslation('codebook');
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // Giving the focus back to the row leaves the field once more; what was let go must not be kept then.
  const isOver = useRef(false);
  const place = placeOver(holder.current, row);
  useEffect(() => input.current?.select(), []);
  const close = (): void => {
    isOver.current = true;
    onClose();
  };
  const save = async (isLeaving: boolean): Promise<void> => {
    if (isOver.current) return;
    const name = input.current?.value.replace(/\s+/gu, ' ').trim() ?? '';
    if (name === '' || name === code.name) return close();
    try {
      await updateCode(code.id, { name });
      close();
    } catch (error) {
      if (isLeaving) close();
      else setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div className={styles.nameEditor} style={place}>
      <input
        ref={input}
        defaultValue={code.name}
        dir="auto"
        autoFocus
        aria-label={t('newNameOf', { name: code.name })}
        aria-invalid={problem !== null}
        className={styles.nameInput}
        onBlur={() => void save(true)}
        onChange={() => setProblem(null)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') void save(false);
          else if (event.key === 'Escape') close();
        }}
      />
      {problem === null ? null : (
        <p role="alert" className={styles.nameProblem}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** Over the name of the row, in the holder's own coordinates. */
function placeOver(holder: HTMLElement | null, row: HTMLElement | null) {
  if (!holder || !row) return { insetBlockStart: 0, left: 0, width: '100%' };
  const outer = holder.getBoundingClientRect();
  const inner = (row.querySelector('[data-name]') ?? row).getBoundingClientRect();
  return {
    insetBlockStart: inner.top - outer.top - 3,
    left: inner.left - outer.left - 7,
    width: outer.right - inner.left - 2,
  };
}
