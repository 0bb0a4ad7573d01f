import { useRef, useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import fieldStyles from '../../components/field.module.css';
import menuStyles from '../../components/menu.module.css';
import { foldForIndex } from '../../../shared/domain/text/folding.ts';

export interface SuggestFieldProps {
  label: string;
  value: string;
  suggestions: readonly string[];
  /** Once per change: by Enter, by choosing a suggestion, or by leaving the field. */
  onCommit: (value: string) => void;
  onCancel?: () => void;
  autoFocus?: boolean;
}

/** A line with suggestions; anything else may be typed. Escape brings back what was there. */
export function SuggestField({ label, value, suggestions, onCommit, onCancel, autoFocus = false }: SuggestFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const isCancelled = useRef(false);
  const typed = draft ?? value;
  const folded = foldForIndex(typed.trim());
  const isQuery = folded !== '' && typed !== value;
  const shown = isQuery ? suggestions.filter((one) => foldForIndex(one).includes(folded)) : suggestions;
  const commit = (text: string): void => {
    setDraft(null);
    onCommit(text.replace(/\s+/gu, ' ').trim());
  };
  return (
    <ComboBox
      className={fieldStyles.field ?? ''}
      inputValue={typed}
      onInputChange={setDraft}
      items={shown.slice(0, 50).map((name) => ({ id: name, name }))}
      onChange={(key) => {
        if (key !== null && key !== '') commit(String(key));
      }}
      onBlur={() => {
        if (!isCancelled.current) commit(typed);
        isCancelled.current = false;
      }}
      allowsCustomValue
      menuTrigger="focus"
      defaultFilter={() => true}
      autoFocus={autoFocus}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          isCancelled.current = onCancel !== undefined;
          setDraft(null);
          onCancel?.();
        } else if (event.key === 'Enter' && !event.currentTarget.hasAttribute('aria-activedescendant')) {
          // With a suggestion in hand Enter takes that one (see onChange).
          commit(typed);
        }
      }}
    >
      <Label className={fieldStyles.label ?? ''}>{label}</Label>
      <Input className={fieldStyles.input ?? ''} dir="auto" />
      <Popover className={menuStyles.popover ?? ''} offset={4}>
        <ListBox<{ id: string; name: string }> className={menuStyles.menu ?? ''}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.name} className={menuStyles.item ?? ''}>
              <span className={menuStyles.label} dir="auto">
                {option.name}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
