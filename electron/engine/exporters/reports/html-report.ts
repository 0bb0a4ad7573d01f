import { memosAbout } from '../../store/queries/report-rows.ts';
import { iterateCodedArticles } from '../coded-articles.ts';
import { createExporter, type ExportScope } from '../export-run.ts';
import { articleHtml } from './article-html.ts';
import { codeEntryHtml, overviewHtml } from './codebook-html.ts';
import { attribute, escapeHtml } from './escape-html.ts';
import { memosHtml } from './memo-html.ts';
import { coverHtml, pageFoot, pageHead, type PageFacts } from './page-html.ts';
import { countOf, formatReportDate } from './report-dates.ts';
import { planReport } from './report-frame.ts';
import { progressStep, writePage, type PagePiece } from './report-page.ts';

/** The coded articles as on screen, in one file that needs nothing else. */
export const exportHtml = createExporter({
  target: () => ({ kind: 'file' }),
  async *write(scope) {
    return [yield* writePage(scope, scope.fileName, htmlReport(scope))];
  },
});

/** The page: cover, contents, article after article, codebook. */
export function* htmlReport(scope: ExportScope): Generator<PagePiece> {
  const { db, plan } = scope;
  const contents: string[] = [];
  const frame = planReport(scope, ({ article, segments }) => {
    const date = article.date === null ? [] : [formatReportDate(article.date)];
    const outlet = article.outlet === null ? [] : [`<bdi>${escapeHtml(article.outlet)}</bdi>`];
    contents.push(
      `<li><span class="number">${contents.length + 1}</span><a href="#a-${escapeHtml(article.id)}"` +
        `${attribute('lang', article.language)}><bdi>${escapeHtml(article.title)}</bdi></a>` +
        `<span class="number facts">${segments.length === 0 ? '' : countOf(segments.length, 'coding')}</span>` +
        `<span class="facts where">${[...outlet, ...date].join(' · ')}</span></li>\n`,
    );
  });
  const facts: PageFacts = {
    kind: 'Coded articles',
    programVersion: scope.programVersion,
    places: [
      { id: 'contents', name: 'Contents' },
      { id: 'codebook', name: 'Codebook' },
    ],
    hasFilter: frame.codingCount > 0,
  };
  yield pageHead(frame, facts);
  yield coverHtml(frame, facts.kind, memosHtml(memosAbout(db, 'project', null), frame));
  yield '<nav class="sheet contents" id="contents" aria-labelledby="contents-title">\n<h2 id="contents-title">Contents</h2>\n<ol>\n';
  yield* contents;
  yield '</ol>\n</nav>\n<main>\n';
  let done = 0;
  for (const coded of iterateCodedArticles(db, plan)) {
    yield* articleHtml(db, coded, frame);
    if (++done % progressStep === 0) yield { done };
  }
  yield '<section class="sheet codebook" id="codebook" aria-labelledby="codebook-title">\n<h2 id="codebook-title">Codebook</h2>\n';
  yield overviewHtml(frame, (code) => `c-${code.id}`);
  yield '<div class="entries">\n';
  for (const code of frame.codes) yield codeEntryHtml(db, code, frame);
  yield `</div>\n</section>\n</main>\n${pageFoot(facts)}`;
}
