import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { setMemo } from '../../api/memo-actions.ts';
import { queries, useCoders, useProject } from '../../api/queries.ts';
import type { MemoSubject } from '../../../shared/domain/coding/types.ts';
import { DraftText } from './draft-field.tsx';
import styles from './inspector.module.css';

/** Long enough not to fill the history with half sentences. */
export const memoPause = 1500;

export interface MemoFieldProps {
  subject: Exclude<MemoSubject, 'project'>;
  subjectId: string;
  id?: string;
  /** A coder whose memo is shown elsewhere. */
  except?: string;
}

/** The acting coder's memo to write, and those of other coders to read. */
export function MemoField({ subject, subjectId, id, except }: MemoFieldProps) {
  const { t } = useTranslation('inspector');
  const coderId = useProject().data?.coderId;
  const { data: memos } = useQuery({
    ...queries.memosOn(subject),
    select: (all) => all.filter((memo) => memo.subjectId === subjectId),
  });
  const mine = memos?.find((memo) => memo.coderId === coderId);
  const others = memos?.filter((memo) => memo.coderId !== coderId && memo.coderId !== except) ?? [];
  return (
    <>
      <DraftText
        {...(id === undefined ? {} : { id })}
        key={`${subjectId} ${coderId}`}
        label={t('memo')}
        placeholder={t('memoPlaceholder')}
        value={mine?.text ?? ''}
        save={(text) => setMemo(subject, subjectId, text)}
        saveAfter={memoPause}
      />
      {others.map((memo) => (
        <OtherMemo key={memo.id} coderId={memo.coderId} text={memo.text} />
      ))}
    </>
  );
}

export function OtherMemo({ coderId, text }: { coderId: string; text: string }) {
  const { t } = useTranslation('inspector');
  const coders = useCoders().data ?? [];
  const name = coders.find((coder) => coder.id === coderId)?.name ?? '';
  return (
    <figure className={styles.otherMemo}>
      <figcaption>{t('memoBy', { name })}</figcaption>
      <p dir="auto">{text}</p>
    </figure>
  );
}
