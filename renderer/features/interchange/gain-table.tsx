import { useTranslation } from 'react-i18next';
import type { InterchangeCounts } from '../../../shared/contract/schemas/interchange.ts';
import { formatCount } from '../../app/formats.ts';
import styles from './interchange.module.css';
import { kindsOf } from './interchange-words.ts';

/** What is new to the project and what it knew already, for each kind of thing. */
export function GainTable({ added, known }: { added: InterchangeCounts; known: InterchangeCounts }) {
  const { t } = useTranslation('interchange');
  const kinds = kindsOf(added, known);
  if (kinds.length === 0) return null;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('kind')}</th>
          <th scope="col" className={styles.number}>
            {t('added')}
          </th>
          <th scope="col" className={styles.number}>
            {t('known')}
          </th>
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">{t(`kindName.${kind}`)}</th>
            <td className={styles.number}>{formatCount(added[kind])}</td>
            <td className={styles.number}>{formatCount(known[kind])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
