import { ChevronDown } from 'lucide-react';
import {
  Button as AriaButton,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import fieldStyles from './field.module.css';
import menuStyles from './menu.module.css';
import styles from './select.module.css';

export interface SelectProps<Id extends string> {
  label: string;
  isLabelHidden?: boolean;
  options: readonly { id: Id; label: string }[];
  /** Null while nothing is chosen. */
  value: Id | null;
  onChange: (id: Id) => void;
  placeholder?: string;
  isDisabled?: boolean;
  autoFocus?: boolean;
  onFocus?: () => void;
  isInvalid?: boolean;
  errorMessage?: string | undefined;
  className?: string | undefined;
}

/** One of several values, in a list that opens. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, isLabelHidden = false, options, value, onChange, placeholder = '', errorMessage, className } = props;
  return (
    <AriaSelect
      className={classNames(fieldStyles.field, className)}
      value={value}
      onChange={(id) => {
        if (id !== null) onChange(id as Id);
      }}
      placeholder={placeholder}
      isDisabled={props.isDisabled ?? false}
      isInvalid={props.isInvalid ?? false}
      autoFocus={props.autoFocus ?? false}
      {...(props.onFocus === undefined ? {} : { onFocus: props.onFocus })}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {isLabelHidden ? null : <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <AriaButton className={classNames(fieldStyles.input, styles.button)}>
        <SelectValue className={styles.value ?? ''} dir="auto">
          {({ selectedText, isPlaceholder }) => (isPlaceholder ? placeholder : selectedText)}
        </SelectValue>
        <ChevronDown aria-hidden />
      </AriaButton>
      <FieldError className={fieldStyles.error ?? ''}>{errorMessage}</FieldError>
      <Popover className={classNames(menuStyles.popover, styles.popover)} offset={4}>
        <ListBox items={options} className={menuStyles.menu ?? ''}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={menuStyles.item ?? ''}>
              <span className={menuStyles.label} dir="auto">
                {option.label}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
