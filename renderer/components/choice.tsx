import { Check } from 'lucide-react';
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
  Label,
  Radio,
  RadioGroup,
} from 'react-aria-components';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import fieldStyles from './field.module.css';
import styles from './choice.module.css';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'children'> {
  children: ReactNode;
  /** A second, fainter line. */
  description?: string;
}

export function Checkbox({ children, description, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={styles.checkbox ?? ''}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.box}>
            {isIndeterminate ? <span className={styles.dash} /> : isSelected ? <Check aria-hidden /> : null}
          </span>
          <span className={styles.words}>
            <span>{children}</span>
            {description === undefined ? null : <span className={styles.description}>{description}</span>}
          </span>
        </>
      )}
    </AriaCheckbox>
  );
}

export interface SegmentedProps<Id extends string> {
  label: string;
  isLabelHidden?: boolean;
  options: readonly { id: Id; label: string }[];
  value: Id;
  onChange: (id: Id) => void;
}

/** A few alternatives side by side. */
export function Segmented<Id extends string>({
  label,
  isLabelHidden = false,
  options,
  value,
  onChange,
}: SegmentedProps<Id>) {
  return (
    <RadioGroup
      className={fieldStyles.field ?? ''}
      orientation="horizontal"
      value={value}
      onChange={(id) => onChange(id as Id)}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {isLabelHidden ? null : <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <div className={styles.segmented}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={classNames(styles.segment)}>
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
