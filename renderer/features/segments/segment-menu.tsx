import { FileText, Filter, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { segmentStatuses } from '../../../shared/domain/coding/types.ts';
import type { SegmentRow } from '../../../shared/domain/coding/types.ts';
import { MenuItem, MenuSection, MenuSeparator } from '../../components/menu.tsx';
import { showError } from '../../components/toast.tsx';
import { changeChosen, showInArticle } from './segment-commands.ts';
import { useSegmentsState } from './segments-state.ts';
import type { SegmentChoice } from './use-segment-choice.ts';

/** What can be done with a row and with everything chosen along with it. */
export function SegmentMenuItems({ row, choice }: { row: SegmentRow; choice: SegmentChoice }) {
  const { t } = useTranslation('segments');
  const { narrow } = useSegmentsState.getState();
  const { chosen } = choice.selection;
  const count = chosen.size;
  return (
    <>
      <MenuItem
        id="show"
        label={t('showInArticle')}
        icon={<FileText aria-hidden />}
        keys="Enter"
        onAction={() => showInArticle(row)}
      />
      <MenuSeparator />
      <MenuItem
        id="only-code"
        label={t('onlyCode', { name: row.codeName })}
        icon={<Filter aria-hidden />}
        onAction={() => narrow({ codeIds: new Set([row.codeId]) })}
      />
      <MenuItem
        id="only-article"
        label={t('onlyArticle')}
        icon={<Filter aria-hidden />}
        onAction={() => narrow({ articleId: row.articleId })}
      />
      <MenuItem
        id="only-coder"
        label={t('onlyCoder', { name: row.coderName })}
        icon={<Filter aria-hidden />}
        onAction={() => narrow({ coderIds: new Set([row.coderId]) })}
      />
      <MenuSeparator />
      <MenuSection title={t('setStatus', { count })}>
        {segmentStatuses.map((status) => (
          <MenuItem
            key={status}
            id={status}
            label={t(`statuses.${status}`)}
            isChecked={count === 1 && row.status === status}
            onAction={() => void changeChosen(chosen, { status }, { status }).catch(showError)}
          />
        ))}
      </MenuSection>
      <MenuSeparator />
      <MenuItem
        id="remove"
        label={t('remove', { count })}
        icon={<Trash2 aria-hidden />}
        keys="Delete"
        isDangerous
        onAction={choice.remove}
      />
    </>
  );
}
