import type { WrittenFile } from '../../table-file.ts';
import { memosAbout } from '../../../store/queries/report-rows.ts';
import { iterateCodedArticles } from '../../coded-articles.ts';
import { createExporter, type ExportProgress, type ExportScope } from '../../export-run.ts';
import { writeZip } from '../../zip-file.ts';
import { countOf, formatCount, formatReportDate } from '../report-dates.ts';
import { planReport, type ReportCode, type ReportFrame } from '../report-frame.ts';
import { articleXml, memosXml } from './docx-article.ts';
import { commentsXml } from './docx-comments.ts';
import {
  contentTypes,
  coreProperties,
  documentRels,
  footer,
  footerRelation,
  namespaces,
  numbering,
  packageRels,
  styles,
  xmlDeclaration,
} from './docx-parts.ts';
import { paragraphXml, runXml } from './docx-text.ts';

/** From here on Word takes minutes to open the file and seconds to scroll. */
const manyComments = 5_000;

/**
 * The coded articles as a text document, each coding a comment of its coder. The parts are written piece by piece into the
 * archive; a library that builds the document in memory would need some hundred times its size.
 */
export const exportDocx = createExporter({ target: () => ({ kind: 'file' }), write: writeDocx });

async function* writeDocx(scope: ExportScope): AsyncGenerator<ExportProgress, WrittenFile[], undefined> {
  const frame = planReport(scope);
  const { title, revisedAt } = scope.plan.project;
  if (frame.codingCount > manyComments) {
    scope.note(
      'docx.many-comments',
      'Every coding is a comment, and Word gets slow with so many of them. Choose some of the articles for a file to work in.',
      frame.codingCount,
    );
  }
  let done = 0;
  const parts = [
    ['[Content_Types].xml', () => [contentTypes]],
    ['_rels/.rels', () => [packageRels]],
    ['docProps/core.xml', () => [coreProperties(title, revisedAt)]],
    ['word/_rels/document.xml.rels', () => [documentRels]],
    ['word/styles.xml', () => [styles]],
    ['word/numbering.xml', () => [numbering]],
    ['word/footer1.xml', () => [footer]],
    ['word/document.xml', () => documentXml(scope, frame, () => done++)],
    ['word/comments.xml', () => commentsXml(scope, frame)],
  ] as const;
  const writing = writeZip(
    scope.folder,
    scope.fileName,
    parts.map(([name, content]) => ({ name, content })),
    revisedAt,
  );
  let step = await writing.next();
  try {
    while (step.done !== true) {
      yield { kind: 'progress', file: scope.fileName, rows: done };
      step = await writing.next();
    }
  } finally {
    if (step.done !== true) await writing.return(undefined as never);
  }
  return [step.value];
}

function* documentXml(scope: ExportScope, frame: ReportFrame, told: () => void): Generator<string> {
  const { db, plan } = scope;
  yield `${xmlDeclaration}<w:document ${namespaces}><w:body>\n`;
  yield* coverXml(scope, frame);
  let comments = 0;
  for (const coded of iterateCodedArticles(db, plan)) {
    yield* articleXml(db, coded, frame, comments);
    comments += coded.segments.length;
    told();
  }
  yield paragraphXml(runXml('Codebook'), { style: 'Heading1', startsPage: true });
  for (const code of frame.codes) yield* codeXml(scope, frame, code);
  yield (
    `<w:sectPr><w:footerReference w:type="default" r:id="${footerRelation}"/><w:pgSz w:w="11906" w:h="16838"/>` +
      `<w:pgMar w:top="1300" w:right="1300" w:bottom="1300" w:left="1300" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr>` +
      `</w:body></w:document>\n`
  );
}

function* coverXml({ db }: ExportScope, frame: ReportFrame): Generator<string> {
  const { title, revision, revisedAt, codebookVersion } = frame.plan.project;
  const counts = [
    countOf(frame.articleCount, 'article'),
    countOf(frame.codingCount, 'coding'),
    countOf(frame.codes.length, 'code'),
    countOf(frame.coders.length, 'coder'),
  ];
  const date = formatReportDate(revisedAt.slice(0, 10));
  yield paragraphXml(runXml(title), { style: 'Title' });
  yield paragraphXml(runXml(counts.join(' · ')), { style: 'Facts' });
  yield paragraphXml(runXml(`Revision ${formatCount(revision)}, ${date} · codebook version ${codebookVersion}`), {
    style: 'Facts',
  });
  yield* memosXml(memosAbout(db, 'project', null), frame);
}

function* codeXml({ db }: ExportScope, frame: ReportFrame, code: ReportCode): Generator<string> {
  const perCoder = frame.coders
    .filter((coder) => code.countByCoder[coder.index]! > 0)
    .map((coder) => `${coder.name} ${formatCount(code.countByCoder[coder.index]!)}`);
  const facts = [
    countOf(code.count, 'coding'),
    ...(perCoder.length > 0 ? [perCoder.join(', ')] : []),
    ...(code.value === null ? [] : [`value ${code.value}`]),
    ...(code.key === null ? [] : [`key ${code.key}`]),
    ...(code.retiredAt === null ? [] : ['retired']),
  ];
  yield paragraphXml(runXml(code.names.join(' › ')), { style: 'Heading2' });
  yield paragraphXml(runXml(facts.join(' · ')), { style: 'Facts' });
  const parts = [
    ['Definition', code.definition],
    ['Include', code.include],
    ['Exclude', code.exclude],
    ['Example', code.example],
  ] as const;
  for (const [term, text] of parts) {
    if (text !== '') yield paragraphXml(runXml(`${term}: `, { isBold: true }) + runXml(text));
  }
  yield* memosXml(memosAbout(db, 'code', code.id), frame);
}
