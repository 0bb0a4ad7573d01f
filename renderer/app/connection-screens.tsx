import { Unplug } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { useConnection } from '../state/connection.ts';
import styles from './connection-screens.module.css';

/** A connection usually stands within a frame or two; only a slow one is worth a word. */
const patience = 400;

export function ConnectionStarting() {
  const { t } = useTranslation('app');
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className={styles.screen}>
      <p role="status">{isSlow ? t('connection.starting') : ''}</p>
    </main>
  );
}

export function ConnectionFailed({ onTryAgain }: { onTryAgain: () => void }) {
  const { t } = useTranslation('app');
  return (
    <main className={styles.screen}>
      <EmptyState
        icon={<Unplug aria-hidden />}
        title={t('connection.failedTitle')}
        text={t('connection.failedText')}
        action={
          <Button variant="primary" onPress={onTryAgain}>
            {t('connection.tryAgain')}
          </Button>
        }
      />
    </main>
  );
}

/** A line above everything while the connection is away. */
export function ConnectionBanner() {
  const { t } = useTranslation('app');
  const isLost = useConnection((state) => state.status === 'lost');
  const message = useConnection((state) => state.message);
  return (
    <div role="status" className={isLost ? styles.banner : undefined}>
      {isLost ? (message ?? t('connection.lost')) : null}
    </div>
  );
}
