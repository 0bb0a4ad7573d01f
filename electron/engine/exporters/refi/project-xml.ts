import { guidOfMetadata } from '../../interchange/refi/metadata-variables.ts';
import { hasFactsBesideCodings, hasMemosOnArticles } from '../../store/queries/interchange-rows.ts';
import { iterateCodedArticles } from '../coded-articles.ts';
import { codeElements } from './codebook-xml.ts';
import { attributesOf, createRefiMemos, factsElement, factsOf, noteElement, type RefiMemos } from './refi-memos.ts';
import type { RefiScope } from './refi-scope.ts';
import { authorOf, segmentsOnText, sourceElement } from './source-xml.ts';
import { close, empty, open } from './xml-text.ts';

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/**
 * `project.qde`, in pieces. Articles are walked twice, since the notes on them stand behind the last of them; memory holds
 * one article at a time. `told` is called once per article.
 */
export function* projectXml(scope: RefiScope, told: () => void): Generator<string, void, undefined> {
  const memos = createRefiMemos(scope);
  const author = authorOf(scope);
  yield xmlDeclaration;
  yield open('Project', {
    xmlns: 'urn:QDA-XML:project:1.0',
    name: scope.plan.project.title,
    origin: `Parlance ${scope.programVersion}`,
    creatingUserGUID: author,
    creationDateTime: scope.origin.createdAt,
    modifyingUserGUID: author,
    modifiedDateTime: scope.plan.project.revisedAt,
  });
  yield* wrapped(
    'Users',
    scope.coders.map((coder) => `\n${empty('User', { guid: coder.id, name: coder.name })}`),
  );
  if (scope.codes.length > 0) {
    yield `\n${open('CodeBook')}`;
    yield* wrapped('Codes', codeElements(scope.codes, memos.ofCode));
    yield close('CodeBook');
  }
  yield* wrapped('Variables', variableElements(scope));
  yield* wrapped('Sources', sourceElements(scope, memos, told));
  yield* wrapped('Notes', noteElements(scope, memos));
  for (const memo of memos.ofProject) yield `\n${empty('NoteRef', { targetGUID: memo.id })}`;
  yield `\n${close('Project')}\n`;
}

/** The schema has no empty lists: the element is there only where something stands in it. */
function* wrapped(name: string, content: Iterable<string>): Generator<string, void, undefined> {
  let isOpen = false;
  for (const piece of content) {
    if (!isOpen) yield `\n${open(name)}`;
    isOpen = true;
    yield piece;
  }
  if (isOpen) yield `\n${close(name)}`;
}

function* variableElements({ metadata, variables }: RefiScope): Generator<string, void, undefined> {
  const element = (guid: string, name: string, typeOfVariable: string): string =>
    `\n${empty('Variable', { guid, name, typeOfVariable })}`;
  for (const { field, name, refiType } of metadata) yield element(guidOfMetadata(field), name, refiType);
  for (const { id, name, refiType } of variables) yield element(id, name, refiType);
}

function* sourceElements(scope: RefiScope, memos: RefiMemos, told: () => void): Generator<string, void, undefined> {
  for (const coded of iterateCodedArticles(scope.db, scope.plan)) {
    yield* sourceElement(scope, memos, coded);
    told();
  }
}

function* noteElements(scope: RefiScope, memos: RefiMemos): Generator<string, void, undefined> {
  for (const memo of memos.ofProject) yield noteElement(memo);
  for (const memo of memos.onCodes) yield noteElement(memo);
  if (!hasMemosOnArticles(scope.db) && !hasFactsBesideCodings(scope.db)) return;
  for (const coded of iterateCodedArticles(scope.db, scope.plan)) {
    const onArticle = memos.ofArticle(coded);
    const isThere = new Set<string>([coded.article.id, ...segmentsOnText(coded).map((segment) => segment[0])]);
    for (const [subjectId, notes] of onArticle) {
      if (isThere.has(subjectId)) for (const memo of notes) yield noteElement(memo);
    }
    for (const segment of segmentsOnText(coded)) {
      const facts = factsOf(segment, attributesOf(scope, coded, segment[0]));
      if (facts !== '') yield factsElement(segment, facts);
    }
  }
}
