import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { ErrorNote } from '../components/error-note.tsx';
import styles from './error-boundary.module.css';

interface Props {
  children: ReactNode;
}

/** Keeps a fault of one view from taking the window with it. */
export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <Broken error={this.state.error} onAgain={() => this.setState({ error: null })} />;
  }
}

function Broken({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const { t } = useTranslation('app');
  return (
    <div className={styles.broken}>
      <h2 className={styles.title}>{t('broken.title')}</h2>
      <p>{t('broken.text')}</p>
      <ErrorNote error={error} />
      <div className={styles.actions}>
        <Button variant="primary" onPress={onAgain}>
          {t('broken.again')}
        </Button>
        <Button onPress={() => window.location.reload()}>{t('broken.reload')}</Button>
      </div>
    </div>
  );
}
