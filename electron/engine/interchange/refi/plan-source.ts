import { createHash } from 'node:crypto';
import { textDirection } from '../../../../shared/domain/text/direction.ts';
import { bareArticle } from '../../importers/planned-article.ts';
import type { PlannedArticle } from '../../importers/import-plan.ts';
import { createForeignText, type ForeignText } from '../foreign-text.ts';
import type { NoteTally } from '../note-tally.ts';
import type { PlannedSource } from '../plan.ts';
import { cleanXml } from './clean-xml.ts';
import type { Convention } from './conventions.ts';
import { withWindowsBreaks } from './offsets.ts';
import type { PlannedCodebook } from './plan-codes.ts';
import { describing, unixBreaks, type NoteMemos, type SourceMemo } from './plan-memos.ts';
import { planSegments } from './plan-segments.ts';
import type { PlannedVariables } from './plan-variables.ts';
import type { ArticleExtra, Extra } from './read-extra.ts';
import type { RefiSelection, RefiSource } from './refi-project.ts';
import type { SourceText } from './source-texts.ts';

/** What is the same for every source of a file. */
export interface SourceContext {
  convention: Convention;
  codebook: PlannedCodebook;
  variables: PlannedVariables;
  memos: NoteMemos;
  extra: Extra;
  /** Of this walk. */
  notes: NoteTally;
}

/** A source and what it is called in notes. */
export interface SourceAtHand {
  source: RefiSource;
  /** The text of a PDF has the selections; of a text they are its own. */
  textSource: RefiSource;
  key: string;
  title: string;
  text: ForeignText;
  extra: ArticleExtra | null;
}

export function planSource(
  context: SourceContext,
  source: RefiSource,
  number: number,
  found: Extract<SourceText, { raw: string }>,
): PlannedSource {
  const key = source.guid || `source ${number}`;
  const text = createForeignText(context.convention.lineBreaks === 'added' ? withWindowsBreaks(found.raw) : found.raw);
  const extra = context.extra.article(key);
  const title = extra !== null && cleanXml(extra.title) === source.name ? extra.title : titleOf(source, number);
  const hand: SourceAtHand = { source, textSource: source.representation ?? source, key, title, text, extra };
  noteText(context.notes, hand, found);
  return {
    key,
    article: articleOf(context, hand, found),
    direction: extra?.direction ?? textDirection(text.text, null),
    fileName: extra === null ? fileNameOf(source) : extra.fileName,
    createdAt: source.createdAt,
    variables: context.variables.valuesOf(source, extra?.values ?? {}),
    memos: memosOf(context, hand),
    segments: planSegments(context, hand),
    ...(extra && { states: new Map(Object.entries(extra.states)), duplicateOfKey: extra.duplicateOf }),
  };
}

function noteText(notes: NoteTally, { title }: SourceAtHand, found: Extract<SourceText, { raw: string }>): void {
  if (found.isFromDocument) {
    const message =
      'Sources without plain text were read from their Word documents; check the codings in them, whose positions are those of another text.';
    notes.add('interchange.rich-text', message, title);
  }
  if (found.hasOddBytes) {
    notes.add('interchange.encoding', 'Texts that are no UTF-8 were read as Windows-1252.', title);
  }
}

/** Our own facts come back as they were, but for the structure of a text that has been changed since. */
function articleOf(
  { variables }: SourceContext,
  { source, title, text, extra }: SourceAtHand,
  found: Extract<SourceText, { raw: string }>,
): PlannedArticle {
  const article: PlannedArticle = { ...bareArticle(text.text, [...found.structure]), title };
  if (extra !== null) {
    const { byline, outlet, section, date, datePrecision, url, language, sourceId, provenance } = extra;
    const isSameText = createHash('sha256').update(text.text, 'utf8').digest('hex') === extra.textHash;
    const structure = (isSameText ? extra.structure : []) as PlannedArticle['structure'];
    return { ...article, structure, byline, outlet, section, date, datePrecision, url, language, sourceId, provenance };
  }
  for (const [field, value] of variables.metadataOf(source)) {
    if (value === '') continue;
    article[field] = value;
    article.provenance[field] = 'variable';
  }
  if (article.date !== null) article.datePrecision = precisionOf(article.date);
  return article;
}

function precisionOf(date: string): PlannedArticle['datePrecision'] {
  if (date.length > 10) return 'minute';
  return date.length > 7 ? 'day' : date.length > 4 ? 'month' : 'year';
}

const documentName = /\.(?:txt|text|docx?|rtf|odt|pdf|md|html?|srt|vtt)$/i;

function titleOf(source: RefiSource, number: number): string {
  const name = (source.name.trim() || pathName(source)).replace(documentName, '').trim();
  return name || `Source ${number}`;
}

function fileNameOf(source: RefiSource): string | null {
  if (documentName.test(source.name)) return source.name.trim();
  return pathName(source) || null;
}

/** The standard names files by GUID, which tells nobody anything. */
function pathName({ plainTextPath, richTextPath, path }: RefiSource): string {
  const name =
    (path || richTextPath || plainTextPath)
      .replace(/^[a-z]+:\/*/i, '')
      .split(/[/\\]/)
      .at(-1) ?? '';
  return /^\{?[0-9a-f]{8}-[0-9a-f-]{27}\}?\./i.test(name) ? '' : name;
}

/** Notes and the description of the source, and what was said about passages that have no code. */
function memosOf(context: SourceContext, hand: SourceAtHand): SourceMemo[] {
  const { source, textSource } = hand;
  const parts = source === textSource ? [source] : [source, textSource];
  const memos: SourceMemo[] = [];
  for (const part of parts) {
    if (part.description.trim() !== '') memos.push(describing(part.description, part.creatingUser, part.createdAt));
    for (const guid of part.noteRefs) {
      const memo = context.memos.get(guid);
      if (memo !== null) memos.push(memo);
    }
  }
  for (const selection of textSource.selections) {
    if (selection.codings.length === 0) memos.push(...annotationsOf(context, hand, selection));
  }
  return memos;
}

function annotationsOf(
  { memos, notes }: SourceContext,
  { title }: SourceAtHand,
  selection: RefiSelection,
): SourceMemo[] {
  const said: SourceMemo[] = [];
  const { description, creatingUser, createdAt, noteRefs, name } = selection;
  if (description.trim() !== '') said.push(describing(description, creatingUser, createdAt));
  for (const guid of noteRefs) {
    const memo = memos.get(guid);
    if (memo !== null) said.push({ ...memo, key: null });
  }
  const message =
    said.length > 0
      ? 'Comments on passages without a code became part of the memo on their article.'
      : 'Passages that were marked without a code or a comment were not taken over.';
  notes.add(said.length > 0 ? 'interchange.annotations' : 'interchange.quotations', message, `${title}: ${name}`);
  const quoted = name.trim() === '' ? `${selection.start} to ${selection.end}` : `“${unixBreaks(name).trim()}”`;
  return said.map((memo) => ({ ...memo, text: `${quoted}: ${memo.text}` }));
}
