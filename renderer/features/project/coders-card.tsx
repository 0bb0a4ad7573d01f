import { UserPlus } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { createCoder, updateCoder } from '../../api/coder-actions.ts';
import { selectCoder } from '../../api/project-actions.ts';
import { useCoders, useProject } from '../../api/queries.ts';
import { useIsReadOnly } from '../../api/session.ts';
import type { CoderRow } from '../../../shared/contract/schemas/project.ts';
import type { CoderId } from '../../../shared/domain/ids.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { ColorPicker } from '../../components/color-picker.tsx';
import { TextField } from '../../components/text-field.tsx';
import { showError } from '../../components/toast.tsx';
import styles from './coders-card.module.css';
import { NameField } from './name-field.tsx';

export function CodersCard() {
  const { t } = useTranslation('project');
  const { data: project } = useProject();
  const { data: coders = [] } = useCoders();
  const isReadOnly = useIsReadOnly();
  return (
    <Card title={t('coders.title')} text={t('coders.text')}>
      <RadioGroup
        aria-label={t('coders.acting')}
        className={styles.list ?? ''}
        value={project?.coderId ?? null}
        onChange={(id) => void selectCoder(id as CoderId).catch(showError)}
      >
        {coders.map((coder) => (
          <CoderLine key={coder.id} coder={coder} isActing={coder.id === project?.coderId} isReadOnly={isReadOnly} />
        ))}
      </RadioGroup>
      {isReadOnly ? null : <AddCoder />}
    </Card>
  );
}

function CoderLine({ coder, isActing, isReadOnly }: { coder: CoderRow; isActing: boolean; isReadOnly: boolean }) {
  const { t } = useTranslation('project');
  const { id, name, color, segmentCount } = coder;
  return (
    <div className={styles.line}>
      <Radio value={id} className={styles.radio ?? ''} aria-label={t('coders.act', { name })}>
        <span className={styles.dot} />
      </Radio>
      <ColorPicker
        label={t('coders.color', { name })}
        shape="circle"
        value={color}
        onChange={(chosen) => void updateCoder(id, { color: chosen }).catch(showError)}
        isDisabled={isReadOnly}
      />
      <NameField
        className={styles.name}
        label={t('coders.name', { name })}
        isLabelHidden
        value={name}
        save={(typed) => updateCoder(id, { name: typed })}
        needsName={t('coders.needsName')}
        isDisabled={isReadOnly}
      />
      <span className={styles.count}>
        {isActing ? <span className={styles.acting}>{t('coders.acting')} · </span> : null}
        {t('coders.codings', { count: segmentCount })}
      </span>
    </div>
  );
}

function AddCoder() {
  const { t } = useTranslation('project');
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return setProblem(t('coders.needsName'));
    try {
      await createCoder(name);
      setName('');
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    return undefined;
  };
  return (
    <form className={styles.add} onSubmit={(event) => void submit(event)}>
      <TextField
        className={styles.name}
        aria-label={t('coders.newName')}
        placeholder={t('coders.newName')}
        dir="auto"
        value={name}
        onChange={(typed) => {
          setName(typed);
          setProblem(null);
        }}
        isInvalid={problem !== null}
        errorMessage={problem ?? undefined}
      />
      <Button type="submit" icon={<UserPlus aria-hidden />}>
        {t('coders.add')}
      </Button>
    </form>
  );
}
