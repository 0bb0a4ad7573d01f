import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './icon-button.module.css';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'aria-label'> {
  /** The accessible name, shown as a tooltip. */
  label: string;
  /** What the tooltip says instead of the name, when there is more to say. */
  hint?: ReactNode;
  /** Keys that do the same, shown in the tooltip: `Ctrl+Z`. */
  keys?: string;
  icon: ReactNode;
  size?: 'small' | 'medium';
  isOn?: boolean | undefined;
  className?: string | undefined;
}

export function IconButton({ label, hint, keys, icon, size = 'medium', isOn, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={hint ?? label} {...(keys === undefined ? {} : { keys })}>
      <AriaButton
        {...rest}
        aria-label={label}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        className={classNames(styles.button, styles[size], isOn && styles.on, className)}
      >
        {icon}
      </AriaButton>
    </Tooltip>
  );
}
