import path from 'node:path';
import type { EngineClient } from '../../../../shared/contract/rpc-client.ts';
import type { Segment } from '../../../../shared/domain/coding/types.ts';
import { type Arguments, UsageError } from '../arguments.ts';
import { actingAs, coderNamed } from '../coders.ts';
import { exitCodes, type Command, type CommandTools, type ExitCode } from '../command.ts';
import { counted, fitted, table } from '../output.ts';
import { withProject } from '../session.ts';
import { readTableFile } from '../text-files.ts';

export const codeCommand: Command = {
  words: ['code'],
  summary: 'Give a passage a code, or many passages theirs from a CSV file.',
  usage: [
    'PROJECT --article ID|TITLE --code PATH (--quote TEXT [--occurrence N] | --start N --end N) [--coder NAME] [--memo TEXT] [--set NAME=VALUE]...',
    'PROJECT --from CODINGS.csv [--coder NAME]',
  ],
  positionals: { names: ['PROJECT'], least: 1, most: 1 },
  options: {
    article: { value: 'ID|TITLE', help: 'the article, by its id or its title' },
    code: { value: 'PATH', help: 'the code: names joined by “ > ” from the root, or its name where it is unique' },
    quote: { value: 'TEXT', help: 'the passage, word for word' },
    occurrence: { value: 'N', help: 'which one, where the quote stands more than once; the first is 1' },
    start: { value: 'N', help: 'where the passage begins, in Unicode code points' },
    end: { value: 'N', help: 'where it ends; the character there is not part of it' },
    coder: { value: 'NAME', help: 'whose coding it is; a new name makes a new coder' },
    memo: { value: 'TEXT', help: 'a memo on the coding' },
    set: { value: 'NAME=VALUE', isRepeated: true, help: 'an attribute, such as speaker=Larijani' },
    from: {
      value: 'CODINGS.csv',
      help: 'columns: article, start and end (code points) or quote, code, and if you like coder, memo',
    },
  },
  run: (given, tools) => (given.has('from') ? codeMany(given, tools) : codeOne(given, tools)),
};

async function codeMany(given: Arguments, { output }: CommandTools): Promise<ExitCode> {
  const single = ['article', 'code', 'quote', 'occurrence', 'start', 'end', 'memo', 'set'].find((name) =>
    given.has(name),
  );
  if (single !== undefined)
    throw new UsageError(`--${single} does not go with --from: the file says it for each passage.`);
  const file = path.resolve(given.required('from'));
  const csv = await readTableFile(file, 'codings.unreadable');
  return withProject(given.path(0), 'write', async (client, project) => {
    const importIt = () => client.segments.importCsv({ csv, fileName: path.basename(file) });
    const coder = given.text('coder');
    const report =
      coder === undefined
        ? await importIt()
        : await actingAs(client, project, await coderNamed(client, coder), importIt);
    const { found, created, duplicates, failed, revision } = report;
    output.result({ found, created, duplicates, failed, revision }, () => [
      `${counted(found, 'coding')} found, ${created} made, ${duplicates} there already, ${counted(failed.length, 'line')} refused`,
      ...table(failed.map(({ line, code, message }) => [`  line ${line}`, code, message])),
    ]);
    return failed.length > 0 ? exitCodes.someRefused : exitCodes.done;
  });
}

type Passage = { quote: string; occurrence: number | undefined } | { start: number; end: number };

/** Read before the project is opened: wrong usage touches nothing. */
function passageOf(given: Arguments): Passage {
  const [quote, start, end] = [given.text('quote'), given.integer('start', 0), given.integer('end', 0)];
  const occurrence = given.integer('occurrence', 1);
  if (quote !== undefined) {
    if (start !== undefined || end !== undefined)
      throw new UsageError('Give the passage by --quote or by --start and --end, not by both.');
    return { quote, occurrence };
  }
  if (occurrence !== undefined) throw new UsageError('--occurrence goes with --quote.');
  if (start === undefined || end === undefined)
    throw new UsageError('Give the passage by --quote, or by --start and --end.');
  if (end <= start) throw new UsageError('--end must be larger than --start.');
  return { start, end };
}

function attributesOf(given: Arguments): Record<string, string> {
  const pairs = given.list('set').map((setting): [string, string] => {
    const sign = setting.indexOf('=');
    if (sign < 1) throw new UsageError(`--set takes NAME=VALUE, not “${setting}”.`);
    return [setting.slice(0, sign).trim(), setting.slice(sign + 1)];
  });
  return Object.fromEntries(pairs);
}

async function codeOne(given: Arguments, { output }: CommandTools): Promise<ExitCode> {
  const passage = passageOf(given);
  const attributes = attributesOf(given);
  const [articleReference, codeReference] = [given.required('article'), given.required('code')];
  const memo = given.text('memo');
  const coderName = given.text('coder');
  return withProject(given.path(0), 'write', async (client, project) => {
    const article = await client.articles.find({ reference: articleReference });
    const code = await client.codes.find({ reference: codeReference });
    const place = await placeOf(client, article.id, passage);
    const coderId = coderName === undefined ? project.coderId : await coderNamed(client, coderName);
    const { segments, revision } = await client.segments.create({
      items: [
        {
          articleId: article.id,
          codeId: code.id,
          ...place,
          unit: 'code-point',
          coderId,
          attributes,
          ...(memo !== undefined && { memo }),
        },
      ],
    });
    const [segment] = segments;
    if (segment === undefined) throw new Error('The engine answered no coding.');
    const coder = (await client.coders.list()).find(({ id }) => id === segment.coderId)?.name ?? '';
    output.result({ ...documentOf(segment, { article: article.title, code: code.name, coder }), revision }, () => [
      `Coded “${fitted(segment.quote, 60)}” as ${code.name}, by ${coder}`,
    ]);
    return exitCodes.done;
  });
}

async function placeOf(
  client: EngineClient,
  articleId: Segment['articleId'],
  passage: Passage,
): Promise<{ start: number; end: number }> {
  if ('start' in passage) return passage;
  const { quote, occurrence } = passage;
  const place = await client.segments.locate({ articleId, quote, ...(occurrence !== undefined && { occurrence }) });
  return { start: place.startCp, end: place.endCp };
}

function documentOf(segment: Segment, names: { article: string; code: string; coder: string }): object {
  return {
    segment_id: segment.id,
    article_id: segment.articleId,
    article_title: names.article,
    code_id: segment.codeId,
    code: names.code,
    coder: names.coder,
    start: segment.startCp,
    end: segment.endCp,
    start_utf16: segment.start,
    end_utf16: segment.end,
    text: segment.quote,
    memo: segment.memo,
    attributes: segment.attributes,
  };
}
