import { Trash2 } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries, useCodeTree, useCoders, useProject } from '../../api/queries.ts';
import { removeSegments, setSegmentMemo, updateSegments } from '../../api/segment-actions.ts';
import { segmentStatuses } from '../../../shared/domain/coding/types.ts';
import type { Segment } from '../../../shared/domain/coding/types.ts';
import { Button } from '../../components/button.tsx';
import { Segmented } from '../../components/choice.tsx';
import { ColorSwatch } from '../../components/color-swatch.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { formatMoment } from '../articles/article-date.ts';
import { CodeCombo } from '../codebook/code-combo.tsx';
import { AttributeFields } from './attribute-fields.tsx';
import { DraftField, DraftText } from './draft-field.tsx';
import { readNumber } from './field-values.ts';
import styles from './inspector.module.css';
import { MemoField, memoPause, OtherMemo } from './memo-field.tsx';
import { overlapping, paragraphNumber, relation } from './passage-facts.ts';

/** The id of the memo's field, which the key M in the reader goes to. */
const memoFieldId = 'segment-memo';

export function SegmentInspector({ segment }: { segment: Segment }) {
  const { t } = useTranslation('inspector');
  const isOwn = useProject().data?.coderId === segment.coderId;
  return (
    <div className={styles.form}>
      <CodeCombo
        label={t('code')}
        value={segment.codeId}
        onChange={(codeId) => void updateSegments([segment.id], { codeId })}
      />
      <Passage segment={segment} />
      <div className={styles.pair}>
        <Segmented
          label={t('status')}
          options={segmentStatuses.map((status) => ({ id: status, label: t(`statuses.${status}`) }))}
          value={segment.status}
          onChange={(status) => void updateSegments([segment.id], { status })}
        />
        <DraftField
          label={t('weight')}
          dir="ltr"
          className={styles.short}
          value={segment.weight === null ? '' : String(segment.weight)}
          read={readNumber}
          save={(weight) => updateSegments([segment.id], { weight })}
        />
      </div>
      {isOwn ? (
        <DraftText
          id={memoFieldId}
          label={t('memo')}
          placeholder={t('memoPlaceholder')}
          value={segment.memo ?? ''}
          save={(text) => setSegmentMemo(segment.id, text)}
          saveAfter={memoPause}
        />
      ) : (
        <MemoOnOthersCoding segment={segment} />
      )}
      <AttributeFields segment={segment} />
      <OtherCodings segment={segment} />
      <Button
        variant="danger"
        size="small"
        className={styles.remove}
        icon={<Trash2 aria-hidden />}
        onPress={() => void removeSegments([segment.id])}
      >
        {t('remove')}
      </Button>
    </div>
  );
}

/** The coder's own memo is part of the coding; whoever reads it may add one beside it. */
function MemoOnOthersCoding({ segment }: { segment: Segment }) {
  return (
    <>
      {segment.memo === null ? null : <OtherMemo coderId={segment.coderId} text={segment.memo} />}
      <MemoField subject="segment" subjectId={segment.id} id={memoFieldId} except={segment.coderId} />
    </>
  );
}

function Passage({ segment }: { segment: Segment }) {
  const { t } = useTranslation('inspector');
  const { data: article } = useQuery(queries.article(segment.articleId));
  const coder = useCoders().data?.find((one) => one.id === segment.coderId);
  const color = useCodeTree().get(segment.codeId)?.color;
  const place = [
    article ? t('paragraph', { number: paragraphNumber(article.text, segment.start).toLocaleString() }) : '',
    t('range', { from: (segment.startCp + 1).toLocaleString(), to: segment.endCp.toLocaleString() }),
  ];
  return (
    <div className={styles.passage}>
      <button
        type="button"
        dir="auto"
        className={styles.quote}
        style={{ borderInlineStartColor: color }}
        title={t('showInText')}
        onClick={() =>
          useWorkbench
            .getState()
            .openArticle(segment.articleId, { start: segment.start, end: segment.end, segmentId: segment.id })
        }
      >
        {segment.quote}
      </button>
      <p className={styles.place}>
        <span>{place.filter(Boolean).join(' · ')}</span>
        {coder === undefined ? null : (
          <span className={styles.coder}>
            <ColorSwatch color={coder.color} shape="circle" size={9} />
            <span>
              <bdi>{coder.name}</bdi>, {formatMoment(segment.modifiedAt)}
            </span>
          </span>
        )}
      </p>
    </div>
  );
}

function OtherCodings({ segment }: { segment: Segment }) {
  const { t } = useTranslation('inspector');
  const tree = useCodeTree();
  const coders = useCoders().data ?? [];
  const { data: segments = [] } = useQuery(queries.segmentsOf(segment.articleId));
  const others = overlapping(segments, segment);
  if (others.length === 0) return null;
  return (
    <section className={styles.others} aria-label={t('others')}>
      <h3 className={styles.label}>{t('others')}</h3>
      <ul>
        {others.map((other) => (
          <li key={other.id}>
            <button
              type="button"
              className={styles.other}
              onClick={() =>
                useWorkbench.setState({
                  segmentId: other.id,
                  passage: { articleId: other.articleId, start: other.start, end: other.end },
                })
              }
            >
              <ColorSwatch color={tree.get(other.codeId)?.color ?? ''} size={11} />
              <span className={styles.otherCode} dir="auto">
                {tree.get(other.codeId)?.name}
              </span>
              <span className={styles.otherFacts}>
                {t(`relation.${relation(segment, other)}`)} ·{' '}
                <bdi>{coders.find((coder) => coder.id === other.coderId)?.name}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
