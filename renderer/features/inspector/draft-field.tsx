import { useTranslation } from 'react-i18next';
import { useIsReadOnly } from '../../api/session.ts';
import { TextArea, TextField } from '../../components/text-field.tsx';
import type { Reading } from './field-values.ts';
import styles from './inspector.module.css';
import { useFieldDraft } from './use-field-draft.ts';

export interface DraftFieldProps<T> {
  label: string;
  isLabelHidden?: boolean;
  value: string;
  read: (typed: string) => Reading<T>;
  save: (value: T) => Promise<void>;
  /** The sentence for what cannot be read, where the usual one does not fit. */
  explain?: (problem: string) => string;
  placeholder?: string;
  description?: string | undefined;
  dir?: 'auto' | 'ltr';
  isDisabled?: boolean;
  autoFocus?: boolean;
  onFocus?: () => void;
  className?: string | undefined;
}

/** A line that is saved by Enter or by leaving it; Escape brings back what was there. */
export function DraftField<T>(props: DraftFieldProps<T>) {
  const { label, isLabelHidden = false, value, read, save, explain, dir = 'auto', ...rest } = props;
  const { t } = useTranslation('inspector');
  const isReadOnly = useIsReadOnly();
  const usual = (problem: string): string => t(`problem.${problem}`);
  const draft = useFieldDraft({ value, read, save, explain: explain ?? usual });
  return (
    <TextField
      {...rest}
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      isReadOnly={isReadOnly}
      dir={dir}
      value={draft.typed}
      onChange={draft.type}
      onBlur={draft.commit}
      isInvalid={draft.problem !== null}
      errorMessage={draft.problem ?? undefined}
      onKeyDown={(event) => {
        if (event.key === 'Enter') draft.commit();
        else if (event.key === 'Escape' && draft.isDirty) draft.revert();
        else event.continuePropagation();
      }}
    />
  );
}

export interface DraftTextProps {
  label: string;
  value: string;
  save: (text: string) => Promise<void>;
  placeholder?: string;
  id?: string;
  rows?: number;
  saveAfter?: number;
}

const asTyped = (typed: string): Reading<string> => ({ value: typed.trim() === '' ? '' : typed });

/** Several lines: saved by leaving the field, by Ctrl+Enter, or by a pause; Escape brings back what was there. */
export function DraftText({ label, value, save, rows = 1, saveAfter, ...rest }: DraftTextProps) {
  const { t } = useTranslation('inspector');
  const isReadOnly = useIsReadOnly();
  const draft = useFieldDraft({
    value,
    read: asTyped,
    save,
    explain: (problem) => t(`problem.${problem}`),
    ...(saveAfter === undefined ? {} : { saveAfter }),
  });
  return (
    <TextArea
      {...rest}
      label={label}
      isReadOnly={isReadOnly}
      rows={rows}
      grows
      className={styles.text}
      value={draft.typed}
      onChange={draft.type}
      onBlur={draft.commit}
      isInvalid={draft.problem !== null}
      errorMessage={draft.problem ?? undefined}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) draft.commit();
        else if (event.key === 'Escape' && draft.isDirty) draft.revert();
        else event.continuePropagation();
      }}
    />
  );
}
