import { Search, X } from 'lucide-react';
import {
  Button as AriaButton,
  Input,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from 'react-aria-components';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import styles from './field.module.css';

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'className' | 'children' | 'aria-label'> {
  /** The accessible name; also the placeholder unless another is given. */
  label: string;
  placeholder?: string;
  inputRef?: Ref<HTMLInputElement>;
  className?: string | undefined;
}

export function SearchField({ label, placeholder, inputRef, className, ...rest }: SearchFieldProps) {
  const { t } = useTranslation('app');
  return (
    <AriaSearchField {...rest} aria-label={label} className={classNames(styles.search, className)}>
      <Search aria-hidden className={styles.searchIcon} />
      <Input
        ref={inputRef ?? null}
        className={styles.input ?? ''}
        placeholder={placeholder ?? label}
        dir="auto"
        spellCheck={false}
      />
      <AriaButton className={styles.clear ?? ''} aria-label={t('clear')}>
        <X aria-hidden />
      </AriaButton>
    </AriaSearchField>
  );
}
