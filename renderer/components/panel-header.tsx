import type { ReactNode } from 'react';
import styles from './panel-header.module.css';

export interface PanelHeaderProps {
  title: string;
  /** Beside the title, faint: a count. */
  detail?: ReactNode;
  /** Icon buttons at the end. */
  actions?: ReactNode;
}

/** The bar at the top of a pane. */
export function PanelHeader({ title, detail, actions }: PanelHeaderProps) {
  return (
    <header className={styles.header}>
      <h2 className={styles.title}>{title}</h2>
      {detail === undefined ? null : <span className={styles.detail}>{detail}</span>}
      <div className={styles.actions}>{actions}</div>
    </header>
  );
}
