import { ChevronDown, UsersRound } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { selectCoder } from '../api/project-actions.ts';
import { useCoders, useProject } from '../api/queries.ts';
import { ColorSwatch } from '../components/color-swatch.tsx';
import { MenuButton, MenuItem, MenuSection, MenuSeparator } from '../components/menu.tsx';
import { showError } from '../components/toast.tsx';
import { useWorkbench } from '../state/workbench.ts';
import styles from './coder-switch.module.css';

/** Who acts. */
export function CoderSwitch() {
  const { t } = useTranslation('app');
  const { data: project } = useProject();
  const { data: coders = [] } = useCoders();
  const showView = useWorkbench((state) => state.showView);
  const acting = coders.find((coder) => coder.id === project?.coderId);
  if (!acting) return null;
  return (
    <MenuButton
      label={t('coder')}
      placement="bottom end"
      button={
        <AriaButton className={styles.button ?? ''} aria-label={t('codingAs', { name: acting.name })}>
          <ColorSwatch color={acting.color} shape="circle" />
          <bdi className={styles.name}>{acting.name}</bdi>
          <ChevronDown aria-hidden />
        </AriaButton>
      }
    >
      <MenuSection title={t('codeAs')}>
        {coders.map((coder) => (
          <MenuItem
            key={coder.id}
            id={coder.id}
            label={coder.name}
            icon={<ColorSwatch color={coder.color} shape="circle" />}
            isChecked={coder.id === acting.id}
            onAction={() => void selectCoder(coder.id).catch(showError)}
          />
        ))}
      </MenuSection>
      <MenuSeparator />
      <MenuItem
        id="manage"
        label={t('manageCoders')}
        icon={<UsersRound aria-hidden />}
        onAction={() => showView('project')}
      />
    </MenuButton>
  );
}
