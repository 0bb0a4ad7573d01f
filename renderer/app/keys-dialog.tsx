import { useTranslation } from 'react-i18next';
import { Dialog } from '../components/dialog.tsx';
import { Kbd } from '../components/kbd.tsx';
import { useDialogs } from '../state/dialogs.ts';
import { type KeyGroup, keyGroups } from './key-list.ts';
import styles from './keys-dialog.module.css';

export function KeysDialog() {
  const { t } = useTranslation('keys');
  const close = useDialogs((state) => state.close);
  return (
    <Dialog isOpen size="large" onClose={close} title={t('title')}>
      <div className={styles.columns}>
        {keyGroups.map((group) => (
          <Group key={group.title} group={group} />
        ))}
      </div>
    </Dialog>
  );
}

function Group({ group: { title, lines } }: { group: KeyGroup }) {
  const { t } = useTranslation('keys');
  return (
    <section className={styles.group}>
      <h3 className={styles.title}>{t(title)}</h3>
      <dl>
        {lines.map(({ does, keys }) => (
          <div key={does} className={styles.line}>
            <dt>{t(does)}</dt>
            <dd className={styles.keys}>
              {keys.map((key) => (
                <Kbd key={key} keys={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
