import type { Memo } from '../../../../shared/domain/coding/types.ts';
import { hasMemosOnArticles, memosOfArticle } from '../../store/queries/interchange-rows.ts';
import { listMemos } from '../../store/queries/memos.ts';
import { factsGuid } from '../../interchange/refi/guids.ts';
import type { CodedArticle } from '../coded-articles.ts';
import type { SegmentTuple } from '../../store/queries/export-rows.ts';
import type { RefiScope } from './refi-scope.ts';
import { close, open, textElement } from './xml-text.ts';

/** Memos of the coders who are asked for: those of the project and the codes at hand, those of articles when asked. */
export interface RefiMemos {
  readonly ofProject: readonly Memo[];
  readonly ofCode: (codeId: string) => readonly string[];
  readonly onCodes: readonly Memo[];
  /** By what they are on: the article's id, or the id of one of its codings. */
  ofArticle(article: CodedArticle): ReadonlyMap<string, readonly Memo[]>;
}

export function createRefiMemos({ db, plan }: RefiScope): RefiMemos {
  const isAsked = (memo: Memo): boolean => plan.coderNames.has(memo.coderId);
  const onCodes = listMemos(db, 'code').filter(isAsked);
  const idsByCode = groupBySubject(onCodes);
  const isEmpty = !hasMemosOnArticles(db);
  return {
    ofProject: listMemos(db, 'project').filter(isAsked),
    onCodes,
    ofCode: (codeId) => (idsByCode.get(codeId) ?? []).map((memo) => memo.id),
    ofArticle({ article, segments }) {
      if (isEmpty) return new Map();
      const wanted = new Set<string>([article.id, ...segments.map((segment) => segment[0])]);
      return groupBySubject(
        memosOfArticle(db, article.id).filter((memo) => wanted.has(memo.subjectId!) && isAsked(memo)),
      );
    },
  };
}

function groupBySubject(memos: readonly Memo[]): Map<string, Memo[]> {
  const groups = new Map<string, Memo[]>();
  for (const memo of memos) {
    const group = groups.get(memo.subjectId!);
    if (group) group.push(memo);
    else groups.set(memo.subjectId!, [memo]);
  }
  return groups;
}

const longestName = 60;

/** Programs list notes by name: here the beginning of the first line. */
export function noteElement(memo: Memo): string {
  return note(memo.id, memo.coderId, memo.createdAt, memo.modifiedAt, memo.text);
}

function note(guid: string, coderId: string, createdAt: string, modifiedAt: string, text: string): string {
  const attributes = {
    guid,
    name: shortened(text, longestName),
    creatingUser: coderId,
    creationDateTime: createdAt,
    modifyingUser: coderId,
    modifiedDateTime: modifiedAt,
  };
  return `\n${open('Note', attributes)}${textElement('PlainTextContent', text)}${close('Note')}`;
}

/** The beginning of a text on one line, with an ellipsis where it goes on. */
export function shortened(text: string, length: number): string {
  if (text.length <= length && !/[^\S ]|^ | $| {2}/.test(text)) return text;
  const line = text
    .slice(0, 4 * length)
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  if (characters.length <= length && text.length <= 4 * length) return line;
  return `${characters.slice(0, length).join('').trimEnd()}…`;
}

/** What is true of a coding and has no place beside it in REFI, one fact per line; empty where there is nothing. */
export function factsOf(
  segment: SegmentTuple,
  attributes: readonly (readonly [name: string, value: string])[],
): string {
  const lines = attributes.map(([name, value]) => `${name}: ${value}`);
  const [weight, status] = [segment[9], segment[10]];
  if (weight !== null) lines.push(`weight: ${weight}`);
  if (status !== 'final') lines.push(`status: ${status}`);
  return lines.join('\n');
}

export function factsElement(segment: SegmentTuple, facts: string): string {
  return note(factsGuid(segment[0]), segment[3], segment[12], segment[13], facts);
}

/** Names and values of a coding's attributes, those that it has. */
export function attributesOf(
  { plan }: Pick<RefiScope, 'plan'>,
  coded: CodedArticle,
  segmentId: string,
): (readonly [string, string])[] {
  const values = coded.attributesOf(segmentId);
  return plan.attributes.flatMap(({ name }, index) => {
    const value = values[index] ?? null;
    return value === null ? [] : [[name, value] as const];
  });
}
