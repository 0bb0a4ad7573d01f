import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button as AriaButton, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useCodeTree } from '../../api/queries.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { foldForIndex } from '../../../shared/domain/text/folding.ts';
import { classNames } from '../../components/class-names.ts';
import { ColorSwatch } from '../../components/color-swatch.tsx';
import fieldStyles from '../../components/field.module.css';
import menuStyles from '../../components/menu.module.css';
import styles from './code-combo.module.css';

export interface CodeComboProps {
  label: string;
  isLabelHidden?: boolean;
  value: CodeId | null;
  onChange: (id: CodeId) => void;
  placeholder?: string;
  /** Retired codes can be looked for, but not applied. */
  withRetired?: boolean;
  autoFocus?: boolean;
  className?: string | undefined;
}

/** A code by typing any part of its path. */
export function CodeCombo(props: CodeComboProps) {
  const { label, isLabelHidden = false, value, onChange, placeholder, withRetired = false, autoFocus = false } = props;
  const { t } = useTranslation('codebook');
  const tree = useCodeTree();
  const current = value === null ? '' : tree.pathOf(value);
  const [typed, setTyped] = useState<string | null>(null);
  const options = useMemo(
    () =>
      tree.ordered
        .filter((code) => withRetired || code.retiredAt === null || code.id === value)
        .map((code) => ({
          id: code.id,
          path: tree.pathOf(code.id),
          color: code.color,
          isRetired: code.retiredAt !== null,
        })),
    [tree, withRetired, value],
  );
  // What the box itself fills in after a choice is no query.
  const query = typed === null || typed === current ? '' : typed;
  const words = foldForIndex(query)
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '>');
  const shown =
    words.length === 0
      ? options
      : options.filter((option) => words.every((word) => foldForIndex(option.path).includes(word)));
  const color = value === null ? undefined : tree.get(value)?.color;
  return (
    <ComboBox
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      className={classNames(fieldStyles.field, props.className)}
      items={shown}
      inputValue={typed ?? current}
      onInputChange={setTyped}
      value={value}
      onChange={(key) => {
        setTyped(null);
        if (key !== null && key !== value) onChange(key as CodeId);
      }}
      onOpenChange={(isOpen) => {
        if (!isOpen) setTyped(null);
      }}
      onBlur={() => setTyped(null)}
      defaultFilter={() => true}
      allowsEmptyCollection
      menuTrigger="focus"
    >
      {isLabelHidden ? null : <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <div className={styles.box}>
        {color === undefined ? null : <ColorSwatch color={color} size={12} className={styles.swatch} />}
        <Input
          className={classNames(fieldStyles.input, styles.input, color !== undefined && styles.withSwatch)}
          placeholder={placeholder ?? ''}
          dir="auto"
          spellCheck={false}
          autoFocus={autoFocus}
          onFocus={(event) => {
            // The box also sends a focus event of its own making when the list lets go of it; words typed then must stay.
            if (event.isTrusted) event.target.select();
          }}
        />
        <AriaButton className={styles.arrow ?? ''}>
          <ChevronDown aria-hidden />
        </AriaButton>
      </div>
      <Popover className={classNames(menuStyles.popover, styles.popover)} offset={4}>
        <ListBox<(typeof options)[number]>
          className={menuStyles.menu ?? ''}
          renderEmptyState={() => <p className={styles.none}>{t('noneFound')}</p>}
        >
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.path} className={menuStyles.item ?? ''}>
              <ColorSwatch color={option.color} size={12} />
              <span className={menuStyles.label} dir="auto">
                {option.path}
              </span>
              {option.isRetired ? <span className={menuStyles.detail}>{t('retiredGroup')}</span> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
