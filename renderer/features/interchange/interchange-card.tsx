import { FolderInput, Import, PackageOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { chooseProjectFile, chooseProjectFolder } from '../../api/receive-files.ts';
import { useIsReadOnly } from '../../api/session.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { useDialogs } from '../../state/dialogs.ts';
import styles from './interchange-card.module.css';

export function InterchangeCard() {
  const { t } = useTranslation('interchange');
  const isReadOnly = useIsReadOnly();
  const openDialog = useDialogs((state) => state.open);
  return (
    <Card title={t('card.title')} text={t('card.text')}>
      <div className={styles.buttons}>
        <Button icon={<Import aria-hidden />} isDisabled={isReadOnly} onPress={() => void chooseProjectFile()}>
          {t('card.file')}
        </Button>
        <Button icon={<FolderInput aria-hidden />} isDisabled={isReadOnly} onPress={() => void chooseProjectFolder()}>
          {t('card.folder')}
        </Button>
        <Button variant="quiet" icon={<PackageOpen aria-hidden />} onPress={() => openDialog('rehydrate')}>
          {t('card.package')}
        </Button>
      </div>
    </Card>
  );
}
