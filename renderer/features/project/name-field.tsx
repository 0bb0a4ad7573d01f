import { TextField } from '../../components/text-field.tsx';
import { useFieldDraft } from '../inspector/use-field-draft.ts';

export interface NameFieldProps {
  label: string;
  isLabelHidden?: boolean;
  value: string;
  save: (name: string) => Promise<void>;
  /** What is said against an empty name. */
  needsName: string;
  isDisabled?: boolean;
  className?: string | undefined;
}

/** A name that is changed where it stands: saved by Enter or by leaving the field, brought back by Escape. */
export function NameField({ label, isLabelHidden = false, value, save, needsName, ...rest }: NameFieldProps) {
  const draft = useFieldDraft({
    value,
    read: (typed) => (typed.trim() === '' ? { problem: 'empty' } : { value: typed.trim() }),
    save,
    explain: () => needsName,
  });
  return (
    <TextField
      {...rest}
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      dir="auto"
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
