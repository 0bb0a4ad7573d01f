import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './field.module.css';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children'> {
  /** Seen above the field; without it give `aria-label`. */
  label?: string;
  description?: string | undefined;
  /** Shown while the field is invalid. */
  errorMessage?: string | undefined;
  placeholder?: string;
  dir?: 'auto' | 'ltr' | 'rtl';
  className?: string | undefined;
}

export function TextField({ label, description, errorMessage, placeholder, dir, className, ...rest }: TextFieldProps) {
  return (
    <AriaTextField {...rest} className={classNames(styles.field, className)}>
      {label === undefined ? null : <Label className={styles.label ?? ''}>{label}</Label>}
      <Input className={styles.input ?? ''} placeholder={placeholder ?? ''} {...(dir === undefined ? {} : { dir })} />
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}

export interface TextAreaProps extends TextFieldProps {
  rows?: number;
  /** Grows with what is written in it. */
  grows?: boolean;
}

export function TextArea({
  label,
  description,
  errorMessage,
  placeholder,
  dir = 'auto',
  rows = 3,
  grows = false,
  className,
  ...rest
}: TextAreaProps) {
  return (
    <AriaTextField {...rest} className={classNames(styles.field, className)}>
      {label === undefined ? null : <Label className={styles.label ?? ''}>{label}</Label>}
      <AriaTextArea
        className={classNames(styles.input, styles.area, grows && styles.grow)}
        rows={rows}
        placeholder={placeholder ?? ''}
        dir={dir}
      />
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}

function FieldNotes({
  description,
  errorMessage,
}: {
  description: string | undefined;
  errorMessage: string | undefined;
}) {
  return (
    <>
      {description === undefined ? null : (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{errorMessage}</FieldError>
    </>
  );
}
