import { useTranslation } from 'react-i18next';
import type { InterchangeNote } from '../../../shared/contract/schemas/interchange.ts';
import { formatCount } from '../../app/formats.ts';
import styles from './interchange.module.css';

/** What was not taken over, or only in another form, each with the names of what is meant. */
export function InterchangeNotes({ notes }: { notes: readonly InterchangeNote[] }) {
  const { t } = useTranslation('interchange');
  if (notes.length === 0) return null;
  return (
    <section className={styles.part} aria-label={t('notes')}>
      <h3>{t('notes')}</h3>
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={`${note.code} ${note.message}`}>
            <div className={styles.note}>
              <span className={styles.message}>{note.message}</span>
              {note.count > 1 ? <span className={styles.times}>{formatCount(note.count)}×</span> : null}
            </div>
            {note.items.length > 0 ? <NoteItems note={note} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Few names are shown at once, many are folded. */
const shownAtOnce = 3;

function NoteItems({ note: { items, count } }: { note: InterchangeNote }) {
  const { t } = useTranslation('interchange');
  const list = (
    <ul className={styles.items}>
      {items.map((item, index) => (
        // Two things may have one name.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <bdi>{item}</bdi>
        </li>
      ))}
      {count > items.length ? <li>{t('more', { count: count - items.length })}</li> : null}
    </ul>
  );
  if (items.length <= shownAtOnce) return list;
  return (
    <details className={styles.fold}>
      <summary>{t('which', { count: items.length })}</summary>
      {list}
    </details>
  );
}
