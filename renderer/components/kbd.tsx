import styles from './kbd.module.css';
import { keyParts } from './key-names.ts';

/** Keys as they stand on this keyboard: `Ctrl+K` shows ⌘ on a Mac. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className={styles.keys}>
      {keyParts(keys).map((part) => (
        <span key={part} className={styles.key}>
          {part}
        </span>
      ))}
    </kbd>
  );
}
