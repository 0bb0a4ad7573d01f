import { Check } from 'lucide-react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './kbd.tsx';
import styles from './menu.module.css';
import { classNames } from './class-names.ts';

export interface MenuButtonProps {
  /** The button that opens the menu: `Button` or `IconButton`. */
  button: ReactElement;
  label: string;
  /** `MenuItem`, `MenuSection` and `MenuSeparator`. */
  children: ReactNode;
  placement?: 'bottom start' | 'bottom end' | 'right top';
  onAction?: AriaMenuProps<object>['onAction'];
}

export function MenuButton({ button, label, children, placement = 'bottom start', onAction }: MenuButtonProps) {
  return (
    <MenuTrigger>
      {button}
      <Popover className={styles.popover ?? ''} placement={placement} offset={4}>
        <AriaMenu aria-label={label} className={styles.menu ?? ''} {...(onAction === undefined ? {} : { onAction })}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

export interface MenuItemProps extends Omit<AriaMenuItemProps, 'children' | 'className'> {
  label: string;
  icon?: ReactNode;
  keys?: string;
  /** Right of the label, faint. */
  detail?: ReactNode;
  isDangerous?: boolean;
  isChecked?: boolean;
}

export function MenuItem({ label, icon, keys, detail, isDangerous, isChecked, onAction, ...rest }: MenuItemProps) {
  // After the menu has closed and given the focus back, in the next frame, so that a field that opens now keeps it.
  const act = onAction && { onAction: () => void requestAnimationFrame(() => setTimeout(onAction)) };
  return (
    <AriaMenuItem
      {...rest}
      {...act}
      textValue={label}
      className={classNames(styles.item, isDangerous && styles.danger)}
    >
      {isChecked === undefined ? null : (
        <span className={styles.check}>{isChecked ? <Check aria-hidden /> : null}</span>
      )}
      {icon}
      <span className={styles.label}>{label}</span>
      {detail === undefined ? null : <span className={styles.detail}>{detail}</span>}
      {keys === undefined ? null : <Kbd keys={keys} />}
    </AriaMenuItem>
  );
}

export function MenuSection({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <AriaMenuSection {...(title === undefined ? {} : { 'aria-label': title })}>
      {title === undefined ? null : <Header className={styles.header ?? ''}>{title}</Header>}
      {children}
    </AriaMenuSection>
  );
}

export function MenuSeparator() {
  return <Separator className={styles.separator ?? ''} />;
}
