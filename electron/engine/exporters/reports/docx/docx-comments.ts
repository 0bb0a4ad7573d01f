import { iterateCodedArticles } from '../../coded-articles.ts';
import type { ExportScope } from '../../export-run.ts';
import { codingFacts } from '../coding-html.ts';
import { codingsOf, type ReportCoding } from '../report-codings.ts';
import type { ReportFrame } from '../report-frame.ts';
import { escapeXml, paragraphXml, runXml } from './docx-text.ts';
import { namespaces, xmlDeclaration } from './docx-parts.ts';

/** Word takes no longer names. */
const longestAuthor = 255;

/** `comments.xml`: one comment per coding, numbered from 0 in the order in which the document refers to them. */
export function* commentsXml({ db, plan }: ExportScope, frame: ReportFrame): Generator<string> {
  yield `${xmlDeclaration}<w:comments ${namespaces}>\n`;
  let id = 0;
  for (const coded of iterateCodedArticles(db, plan)) {
    const { placed, earlier } = codingsOf(coded, frame);
    for (const coding of [...placed, ...earlier]) yield commentXml(coding, id++);
  }
  yield '</w:comments>\n';
}

function commentXml(coding: ReportCoding, id: number): string {
  const { coder, code, attributes, memo, createdAt } = coding;
  const [, ...facts] = codingFacts(coding);
  const said = [
    paragraphXml(
      `<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>${runXml(code.names.join(' › '), { isBold: true })}`,
      { style: 'CommentText' },
    ),
    ...(facts.length > 0 ? [plain(facts.join(', '))] : []),
    ...attributes.map(({ name, value }) => plain(`${name}: ${value}`)),
    ...(memo === null ? [] : memo.split('\n').map(plain)),
  ];
  const time = `${createdAt.slice(0, 19)}Z`;
  return (
    `<w:comment w:id="${id}" w:author="${escapeXml(coder.name.slice(0, longestAuthor))}" w:date="${escapeXml(time)}" ` +
    `w:initials="${escapeXml(initialsOf(coder.name))}">${said.join('')}</w:comment>\n`
  );
}

function plain(text: string): string {
  return paragraphXml(runXml(text), { style: 'CommentText' });
}

/** “NK” of “Navid Karimi”; at most four. */
function initialsOf(name: string): string {
  const letters = name.split(/[^\p{L}\p{N}]+/u).flatMap((word) => /^./u.exec(word)?.[0] ?? []);
  return letters.slice(0, 4).join('').toLocaleUpperCase('en');
}
