import { createHash } from 'node:crypto';
import { escapeHtml } from './escape-html.ts';
import { codeClass, codePathHtml } from './coding-html.ts';
import { pageScript } from './page-script.ts';
import { pageStyles } from './page-styles.ts';
import { countOf, formatCount, formatReportDate } from './report-dates.ts';
import type { ReportFrame } from './report-frame.ts';

export interface PageFacts {
  /** What kind of report it is, for the window's title and above the heading. */
  kind: string;
  programVersion: string;
  /** Links of the bar: places in the page and their names. */
  places: readonly { id: string; name: string }[];
  /** Whether codes and coders can be hidden. */
  hasFilter: boolean;
}

/**
 * Everything up to the first sheet. The page may use its own style sheet and its own script, each named by its hash, and
 * nothing else from anywhere: whatever markup a text might carry could not do anything.
 */
export function pageHead(frame: ReportFrame, facts: PageFacts): string {
  const styles = pageStyles(frame.codes);
  const script = facts.hasFilter ? ` script-src '${hashOf(pageScript)}';` : '';
  const policy = `default-src 'none'; style-src '${hashOf(styles)}';${script} base-uri 'none'; form-action 'none'`;
  const title = escapeHtml(frame.plan.project.title);
  return (
    `<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n` +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n` +
    `<meta name="generator" content="Parlance ${escapeHtml(facts.programVersion)}">\n` +
    `<title>${title} – ${escapeHtml(facts.kind)}</title>\n<style>${styles}</style>\n</head>\n<body>\n${barHtml(frame, facts)}`
  );
}

export function pageFoot({ programVersion, hasFilter }: PageFacts): string {
  return (
    `<footer>Made with Parlance ${escapeHtml(programVersion)}.</footer>\n` +
    `${hasFilter ? `<script>${pageScript}</script>\n` : ''}</body>\n</html>\n`
  );
}

function hashOf(content: string): string {
  return `sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}`;
}

/** Title, counts, and what the report leaves out. */
export function coverHtml(frame: ReportFrame, kind: string, more = ''): string {
  const { project, options } = frame.plan;
  const counts = [
    countOf(frame.articleCount, 'article'),
    countOf(frame.codingCount, 'coding'),
    countOf(frame.codes.length, 'code'),
    countOf(frame.coders.length, 'coder'),
  ];
  const limits = [
    ...(options.articleIds ? ['chosen articles only'] : []),
    ...(options.codeIds ? ['chosen codes only'] : []),
    ...(options.coderIds ? ['chosen coders only'] : []),
    ...(options.finalOnly ? ['without drafts'] : []),
  ];
  const left = limits.length === 0 ? '' : `<p class="facts">A selection: ${limits.join(', ')}.</p>\n`;
  return (
    `<header class="sheet cover">\n<p class="kicker">${escapeHtml(kind)}</p>\n` +
    `<h1 dir="auto">${escapeHtml(project.title)}</h1>\n<p class="facts">${counts.join(' · ')}</p>\n` +
    `<p class="facts">Revision ${formatCount(project.revision)}, <time datetime="${escapeHtml(project.revisedAt)}">` +
    `${formatReportDate(project.revisedAt.slice(0, 10))}</time> · codebook version ${project.codebookVersion}</p>\n${left}${more}</header>\n`
  );
}

function barHtml(frame: ReportFrame, { places, hasFilter }: PageFacts): string {
  const links = places.map(({ id, name }) => `<a href="#${id}">${name}</a>`).join('');
  const tools = hasFilter
    ? `<span data-tool hidden><button type="button" data-step="-1">Previous</button> ` +
      `<button type="button" data-step="1">Next coding</button></span>${filterHtml(frame)}`
    : '';
  return (
    `<nav class="bar" aria-label="Report"><strong dir="auto">${escapeHtml(frame.plan.project.title)}</strong>` +
    `${links}<span class="space"></span>${tools}</nav>\n`
  );
}

function filterHtml({ codes, coders }: ReportFrame): string {
  const choice = (name: string, swatch: string, label: string, count: number): string =>
    `<label><input type="checkbox" value="${name}" checked>${swatch}<span>${label}</span>` +
    `<span class="number quiet">${formatCount(count)}</span></label>\n`;
  const both = '<button type="button" data-all="on">All</button> <button type="button" data-all="off">None</button>\n';
  const codeChoices = codes
    .filter((code) => code.count > 0)
    .map((code) =>
      choice(codeClass(code), `<span class="swatch ${codeClass(code)}"></span>`, codePathHtml(code), code.count),
    );
  const coderChoices = coders.map((coder) =>
    choice(`w${coder.index}`, '<span></span>', `<bdi>${escapeHtml(coder.name)}</bdi>`, coder.count),
  );
  return (
    `<details class="filter" data-tool hidden><summary>Show codes and coders</summary><div><form id="filter">\n` +
    `<fieldset><legend>Coders</legend>${both}${coderChoices.join('')}</fieldset>\n` +
    `<fieldset><legend>Codes</legend>${both}${codeChoices.join('')}</fieldset>\n</form></div></details>`
  );
}
