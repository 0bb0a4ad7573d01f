import { DraftField, type DraftFieldProps } from '../inspector/draft-field.tsx';
import { readName } from '../inspector/field-values.ts';

export interface NameFieldProps extends Omit<DraftFieldProps<string>, 'read' | 'explain' | 'dir'> {
  /** What is said against an empty name. */
  needsName: string;
}

/** A name that is changed where it stands: saved by Enter or by leaving the field, brought back by Escape. */
export function NameField({ needsName, ...rest }: NameFieldProps) {
  return <DraftField {...rest} read={readName} explain={() => needsName} />;
}
