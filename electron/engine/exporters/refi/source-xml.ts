import type { CoderId } from '../../../../shared/domain/ids.ts';
import { derivedGuid } from '../../interchange/refi/guids.ts';
import { guidOfMetadata } from '../../interchange/refi/metadata-variables.ts';
import type { SegmentTuple } from '../../store/queries/export-rows.ts';
import { valuesOfArticle } from '../../store/queries/interchange-rows.ts';
import type { CodedArticle } from '../coded-articles.ts';
import { attributesOf, factsOf, shortened, type RefiMemos } from './refi-memos.ts';
import { factsGuid } from '../../interchange/refi/guids.ts';
import type { RefiScope } from './refi-scope.ts';
import { close, empty, open, textElement } from './xml-text.ts';

const longestQuote = 100;

/** Codings on the text that the file holds. Those on an older version of it have no place in it. */
export function segmentsOnText({ article, segments }: CodedArticle): readonly SegmentTuple[] {
  return segments.every((segment) => segment[1] === article.textId)
    ? segments
    : segments.filter((segment) => segment[1] === article.textId);
}

/** One article: its passages with their codings, its memos, its facts and variables. The text is a file of its own. */
export function* sourceElement(
  scope: RefiScope,
  memos: RefiMemos,
  coded: CodedArticle,
): Generator<string, void, undefined> {
  const { article } = coded;
  const notes = memos.ofArticle(coded);
  yield `\n${open('TextSource', {
    guid: article.id,
    name: article.title,
    plainTextPath: `internal://${article.id}.txt`,
    creatingUser: authorOf(scope),
    creationDateTime: article.createdAt,
  })}`;
  for (const passage of passagesOf(segmentsOnText(coded))) yield passageElement(scope, coded, notes, passage);
  for (const memo of notes.get(article.id) ?? []) yield empty('NoteRef', { targetGUID: memo.id });
  yield* valueElements(scope, coded);
  yield close('TextSource');
}

/** Whoever the project belongs to brought its articles in; nobody is named who was not asked for. */
export function authorOf({ origin, plan }: RefiScope): CoderId | null {
  return plan.coderNames.has(origin.coderId) ? origin.coderId : null;
}

/** Codings of one coder on the same characters: one selection. Codings come sorted by where they are. */
function* passagesOf(segments: readonly SegmentTuple[]): Generator<SegmentTuple[], void, undefined> {
  for (let from = 0; from < segments.length;) {
    const passages = new Map<CoderId, SegmentTuple[]>();
    const [start, end] = [segments[from]![4], segments[from]![5]];
    for (; from < segments.length && segments[from]![4] === start && segments[from]![5] === end; from++) {
      const segment = segments[from]!;
      const passage = passages.get(segment[3]);
      if (passage) passage.push(segment);
      else passages.set(segment[3], [segment]);
    }
    yield* passages.values();
  }
}

/**
 * Positions are Unicode code points counted from 0. The standard (1.5, section 10.2) speaks of "the first and the last
 * character", but its own example A.2, ATLAS.ti, NVivo and QualCoder write the position after the last one, and so does this.
 */
function passageElement(
  scope: RefiScope,
  coded: CodedArticle,
  notes: ReturnType<RefiMemos['ofArticle']>,
  passage: readonly SegmentTuple[],
): string {
  const [first] = passage as [SegmentTuple];
  const times = passage.map((segment) => segment[12]).sort();
  let xml = `\n${open('PlainTextSelection', {
    guid: derivedGuid('passage', coded.article.id, first[3], first[6], first[7]),
    name: shortened(first[8], longestQuote),
    startPosition: first[6],
    endPosition: first[7],
    creatingUser: first[3],
    creationDateTime: times[0],
  })}`;
  for (const segment of passage) {
    xml += open('Coding', { guid: segment[0], creatingUser: segment[3], creationDateTime: segment[12] });
    xml += empty('CodeRef', { targetGUID: segment[2] });
    for (const memo of notes.get(segment[0]) ?? []) xml += empty('NoteRef', { targetGUID: memo.id });
    if (factsOf(segment, attributesOf(scope, coded, segment[0])) !== '') {
      xml += empty('NoteRef', { targetGUID: factsGuid(segment[0]) });
    }
    xml += close('Coding');
  }
  return xml + close('PlainTextSelection');
}

function* valueElements(scope: RefiScope, { article }: CodedArticle): Generator<string, void, undefined> {
  for (const { field, refiType } of scope.metadata) {
    const value = article[field];
    if (value !== null)
      yield valueElement(guidOfMetadata(field), refiType, value.slice(0, refiType === 'Date' ? 10 : undefined));
  }
  if (scope.variables.length === 0) return;
  const values = new Map(valuesOfArticle(scope.db, article.id).map(({ variableId, value }) => [variableId, value]));
  for (const variable of scope.variables) {
    const value = values.get(variable.id);
    if (value !== undefined) yield valueElement(variable.id, variable.refiType, value);
  }
}

function valueElement(variableId: string, refiType: string, value: string): string {
  const spelled = refiType === 'Float' ? decimalOf(value) : value;
  const reference = empty('VariableRef', { targetGUID: variableId });
  return `${open('VariableValue')}${reference}${textElement(`${refiType}Value`, spelled)}${close('VariableValue')}`;
}

/** `xsd:decimal` knows no exponent. */
export function decimalOf(number: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d+)$/i.exec(number);
  if (match === null) return number;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length
    ? sign + digits + '0'.repeat(point - digits.length)
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
