import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import type { ReactNode } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children'> {
  children: ReactNode;
  /** `primary` once per view at most; `quiet` has no border. */
  variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'small' | 'medium' | 'large';
  icon?: ReactNode;
  className?: string | undefined;
}

export function Button({ children, variant = 'plain', size = 'medium', icon, className, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={classNames(styles.button, styles[variant], styles[size], className)}>
      {icon}
      <span className={styles.text}>{children}</span>
    </AriaButton>
  );
}
