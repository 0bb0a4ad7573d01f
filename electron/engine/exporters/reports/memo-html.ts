import type { SubjectMemo } from '../../store/queries/report-rows.ts';
import { escapeHtml } from './escape-html.ts';
import type { ReportFrame } from './report-frame.ts';

/** Memos of the coders who are asked for. */
export function memosHtml(memos: readonly SubjectMemo[], { plan }: Pick<ReportFrame, 'plan'>): string {
  return memos
    .filter((memo) => plan.coderNames.has(memo.coderId))
    .map(
      ({ coderId, text }) =>
        `<div class="memo-about" dir="auto"><span class="by">Memo · <bdi>${escapeHtml(plan.coderNames.get(coderId)!)}</bdi></span>` +
        `<p>${escapeHtml(text)}</p></div>\n`,
    )
    .join('');
}
