import type { Memo } from '../../../../shared/domain/coding/types.ts';
import { extraFormat, type ArticleLine, type ExtraLine, type SegmentExtra } from '../../interchange/refi/extra.ts';
import { statesOfArticle, type SegmentTuple } from '../../store/queries/export-rows.ts';
import { readArticleDetails, valuesOfArticle } from '../../store/queries/interchange-rows.ts';
import { iterateCodedArticles, type CodedArticle } from '../coded-articles.ts';
import { attributesOf, createRefiMemos } from './refi-memos.ts';
import { noteLossesOf, noteUnsayable } from './losses.ts';
import type { RefiScope } from './refi-scope.ts';
import { segmentsOnText } from './source-xml.ts';
import { cleanXml } from '../../interchange/refi/clean-xml.ts';

/** The private file, line by line: what REFI has no home for, and what XML cannot say exactly. */
export function* extraLines(scope: RefiScope): Generator<string, void, undefined> {
  for (const line of linesOf(scope)) yield `${JSON.stringify(line)}\n`;
}

function* linesOf(scope: RefiScope): Generator<ExtraLine, void, undefined> {
  const { id, title, revision, codebookVersion } = scope.plan.project;
  yield { kind: 'project', format: extraFormat, id, title, revision, codebookVersion };
  for (const coder of scope.coders) yield { kind: 'coder', ...coder };
  for (const code of scope.codes) {
    const { name, definition, include, exclude, example, value, key, retiredAt, createdAt, modifiedAt } = code;
    const words = { name, definition, include, exclude, example };
    yield { kind: 'code', id: code.id, ...words, value, key, retiredAt, createdAt, modifiedAt };
  }
  for (const attribute of scope.plan.attributes) yield { kind: 'attribute', id: attribute.id, name: attribute.name };
  for (const variable of scope.variables) {
    yield { kind: 'variable', id: variable.id, name: variable.name, type: variable.type, choices: variable.choices };
  }
  const memos = createRefiMemos(scope);
  yield* unsayable(scope, [...memos.ofProject, ...memos.onCodes]);
  for (const coded of iterateCodedArticles(scope.db, scope.plan)) {
    const line = articleLine(scope, coded);
    noteLossesOf(scope, line);
    yield line;
    for (const onSubject of memos.ofArticle(coded).values()) yield* unsayable(scope, onSubject);
  }
}

function* unsayable(scope: RefiScope, memos: readonly Memo[]): Generator<ExtraLine, void, undefined> {
  for (const { id, text } of memos) {
    if (cleanXml(text) === text) continue;
    noteUnsayable(scope, 1);
    yield { kind: 'memo', id, text };
  }
}

function articleLine(scope: RefiScope, coded: CodedArticle): ArticleLine {
  const { db, plan } = scope;
  const { article } = coded;
  const details = readArticleDetails(db, article.id, article.textId);
  const states = statesOfArticle(db, article.id).filter(({ coderId }) => plan.coderNames.has(coderId));
  const values = valuesOfArticle(db, article.id).filter(({ value }) => cleanXml(value) !== value);
  return {
    kind: 'article',
    id: article.id,
    title: article.title,
    byline: article.byline,
    outlet: article.outlet,
    section: article.section,
    date: article.date,
    datePrecision: article.datePrecision as ArticleLine['datePrecision'],
    url: article.url,
    language: article.language,
    direction: article.direction as ArticleLine['direction'],
    sourceId: article.sourceId,
    fileName: article.fileName,
    duplicateOf: article.duplicateOf,
    textHash: article.textHash,
    provenance: JSON.parse(details.provenance) as Record<string, string>,
    structure: JSON.parse(details.structure) as ArticleLine['structure'],
    states: Object.fromEntries(states.map(({ coderId, state }) => [coderId, state])),
    values: Object.fromEntries(values.map(({ variableId, value }) => [variableId, value])),
    segments: segmentsOnText(coded).map((segment) => segmentLine(scope, coded, segment)),
  };
}

/** What is as it mostly is need not be said. */
function segmentLine(scope: RefiScope, coded: CodedArticle, segment: SegmentTuple): SegmentExtra {
  const [id, , , , , , , , , weight, status, version, createdAt, modifiedAt] = segment;
  const attributes = attributesOf(scope, coded, id);
  return {
    id,
    ...(weight !== null && { weight }),
    ...(status !== 'final' && { status: status as 'draft' }),
    version,
    ...(modifiedAt !== createdAt && { modified: modifiedAt }),
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
  };
}
