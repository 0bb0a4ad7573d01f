import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createCode, nextColor } from '../../api/code-actions.ts';
import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { ColorSwatch } from '../../components/color-swatch.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import styles from './row-editor.module.css';
import { useCodebookState } from './codebook-state.ts';

/** Type a name, Enter makes the code and leaves the field open for the next one; Escape closes it. */
export function NewCodeField({ parentId, tree }: { parentId: CodeId | null; tree: CodeTree<Code> }) {
  const { t } = useTranslation('codebook');
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const parent = parentId === null ? undefined : tree.get(parentId);
  const { add, stopAdding, folded, setFolded } = useCodebookState.getState();
  const create = async (): Promise<void> => {
    const name = input.current?.value.replace(/\s+/gu, ' ').trim() ?? '';
    if (name === '') return;
    try {
      const code = await createCode({ name, parentId: parent?.id ?? null });
      if (parent && folded.has(parent.id)) setFolded(new Set([...folded].filter((id) => id !== parent.id)));
      useWorkbench.setState({ codeId: code.id });
      if (input.current) input.current.value = '';
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div className={styles.adding}>
      <div className={styles.addRow}>
        <ColorSwatch color={nextColor()} size={12} />
        <input
          ref={input}
          autoFocus
          dir="auto"
          className={styles.addInput}
          aria-label={parent ? t('newBelow', { name: parent.name }) : t('newName')}
          aria-invalid={problem !== null}
          placeholder={parent ? t('newBelow', { name: parent.name }) : t('newName')}
          onChange={() => setProblem(null)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void create();
            else if (event.key === 'Escape') stopAdding();
          }}
        />
        <IconButton size="small" label={t('closeField')} icon={<X aria-hidden />} onPress={stopAdding} />
      </div>
      {problem === null ? null : (
        <p role="alert" className={styles.addProblem}>
          {problem}
        </p>
      )}
      {parent ? (
        <button type="button" className={styles.addAtRoot} onClick={() => add(null)}>
          {t('atRoot')}
        </button>
      ) : null}
    </div>
  );
}
