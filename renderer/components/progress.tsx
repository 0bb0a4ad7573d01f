import { Label, ProgressBar } from 'react-aria-components';
import type { ReactNode } from 'react';
import styles from './progress.module.css';

export interface ProgressProps {
  label: string;
  /** From 0 to 1; null while the end is not known. */
  value: number | null;
  /** Counts and rate, right of the label. */
  detail?: ReactNode;
}

export function Progress({ label, value, detail }: ProgressProps) {
  return (
    <ProgressBar className={styles.progress ?? ''} value={(value ?? 0) * 100} isIndeterminate={value === null}>
      <div className={styles.words}>
        <Label>{label}</Label>
        <span className={styles.detail}>{detail}</span>
      </div>
      <div className={styles.track}>
        <div
          className={value === null ? styles.endless : styles.bar}
          style={value === null ? {} : { inlineSize: `${value * 100}%` }}
        />
      </div>
    </ProgressBar>
  );
}
