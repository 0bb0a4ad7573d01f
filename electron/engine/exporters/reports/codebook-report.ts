import { createExporter, type ExportScope } from '../export-run.ts';
import { codeEntryHtml, overviewHtml } from './codebook-html.ts';
import { coverHtml, pageFoot, pageHead, type PageFacts } from './page-html.ts';
import { planReport } from './report-frame.ts';
import { writePage, type PagePiece } from './report-page.ts';

/** The codebook to print and to hand to coders: the tree with its counts, then each code in full. */
export const exportCodebookReport = createExporter({
  target: () => ({ kind: 'file' }),
  async *write(scope) {
    return [yield* writePage(scope, scope.fileName, codebookReport(scope))];
  },
});

function* codebookReport(scope: ExportScope): Generator<PagePiece> {
  const frame = planReport(scope);
  const facts: PageFacts = { kind: 'Codebook', programVersion: scope.programVersion, places: [], hasFilter: false };
  yield pageHead(frame, facts);
  yield coverHtml(frame, facts.kind);
  yield '<main>\n<section class="sheet codebook" aria-labelledby="tree-title">\n<h2 id="tree-title">Codes</h2>\n';
  yield overviewHtml(frame, (code) => `c-${code.id}`);
  yield '</section>\n<section class="sheet codebook" aria-labelledby="definitions-title">\n<h2 id="definitions-title">Definitions</h2>\n<div class="entries">\n';
  for (const code of frame.codes) yield codeEntryHtml(scope.db, code, frame);
  yield `</div>\n</section>\n</main>\n${pageFoot(facts)}`;
}
