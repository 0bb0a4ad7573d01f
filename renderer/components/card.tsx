import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import styles from './card.module.css';

export interface CardProps {
  title: string;
  text?: ReactNode;
  /** Right of the title. */
  actions?: ReactNode;
  children?: ReactNode;
  className?: string | undefined;
}

/** A sheet with a heading, for views that are read from top to bottom. */
export function Card({ title, text, actions, children, className }: CardProps) {
  const id = useId();
  return (
    <section className={classNames(styles.card, className)} aria-labelledby={id}>
      <header className={styles.header}>
        <h3 id={id} className={styles.title}>
          {title}
        </h3>
        <div className={styles.actions}>{actions}</div>
      </header>
      {text === undefined ? null : <p className={styles.text}>{text}</p>}
      {children}
    </section>
  );
}
