import type { ArticleState } from '../../../shared/domain/coding/types.ts';
import { classNames } from '../../components/class-names.ts';
import styles from './state-mark.module.css';

/**
 * An empty ring, a ring half full, a full one with a tick: the shape tells the state, colour only helps. Hidden from
 * screen readers; the words stand beside it or in the label of the row.
 */
export function StateMark({ state }: { state: ArticleState }) {
  return (
    <svg aria-hidden viewBox="0 0 16 16" className={classNames(styles.mark, styles[state])}>
      <circle cx="8" cy="8" r="5.5" className={styles.ring} />
      {state === 'in-progress' ? <path d="M8 4.6a3.4 3.4 0 0 1 0 6.8z" className={styles.half} /> : null}
      {state === 'done' ? <path d="m5.4 8.2 1.8 1.8 3.4-3.9" className={styles.tick} /> : null}
    </svg>
  );
}
