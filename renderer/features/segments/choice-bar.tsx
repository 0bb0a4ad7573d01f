import { CircleDot, Tag, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { segmentStatuses } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { useCodeTree } from '../../api/queries.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import menuStyles from '../../components/menu.module.css';
import { MenuButton, MenuItem } from '../../components/menu.tsx';
import { showError } from '../../components/toast.tsx';
import { CodeCombo } from '../codebook/code-combo.tsx';
import { changeChosen } from './segment-commands.ts';
import styles from './segments-view.module.css';
import type { SegmentChoice } from './use-segment-choice.ts';

/** Below the table while rows are chosen: what can be done with all of them. */
export function ChoiceBar({ choice }: { choice: SegmentChoice }) {
  const { t } = useTranslation('segments');
  const { chosen } = choice.selection;
  return (
    <div role="toolbar" aria-label={t('actions')} className={styles.choiceBar}>
      <span role="status" className={styles.chosenCount}>
        {t('chosen', { count: chosen.size, formatted: chosen.size.toLocaleString() })}
      </span>
      <ChangeCode choice={choice} />
      <MenuButton
        label={t('setStatus', { count: chosen.size })}
        button={
          <Button size="small" icon={<CircleDot aria-hidden />}>
            {t('changeStatus')}
          </Button>
        }
      >
        {segmentStatuses.map((status) => (
          <MenuItem
            key={status}
            id={status}
            label={t(`statuses.${status}`)}
            onAction={() => void changeChosen(chosen, { status }, { status }).catch(showError)}
          />
        ))}
      </MenuButton>
      <Button size="small" variant="danger" icon={<Trash2 aria-hidden />} onPress={choice.remove}>
        {t('remove', { count: chosen.size })}
      </Button>
      <IconButton size="small" label={t('clearChoice')} keys="Escape" icon={<X aria-hidden />} onPress={choice.clear} />
    </div>
  );
}

function ChangeCode({ choice }: { choice: SegmentChoice }) {
  const { t } = useTranslation('segments');
  const tree = useCodeTree();
  const [isOpen, setOpen] = useState(false);
  const change = (codeId: CodeId): void => {
    const code = tree.get(codeId);
    setOpen(false);
    if (!code) return;
    const shown = { codeId, codeName: code.name, codePath: tree.pathOf(codeId), codeColor: code.color };
    changeChosen(choice.selection.chosen, { codeId }, shown).catch(showError);
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button size="small" icon={<Tag aria-hidden />}>
        {t('changeCode')}
      </Button>
      <Popover className={menuStyles.popover ?? ''} placement="top start" offset={4}>
        <Dialog aria-label={t('changeCode')} className={styles.changeCode ?? ''}>
          <CodeCombo label={t('newCode')} value={null} placeholder={t('typeCode')} onChange={change} autoFocus />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
