import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox, Segmented } from '../../components/choice.tsx';
import styles from './export-form.module.css';

export interface ChooseSomeItem<Id extends string> {
  id: Id;
  label: string;
  depth: number;
  mark: ReactNode;
}

export interface ChooseSomeProps<Id extends string> {
  label: string;
  all: string;
  some: string;
  items: readonly ChooseSomeItem<Id>[];
  /** Null stands for all. */
  value: ReadonlySet<Id> | null;
  onChange: (value: ReadonlySet<Id> | null) => void;
}

/** All of them, or those that are ticked. */
export function ChooseSome<Id extends string>({ label, all, some, items, value, onChange }: ChooseSomeProps<Id>) {
  const { t } = useTranslation('transfer');
  const toggle = (id: Id, isIn: boolean): void => {
    const next = new Set(value);
    if (isIn) next.add(id);
    else next.delete(id);
    onChange(next);
  };
  return (
    <div className={styles.choice}>
      <Segmented
        label={label}
        options={[
          { id: 'all', label: all },
          { id: 'some', label: some },
        ]}
        value={value === null ? 'all' : 'some'}
        onChange={(choice) => onChange(choice === 'all' ? null : new Set(items.map((item) => item.id)))}
      />
      {value === null ? null : (
        <div className={styles.items} role="group" aria-label={some}>
          {items.map((item) => (
            <div key={item.id} style={{ paddingInlineStart: item.depth * 18 }}>
              <Checkbox isSelected={value.has(item.id)} onChange={(isIn) => toggle(item.id, isIn)}>
                <span className={styles.item}>
                  {item.mark}
                  <bdi>{item.label}</bdi>
                </span>
              </Checkbox>
            </div>
          ))}
        </div>
      )}
      {value?.size === 0 ? <p className={styles.missing}>{t('export.needsSome')}</p> : null}
    </div>
  );
}
