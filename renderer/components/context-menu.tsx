import { Menu as AriaMenu, Popover } from 'react-aria-components';
import { useRef, type ReactNode } from 'react';
import styles from './menu.module.css';

/** In pixels of the window. */
export interface MenuPlace {
  x: number;
  y: number;
}

export interface ContextMenuProps {
  label: string;
  /** Where it opens; null while it is closed. */
  place: MenuPlace | null;
  onClose: () => void;
  /** `MenuItem`, `MenuSection` and `MenuSeparator`. */
  children: ReactNode;
}

/** A menu at the pointer, or at the row that the keyboard stands on. */
export function ContextMenu({ label, place, onClose, children }: ContextMenuProps) {
  const anchor = useRef<HTMLDivElement>(null);
  return (
    <>
      <div
        ref={anchor}
        aria-hidden
        style={{ position: 'fixed', insetBlockStart: place?.y ?? 0, left: place?.x ?? 0, inlineSize: 0, blockSize: 0 }}
      />
      <Popover
        aria-label={label}
        triggerRef={anchor}
        isOpen={place !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
        className={styles.popover ?? ''}
        placement="bottom start"
        offset={2}
      >
        <AriaMenu aria-label={label} className={styles.menu ?? ''} autoFocus="first" onClose={onClose}>
          {children}
        </AriaMenu>
      </Popover>
    </>
  );
}

/**
 * Where a context menu belongs: at the pointer, or below `row` when a key asked for it (then the event carries no
 * place of the pointer).
 */
export function menuPlace(event: { clientX: number; clientY: number; button: number }, row: Element | null): MenuPlace {
  if (event.button === 2 || row === null) return { x: event.clientX, y: event.clientY };
  const box = row.getBoundingClientRect();
  return { x: box.left + 24, y: box.bottom - 4 };
}
