import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { updateCode } from '../../api/code-actions.ts';
import { useCodes } from '../../api/queries.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import { TextField } from '../../components/text-field.tsx';
import { readKey } from '../inspector/field-values.ts';
import { ownerOfKey } from './codebook-rows.ts';
import { takenKeys } from './taken-keys.ts';

export interface CodeKeyFieldProps {
  code: Code;
  onDone?: () => void;
  /** In a small window of its own: it has the focus from the start. */
  isAlone?: boolean;
}

/** One character that applies the code. Typing another replaces it; Backspace takes it away. */
export function CodeKeyField({ code, onDone, isAlone = false }: CodeKeyFieldProps) {
  const { t } = useTranslation('codebook');
  const codes = useCodes().data ?? [];
  const [problem, setProblem] = useState<string | null>(null);
  const save = (typed: string): void => {
    const reading = readKey(typed.slice(-1));
    if ('problem' in reading) return setProblem(t('keyProblem'));
    const key = reading.value;
    const owner = key === null ? undefined : ownerOfKey(codes, key, code.id);
    if (owner) return setProblem(t('keyTaken', { key: key?.toUpperCase(), name: owner.name }));
    if (key !== null && takenKeys.has(key)) return setProblem(t('keyReserved', { key: key.toUpperCase() }));
    setProblem(null);
    updateCode(code.id, { key }).then(
      () => {
        if (isAlone) onDone?.();
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <TextField
      label={t('key')}
      description={isAlone ? t('keyHint') : undefined}
      value={code.key?.toUpperCase() ?? ''}
      onChange={save}
      isInvalid={problem !== null}
      errorMessage={problem ?? undefined}
      autoFocus={isAlone}
      onKeyDown={(event) => {
        if (isAlone && event.key === 'Enter') onDone?.();
        else event.continuePropagation();
      }}
    />
  );
}
