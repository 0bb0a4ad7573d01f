import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './path-field.module.css';
import { TextField } from './text-field.tsx';
import { showError } from './toast.tsx';

/** A field with buttons that stand in line with it; the field takes what room there is. */
export function FieldRow({ className, children }: { className?: string | undefined; children: ReactNode }) {
  return <div className={classNames(styles.row, className)}>{children}</div>;
}

interface PathFieldProps {
  label: string;
  description?: string;
  value: string;
  onChange: (path: string) => void;
  /** The system's own dialog, where there is one; null when it was closed without a choice. */
  choose: { label: string; pick: () => Promise<string | null | undefined> } | null;
  className?: string | undefined;
}

/** A path that must be given: typed, or chosen. */
export function PathField({ label, description, value, onChange, choose, className }: PathFieldProps) {
  const take = (chosen: string | null | undefined): void => {
    if (chosen != null) onChange(chosen);
  };
  return (
    <FieldRow className={className}>
      <TextField label={label} description={description} dir="ltr" value={value} onChange={onChange} isRequired />
      {choose === null ? null : (
        <Button onPress={() => void choose.pick().then(take).catch(showError)}>{choose.label}</Button>
      )}
    </FieldRow>
  );
}
