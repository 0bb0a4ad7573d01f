import type { ArticleId } from '../../../../shared/domain/ids.ts';
import type { TextRange } from '../../../../shared/domain/text/offsets.ts';
import { paragraphAt } from '../../../../shared/domain/text/paragraphs.ts';
import { createTextIndex, type TextIndex } from '../../../../shared/domain/text/sentences.ts';
import type { ReadableDb } from '../../store/database.ts';
import { readVersionOfText } from '../../store/queries/export-rows.ts';
import {
  attributesOfCoding,
  iteratePassages,
  listPassageSources,
  type PassageSource,
  type PassageTuple,
} from '../../store/queries/report-rows.ts';
import { createExporter, type ExportScope } from '../export-run.ts';
import { codeFactsHtml, overviewHtml } from './codebook-html.ts';
import { codeClass, codePathHtml, codingClass, codingDetailsHtml } from './coding-html.ts';
import { attribute, escapeHtml } from './escape-html.ts';
import { coverHtml, pageFoot, pageHead, type PageFacts } from './page-html.ts';
import type { ReportCoding } from './report-codings.ts';
import { formatReportDate } from './report-dates.ts';
import { planReport, type ReportCode, type ReportFrame } from './report-frame.ts';
import { progressStep, writePage, type PagePiece } from './report-page.ts';

/** Every code in the order of the codebook, and below it every passage with what stands around it and where it is from. */
export const exportPassages = createExporter({
  target: () => ({ kind: 'file' }),
  async *write(scope) {
    return [yield* writePage(scope, scope.fileName, passagesReport(scope))];
  },
});

function* passagesReport(scope: ExportScope): Generator<PagePiece> {
  const { db } = scope;
  const frame = planReport(scope);
  const facts: PageFacts = {
    kind: 'Passages by code',
    programVersion: scope.programVersion,
    places: [{ id: 'codes', name: 'Codes' }],
    hasFilter: frame.codingCount > 0,
  };
  yield pageHead(frame, facts);
  yield coverHtml(frame, facts.kind);
  yield '<nav class="sheet contents" id="codes" aria-labelledby="codes-title">\n<h2 id="codes-title">Codes</h2>\n';
  yield overviewHtml(frame, (code) => `c-${code.id}`);
  yield '</nav>\n<main>\n';
  const sources = new Map(listPassageSources(db).map((source) => [source.id, source]));
  const texts = createTexts(db);
  let done = 0;
  for (const code of frame.codes) {
    yield codeHeadHtml(db, code, frame);
    if (code.count > 0) yield '<ol class="passages">\n';
    for (const passage of passagesOf(scope, code)) {
      yield passageHtml(db, passage, sources.get(passage[15])!, texts, frame);
      if (++done % (progressStep * 10) === 0) yield { done };
    }
    yield `${code.count > 0 ? '</ol>\n' : ''}</section>\n`;
  }
  yield `</main>\n${pageFoot(facts)}`;
}

function codeHeadHtml(db: ReadableDb, code: ReportCode, frame: ReportFrame): string {
  const id = escapeHtml(code.id);
  return (
    `<section class="sheet codesheet ${codeClass(code)}" id="c-${id}" aria-labelledby="n-${id}">\n<div class="entry entry-head">` +
    `<h2 class="name" id="n-${id}"><span class="swatch"></span><span dir="auto">${codePathHtml(code)}</span></h2>\n` +
    `${codeFactsHtml(db, code, frame)}</div>\n`
  );
}

function* passagesOf({ db, plan }: ExportScope, code: ReportCode): Generator<PassageTuple> {
  for (const passage of iteratePassages(db, code.id)) {
    const isAsked = plan.coderNames.has(passage[3]) && !(plan.options.finalOnly && passage[10] === 'draft');
    if (isAsked && plan.articleIds?.has(passage[15] as ArticleId) !== false) yield passage;
  }
}

type Texts = (textId: string, language: string | null) => { text: string; index: TextIndex };

/** Passages come article by article, so the last few texts are enough. */
const keptTexts = 8;

function createTexts(db: ReadableDb): Texts {
  const kept = new Map<string, ReturnType<Texts>>();
  return (textId, language) => {
    let known = kept.get(textId);
    if (known === undefined) {
      const text = readVersionOfText(db, textId);
      known = { text, index: createTextIndex(text, language) };
      if (kept.size >= keptTexts) kept.delete(kept.keys().next().value!);
      kept.set(textId, known);
    }
    return known;
  };
}

function passageHtml(
  db: ReadableDb,
  passage: PassageTuple,
  source: PassageSource,
  texts: Texts,
  frame: ReportFrame,
): string {
  const [id, textId, codeId, coderId, start, end, , , quote, weight, status] = passage;
  const { text, index } = texts(textId, source.language);
  const coding: ReportCoding = {
    id,
    start,
    end,
    quote,
    weight,
    status,
    number: 0,
    lane: 0,
    createdAt: passage[12],
    memo: passage[14],
    code: frame.codeOf(codeId),
    coder: frame.coderOf(coderId),
    attributes: attributesOfCoding(db, id),
  };
  const around = contextOf(index, { start, end });
  const say = (from: number, to: number): string => escapeHtml(text.slice(from, to));
  const words = `${say(around.start, start)}<mark>${say(start, end)}</mark>${say(end, around.end)}`;
  return (
    `<li class="passage ${codingClass(coding)}" id="s-${escapeHtml(id)}">\n` +
    `<blockquote${attribute('lang', source.language ?? '')} dir="${source.direction}">${words}</blockquote>\n` +
    `<p class="source" dir="auto">${sourceHtml(source, paragraphAt(index.paragraphs, start).index + 1)}</p>\n` +
    `${codingDetailsHtml(coding)}</li>\n`
  );
}

function sourceHtml({ title, outlet, date }: PassageSource, paragraph: number): string {
  const parts = [
    `<b><bdi>${escapeHtml(title)}</bdi></b>`,
    ...(outlet === null ? [] : [`<bdi>${escapeHtml(outlet)}</bdi>`]),
    ...(date === null ? [] : [`<bdi><time datetime="${escapeHtml(date)}">${formatReportDate(date)}</time></bdi>`]),
    `paragraph ${paragraph}`,
  ];
  return parts.join(' · ');
}

/**
 * The sentences that the passage touches, and the one before and after them where they stand in the same paragraph: what
 * lies beyond a paragraph seldom explains a sentence.
 */
export function contextOf(index: TextIndex, { start, end }: TextRange): TextRange {
  const first = paragraphAt(index.paragraphs, start).index;
  const last = paragraphAt(index.paragraphs, Math.max(start, end - 1)).index;
  const before = index.sentencesOf(first).findLastIndex((sentence) => sentence.start <= start);
  const opening = index.sentencesOf(first)[Math.max(0, before - 1)];
  const closing = index.sentencesOf(last);
  const after = closing.findIndex((sentence) => sentence.end >= end);
  const ending = closing[Math.min(closing.length - 1, after + 1)];
  return {
    start: Math.min(start, opening?.start ?? start),
    end: after === -1 ? end : Math.max(end, ending?.end ?? end),
  };
}
