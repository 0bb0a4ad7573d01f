import { Columns3 } from 'lucide-react';
import { Header, Menu as AriaMenu, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/icon-button.tsx';
import menuStyles from '../../components/menu.module.css';
import { MenuItem, MenuSeparator } from '../../components/menu.tsx';
import { columnIds, fixedColumn } from './columns.tsx';
import { lineCounts, useSegmentsState, type LineCount } from './segments-state.ts';

/** Which columns there are, and how many lines a row has. */
export function ColumnsMenu() {
  const { t } = useTranslation('segments');
  const visibility = useSegmentsState((state) => state.visibility);
  const lines = useSegmentsState((state) => state.lines);
  const { setVisibility, setLines, setWidths } = useSegmentsState.getState();
  const shown = columnIds.filter((id) => visibility[id] !== false);
  return (
    <MenuTrigger>
      <IconButton label={t('columns')} icon={<Columns3 aria-hidden />} />
      <Popover className={menuStyles.popover ?? ''} placement="bottom end" offset={4}>
        <AriaMenu aria-label={t('columns')} className={menuStyles.menu ?? ''} disabledKeys={[fixedColumn]}>
          <MenuSection
            aria-label={t('columns')}
            selectionMode="multiple"
            selectedKeys={shown}
            onSelectionChange={(keys) => {
              const kept = keys === 'all' ? new Set<unknown>(columnIds) : keys;
              setVisibility(Object.fromEntries(columnIds.map((id) => [id, id === fixedColumn || kept.has(id)])));
            }}
          >
            <Header className={menuStyles.header ?? ''}>{t('columns')}</Header>
            {columnIds.map((id) => (
              <MenuItem key={id} id={id} label={t(`column.${id}`)} isChecked={shown.includes(id)} />
            ))}
          </MenuSection>
          <MenuSeparator />
          <MenuSection
            aria-label={t('height')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[`lines-${lines}`]}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : keys;
              if (key !== undefined) setLines(Number(String(key).slice('lines-'.length)) as LineCount);
            }}
          >
            <Header className={menuStyles.header ?? ''}>{t('height')}</Header>
            {lineCounts.map((count) => (
              <MenuItem key={count} id={`lines-${count}`} label={t('lines', { count })} isChecked={lines === count} />
            ))}
          </MenuSection>
          <MenuSeparator />
          <MenuItem id="widths" label={t('resetWidths')} onAction={() => setWidths({})} />
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
