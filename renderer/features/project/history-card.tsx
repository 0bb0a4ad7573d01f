import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { engine } from '../../api/engine.ts';
import type { JournalEntry } from '../../../shared/contract/schemas/history.ts';
import { formatTime } from '../../app/formats.ts';
import { Badge } from '../../components/badge.tsx';
import { Card } from '../../components/card.tsx';
import { classNames } from '../../components/class-names.ts';
import styles from './history-card.module.css';
import { type HistoryRow, rowsByDay } from './history-rows.ts';

const pageSize = 500;

/** All that was ever changed, the newest first; older pages come when they are scrolled to. */
function useHistory() {
  return useInfiniteQuery({
    queryKey: ['history', 'pages'],
    queryFn: ({ pageParam }) =>
      engine().history.list({ limit: pageSize, ...(pageParam === null ? {} : { beforeRevision: pageParam }) }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.length < pageSize ? null : (last.at(-1)?.revision ?? null)),
  });
}

export function HistoryCard() {
  const { t } = useTranslation('project');
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useHistory();
  const words = useMemo(() => ({ today: t('history.today'), yesterday: t('history.yesterday') }), [t]);
  const rows = useMemo(() => rowsByDay(data?.pages.flat() ?? [], words), [data, words]);
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled by the React compiler
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 32,
    getItemKey: (index) => rows[index]!.key,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastSeen >= rows.length - 40) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, lastSeen, rows.length, fetchNextPage]);
  return (
    <Card title={t('history.title')} text={t('history.text')}>
      {data && rows.length === 0 ? <p className={styles.empty}>{t('history.empty')}</p> : null}
      {/* Scrolls, so the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={scroller} className={styles.scroller} role="list" aria-label={t('history.list')} tabIndex={0}>
        <div role="presentation" className={styles.all} style={{ blockSize: virtual.getTotalSize() }}>
          {items.map((item) => (
            <Row key={item.key} row={rows[item.index]!} start={item.start} />
          ))}
        </div>
      </div>
    </Card>
  );
}

const Row = memo(function Row({ row, start }: { row: HistoryRow; start: number }) {
  return (
    <div role="listitem" className={styles.row} style={{ translate: `0 ${start}px` }}>
      {row.kind === 'day' ? <h4 className={styles.day}>{row.label}</h4> : <Entry entry={row.entry} />}
    </div>
  );
});

function Entry({ entry }: { entry: JournalEntry }) {
  const { t } = useTranslation('project');
  return (
    <>
      <time className={styles.time} dateTime={entry.time}>
        {formatTime(entry.time)}
      </time>
      <bdi className={styles.coder}>{entry.coderName}</bdi>
      <span className={styles.what}>
        <bdi className={classNames(entry.kind !== 'do' && styles.reversal, entry.isUndone && styles.undone)}>
          {entry.label}
        </bdi>
      </span>
      {entry.isUndone ? <Badge>{t('history.undone')}</Badge> : null}
      <span className={styles.revision} title={t('history.revision', { revision: entry.revision })}>
        {entry.revision}
      </span>
    </>
  );
}
