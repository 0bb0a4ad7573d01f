import { useTranslation } from 'react-i18next';
import { useCapabilities } from '../../api/session.ts';
import { fileNameOf } from '../../app/formats.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { showError } from '../../components/toast.tsx';
import { completeTarget } from './export-target.ts';
import styles from './target-field.module.css';
import type { ExportModel } from './use-export.ts';

/** The folder or the file that is written; typed, or chosen in the system's own dialog where there is one. */
export function TargetField({ model }: { model: ExportModel }) {
  const { t } = useTranslation('export');
  const { nativeDialogs } = useCapabilities();
  const { facts, place, target, setTarget } = model;
  const choose = async (): Promise<void> => {
    const desktop = globalThis.parlanceDesktop;
    const chosen =
      place === 'folder'
        ? await desktop?.chooseFolder({ title: t('chooseFolder') })
        : await desktop?.chooseSaveFile({
            title: t('chooseFile'),
            defaultName: fileNameOf(completeTarget(facts, target)).slice(-255),
            filters: [{ name: t(`format.${facts.id}.name`), extensions: [facts.extension.slice(1)] }],
          });
    if (chosen != null) setTarget(chosen);
  };
  return (
    <div className={styles.target}>
      <TextField
        className={styles.path}
        label={t(place === 'folder' ? 'folder' : 'file')}
        dir="ltr"
        value={target}
        onChange={setTarget}
        isRequired
      />
      {nativeDialogs ? <Button onPress={() => void choose().catch(showError)}>{t('choose')}</Button> : null}
    </div>
  );
}
