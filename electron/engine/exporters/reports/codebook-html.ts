import type { ReadableDb } from '../../store/database.ts';
import { memosAbout } from '../../store/queries/report-rows.ts';
import { codeClass, codePathHtml } from './coding-html.ts';
import { escapeHtml } from './escape-html.ts';
import { memosHtml } from './memo-html.ts';
import { formatCount } from './report-dates.ts';
import type { ReportCode, ReportFrame } from './report-frame.ts';

/** With more coders the columns get too narrow for names; their counts stand with each code. */
const mostColumns = 6;

/** The tree with its counts, one line a code. `linkTo` says where a code's name leads. */
export function overviewHtml(frame: ReportFrame, linkTo: (code: ReportCode) => string | null): string {
  const { codes, coders } = frame;
  const shown = coders.length > 1 && coders.length <= mostColumns ? coders : [];
  const heads = [...shown.map((coder) => `<bdi>${escapeHtml(coder.name)}</bdi>`), 'Codings'];
  const rows = codes.map((code) => {
    const place = linkTo(code);
    const name = `<bdi>${escapeHtml(code.name)}</bdi>`;
    const counts = [...shown.map((coder) => code.countByCoder[coder.index]!), code.count];
    return (
      `<tr><td><div class="i${Math.min(4, code.depth)}"><span class="swatch ${codeClass(code)}"></span>` +
      `${place === null ? name : `<a href="#${escapeHtml(place)}">${name}</a>`}${retiredHtml(code)}</div></td>${cells(counts)}</tr>\n`
    );
  });
  const totals = cells([...shown.map((coder) => coder.count), frame.codingCount]);
  return (
    `<table class="overview"><thead><tr><th scope="col">Code</th>` +
    `${heads.map((head) => `<th scope="col" class="number">${head}</th>`).join('')}</tr></thead>\n` +
    `<tbody>\n${rows.join('')}</tbody>\n<tfoot><tr><td>All codes</td>${totals}</tr></tfoot></table>\n`
  );
}

function cells(counts: readonly number[]): string {
  return counts.map((count) => `<td class="number">${count === 0 ? '–' : formatCount(count)}</td>`).join('');
}

function retiredHtml(code: ReportCode): string {
  return code.retiredAt === null ? '' : ' <span class="quiet">(retired)</span>';
}

/** One code with everything that the codebook says about it. */
export function codeEntryHtml(db: ReadableDb, code: ReportCode, frame: ReportFrame): string {
  return (
    `<section class="entry" id="c-${escapeHtml(code.id)}" aria-labelledby="n-${escapeHtml(code.id)}">\n` +
    `<h3 class="name" id="n-${escapeHtml(code.id)}"><span class="swatch ${codeClass(code)}"></span><span dir="auto">${codePathHtml(code)}</span></h3>\n` +
    `${codeFactsHtml(db, code, frame)}</section>\n`
  );
}

export function codeFactsHtml(db: ReadableDb, code: ReportCode, frame: ReportFrame): string {
  const perCoder = frame.coders
    .filter((coder) => code.countByCoder[coder.index]! > 0)
    .map((coder) => `<bdi>${escapeHtml(coder.name)}</bdi> ${formatCount(code.countByCoder[coder.index]!)}`);
  const facts = [
    code.count === 0 ? 'no codings' : `${formatCount(code.count)} ${code.count === 1 ? 'coding' : 'codings'}`,
    ...(perCoder.length > 0 ? [perCoder.join(', ')] : []),
    ...(code.value === null ? [] : [`value ${code.value}`]),
    ...(code.key === null ? [] : [`key ${escapeHtml(code.key)}`]),
    ...(code.retiredAt === null ? [] : ['retired']),
  ];
  const parts = [
    ['Definition', code.definition, ''],
    ['Include', code.include, ''],
    ['Exclude', code.exclude, ''],
    ['Example', code.example, ' class="example"'],
  ] as const;
  const said = parts
    .filter(([, text]) => text !== '')
    .map(([term, text, name]) => `<dt>${term}</dt><dd dir="auto"${name}>${escapeHtml(text)}</dd>\n`);
  return (
    `<p class="facts">${facts.join(' · ')}</p>\n${said.length > 0 ? `<dl>\n${said.join('')}</dl>\n` : ''}` +
    memosHtml(memosAbout(db, 'code', code.id), frame)
  );
}
