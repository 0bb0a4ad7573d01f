import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { undo } from '../../api/project-actions.ts';
import { removeVariable, updateVariable, type VariablePatch } from '../../api/variable-actions.ts';
import type { Variable } from '../../../shared/domain/coding/types.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { Select } from '../../components/select.tsx';
import { showError, showToast } from '../../components/toast.tsx';
import { DraftText } from '../inspector/draft-field.tsx';
import { NameField } from '../project/name-field.tsx';
import { readChoices, writeChoices } from './choices.ts';
import { useTypeOptions } from './type-options.ts';
import styles from './variables-dialog.module.css';

export interface VariableRowProps {
  variable: Variable;
  /** From zero, in the order of the list. */
  place: number;
  isLast: boolean;
  isReadOnly: boolean;
}

/** A variable with everything about it that can be changed; a type that its values do not fit is refused below it. */
export function VariableRow({ variable, place, isLast, isReadOnly }: VariableRowProps) {
  const { t } = useTranslation('variables');
  const typeOptions = useTypeOptions();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { id, name, type, choices } = variable;
  const update = (patch: VariablePatch): Promise<void> => {
    setRefusal(null);
    return updateVariable(id, patch);
  };
  const retype = (wanted: Variable['type']): void => {
    if (wanted === type) return setRefusal(null);
    update({ type: wanted }).catch((error: unknown) =>
      setRefusal(error instanceof Error ? error.message : String(error)),
    );
    return undefined;
  };
  const move = (to: number): void => void update({ position: to }).catch(showError);
  const remove = async (): Promise<void> => {
    await removeVariable(id);
    const text = t('removed', { name });
    showToast({ tone: 'ok', text, action: { label: t('app:undo'), run: () => void undo() } });
  };
  return (
    <li className={styles.row} aria-label={name}>
      <div className={styles.line}>
        <NameField
          className={styles.name}
          label={t('nameOf', { name })}
          isLabelHidden
          value={name}
          save={(typed) => update({ name: typed })}
          needsName={t('needsName')}
        />
        <Select
          className={styles.type}
          label={t('typeOf', { name })}
          isLabelHidden
          options={typeOptions}
          value={type}
          onChange={retype}
          isDisabled={isReadOnly}
        />
        {isReadOnly ? null : (
          <div className={styles.buttons}>
            <IconButton
              label={t('moveUp', { name })}
              icon={<ArrowUp aria-hidden />}
              isDisabled={place === 0}
              onPress={() => move(place - 1)}
            />
            <IconButton
              label={t('moveDown', { name })}
              icon={<ArrowDown aria-hidden />}
              isDisabled={isLast}
              onPress={() => move(place + 1)}
            />
            <IconButton
              label={t('remove', { name })}
              icon={<Trash2 aria-hidden />}
              onPress={() => void remove().catch(showError)}
            />
          </div>
        )}
      </div>
      {refusal === null ? null : (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      {type === 'choice' ? (
        <div className={styles.choices}>
          <DraftText
            label={t('choices')}
            value={writeChoices(choices)}
            save={(text) => update({ choices: readChoices(text) })}
          />
        </div>
      ) : null}
    </li>
  );
}
