import { Check, ChevronDown } from 'lucide-react';
import {
  Button as AriaButton,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import fieldStyles from './field.module.css';
import menuStyles from './menu.module.css';
import styles from './select.module.css';

export interface SelectOption<Id extends string> {
  id: Id;
  label: string;
  /** Drawn before the label: a swatch, an icon. */
  mark?: ReactNode;
}

export interface SelectProps<Id extends string> {
  label: string;
  /** The label is heard and not seen. */
  isLabelHidden?: boolean;
  description?: string;
  options: readonly SelectOption<Id>[];
  value: Id | null;
  onChange: (id: Id) => void;
  placeholder?: string;
  size?: 'small' | 'medium';
  isDisabled?: boolean;
  className?: string | undefined;
}

export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, isLabelHidden = false, description, options, value, onChange, size = 'medium' } = props;
  return (
    <AriaSelect
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      className={classNames(fieldStyles.field, props.className)}
      value={value}
      onChange={(key) => onChange(key as Id)}
      placeholder={props.placeholder ?? ''}
      isDisabled={props.isDisabled ?? false}
    >
      {isLabelHidden ? null : <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <AriaButton className={classNames(styles.button, styles[size])}>
        <SelectValue className={styles.value ?? ''} />
        <ChevronDown aria-hidden className={styles.arrow} />
      </AriaButton>
      {description === undefined ? null : (
        <Text slot="description" className={fieldStyles.description ?? ''}>
          {description}
        </Text>
      )}
      <Popover className={classNames(menuStyles.popover, styles.popover)} offset={4}>
        <ListBox items={options} className={menuStyles.menu ?? ''}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={menuStyles.item ?? ''}>
              {({ isSelected }) => (
                <>
                  <span className={menuStyles.check}>{isSelected ? <Check aria-hidden /> : null}</span>
                  {option.mark}
                  <span className={menuStyles.label}>{option.label}</span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
