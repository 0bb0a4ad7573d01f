import { Search } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { Kbd } from '../../components/kbd.tsx';
import type { CodeFinder } from './find-codes.ts';
import { PickerRow } from './picker-row.tsx';
import styles from './picker.module.css';

interface Properties {
  finder: CodeFinder;
  recent: readonly CodeId[];
  applied: ReadonlySet<CodeId>;
  onApply: (codeIds: readonly CodeId[]) => void;
  onCreate: (path: string, ticked: readonly CodeId[]) => void;
  onClose: () => void;
}

/** More rows than anybody reads; typing a letter or two brings the rest up. */
const mostRows = 200;

/** The field and the list: a combobox whose list is always open. */
export function PickerBody({ finder, recent, applied, onApply, onCreate, onClose }: Properties) {
  const { t } = useTranslation('picker');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [hasMoved, setHasMoved] = useState(false);
  const [ticked, setTicked] = useState<readonly CodeId[]>([]);
  const found = useMemo(() => finder.find(query, recent).slice(0, mostRows), [finder, query, recent]);
  const name = query.trim();
  const canCreate = name !== '' && finder.named(name) === null;
  const rowCount = found.length + (canCreate ? 1 : 0);

  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  const tick = (codeId: CodeId): void =>
    setTicked((before) => (before.includes(codeId) ? before.filter((other) => other !== codeId) : [...before, codeId]));
  const finish = (row: number): void => {
    const code = found[row]?.code;
    if (code === undefined) {
      if (canCreate) onCreate(name, ticked);
      return;
    }
    // What was ticked is meant; the row on which the walk has ended does not come along.
    onApply(ticked.length === 0 ? [code.id] : ticked);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = keyAction(event, { active, rowCount, hasMoved: hasMoved || query === '' });
    if (act === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (act.kind === 'move') {
      setActive(act.to);
      setHasMoved(true);
    } else if (act.kind === 'tick') {
      const code = found[active]?.code;
      if (code !== undefined) tick(code.id);
    } else if (act.kind === 'create') {
      if (canCreate) onCreate(name, ticked);
      else finish(active);
    } else if (act.kind === 'close') onClose();
    else finish(active);
  };
  return (
    <>
      <div className={styles.field}>
        <Search aria-hidden />
        <input
          ref={field}
          role="combobox"
          aria-label={t('code')}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={rowCount > 0 ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          placeholder={t('placeholder')}
          value={query}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
            setHasMoved(false);
          }}
        />
        {ticked.length > 0 && <span className={styles.count}>{t('ticked', { count: ticked.length })}</span>}
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={t('codes')} aria-multiselectable className={styles.list}>
        {found.map((row, position) => (
          <PickerRow
            key={row.code.id}
            id={`${id}-${position}`}
            row={row}
            isActive={position === active}
            isTicked={ticked.includes(row.code.id)}
            isApplied={applied.has(row.code.id)}
            showsRecent={query === '' && row.isRecent}
            isLastRecent={query === '' && row.isRecent && found[position + 1]?.isRecent === false}
            onPoint={() => setActive(position)}
            onPress={(isTick) => (isTick ? tick(row.code.id) : finish(position))}
          />
        ))}
        {canCreate && (
          <button
            type="button"
            tabIndex={-1}
            id={`${id}-${found.length}`}
            role="option"
            aria-selected={active === found.length}
            className={styles.create}
            data-active={active === found.length || undefined}
            onPointerMove={() => setActive(found.length)}
            onClick={() => onCreate(name, ticked)}
          >
            <span>{t('create', { name })}</span>
            <Kbd keys="Ctrl+Enter" />
          </button>
        )}
        {rowCount === 0 && <p className={styles.none}>{t('none')}</p>}
      </div>
      <p className={styles.foot}>
        <span>
          <Kbd keys="Enter" /> {t('foot.apply')}
        </span>
        <span>
          <Kbd keys="Space" /> {t('foot.tick')}
        </span>
        <span>
          <Kbd keys="Ctrl+Enter" /> {t('foot.create')}
        </span>
      </p>
    </>
  );
}

type Action = { kind: 'move'; to: number } | { kind: 'tick' | 'apply' | 'create' | 'close' } | null;

interface KeyState {
  active: number;
  rowCount: number;
  /** The list is being walked through, so Space ticks; while a name is typed it is a blank. */
  hasMoved: boolean;
}

function keyAction(event: KeyboardEvent, { active, rowCount, hasMoved }: KeyState): Action {
  const last = Math.max(0, rowCount - 1);
  if (event.nativeEvent.isComposing) return null;
  switch (event.key) {
    case 'ArrowDown':
      return { kind: 'move', to: active >= last ? 0 : active + 1 };
    case 'ArrowUp':
      return { kind: 'move', to: active <= 0 ? last : active - 1 };
    case 'PageDown':
      return { kind: 'move', to: Math.min(last, active + 8) };
    case 'PageUp':
      return { kind: 'move', to: Math.max(0, active - 8) };
    case 'Enter':
      return { kind: event.ctrlKey || event.metaKey ? 'create' : 'apply' };
    case 'Escape':
      return { kind: 'close' };
    case ' ':
      return hasMoved || event.ctrlKey ? { kind: 'tick' } : null;
    default:
      return null;
  }
}
