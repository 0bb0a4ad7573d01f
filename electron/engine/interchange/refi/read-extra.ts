import type { z } from 'zod';
import {
  articleLine,
  attributeLine,
  codeLine,
  coderLine,
  memoLine,
  projectLine,
  variableLine,
  type ArticleLine,
  type CodeLine,
  type CoderLine,
  type SegmentExtra,
  type VariableLine,
} from './extra.ts';

/** What our own file says beyond the XML, by id. Lines of articles are read when their turn comes. */
export interface Extra {
  readonly isThere: boolean;
  readonly coders: ReadonlyMap<string, CoderLine>;
  readonly codes: ReadonlyMap<string, CodeLine>;
  readonly variables: ReadonlyMap<string, VariableLine>;
  readonly attributes: readonly string[];
  readonly memos: ReadonlyMap<string, string>;
  article(id: string): ArticleExtra | null;
}

export type ArticleExtra = ArticleLine & { segmentOf: ReadonlyMap<string, SegmentExtra> };

export interface ExtraReader {
  write(text: string): void;
  /** Lines that could not be read are counted, and everything else is used. */
  finish(): { extra: Extra; badLines: number };
}

export function createExtraReader(): ExtraReader {
  const coders = new Map<string, CoderLine>();
  const codes = new Map<string, CodeLine>();
  const variables = new Map<string, VariableLine>();
  const attributes: string[] = [];
  const memos = new Map<string, string>();
  const articles = new Map<string, string>();
  let isThere = false;
  let badLines = 0;
  let rest = '';

  const take = (line: string): void => {
    const id = /^\{"kind":"article","id":"([0-9a-f-]{36})"/.exec(line)?.[1];
    if (id !== undefined) {
      articles.set(id, line);
      return;
    }
    const value = parsed(line) as { kind?: unknown } | null;
    const read = <T>(schema: z.ZodType<T>, keep: (value: T) => void): void => {
      const result = schema.safeParse(value);
      if (result.success) keep(result.data);
      else badLines++;
    };
    if (value?.kind === 'project') read(projectLine, () => (isThere = true));
    else if (value?.kind === 'coder') read(coderLine, (coder) => coders.set(coder.id, coder));
    else if (value?.kind === 'code') read(codeLine, (code) => codes.set(code.id, code));
    else if (value?.kind === 'attribute') read(attributeLine, ({ name }) => attributes.push(name));
    else if (value?.kind === 'variable') read(variableLine, (variable) => variables.set(variable.id, variable));
    else if (value?.kind === 'memo') read(memoLine, (memo) => memos.set(memo.id, memo.text));
    else badLines++;
  };

  return {
    write(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') take(line);
    },
    finish() {
      if (rest !== '') take(rest);
      const article = (id: string): ArticleExtra | null => {
        const line = articles.get(id);
        const result = line === undefined ? null : articleLine.safeParse(parsed(line));
        if (result?.success !== true) return null;
        return { ...result.data, segmentOf: new Map(result.data.segments.map((segment) => [segment.id, segment])) };
      };
      return { extra: { isThere, coders, codes, variables, attributes, memos, article }, badLines };
    },
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

export function noExtra(): Extra {
  return createExtraReader().finish().extra;
}
