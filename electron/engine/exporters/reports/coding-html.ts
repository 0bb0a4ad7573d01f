import { textDirection } from '../../../../shared/domain/text/direction.ts';
import { attribute, escapeHtml } from './escape-html.ts';
import type { InlineSpan } from './article-blocks.ts';
import type { MarkedRun } from './marked-runs.ts';
import type { ReportCoding } from './report-codings.ts';
import { isSafeAddress } from './safe-address.ts';
import type { ReportCode } from './report-frame.ts';

/** Classes by which the style sheet colours a coding and the reader's filter hides it. */
export function codingClass({ code, coder }: Pick<ReportCoding, 'code' | 'coder'>): string {
  return `${codeClass(code)} w${coder.index}`;
}

export function codeClass(code: ReportCode): string {
  return `k${code.column}`;
}

/** Names from the root; those above the code are quieter. */
export function codePathHtml({ names }: ReportCode): string {
  const above = names.slice(0, -1).map((name) => `<bdi>${escapeHtml(name)}</bdi> › `);
  const quiet = above.length === 0 ? '' : `<span class="up">${above.join('')}</span>`;
  return `${quiet}<b><bdi>${escapeHtml(names.at(-1)!)}</bdi></b>`;
}

/** Who coded, and what is not as usual about the coding. */
export function codingFacts({ coder, status, weight }: ReportCoding): string[] {
  return [coder.name, ...(status === 'final' ? [] : [status]), ...(weight === null ? [] : [`weight ${weight}`])];
}

/** What a coding says beyond its code: coder, attributes, memo. Elements of running text, shown as blocks. */
export function codingDetailsHtml(coding: ReportCoding): string {
  const facts = codingFacts(coding).map((fact) => `<bdi>${escapeHtml(fact)}</bdi>`);
  const attributes = coding.attributes.map(
    ({ name, value }) =>
      `<span class="attr" dir="auto"><i>${escapeHtml(name)}:</i> <bdi>${escapeHtml(value)}</bdi></span>`,
  );
  const memo = coding.memo === null ? '' : `<span class="memo" dir="auto">${escapeHtml(coding.memo)}</span>`;
  return `<span class="by">${facts.join(' · ')}</span>${attributes.join('')}${memo}`;
}

/** Stands in the margin beside the line in which its passage begins. */
export function noteHtml(coding: ReportCoding): string {
  return (
    `<span class="note ${codingClass(coding)}" id="s-${escapeHtml(coding.id)}" role="note" dir="${textDirection(coding.code.path, null)}">` +
    `<span class="code"><a class="no" href="#m-${escapeHtml(coding.id)}">${coding.number}</a> ` +
    `${codePathHtml(coding.code)}</span>${codingDetailsHtml(coding)}</span>`
  );
}

/** The number of a coding where its passage ends: nothing is told by colour alone. */
function referenceHtml(coding: ReportCoding): string {
  const title = `${coding.code.path} (${coding.coder.name})`;
  return (
    `<a class="ref ${codingClass(coding)}" href="#s-${escapeHtml(coding.id)}"${attribute('title', title)}>` +
    `${coding.number}</a>`
  );
}

const inlineTags = { bold: 'b', italic: 'em', underline: 'u', link: 'a' } as const;

function openInline({ kind, href }: InlineSpan): string {
  if (kind !== 'link') return `<${inlineTags[kind]}>`;
  const address = isSafeAddress(href) ? href : null;
  return `<a class="link"${attribute('href', address)} rel="noreferrer">`;
}

/**
 * Words in the colours of their codings. Highlights lie in one another, so that their tints blend; each draws its line
 * in a lane of its own.
 */
export function runHtml(text: string, run: MarkedRun<ReportCoding>, atStart: (coding: ReportCoding) => string): string {
  const parts: string[] = run.starts.map(atStart);
  const starting = new Set(run.starts);
  const isEmpty = run.start === run.end;
  if (isEmpty) parts.push(...run.starts.map((coding) => `<span id="m-${escapeHtml(coding.id)}"></span>`));
  const codings = isEmpty ? [] : run.codings;
  const inlines = isEmpty ? [] : run.inlines;
  for (const coding of codings) {
    const place = starting.has(coding) ? ` id="m-${escapeHtml(coding.id)}"` : '';
    parts.push(`<mark class="${codingClass(coding)} l${Math.min(coding.lane, lanesWithLine)}"${place}>`);
  }
  for (const inline of inlines) parts.push(openInline(inline));
  parts.push(escapeHtml(text.slice(run.start, run.end)));
  for (const { kind } of inlines.toReversed()) parts.push(`</${inlineTags[kind]}>`);
  parts.push('</mark>'.repeat(codings.length));
  const ends = run.ends.toSorted((a, b) => a.number - b.number);
  return parts.join('') + ends.map(referenceHtml).join('');
}

/** Lines below one another that fit between two lines of text; codings of later lanes have their tint and number. */
export const lanesWithLine = 4;
