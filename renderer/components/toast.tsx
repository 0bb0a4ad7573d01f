import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import {
  Button as AriaButton,
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { ErrorDetails } from './error-note.tsx';
import styles from './toast.module.css';

export interface ToastMessage {
  tone: 'info' | 'ok' | 'error';
  text: string;
  /** What folds out below the sentence. */
  error?: unknown;
  action?: { label: string; run: () => void };
  /** A message takes the place of an earlier one with the same topic. */
  topic?: string;
}

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });

/** Shows a sentence at the lower edge. Errors stay until they are closed, the rest leaves after six seconds. */
export function showToast(message: ToastMessage): void {
  for (const { content, key } of queue.visibleToasts) {
    if (content.text === message.text || (message.topic !== undefined && content.topic === message.topic)) {
      queue.close(key);
    }
  }
  queue.add(message, message.tone === 'error' ? {} : { timeout: 6000 });
}

/** Shows what went wrong: the sentence of a `ParlanceError`, its code and facts folded. */
export function showError(error: unknown): void {
  if (error instanceof Error && error.name === 'AbortError') return;
  showToast({ tone: 'error', text: error instanceof Error ? error.message : String(error), error });
}

const icons = { info: Info, ok: CircleCheck, error: CircleAlert };

export function ToastHost() {
  const { t } = useTranslation('app');
  return (
    <ToastRegion queue={queue} className={styles.region ?? ''} aria-label={t('messages')}>
      {({ toast }) => {
        const { tone, text, error, action } = toast.content;
        const Icon = icons[tone];
        return (
          <AriaToast toast={toast} className={classNames(styles.toast, styles[tone])}>
            <Icon aria-hidden className={styles.icon} />
            <ToastContent className={styles.content ?? ''}>
              <Text slot="title">{text}</Text>
              {error === undefined ? null : <ErrorDetails error={error} />}
            </ToastContent>
            {action === undefined ? null : (
              <Button
                size="small"
                onPress={() => {
                  queue.close(toast.key);
                  action.run();
                }}
              >
                {action.label}
              </Button>
            )}
            <AriaButton slot="close" className={styles.close ?? ''} aria-label={t('close')}>
              <X aria-hidden />
            </AriaButton>
          </AriaToast>
        );
      }}
    </ToastRegion>
  );
}
