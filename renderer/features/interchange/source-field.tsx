import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PickedItems } from '../../api/pick-files.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { FieldRow } from '../../components/path-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { showError } from '../../components/toast.tsx';

/** A path that was typed, or what was picked instead. */
export interface Source {
  typed: string;
  picked: PickedItems | null;
}

export const noSource: Source = { typed: '', picked: null };

/** What it stands for; null while there is nothing. */
export function itemsOf({ typed, picked }: Source): PickedItems | null {
  if (picked !== null) return picked;
  return typed.trim() === '' ? null : { kind: 'paths', paths: [typed.trim()] };
}

/** One path is shown as if it were typed, so that it can be mended. */
function sourceFrom(items: PickedItems): Source | null {
  if (items.kind === 'paths') {
    const [only, ...others] = items.paths;
    if (only === undefined) return null;
    return others.length === 0 ? { typed: only, picked: null } : { typed: '', picked: items };
  }
  return items.files.length === 0 ? null : { typed: '', picked: items };
}

interface SourceFieldProps {
  label: string;
  description: string;
  source: Source;
  onChange: (source: Source) => void;
  /** Ways to pick, by the words on their buttons. */
  pickers: readonly { label: string; pick: () => Promise<PickedItems> }[];
}

export function SourceField({ label, description, source, onChange, pickers }: SourceFieldProps) {
  const { t } = useTranslation('rehydrate');
  const { typed, picked } = source;
  const take = (items: PickedItems): void => {
    const chosen = sourceFrom(items);
    if (chosen !== null) onChange(chosen);
  };
  return (
    <FieldRow>
      <TextField
        label={label}
        description={description}
        dir={picked === null ? 'ltr' : 'auto'}
        value={picked === null ? typed : wordsFor(picked, t)}
        isReadOnly={picked !== null}
        onChange={(path) => onChange({ typed: path, picked: null })}
        isRequired
      />
      {picked === null ? null : (
        <IconButton label={t('clear')} icon={<X aria-hidden />} onPress={() => onChange(noSource)} />
      )}
      {pickers.map(({ label: words, pick }) => (
        <Button key={words} onPress={() => void pick().then(take).catch(showError)}>
          {words}
        </Button>
      ))}
    </FieldRow>
  );
}

function wordsFor(items: PickedItems, t: (key: 'files', options: { count: number }) => string): string {
  const names = items.kind === 'files' ? items.files.map(({ name }) => name) : items.paths;
  return names.length === 1 ? names[0]! : t('files', { count: names.length });
}
