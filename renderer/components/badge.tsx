import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './badge.module.css';

export function Badge({
  children,
  tone = 'plain',
}: {
  children: ReactNode;
  tone?: 'plain' | 'ok' | 'warn' | 'danger';
}) {
  return <span className={classNames(styles.badge, styles[tone])}>{children}</span>;
}
