import { Check, ChevronDown } from 'lucide-react';
import {
  Autocomplete,
  Button as AriaButton,
  Dialog,
  DialogTrigger,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { foldForIndex } from '../../../shared/domain/text/folding.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import menuStyles from '../../components/menu.module.css';
import { SearchField } from '../../components/search-field.tsx';
import styles from './filter-bar.module.css';

export interface ChoiceOption {
  id: string;
  label: string;
  mark?: ReactNode;
  /** Levels below the root, for codes. */
  depth?: number;
}

/** From how many options on a field to look through them helps. */
const searchFrom = 9;

export interface ChoiceFilterProps {
  label: string;
  options: readonly ChoiceOption[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

/** A button that says what the list is narrowed to, and opens the values to tick. */
export function ChoiceFilter({ label, options, chosen, onChange }: ChoiceFilterProps) {
  const { t } = useTranslation('segments');
  const list = (
    <ListBox
      aria-label={label}
      items={options}
      selectionMode="multiple"
      escapeKeyBehavior="none"
      selectedKeys={chosen}
      onSelectionChange={(keys) =>
        onChange(keys === 'all' ? new Set(options.map((option) => option.id)) : new Set([...keys].map(String)))
      }
      className={classNames(menuStyles.menu, styles.options)}
    >
      {(option) => (
        <ListBoxItem id={option.id} textValue={option.label} className={menuStyles.item ?? ''}>
          {({ isSelected }) => (
            <>
              <span className={menuStyles.check}>{isSelected ? <Check aria-hidden /> : null}</span>
              <span style={{ inlineSize: (option.depth ?? 0) * 14 }} className={styles.indent} />
              {option.mark}
              <span className={menuStyles.label} dir="auto">
                {option.label}
              </span>
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
  return (
    <FilterPopover label={label} value={summary(options, chosen)}>
      {options.length >= searchFrom ? (
        <Autocomplete filter={(text, typed) => foldForIndex(text).includes(foldForIndex(typed.trim()))}>
          <div className={styles.optionSearch}>
            <SearchField label={t('findIn', { list: label })} autoFocus />
          </div>
          {list}
        </Autocomplete>
      ) : (
        list
      )}
      {chosen.size > 0 ? (
        <Button variant="quiet" size="small" className={styles.clearOne} onPress={() => onChange(new Set())}>
          {t('clearOne')}
        </Button>
      ) : null}
    </FilterPopover>
  );
}

function summary(options: readonly ChoiceOption[], chosen: ReadonlySet<string>): string | null {
  if (chosen.size === 0) return null;
  const first = options.find((option) => chosen.has(option.id))?.label ?? '';
  return chosen.size === 1 ? first : `${first} +${chosen.size - 1}`;
}

export interface FilterPopoverProps {
  label: string;
  /** What the list is narrowed to; null while it is not. */
  value: string | null;
  children: ReactNode;
}

export function FilterPopover({ label, value, children }: FilterPopoverProps) {
  return (
    <DialogTrigger>
      <AriaButton className={classNames(styles.chip, value !== null && styles.chipOn)}>
        <span className={styles.chipText}>
          {label}
          {value === null ? null : (
            <>
              {': '}
              <bdi className={styles.chipValue}>{value}</bdi>
            </>
          )}
        </span>
        <ChevronDown aria-hidden />
      </AriaButton>
      <Popover className={menuStyles.popover ?? ''} placement="bottom start" offset={4}>
        <Dialog aria-label={label} className={styles.dialog ?? ''}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
