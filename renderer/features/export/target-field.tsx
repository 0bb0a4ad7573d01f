import { useTranslation } from 'react-i18next';
import { useCapabilities } from '../../api/session.ts';
import { fileNameOf } from '../../app/formats.ts';
import { PathField } from '../../components/path-field.tsx';
import { completeTarget } from './export-target.ts';
import styles from './target-field.module.css';
import type { ExportModel } from './use-export.ts';

/** The folder or the file that is written; typed, or chosen in the system's own dialog where there is one. */
export function TargetField({ model }: { model: ExportModel }) {
  const { t } = useTranslation('export');
  const { nativeDialogs } = useCapabilities();
  const { facts, place, target, setTarget } = model;
  const pick = async () => {
    const desktop = globalThis.parlanceDesktop;
    return place === 'folder'
      ? desktop?.chooseFolder({ title: t('chooseFolder') })
      : desktop?.chooseSaveFile({
          title: t('chooseFile'),
          defaultName: fileNameOf(completeTarget(facts, target)).slice(-255),
          filters: [{ name: t(`format.${facts.id}.name`), extensions: [facts.extension.slice(1)] }],
        });
  };
  return (
    <PathField
      className={styles.target}
      label={t(place === 'folder' ? 'folder' : 'file')}
      value={target}
      onChange={setTarget}
      choose={nativeDialogs ? { label: t('choose'), pick } : null}
    />
  );
}
