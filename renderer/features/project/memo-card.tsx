import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { engine } from '../../api/engine.ts';
import { setMemo } from '../../api/memo-actions.ts';
import { useProject } from '../../api/queries.ts';
import { Card } from '../../components/card.tsx';
import { classNames } from '../../components/class-names.ts';
import { DraftText } from '../inspector/draft-field.tsx';
import { memoPause, OtherMemo } from '../inspector/memo-field.tsx';
import styles from './memo-card.module.css';

export function MemoCard() {
  const { t } = useTranslation('project');
  const { data: project } = useProject();
  const { data: memos } = useQuery({
    queryKey: ['memos', 'project'],
    queryFn: () => engine().memos.list({ subject: 'project' }),
  });
  if (!project || !memos) return null;
  const mine = memos.find((memo) => memo.coderId === project.coderId);
  const others = memos.filter((memo) => memo !== mine);
  return (
    <Card title={t('memo.title')} text={t('memo.text')}>
      <div className={classNames(others.length > 0 && styles.pair)}>
        <DraftText
          key={`${project.id} ${project.coderId}`}
          label={t('memo.label')}
          placeholder={t('memo.placeholder')}
          rows={4}
          value={mine?.text ?? ''}
          save={(text) => setMemo('project', null, text)}
          saveAfter={memoPause}
        />
        {others.length === 0 ? null : (
          <div className={styles.others}>
            {others.map((memo) => (
              <OtherMemo key={memo.id} coderId={memo.coderId} text={memo.text} />
            ))}
          </div>
        )}
      </div>
    </Card>
  );
}
