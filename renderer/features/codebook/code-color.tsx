import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { updateCode } from '../../api/code-actions.ts';
import { codeColors } from '../../../shared/domain/coding/code-colors.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import { ColorPalette } from '../../components/color-picker.tsx';
import { TextField } from '../../components/text-field.tsx';
import { showError } from '../../components/toast.tsx';
import styles from './row-editor.module.css';

/** The palette of 24 hues, and a colour of one's own by the system's picker or as six hexadecimal digits. */
export function CodeColorPalette({ code, onDone }: { code: Code; onDone: () => void }) {
  const { t } = useTranslation('codebook');
  const isOwn = !(codeColors as readonly string[]).includes(code.color.toLowerCase());
  const [typed, setTyped] = useState(isOwn ? code.color : '');
  const isColor = /^#?[0-9a-f]{6}$/i.test(typed.trim());
  const save = (color: string): void => {
    if (color !== code.color) updateCode(code.id, { color }).catch(showError);
  };
  const saveTyped = (): void => {
    if (isColor) save(`#${typed.trim().replace('#', '').toLowerCase()}`);
  };
  return (
    <div className={styles.colors}>
      <ColorPalette
        label={t('recolor')}
        value={code.color}
        onChange={(color) => {
          save(color);
          onDone();
        }}
      />
      <div className={styles.ownColor}>
        <input
          type="color"
          aria-label={t('ownColor')}
          value={code.color}
          className={styles.colorInput}
          onChange={(event) => {
            setTyped(event.target.value);
            save(event.target.value);
          }}
        />
        <TextField
          aria-label={t('ownColorDigits')}
          placeholder="#2e7dd1"
          dir="ltr"
          value={typed}
          onChange={setTyped}
          isInvalid={typed !== '' && !isColor}
          onBlur={saveTyped}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return event.continuePropagation();
            saveTyped();
            onDone();
          }}
        />
      </div>
    </div>
  );
}
