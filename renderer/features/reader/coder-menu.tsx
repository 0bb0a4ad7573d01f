import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Coder } from '../../../shared/domain/coding/types.ts';
import type { CoderId } from '../../../shared/domain/ids.ts';
import { ColorSwatch } from '../../components/color-swatch.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { MenuButton, MenuItem } from '../../components/menu.tsx';
import { useWorkbench } from '../../state/workbench.ts';

/** Whose codings are shown. */
export function CoderMenu({ coders, present }: { coders: ReadonlyMap<CoderId, Coder>; present: readonly CoderId[] }) {
  const { t } = useTranslation('reader');
  const hidden = useWorkbench((workbench) => workbench.hiddenCoderIds);
  const { setCoderHidden } = useWorkbench.getState();
  return (
    <MenuButton
      label={t('coders.label')}
      placement="bottom end"
      button={<IconButton size="small" label={t('coders.label')} icon={<Users aria-hidden />} />}
      onAction={(id) => setCoderHidden(id as CoderId, !hidden.has(id as CoderId))}
    >
      {present.map((id) => {
        const coder = coders.get(id);
        return coder === undefined ? null : (
          <MenuItem
            key={id}
            id={id}
            label={coder.name}
            isChecked={!hidden.has(id)}
            icon={<ColorSwatch color={coder.color} shape="circle" />}
          />
        );
      })}
    </MenuButton>
  );
}
