import {
  Button as AriaButton,
  ColorSwatch as AriaColorSwatch,
  ColorSwatchPicker,
  ColorSwatchPickerItem,
  Dialog as AriaDialog,
  DialogTrigger,
  Popover,
} from 'react-aria-components';
import { codeColors } from '../../shared/domain/coding/code-colors.ts';
import { ColorSwatch } from './color-swatch.tsx';
import styles from './color-picker.module.css';
import { classNames } from './class-names.ts';
import menuStyles from './menu.module.css';

export interface ColorPickerProps {
  label: string;
  /** `#rrggbb`. */
  value: string;
  onChange: (color: string) => void;
  shape?: 'square' | 'circle';
  isDisabled?: boolean;
}

/** A patch of colour that opens the palette of 24 hues. */
export function ColorPicker({ label, value, onChange, shape = 'square', isDisabled = false }: ColorPickerProps) {
  return (
    <DialogTrigger>
      <AriaButton aria-label={label} className={styles.button ?? ''} isDisabled={isDisabled}>
        <ColorSwatch color={value} shape={shape} size={16} />
      </AriaButton>
      <Popover className={classNames(menuStyles.popover, styles.popover)} offset={4}>
        <AriaDialog aria-label={label} className={styles.dialog ?? ''}>
          {({ close }) => (
            <ColorPalette
              label={label}
              value={value}
              onChange={(color) => {
                onChange(color);
                close();
              }}
            />
          )}
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
}

export function ColorPalette({ label, value, onChange }: Pick<ColorPickerProps, 'label' | 'value' | 'onChange'>) {
  return (
    <ColorSwatchPicker
      aria-label={label}
      className={styles.palette ?? ''}
      value={value}
      onChange={(color) => onChange(color.toString('hex').toLowerCase())}
    >
      {codeColors.map((color) => (
        <ColorSwatchPickerItem key={color} color={color} className={styles.item ?? ''}>
          <AriaColorSwatch className={styles.hue ?? ''} />
        </ColorSwatchPickerItem>
      ))}
    </ColorSwatchPicker>
  );
}
