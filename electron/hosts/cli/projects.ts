import path from 'node:path';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import { type EngineClient, readStream, toParlanceError } from '../../../shared/contract/rpc-client.ts';
import type {
  InterchangeCounts,
  InterchangeFormat,
  InterchangeNote,
  InterchangeReport,
} from '../../../shared/contract/schemas/interchange.ts';
import { counted, plain, table, type Output } from './output.ts';

/** Another program's project that came in, or would. */
export interface TakenProject extends InterchangeReport {
  file: string;
}

export interface ProjectWish {
  path: string;
  format?: InterchangeFormat;
  isTrial?: boolean;
}

/** Takes one project over to the end. What the engine refuses is thrown as a `ParlanceError`. */
export async function takeProject(
  client: EngineClient,
  wish: ProjectWish,
  signal: AbortSignal,
  output: Output,
): Promise<TakenProject> {
  try {
    for await (const event of readStream(client.interchange.run(wish, { signal }), signal)) {
      if (event.kind === 'report') return { file: wish.path, ...event.report };
      output.progress(`${counted(event.articles, 'document')}, ${counted(event.segments, 'coding')}  ${wish.path}`);
    }
  } catch (error) {
    if (signal.aborted) throw cancelled();
    throw toParlanceError(error);
  }
  throw cancelled();
}

function cancelled(): ParlanceError {
  return new ParlanceError('call.cancelled', 'Cancelled. Nothing of this project was taken over.');
}

/** What came in, what was there already, and what was not taken over, for people. */
export function linesOfProject(project: TakenProject, isTrial = false): string[] {
  const { program, title, added, known, notes } = project;
  const name = title === null ? path.basename(project.file) : title;
  const verb = isTrial ? 'would come in' : 'came in';
  return [
    `${plain(program)} “${plain(name)}”: ${countsInWords(added)} ${verb}; ${countsInWords(known)} stood here already`,
    ...linesOfNotes(notes),
  ];
}

export function linesOfNotes(notes: readonly InterchangeNote[]): string[] {
  return table(notes.map(({ count, message, items }) => [count, `${message}${examplesOf(items)}`])).map(
    (line) => `  ${line}`,
  );
}

/** So many names stand behind a note on a screen; scripts get them all. */
const mostExamples = 3;

function examplesOf(items: readonly string[]): string {
  if (items.length === 0) return '';
  return ` (${items.slice(0, mostExamples).join('; ')}${items.length > mostExamples ? ' …' : ''})`;
}

/** `2 articles, 1 code`; `nothing` where there is none of anything. */
export function countsInWords(counts: InterchangeCounts): string {
  const words: readonly (readonly [number, string])[] = [
    [counts.articles, 'article'],
    [counts.codes, 'code'],
    [counts.segments, 'coding'],
    [counts.coders, 'coder'],
    [counts.memos, 'memo'],
    [counts.variables, 'variable'],
  ];
  const some = words.filter(([count]) => count > 0).map(([count, word]) => counted(count, word));
  return some.length === 0 ? 'nothing' : some.join(', ');
}
