import path from 'node:path';
import { readStream } from '../../../../shared/contract/rpc-client.ts';
import type { RehydrateEvent, RehydrateReport } from '../../../../shared/contract/schemas/interchange.ts';
import { UsageError } from '../arguments.ts';
import { exitCodes, type Command } from '../command.ts';
import { counted, fitted, table, type Output } from '../output.ts';
import { withEngine } from '../session.ts';

export const rehydrateCommand: Command = {
  words: ['rehydrate'],
  summary: 'Make a project of a replication package and copies of its articles.',
  usage: ['PACKAGE --articles FOLDER|FILE [--articles …] --to PROJECT'],
  positionals: { names: ['PACKAGE'], least: 1, most: 1 },
  options: {
    articles: {
      value: 'FOLDER',
      isRepeated: true,
      help: 'where the articles lie, in whatever format and under whatever name',
    },
    to: { value: 'PROJECT', help: 'the project that is made' },
  },
  run(given, { output, interruption }) {
    const articles = given.list('articles').map((place) => path.resolve(place));
    if (articles.length === 0) throw new UsageError('--articles is missing.');
    const input = { from: given.path(0), articles, to: path.resolve(given.required('to')) };
    return withEngine(async ({ client }) => {
      const signal = interruption();
      const report = await follow(readStream(client.interchange.rehydrate(input, { signal }), signal), output);
      output.result(report, () => linesOf(report));
      const isWhole = report.articles.every(({ outcome, segments }) => outcome !== 'missing' && segments.lost === 0);
      return isWhole ? exitCodes.done : exitCodes.someRefused;
    });
  },
};

async function follow(events: AsyncIterable<RehydrateEvent>, output: Output): Promise<RehydrateReport> {
  for await (const event of events) {
    if (event.kind === 'report') return event.report;
    output.progress(`${counted(event.files, 'file')} read, ${counted(event.matched, 'article')} found`);
  }
  throw new DOMException('Joining the articles was cancelled.', 'AbortError');
}

function linesOf({ project, articles, notes }: RehydrateReport): string[] {
  const of = (outcome: string): number => articles.filter((article) => article.outcome === outcome).length;
  const sum = (kind: 'exact' | 'reAnchored' | 'lost'): number =>
    articles.reduce((total, { segments }) => total + segments[kind], 0);
  const troubled = articles.filter(({ outcome, segments }) => outcome === 'missing' || segments.lost > 0);
  return [
    `Written to ${project}`,
    `Articles: ${of('exact')} exact, ${of('re-anchored')} in another copy, ${of('missing')} missing`,
    `Codings:  ${sum('exact')} exact, ${sum('reAnchored')} found again, ${sum('lost')} lost`,
    ...(troubled.length > 0 ? ['', 'Missing or incomplete:'] : []),
    ...table(
      troubled.map(({ title, outcome, segments }) => [
        `  ${fitted(title, 60)}`,
        outcome,
        counted(segments.lost, 'coding lost', 'codings lost'),
      ]),
    ),
    ...(notes.length > 0 ? ['', ...notes.map(({ message, count }) => `${message} (${count})`)] : []),
  ];
}
