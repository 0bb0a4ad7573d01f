import { Plus, X } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { engine } from '../../api/engine.ts';
import { queries } from '../../api/queries.ts';
import { updateSegments } from '../../api/segment-actions.ts';
import type { Segment } from '../../../shared/domain/coding/types.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import styles from './inspector.module.css';
import { SuggestField } from './suggest-field.tsx';

/** Typed facts of a coding (speaker, target, stance …), each with the values that were given before. */
export function AttributeFields({ segment }: { segment: Segment }) {
  const { t } = useTranslation('inspector');
  const { data: known = [] } = useQuery(queries.attributes());
  const [added, setAdded] = useState<readonly string[]>([]);
  // Once a name was begun and given up, the keyboard goes back to the button.
  const [naming, setNaming] = useState<'before' | 'now' | 'after'>('before');
  const order = new Map(known.map((attribute) => [attribute.name, attribute.position]));
  const given = Object.keys(segment.attributes).sort((a, b) => (order.get(a) ?? 999) - (order.get(b) ?? 999));
  const names = [...given, ...added.filter((name) => !given.includes(name))];
  const set = (name: string, value: string): void => {
    if (value !== (segment.attributes[name] ?? ''))
      void updateSegments([segment.id], { attributes: { [name]: value } });
  };
  return (
    <section className={styles.attributes} aria-label={t('attributes')}>
      {names.map((name) => (
        <AttributeRow
          key={name}
          name={name}
          value={segment.attributes[name] ?? ''}
          isNew={added.includes(name)}
          onChange={(value) => set(name, value)}
          onRemove={() => {
            setAdded(added.filter((other) => other !== name));
            set(name, '');
          }}
        />
      ))}
      {naming === 'now' ? (
        <SuggestField
          label={t('attributeName')}
          value=""
          autoFocus
          suggestions={known.map((attribute) => attribute.name).filter((name) => !names.includes(name))}
          onCommit={(name) => {
            const isNew = name !== '' && !names.includes(name);
            setNaming(isNew ? 'before' : 'after');
            if (isNew) setAdded([...added, name]);
          }}
          onCancel={() => setNaming('after')}
        />
      ) : (
        <Button
          variant="quiet"
          size="small"
          className={styles.addAttribute}
          icon={<Plus aria-hidden />}
          autoFocus={naming === 'after'}
          onPress={() => setNaming('now')}
        >
          {t('addAttribute')}
        </Button>
      )}
    </section>
  );
}

interface AttributeRowProps {
  name: string;
  value: string;
  isNew: boolean;
  onChange: (value: string) => void;
  onRemove: () => void;
}

function AttributeRow({ name, value, isNew, onChange, onRemove }: AttributeRowProps) {
  const { t } = useTranslation('inspector');
  const { data: values = [] } = useQuery({
    queryKey: ['attributes', 'values', name],
    queryFn: () => engine().attributes.values({ name }),
  });
  return (
    <div className={styles.attribute}>
      <SuggestField label={name} value={value} suggestions={values} autoFocus={isNew} onCommit={onChange} />
      <IconButton size="small" label={t('removeAttribute', { name })} icon={<X aria-hidden />} onPress={onRemove} />
    </div>
  );
}
