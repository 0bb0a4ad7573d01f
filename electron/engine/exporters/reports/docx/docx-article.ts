import { splitParagraphs } from '../../../../../shared/domain/text/paragraphs.ts';
import type { ReadableDb } from '../../../store/database.ts';
import { memosAbout, readStructure, variablesOfArticle, type SubjectMemo } from '../../../store/queries/report-rows.ts';
import type { CodedArticle } from '../../coded-articles.ts';
import { blocksOf, inlinesOf, titleBlockOf, type ReportBlock } from '../article-blocks.ts';
import { createMarkedRuns, cutAtTabs, type MarkedRun } from '../marked-runs.ts';
import { codingsOf, type ReportCoding } from '../report-codings.ts';
import { countOf, formatReportDate } from '../report-dates.ts';
import type { ReportFrame } from '../report-frame.ts';
import { isSafeAddress } from '../safe-address.ts';
import { blendedFill } from './docx-colors.ts';
import { linkXml, paragraphXml, runXml, type ParagraphLook, type RunLook } from './docx-text.ts';

type Run = MarkedRun<ReportCoding>;

interface Context {
  text: string;
  isRightToLeft: boolean;
  language: string | null;
  titleBlock: ReportBlock | undefined;
  runsOf(block: ReportBlock): Run[];
  commentId(coding: ReportCoding): number;
}

/**
 * One article, paragraph by paragraph. Its comments are numbered on from `firstComment`, in the order of its codings;
 * `comments.xml` counts the same way.
 */
export function* articleXml(
  db: ReadableDb,
  coded: CodedArticle,
  frame: ReportFrame,
  firstComment: number,
): Generator<string> {
  const { article } = coded;
  const text = coded.textOf(article.textId);
  const structure = readStructure(db, article.textId);
  const blocks = blocksOf(text, splitParagraphs(text), structure);
  const { placed, earlier } = codingsOf(coded, frame);
  const context: Context = {
    text,
    isRightToLeft: article.direction === 'rtl',
    language: article.language,
    titleBlock: titleBlockOf(blocks),
    runsOf: createMarkedRuns(placed, inlinesOf(structure)),
    commentId: (coding) => firstComment + coding.number - 1,
  };
  yield* mastheadXml(db, coded, context);
  const { isRightToLeft, language } = context;
  if (context.titleBlock === undefined) {
    yield paragraphXml(runXml(article.title, { isRightToLeft, language }), { style: 'Heading1', isRightToLeft });
  }
  yield* memosXml(memosAbout(db, 'article', article.id), frame);
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!;
    if (block.kind !== 'table-row') {
      yield blockXml(block, context);
      continue;
    }
    const rows = [block];
    while (blocks[at + 1]?.kind === 'table-row') rows.push(blocks[++at]!);
    yield tableXml(rows, context);
  }
  if (earlier.length > 0) yield earlierXml(earlier, context);
}

function* mastheadXml(db: ReadableDb, coded: CodedArticle, { isRightToLeft }: Context): Generator<string> {
  const { id, outlet, section, date, byline, words, url } = coded.article;
  const given = (values: readonly (string | null)[]): string =>
    values.filter((value) => value !== null && value !== '').join(' · ');
  const states = coded.coders.map(({ name, state }) => `${name}: ${state === 'done' ? 'done' : 'in progress'}`);
  const work = [
    countOf(coded.segments.length, 'coding'),
    ...(states.length > 0 ? states : ['nobody has coded it yet']),
  ];
  const lines = [
    given([outlet, section, date === null ? null : formatReportDate(date)]),
    given([byline, countOf(words, 'word'), ...work]),
    given([url]),
    given(variablesOfArticle(db, id).map(({ name, value }) => `${name}: ${value}`)),
  ].filter((line) => line !== '');
  for (const [at, line] of lines.entries()) {
    // Numbers and English words in a right-to-left line would change places.
    yield paragraphXml(runXml(line), { style: 'Facts', isAtRight: isRightToLeft, startsPage: at === 0 });
  }
}

export function* memosXml(memos: readonly SubjectMemo[], { plan }: ReportFrame): Generator<string> {
  for (const { coderId, text } of memos) {
    const name = plan.coderNames.get(coderId);
    if (name !== undefined) yield paragraphXml(runXml(`${name}: `, { isBold: true }) + runXml(text), { style: 'Memo' });
  }
}

function blockXml(block: ReportBlock, context: Context): string {
  const runs = context.runsOf(block);
  // Blank lines are kept where somebody coded them.
  if (block.kind === 'blank' && runs.every((run) => run.starts.length === 0)) return '';
  return paragraphXml(runs.map((run) => markedXml(run, context)).join(''), lookOf(block, context));
}

function lookOf(block: ReportBlock, { isRightToLeft, titleBlock }: Context): ParagraphLook {
  const { kind, level } = block;
  if (block === titleBlock) return { style: 'Heading1', isRightToLeft };
  if (kind === 'title') return { style: 'Heading2', isRightToLeft };
  if (kind === 'heading') return { style: `Heading${Math.min(6, 1 + level)}`, isRightToLeft };
  if (kind === 'list-item') return { style: 'ListBullet', isRightToLeft, listLevel: level };
  if (kind === 'caption' || kind === 'footnote') return { style: 'Caption', isRightToLeft };
  if (kind === 'preformatted') return { style: 'HTMLPreformatted', isRightToLeft };
  return block.isQuoted ? { style: 'Quote', isRightToLeft } : { isRightToLeft };
}

/** Words with the ends of the comments that begin and end here. */
function markedXml(run: Run, context: Context): string {
  const { isRightToLeft, language, text } = context;
  const has = (kind: string): boolean => run.inlines.some((inline) => inline.kind === kind);
  const address = run.inlines.find((inline) => inline.kind === 'link' && isSafeAddress(inline.href))?.href;
  const look: RunLook = {
    isRightToLeft,
    language,
    isBold: has('bold'),
    isItalic: has('italic'),
    isUnderlined: has('underline'),
    fill: blendedFill(run.codings.map((coding) => coding.code.color)),
    ...(address !== undefined && { style: 'Hyperlink' }),
  };
  const words = runXml(text.slice(run.start, run.end), look);
  return (
    run.starts.map((coding) => `<w:commentRangeStart w:id="${context.commentId(coding)}"/>`).join('') +
    (address === undefined || words === '' ? words : linkXml(words, address)) +
    run.ends.map((coding) => commentEnd(context.commentId(coding))).join('')
  );
}

function commentEnd(id: number): string {
  return (
    `<w:commentRangeEnd w:id="${id}"/>` +
    `<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`
  );
}

const borders = ['top', 'bottom', 'insideH']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="E1DDD4"/>`)
  .join('');

function tableXml(rows: readonly ReportBlock[], context: Context): string {
  const runs = rows.map((row) => context.runsOf(row).flatMap((run) => cutAtTabs(context.text, run)));
  if (runs.some((row, at) => crossesCells(row, rows[at]!))) return tabbedRowsXml(runs, context);
  const cells = runs.map((row) => cellsOf(row, context));
  const columns = Math.max(...cells.map((row) => row.length));
  const width = Math.floor(9_000 / columns);
  const cellXml = (content: string): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>` +
    `${paragraphXml(content, { style: 'TableText', isRightToLeft: context.isRightToLeft })}</w:tc>`;
  const rowXml = (row: readonly string[]): string =>
    `<w:tr>${Array.from({ length: columns }, (_, at) => cellXml(row[at] ?? '')).join('')}</w:tr>`;
  return (
    `<w:tbl><w:tblPr>${context.isRightToLeft ? '<w:bidiVisual/>' : ''}<w:tblW w:w="5000" w:type="pct"/>` +
    `<w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(columns)}</w:tblGrid>` +
    `${cells.map(rowXml).join('')}</w:tbl>\n${paragraphXml('')}`
  );
}

type RowPart = Run | 'border';

/** Whether a coding reaches from one cell into another, or out of the row. */
function crossesCells(row: readonly RowPart[], { start, end }: ReportBlock): boolean {
  return row.some((part, at) => {
    if (part === 'border') return false;
    const isCutOff = row[at - 1] === 'border' || row[at + 1] === 'border';
    return part.codings.some(
      (coding) => coding.start < start || coding.end > end || (isCutOff && !liesInCell(coding, row, at)),
    );
  });
}

function liesInCell(coding: ReportCoding, row: readonly RowPart[], at: number): boolean {
  const before = row.slice(0, at).lastIndexOf('border');
  const after = row.indexOf('border', at);
  const cell = row.slice(before + 1, after === -1 ? row.length : after) as Run[];
  return coding.start >= cell[0]!.start && coding.end <= cell.at(-1)!.end;
}

/** A comment that reaches out of a cell loses its end in some programs: then the rows stay lines with tabs. */
function tabbedRowsXml(rows: readonly (readonly RowPart[])[], context: Context): string {
  const tab = '<w:r><w:tab/></w:r>';
  return rows
    .map((row) => row.map((part) => (part === 'border' ? tab : markedXml(part, context))).join(''))
    .map((content) => paragraphXml(content, { style: 'TableText', isRightToLeft: context.isRightToLeft }))
    .join('');
}

function cellsOf(row: readonly RowPart[], context: Context): string[] {
  const cells = [''];
  for (const part of row) {
    if (part === 'border') cells.push('');
    else cells[cells.length - 1] += markedXml(part, context);
  }
  return cells;
}

/** Their places count in a text that is not the one shown, so the words themselves stand for them. */
function earlierXml(codings: readonly ReportCoding[], context: Context): string {
  const { isRightToLeft, language } = context;
  const items = codings.map((coding) => {
    const id = context.commentId(coding);
    const fill = blendedFill([coding.code.color]);
    const words = runXml(coding.quote, { isRightToLeft, language, fill });
    return paragraphXml(`<w:commentRangeStart w:id="${id}"/>${words}${commentEnd(id)}`, {
      style: 'Quote',
      isRightToLeft,
    });
  });
  return paragraphXml(runXml('Coded in an earlier version of the text'), { style: 'Heading2' }) + items.join('');
}
