import { FolderOutput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { useDialogs } from '../../state/dialogs.ts';

export function ExportCard() {
  const { t } = useTranslation('transfer');
  const openDialog = useDialogs((state) => state.open);
  return (
    <Card title={t('export.title')} text={t('export.text')}>
      <div>
        <Button icon={<FolderOutput aria-hidden />} onPress={() => openDialog('export')}>
          {t('export.button')}
        </Button>
      </div>
    </Card>
  );
}
