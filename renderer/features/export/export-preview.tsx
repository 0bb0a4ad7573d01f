import { useTranslation } from 'react-i18next';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { formatCount } from '../../app/formats.ts';
import { classNames } from '../../components/class-names.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import styles from './export-preview.module.css';
import { isTableShown } from './export-options.ts';
import { PreviewTable } from './preview-table.tsx';
import type { ExportModel } from './use-export.ts';
import { useExportPreview } from './use-export-preview.ts';

/** The first rows of each table, as the choices make them; for other formats what goes along and what does not. */
export function ExportPreview({ model }: { model: ExportModel }) {
  return model.facts.hasTables ? <Tables model={model} /> : <Description model={model} />;
}

function Tables({ model }: { model: ExportModel }) {
  const { t } = useTranslation('export');
  const { data, error, isBehind } = useExportPreview(model.options, model.isComplete);
  const tables = data?.tables.filter(({ name }) => isTableShown(model.choices.format, model.place, name)) ?? [];
  return (
    <section className={styles.preview} aria-label={t('preview.title')} aria-busy={isBehind}>
      {error === null ? null : <ErrorNote error={error} />}
      {tables.length === 0 ? (
        <div className={styles.waiting} />
      ) : (
        <Tabs className={classNames(styles.tabs, isBehind && styles.behind)}>
          <TabList className={styles.tabList ?? ''} aria-label={t('preview.tables')} items={tables.map(asItem)}>
            {({ name, total }) => (
              <Tab id={name} className={styles.tab ?? ''}>
                {name}
                {total === null ? null : <span className={styles.total}>{formatCount(total)}</span>}
              </Tab>
            )}
          </TabList>
          {tables.map((table) => (
            <TabPanel key={table.name} id={table.name} className={styles.panel ?? ''}>
              <PreviewTable table={table} />
            </TabPanel>
          ))}
        </Tabs>
      )}
    </section>
  );
}

const asItem = <Table extends { name: string }>(table: Table): Table & { id: string } => ({ ...table, id: table.name });

function Description({ model: { facts } }: { model: ExportModel }) {
  const { t } = useTranslation('export');
  const points = t(`format.${facts.id}.points`, { returnObjects: true, defaultValue: [] }) as string[];
  return (
    <section className={styles.description} aria-label={t('preview.contents')}>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}
