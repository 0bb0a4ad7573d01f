import { Plus } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createVariable } from '../../api/variable-actions.ts';
import type { Variable, VariableType } from '../../../shared/domain/coding/types.ts';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { TextArea, TextField } from '../../components/text-field.tsx';
import { readChoices } from './choices.ts';
import styles from './new-variable-form.module.css';
import { useTypeOptions } from './type-options.ts';

export interface NewVariableFormProps {
  onCreated?: (variable: Variable) => void;
  /** By Escape or by the button, which is there only where there is something to go back to. */
  onCancel?: () => void;
}

/** A name, a type and, for a choice, what can be chosen. Enter makes the variable. */
export function NewVariableForm({ onCreated, onCancel }: NewVariableFormProps) {
  const { t } = useTranslation('variables');
  const typeOptions = useTypeOptions();
  const [name, setName] = useState('');
  const [type, setType] = useState<VariableType>('text');
  const [choices, setChoices] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [lacksChoices, setLacksChoices] = useState(false);
  const create = async (): Promise<void> => {
    const tidy = name.replace(/\s+/gu, ' ').trim();
    if (tidy === '') return setProblem(t('needsName'));
    const tidyChoices = type === 'choice' ? readChoices(choices) : [];
    if (type === 'choice' && tidyChoices.length === 0) return setLacksChoices(true);
    try {
      const variable = await createVariable({ name: tidy, type, choices: tidyChoices });
      setName('');
      setChoices('');
      onCreated?.(variable);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    return undefined;
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void create();
  };
  return (
    <form className={styles.form} aria-label={t('new')} onSubmit={submit}>
      <TextField
        className={styles.name}
        label={t('newName')}
        placeholder={t('newNameExample')}
        dir="auto"
        autoFocus
        maxLength={300}
        value={name}
        onChange={(typed) => {
          setName(typed);
          setProblem(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && onCancel) onCancel();
          else event.continuePropagation();
        }}
        isInvalid={problem !== null}
        errorMessage={problem ?? undefined}
      />
      <Select className={styles.type} label={t('newType')} options={typeOptions} value={type} onChange={setType} />
      {type === 'choice' ? (
        <TextArea
          className={styles.choices}
          label={t('newChoices')}
          rows={3}
          grows
          value={choices}
          onChange={(typed) => {
            setChoices(typed);
            setLacksChoices(false);
          }}
          isInvalid={lacksChoices}
          errorMessage={t('needsChoices')}
        />
      ) : null}
      <div className={styles.buttons}>
        {onCancel === undefined ? null : (
          <Button variant="quiet" onPress={onCancel}>
            {t('app:cancel')}
          </Button>
        )}
        <Button type="submit" icon={<Plus aria-hidden />}>
          {t('add')}
        </Button>
      </div>
    </form>
  );
}
