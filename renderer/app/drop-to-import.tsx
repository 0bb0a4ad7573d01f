import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { open } from '../api/opening.ts';
import { itemsOfDrop, type PickedItems } from '../api/pick-files.ts';
import { queries } from '../api/queries.ts';
import { queryClient } from '../api/query-client.ts';
import { receiveFiles } from '../api/receive-files.ts';
import { showError, showToast } from '../components/toast.tsx';
import styles from './drop-to-import.module.css';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

/**
 * Files and folders may be dropped anywhere in the window. A project is opened where none is open for writing; otherwise
 * it is asked about, like those of other programs, and all else is imported.
 */
export function DropToImport() {
  const { t } = useTranslation('app');
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onDrag = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      // Leaving an element for another one of the window names the other; leaving the window names none.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      setOver(false);
      itemsOfDrop(event.dataTransfer).then(receive).catch(showError);
    };
    const receive = (items: PickedItems): unknown => {
      const isWritable = queryClient.getQueryData(queries.project().queryKey)?.mode === 'write';
      if (isWritable) return receiveFiles(items);
      const [only] = items.kind === 'paths' ? items.paths : [];
      if (only !== undefined && /\.parlance$/i.test(only)) return open(only);
      showToast({ tone: 'info', text: t('drop.needsProject') });
      return undefined;
    };
    const listeners = { dragenter: onDrag, dragover: onDrag, dragleave: onLeave, drop: onDrop };
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) {
        window.removeEventListener(name, listener as EventListener);
      }
    };
  }, [t]);
  if (!isOver) return null;
  return (
    <div className={styles.veil} aria-hidden>
      <div className={styles.sign}>
        <FileDown />
        <p className={styles.title}>{t('drop.title')}</p>
        <p className={styles.text}>{t('drop.text')}</p>
      </div>
    </div>
  );
}
