import { ListPlus, Plus } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, useVariables } from '../../api/queries.ts';
import { useIsReadOnly } from '../../api/session.ts';
import { setVariableValue } from '../../api/variable-actions.ts';
import type { Variable } from '../../../shared/domain/coding/types.ts';
import type { ArticleId, VariableId } from '../../../shared/domain/ids.ts';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { useDialogs } from '../../state/dialogs.ts';
import { NewVariableForm } from '../variables/new-variable-form.tsx';
import { DraftField } from './draft-field.tsx';
import styles from './inspector.module.css';

/** The article's values of all variables, each in a field of its type, and the way to more variables. */
export function VariableFields({ articleId }: { articleId: ArticleId }) {
  const { t } = useTranslation('variables');
  const isReadOnly = useIsReadOnly();
  const variables = useVariables().data ?? [];
  const { data: values } = useQuery(queries.variableValues(articleId));
  const [isAdding, setAdding] = useState(false);
  const [addedId, setAddedId] = useState<VariableId | null>(null);
  // Once it has the focus; should it go and come again, by undo and redo, it must not take it.
  const forgetAdded = (): void => setAddedId(null);
  if (isReadOnly && variables.length === 0) return null;
  return (
    <section className={styles.variables} aria-label={t('values')}>
      {values === undefined || variables.length === 0 ? null : (
        <div className={styles.lines}>
          {variables.map((variable) => (
            <ValueField
              // Of another type it is another field.
              key={`${variable.id} ${variable.type}`}
              variable={variable}
              value={values.find((one) => one.variableId === variable.id)?.value ?? ''}
              articleId={articleId}
              autoFocus={variable.id === addedId}
              onFocus={forgetAdded}
            />
          ))}
        </div>
      )}
      {isAdding ? (
        <NewVariableForm
          onCancel={() => setAdding(false)}
          onCreated={({ id }) => {
            setAddedId(id);
            setAdding(false);
          }}
        />
      ) : (
        <div className={styles.variableButtons}>
          {isReadOnly ? null : (
            <Button variant="quiet" size="small" icon={<Plus aria-hidden />} onPress={() => setAdding(true)}>
              {t('addVariable')}
            </Button>
          )}
          <Button
            variant="quiet"
            size="small"
            icon={<ListPlus aria-hidden />}
            onPress={() => useDialogs.getState().open('variables')}
          >
            {t('manage')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface ValueFieldProps {
  variable: Variable;
  value: string;
  articleId: ArticleId;
  autoFocus: boolean;
  onFocus: () => void;
}

/** Types that are typed; how their text runs, and an example where the spelling is not plain. */
const typedFields = {
  text: { dir: 'auto' },
  number: { dir: 'ltr' },
  date: { dir: 'ltr', placeholder: '2026-03-05' },
} as const;

function ValueField(props: ValueFieldProps) {
  const { variable, value, articleId, autoFocus, onFocus } = props;
  const { type } = variable;
  if (type === 'yes-no' || type === 'choice') return <ChoiceField {...props} />;
  return (
    <DraftField
      {...typedFields[type]}
      label={variable.name}
      value={value}
      // The engine reads it and says what is wrong with it.
      read={(typed) => ({ value: typed })}
      save={(typed) => setVariableValue(articleId, variable, typed)}
      autoFocus={autoFocus}
      onFocus={onFocus}
    />
  );
}

/** Marks values among the ids of a list, so that none of them is taken for the empty one. */
const idOf = (value: string): string => `=${value}`;

function ChoiceField({ variable, value, articleId, autoFocus, onFocus }: ValueFieldProps) {
  const { t } = useTranslation('variables');
  const isReadOnly = useIsReadOnly();
  const [problem, setProblem] = useState<string | null>(null);
  const options =
    variable.type === 'choice'
      ? variable.choices.map((choice) => ({ id: idOf(choice), label: choice }))
      : [
          { id: idOf('true'), label: t('yes') },
          { id: idOf('false'), label: t('no') },
        ];
  const choose = (id: string): void => {
    setProblem(null);
    setVariableValue(articleId, variable, id.slice(1)).catch((error: unknown) =>
      setProblem(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <Select
      label={variable.name}
      options={[{ id: idOf(''), label: t('noValue') }, ...options]}
      value={idOf(value)}
      onChange={choose}
      isDisabled={isReadOnly}
      autoFocus={autoFocus}
      onFocus={onFocus}
      isInvalid={problem !== null}
      errorMessage={problem ?? undefined}
    />
  );
}
