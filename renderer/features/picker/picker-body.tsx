import { Search } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { Kbd } from '../../components/kbd.tsx';
import { PickerRow } from './picker-row.tsx';
import { usePickerState, type PickerPorts, type PickerState } from './use-picker-state.ts';
import styles from './picker.module.css';

interface Properties extends PickerPorts {
  /** Codes that the passage has already. */
  applied: ReadonlySet<CodeId>;
}

/** The field and the list: a combobox whose list is always open. */
export function PickerBody({ applied, ...ports }: Properties) {
  const id = useId();
  const state = usePickerState(ports);
  return (
    <>
      <PickerField id={id} state={state} />
      <PickerList id={id} state={state} applied={applied} />
      <PickerFoot />
    </>
  );
}

function PickerField({ id, state }: { id: string; state: PickerState }) {
  const { t } = useTranslation('picker');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const hasRows = state.found.length > 0 || state.canCreate;
  return (
    <div className={styles.field}>
      <Search aria-hidden />
      <input
        ref={field}
        role="combobox"
        aria-label={t('code')}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={hasRows ? `${id}-${state.active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        placeholder={t('placeholder')}
        value={state.query}
        onKeyDown={state.onKeyDown}
        onChange={(event) => state.type(event.target.value)}
      />
      {state.ticked.length > 0 && <span className={styles.count}>{t('ticked', { count: state.ticked.length })}</span>}
    </div>
  );
}

function PickerList({ id, state, applied }: { id: string; state: PickerState; applied: ReadonlySet<CodeId> }) {
  const { t } = useTranslation('picker');
  const { found, active, ticked, canCreate } = state;
  const isBare = state.query === '';
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div id={`${id}-list`} role="listbox" aria-label={t('codes')} aria-multiselectable className={styles.list}>
      {found.map((row, position) => (
        <PickerRow
          key={row.code.id}
          id={`${id}-${position}`}
          row={row}
          isActive={position === active}
          isTicked={ticked.includes(row.code.id)}
          isApplied={applied.has(row.code.id)}
          showsRecent={isBare && row.isRecent}
          isLastRecent={isBare && row.isRecent && found[position + 1]?.isRecent === false}
          onPoint={() => state.point(position)}
          onPress={(isTick) => state.press(position, isTick)}
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
          onPointerMove={() => state.point(found.length)}
          onClick={state.create}
        >
          <span>{t('create', { name: state.name })}</span>
          <Kbd keys="Ctrl+Enter" />
        </button>
      )}
      {found.length === 0 && !canCreate && <p className={styles.none}>{t('none')}</p>}
    </div>
  );
}

function PickerFoot() {
  const { t } = useTranslation('picker');
  return (
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
  );
}
