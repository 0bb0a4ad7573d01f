import { FolderInput, Import } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { chooseProjectFile, chooseProjectFolder } from '../../api/receive-files.ts';
import { useIsReadOnly } from '../../api/session.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import styles from './interchange-card.module.css';

export function InterchangeCard() {
  const { t } = useTranslation('interchange');
  const isReadOnly = useIsReadOnly();
  return (
    <Card title={t('card.title')} text={t('card.text')}>
      <div className={styles.buttons}>
        <Button icon={<Import aria-hidden />} isDisabled={isReadOnly} onPress={() => void chooseProjectFile()}>
          {t('card.file')}
        </Button>
        <Button
          variant="quiet"
          icon={<FolderInput aria-hidden />}
          isDisabled={isReadOnly}
          onPress={() => void chooseProjectFolder()}
        >
          {t('card.folder')}
        </Button>
      </div>
    </Card>
  );
}
