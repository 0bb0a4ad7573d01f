import { useTranslation } from 'react-i18next';
import { exportUnits } from '../../../shared/contract/schemas/exports.ts';
import { Checkbox, Segmented } from '../../components/choice.tsx';
import { asksFor, type FormatQuestion } from './export-formats.ts';
import styles from './format-options.module.css';
import type { ExportModel } from './use-export.ts';
import { WhichCodings } from './which-codings.tsx';

const ticks = ['finalOnly', 'variables', 'bom', 'excelSafe', 'scripts'] as const;

/** What the chosen format can be told, and nothing else. */
export function FormatOptions({ model }: { model: ExportModel }) {
  const { t } = useTranslation('export');
  const { choices, change, facts, place } = model;
  const asks = (question: FormatQuestion): boolean => asksFor(facts, question, place);
  const shownTicks = ticks.filter(asks);
  return (
    <div className={styles.options} role="group" aria-label={t('options')}>
      <WhichCodings model={model} />
      {asks('unit') || asks('separators') || facts.places.length > 1 ? (
        <div className={styles.row}>
          {facts.places.length > 1 ? (
            <Segmented
              label={t('place')}
              options={facts.places.map((id) => ({ id, label: t(`places.${facts.id}.${id}`) }))}
              value={place}
              onChange={model.choosePlace}
            />
          ) : null}
          {asks('unit') ? (
            <Segmented
              label={t('rows')}
              options={exportUnits.map((id) => ({ id, label: t(`unit.${id}`) }))}
              value={choices.unit}
              onChange={(unit) => change({ unit })}
            />
          ) : null}
          {asks('separators') ? <Separators model={model} /> : null}
        </div>
      ) : null}
      {shownTicks.length > 0 ? (
        <div className={styles.ticks}>
          {shownTicks.map((tick) => (
            <Checkbox
              key={tick}
              description={t(`tick.${tick}.text`)}
              isSelected={choices[tick]}
              onChange={(isOn) => change({ [tick]: isOn })}
            >
              {t(`tick.${tick}.label`)}
            </Checkbox>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function Separators({ model: { choices, change } }: { model: ExportModel }) {
  const { t } = useTranslation('export');
  return (
    <>
      <Segmented
        label={t('delimiter')}
        options={[
          { id: ',', label: t('delimiters.comma') },
          { id: ';', label: t('delimiters.semicolon') },
          { id: '\t', label: t('delimiters.tab') },
        ]}
        value={choices.delimiter}
        onChange={(delimiter) => change({ delimiter })}
      />
      <Segmented
        label={t('decimal')}
        options={[
          { id: '.', label: t('decimals.point') },
          { id: ',', label: t('decimals.comma') },
        ]}
        value={choices.decimal}
        onChange={(decimal) => change({ decimal })}
      />
    </>
  );
}
