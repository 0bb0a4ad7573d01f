import type { TextRange } from '../../../../shared/domain/text/offsets.ts';
import { splitParagraphs } from '../../../../shared/domain/text/paragraphs.ts';
import type { ReadableDb } from '../../store/database.ts';
import { memosAbout, readStructure, variablesOfArticle } from '../../store/queries/report-rows.ts';
import type { CodedArticle } from '../coded-articles.ts';
import { blocksOf, inlinesOf, titleBlockOf, type ReportBlock } from './article-blocks.ts';
import { codingClass, noteHtml, runHtml } from './coding-html.ts';
import { attribute, escapeHtml } from './escape-html.ts';
import { createMarkedRuns, cutAtTabs, type MarkedRun } from './marked-runs.ts';
import { codingsOf, type ReportCoding } from './report-codings.ts';
import { countOf, formatReportDate } from './report-dates.ts';
import type { ReportFrame } from './report-frame.ts';
import { memosHtml } from './memo-html.ts';

type Run = MarkedRun<ReportCoding>;

/** One article as on screen: masthead, numbered paragraphs, highlights, and notes in the margin. Piece by piece. */
export function* articleHtml(db: ReadableDb, coded: CodedArticle, frame: ReportFrame): Generator<string> {
  const { article } = coded;
  const text = coded.textOf(article.textId);
  const structure = readStructure(db, article.textId);
  const blocks = blocksOf(text, splitParagraphs(text), structure);
  const titleBlock = titleBlockOf(blocks);
  const { placed, earlier } = codingsOf(coded, frame);
  const runsOf = createMarkedRuns(placed, inlinesOf(structure));
  const isRightToLeft = article.direction === 'rtl';

  yield (
    `<article id="a-${escapeHtml(article.id)}"${attribute('lang', article.language ?? '')}` +
      ` dir="${article.direction}" class="sheet${isRightToLeft ? ' rtl' : ''}" aria-labelledby="t-${escapeHtml(article.id)}">\n`
  );
  yield mastheadHtml(db, coded, frame, titleBlock === undefined);
  const context: TextContext = { text, runsOf, titleBlock, articleId: article.id, isRightToLeft };
  yield '<div class="text">\n';
  for (const group of groupsOf(blocks)) yield* groupHtml(group, context);
  yield '</div>\n';
  if (earlier.length > 0) yield earlierHtml(earlier);
  yield '</article>\n';
}

function mastheadHtml(db: ReadableDb, coded: CodedArticle, frame: ReportFrame, hasTitle: boolean): string {
  const { id, title, outlet, section, date, byline, words, url } = coded.article;
  const bdi = (value: string | null): string[] => (value === null ? [] : [`<bdi>${escapeHtml(value)}</bdi>`]);
  const day = date === null ? [] : [`<bdi><time datetime="${escapeHtml(date)}">${formatReportDate(date)}</time></bdi>`];
  const kicker = [...bdi(outlet).map((name) => `<b>${name}</b>`), ...bdi(section), ...day];
  const states = coded.coders.map(({ name, state }) => `${name}: ${state === 'done' ? 'done' : 'in progress'}`);
  const work = [
    countOf(coded.segments.length, 'coding'),
    ...(states.length > 0 ? states : ['nobody has coded it yet']),
  ];
  const facts = [...bdi(byline), `<bdi>${countOf(words, 'word')}</bdi>`, ...work.flatMap(bdi)];
  const heading = hasTitle ? `<h2 id="t-${escapeHtml(id)}">${escapeHtml(title)}</h2>\n` : '';
  const address = url === null ? '' : `<p class="facts"><bdi class="url">${escapeHtml(url)}</bdi></p>\n`;
  const variables = variablesOfArticle(db, id).map(
    ({ name, value }) => `<bdi><i>${escapeHtml(name)}:</i> ${escapeHtml(value)}</bdi>`,
  );
  return (
    `<header class="masthead">\n${kicker.length > 0 ? `<p class="kicker">${kicker.join(' · ')}</p>\n` : ''}${heading}` +
    `<p class="facts">${facts.join(' · ')}</p>\n${address}` +
    `${variables.length > 0 ? `<p class="facts">${variables.join(' · ')}</p>\n` : ''}` +
    `${memosHtml(memosAbout(db, 'article', id), frame)}</header>\n`
  );
}

interface TextContext {
  text: string;
  runsOf: (block: TextRange) => Run[];
  titleBlock: ReportBlock | undefined;
  articleId: string;
  isRightToLeft: boolean;
}

interface BlockGroup {
  isQuoted: boolean;
  holder: 'ul' | 'table' | null;
  blocks: ReportBlock[];
}

/** Items of one list, rows of one table and paragraphs of one quotation belong together. */
function groupsOf(blocks: readonly ReportBlock[]): BlockGroup[] {
  const groups: BlockGroup[] = [];
  for (const block of blocks) {
    const holder = block.kind === 'list-item' ? 'ul' : block.kind === 'table-row' ? 'table' : null;
    const last = groups.at(-1);
    if (last?.isQuoted === block.isQuoted && last.holder === holder) last.blocks.push(block);
    else groups.push({ isQuoted: block.isQuoted, holder, blocks: [block] });
  }
  return groups;
}

function* groupHtml(group: BlockGroup, context: TextContext): Generator<string> {
  if (group.isQuoted) yield '<blockquote>\n';
  if (group.holder === 'ul') yield '<ul>\n';
  if (group.holder === 'table') yield tableHtml(group.blocks, context);
  else for (const block of group.blocks) yield blockHtml(block, context);
  if (group.holder === 'ul') yield '</ul>\n';
  if (group.isQuoted) yield '</blockquote>\n';
}

function blockHtml(block: ReportBlock, context: TextContext): string {
  const runs = context.runsOf(block);
  // A blank line is no paragraph that one sees, but somebody may have coded it.
  if (block.kind === 'blank' && runs.every((run) => run.starts.length === 0)) return '';
  const noteOf = context.isRightToLeft ? gatheredNotes(runs.flatMap((run) => run.starts)) : noteHtml;
  const inner = runs.map((run) => runHtml(context.text, run, noteOf)).join('');
  const isTitle = block === context.titleBlock;
  const number = block.kind === 'blank' ? '' : ` data-n="${block.number}"`;
  const id = isTitle ? ` id="t-${escapeHtml(context.articleId)}"` : '';
  const { tag, name } = elementOf(block);
  return `<${tag}${id}${name === '' ? '' : ` class="${name}"`}${number}>${inner}</${tag}>\n`;
}

/** In characters: more than a line has. */
const lineLength = 90;

/**
 * Notes that begin in one line, as one box. Where a line is written from right to left, Chromium lays the floats of a line
 * from left to right, that is in the wrong order.
 */
function gatheredNotes(starting: readonly ReportCoding[]): (coding: ReportCoding) => string {
  const boxes = new Map<ReportCoding, string[]>();
  let box: string[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const coding of starting) {
    if (coding.start - last > lineLength) boxes.set(coding, (box = []));
    box.push(noteHtml(coding));
    last = coding.start;
  }
  return (coding) => boxHtml(boxes.get(coding) ?? []);
}

function boxHtml(notes: readonly string[]): string {
  return notes.length === 0 ? '' : `<span class="notes">${notes.join('')}</span>`;
}

function elementOf({ kind, level }: ReportBlock): { tag: string; name: string } {
  if (kind === 'title') return { tag: 'h2', name: '' };
  if (kind === 'heading') return { tag: `h${Math.min(6, 2 + level)}`, name: '' };
  if (kind === 'list-item') return { tag: 'li', name: level > 1 ? `d${Math.min(4, level)}` : '' };
  return { tag: 'p', name: kind === 'paragraph' ? '' : kind };
}

/** A cell would hold back the notes of what is coded in it, so they stand before the table. */
function tableHtml(rows: readonly ReportBlock[], context: TextContext): string {
  const notes: string[] = [];
  const keepNote = (coding: ReportCoding): string => {
    notes.push(noteHtml(coding));
    return '';
  };
  const html = rows.map((row) => {
    const cells = context
      .runsOf(row)
      .flatMap((run) => cutAtTabs(context.text, run))
      .map((part) => (part === 'border' ? '</td><td>' : runHtml(context.text, part, keepNote)));
    return `<tr><td data-n="${row.number}">${cells.join('')}</td></tr>\n`;
  });
  return `<div class="tabled">${boxHtml(notes)}<table><tbody>\n${html.join('')}</tbody></table></div>\n`;
}

/** Their places count in a text that is not the one shown, so the words themselves stand for them. */
function earlierHtml(codings: readonly ReportCoding[]): string {
  const items = codings.map(
    (coding) =>
      `<li><mark class="${codingClass(coding)} l0" id="m-${escapeHtml(coding.id)}">${escapeHtml(coding.quote)}</mark> ${noteHtml(coding)}</li>\n`,
  );
  return `<section class="text earlier">\n<h3>Coded in an earlier version of the text</h3>\n<ul>\n${items.join('')}</ul>\n</section>\n`;
}
