import { classNames } from './class-names.ts';
import styles from './color-swatch.module.css';

export interface ColorSwatchProps {
  color: string;
  /** A coder is a circle, a code a rounded square. */
  shape?: 'square' | 'circle';
  size?: number;
  className?: string | undefined;
}

/** A patch of colour beside a name; the name tells it, so it is hidden from screen readers. */
export function ColorSwatch({ color, shape = 'square', size = 12, className }: ColorSwatchProps) {
  return (
    <span
      aria-hidden
      className={classNames(styles.swatch, styles[shape], className)}
      style={{ backgroundColor: color, inlineSize: size, blockSize: size }}
    />
  );
}
