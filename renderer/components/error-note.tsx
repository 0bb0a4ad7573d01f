import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ParlanceError } from '../../shared/contract/errors.ts';
import styles from './error-note.module.css';

/** The sentence, then what can be done about it, then code and facts folded. */
export function ErrorNote({ error, children }: { error: unknown; children?: ReactNode }) {
  return (
    <div role="alert" className={styles.note}>
      <CircleAlert aria-hidden className={styles.icon} />
      <div className={styles.body}>
        <p className={styles.sentence}>{error instanceof Error ? error.message : String(error)}</p>
        {children === undefined ? null : <div className={styles.offers}>{children}</div>}
        <ErrorDetails error={error} />
      </div>
    </div>
  );
}

export function ErrorDetails({ error }: { error: unknown }) {
  const { t } = useTranslation('app');
  if (!(error instanceof ParlanceError)) return null;
  const facts = Object.entries(error.details);
  return (
    <details className={styles.details}>
      <summary>{t('details')}</summary>
      <dl className={styles.facts}>
        <dt>{t('errorCode')}</dt>
        <dd>{error.code}</dd>
        {facts.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
