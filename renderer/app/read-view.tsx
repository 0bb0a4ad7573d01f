import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { ArticlesPane } from '../features/articles/articles-pane.tsx';
import { CodebookPane } from '../features/codebook/codebook-pane.tsx';
import { InspectorPane } from '../features/inspector/inspector-pane.tsx';
import { CodePicker } from '../features/picker/code-picker.tsx';
import { Reader } from '../features/reader/reader.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import styles from './read-view.module.css';

/** Articles, reader, and codebook above inspector. Widths are kept on this machine; the outer panes can be folded. */
export function ReadView() {
  const { t } = useTranslation('app');
  const columns = useDefaultLayout({ id: 'parlance.read-columns', storage: localStorage });
  const rows = useDefaultLayout({ id: 'parlance.read-rows', storage: localStorage });
  return (
    <>
      <Group className={styles.columns} orientation="horizontal" {...columns}>
        <Panel id="articles" defaultSize="262px" minSize="190px" maxSize="40%" collapsible {...keepsPixels}>
          <div className={styles.side} data-pane="articles">
            <ErrorBoundary>
              <ArticlesPane />
            </ErrorBoundary>
          </div>
        </Panel>
        <Separator className={styles.columnLine} aria-label={t('panes.resizeArticles')} />
        <Panel id="reader" minSize="360px">
          <div className={styles.reader} data-pane="reader">
            <ErrorBoundary>
              <Reader />
            </ErrorBoundary>
          </div>
        </Panel>
        <Separator className={styles.columnLine} aria-label={t('panes.resizeCodebook')} />
        <Panel id="side" defaultSize="316px" minSize="230px" maxSize="45%" collapsible {...keepsPixels}>
          <Group className={styles.rows} orientation="vertical" {...rows}>
            <Panel id="codebook" defaultSize="55%" minSize="120px">
              <div className={styles.side} data-pane="codebook">
                <ErrorBoundary>
                  <CodebookPane />
                </ErrorBoundary>
              </div>
            </Panel>
            <Separator className={styles.rowLine} aria-label={t('panes.resizeInspector')} />
            <Panel id="inspector" defaultSize="45%" minSize="120px">
              <div className={styles.side} data-pane="inspector">
                <ErrorBoundary>
                  <InspectorPane />
                </ErrorBoundary>
              </div>
            </Panel>
          </Group>
        </Panel>
      </Group>
      <CodePicker />
    </>
  );
}

const keepsPixels = { groupResizeBehavior: 'preserve-pixel-size' } as const;
