import { FileText, Search, Zap } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../components/class-names.ts';
import { ColorSwatch } from '../../components/color-swatch.tsx';
import { Kbd } from '../../components/kbd.tsx';
import styles from './command-palette.module.css';
import { type PaletteEntry, usePaletteGroups } from './use-palette-entries.ts';

export function PaletteBody({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('palette');
  const id = useId();
  const [query, setQuery] = useState('');
  const [position, setPosition] = useState(0);
  // Never a step behind what is typed: Enter runs what is found first, however fast it follows the letters.
  const groups = usePaletteGroups(query);
  const entries = groups.flatMap((group) => group.entries);
  const active = entries[Math.min(position, entries.length - 1)];
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const run = (entry: PaletteEntry | undefined): void => {
    if (!entry) return;
    onClose();
    // After the palette has given the focus back, so that what opens next keeps it.
    setTimeout(entry.run);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = Math.max(entries.length - 1, 0);
    const here = Math.min(position, last);
    const next = { ArrowDown: here === last ? 0 : here + 1, ArrowUp: here === 0 ? last : here - 1 }[event.key];
    if (next !== undefined) setPosition(next);
    else if (event.key === 'Enter') run(active);
    else return;
    event.preventDefault();
  };
  const optionId = (entry: PaletteEntry): string => `${id}${entry.key.replaceAll(' ', '-')}`;
  return (
    <>
      <div className={styles.field}>
        <Search aria-hidden />
        <input
          className={styles.input}
          role="combobox"
          aria-label={t('title')}
          aria-expanded={entries.length > 0}
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          {...(active ? { 'aria-activedescendant': optionId(active) } : {})}
          placeholder={t('placeholder')}
          dir="auto"
          spellCheck={false}
          autoFocus
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setPosition(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {entries.length === 0 ? (
        <p className={styles.nothing} role="status">
          {t('nothing')}
        </p>
      ) : null}
      <div ref={list} id={`${id}list`} role="listbox" aria-label={t('results')} className={styles.list}>
        {groups.map((group) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <p className={styles.group} aria-hidden>
              {group.title}
            </p>
            {group.entries.map((entry) => (
              <Option
                key={entry.key}
                id={optionId(entry)}
                entry={entry}
                isActive={entry === active}
                onPoint={() => setPosition(entries.indexOf(entry))}
                onChoose={() => run(entry)}
              />
            ))}
          </div>
        ))}
      </div>
    </>
  );
}

interface OptionProps {
  id: string;
  entry: PaletteEntry;
  isActive: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

/** The keyboard stays in the field, which says which option is meant; the mouse may press one. */
function Option({ id, entry, isActive, onPoint, onChoose }: OptionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={classNames(styles.option, isActive && styles.active)}
      onMouseMove={isActive ? undefined : onPoint}
      onClick={onChoose}
    >
      <Mark entry={entry} />
      <bdi className={styles.label}>{entry.label}</bdi>
      <bdi className={styles.detail}>{entry.detail}</bdi>
      {entry.keys === undefined ? null : <Kbd keys={entry.keys} />}
    </div>
  );
}

function Mark({ entry }: { entry: PaletteEntry }) {
  if (entry.color !== undefined) return <ColorSwatch color={entry.color} className={styles.swatch} />;
  return entry.kind === 'article' ? <FileText aria-hidden /> : <Zap aria-hidden />;
}
