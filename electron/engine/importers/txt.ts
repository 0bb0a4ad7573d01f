import { canonicalizeText } from '../../../shared/domain/text/canonical-text.ts';
import type { StructureSpan } from '../../../shared/domain/text/structure.ts';
import { decodeText } from './encoding.ts';
import { readFileName } from './file-name-facts.ts';
import { firstLines, longestTitle, readHeaderLines, type HeaderLine } from './header-lines.ts';
import type { ImportInput, ImportPlan, PlannedArticle } from './import-plan.ts';
import { detectLanguage } from './language.ts';
import { assertHasText, bareArticle, fillFromFileName, fillFromHeader } from './planned-article.ts';

export async function planText(input: ImportInput): Promise<ImportPlan> {
  const decoded = await decodeText(input.bytes, { chosen: input.encoding });
  const text = canonicalizeText(decoded.text);
  assertHasText(text);
  return {
    format: 'txt',
    mediaType: /\.(?:md|markdown)$/i.test(input.fileName) ? 'text/markdown' : 'text/plain',
    encoding: decoded.encoding,
    articles: [await articleOfText(text, input.fileName)],
    warnings: decoded.warnings,
  };
}

async function articleOfText(text: string, fileName: string): Promise<PlannedArticle> {
  const lines = firstLines(text);
  const header = readHeaderLines(lines);
  const titleLine = header.title === null ? headlineOf(lines, text) : null;
  const article = bareArticle(text, titleLine === null ? [] : [titleSpan(titleLine)]);
  if (header.title !== null) {
    article.title = header.title;
    article.provenance['title'] = 'header line';
  } else if (titleLine !== null) {
    article.title = titleLine.text.trim();
    article.provenance['title'] = 'first line';
  }
  fillFromHeader(article, header);
  fillFromFileName(article, readFileName(fileName));
  article.language = await detectLanguage(text);
  if (article.language !== null) article.provenance['language'] = 'detected';
  return article;
}

/** The first line that is not blank, where it is short and something follows it. */
function headlineOf(lines: readonly HeaderLine[], text: string): HeaderLine | null {
  const first = lines[0];
  if (first === undefined || first.text.trim().length > longestTitle) return null;
  const end = first.start + first.text.length;
  return /\S/.test(text.slice(end, end + 10_000)) ? first : null;
}

function titleSpan(line: HeaderLine): StructureSpan {
  return { kind: 'title', start: line.start, end: line.start + line.text.length };
}
