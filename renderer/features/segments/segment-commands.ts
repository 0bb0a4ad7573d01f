import type { TFunction } from 'i18next';
import type { SegmentPatch } from '../../../shared/contract/schemas/segments.ts';
import type { SegmentRow } from '../../../shared/domain/coding/types.ts';
import type { SegmentId } from '../../../shared/domain/ids.ts';
import { engine } from '../../api/engine.ts';
import { undo } from '../../api/project-actions.ts';
import { queryClient } from '../../api/query-client.ts';
import { removeSegments, updateSegments } from '../../api/segment-actions.ts';
import { showToast } from '../../components/toast.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { pageQuery, type SegmentQuestion } from './use-segment-pages.ts';
import { pageSize } from './segment-window.ts';

/** Ids of the rows from `first` to `last`, asked for. */
export async function idsBetween(question: SegmentQuestion, first: number, last: number): Promise<SegmentId[]> {
  return (await engine().segments.ids(question)).slice(first, last + 1);
}

/** The same from the pages in hand; null where one is missing. */
export function idsInHand(question: SegmentQuestion, first: number, last: number): SegmentId[] | null {
  const ids: SegmentId[] = [];
  for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) {
    const rows = queryClient.getQueryData(pageQuery(question, page).queryKey)?.rows;
    if (!rows) return null;
    const start = page * pageSize;
    for (const row of rows.slice(Math.max(0, first - start), last - start + 1)) ids.push(row.id);
  }
  return ids;
}

interface Page {
  total: number;
  rows: SegmentRow[];
}

/** Shows a change of rows on every page in hand before the engine has answered. */
function changePages(change: (rows: SegmentRow[]) => SegmentRow[]): void {
  void queryClient.cancelQueries({ queryKey: ['segments', 'page'] });
  queryClient.setQueriesData<Page>({ queryKey: ['segments', 'page'] }, (page) => {
    if (!page) return page;
    const rows = change(page.rows);
    return { total: page.total - (page.rows.length - rows.length), rows };
  });
}

async function settle(change: Promise<void>): Promise<void> {
  await change;
  await queryClient.invalidateQueries({ queryKey: ['segments', 'page'] });
}

/** Takes codings off. Undoable, so nothing is asked. */
export async function removeChosen(ids: ReadonlySet<SegmentId>, t: TFunction<'segments'>): Promise<void> {
  changePages((rows) => rows.filter((row) => !ids.has(row.id)));
  await settle(removeSegments([...ids]));
  showToast({
    tone: 'ok',
    text: t('removed', { count: ids.size }),
    action: { label: t('undo'), run: () => void undo() },
  });
}

/** `shown` is what the rows say until the engine has answered. */
export async function changeChosen(
  ids: ReadonlySet<SegmentId>,
  patch: SegmentPatch,
  shown: Partial<SegmentRow>,
): Promise<void> {
  changePages((rows) => rows.map((row) => (ids.has(row.id) ? { ...row, ...shown } : row)));
  await settle(updateSegments([...ids], patch));
}

export function showInArticle(row: SegmentRow): void {
  useWorkbench.getState().openArticle(row.articleId, { start: row.start, end: row.end, segmentId: row.id });
}
