import { ParlanceError } from '../../../shared/contract/errors.ts';
import { toParlanceError } from '../../../shared/contract/rpc-client.ts';
import { parseArguments, UsageError } from './arguments.ts';
import { exitCodes, type Command, type CommandTools, type ExitCode } from './command.ts';
import { commands } from './commands.ts';
import { helpOf, helpOfAll, usageOf } from './help.ts';
import { createOutput, plain, type Output, type Sink } from './output.ts';

export interface CommandLine {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly version: string;
  readonly interruption: () => AbortSignal;
}

/** Runs one command line and answers its exit status. Whatever goes wrong ends in a sentence and a status. */
export async function runCommandLine(given: readonly string[], line: CommandLine): Promise<ExitCode> {
  const output = createOutput(asksForJson(given), line.stdout, line.stderr);
  const command = commandOf(given);
  if (command === undefined) return withoutCommand(given, output, line);
  try {
    const parsed = parseArguments(command, given.slice(command.words.length));
    if (parsed.has('help')) {
      output.result({ help: helpOf(command).join('\n') }, () => helpOf(command));
      return exitCodes.done;
    }
    const tools: CommandTools = { output, interruption: line.interruption };
    return await command.run(parsed, tools);
  } catch (error) {
    if (error instanceof UsageError) return wrongUsage(output, error.message, usageOf(command));
    return failed(output, error);
  }
}

/** Asked before the arguments are understood, since a script wants its document for wrong usage too. */
function asksForJson(given: readonly string[]): boolean {
  const end = given.indexOf('--');
  return (end < 0 ? given : given.slice(0, end)).includes('--json');
}

function commandOf(given: readonly string[]): Command | undefined {
  return commands.find((command) => command.words.every((word, index) => given[index] === word));
}

function withoutCommand(given: readonly string[], output: Output, line: CommandLine): ExitCode {
  const words = given.filter((word) => !word.startsWith('-'));
  const isAlone = words.length === 0;
  if (isAlone && given.includes('--version')) {
    output.result({ version: line.version }, () => [line.version]);
    return exitCodes.done;
  }
  if (isAlone && (given.includes('--help') || given.includes('-h'))) {
    output.result({ help: helpOfAll(commands).join('\n') }, () => helpOfAll(commands));
    return exitCodes.done;
  }
  const group = commands.filter((command) => command.words.length > 1 && command.words[0] === given[0]);
  const sentence = isAlone ? 'A command is missing.' : `There is no command “${words.slice(0, 2).join(' ')}”.`;
  const help = group.length > 0 ? group.flatMap(usageOf) : helpOfAll(commands);
  return wrongUsage(output, sentence, help);
}

function wrongUsage(output: Output, sentence: string, usage: readonly string[]): ExitCode {
  if (output.isJson) output.result(errorDocument('call.invalid', sentence, { usage }), () => []);
  output.note(plain(sentence));
  for (const line of usage) output.note(line);
  return exitCodes.wrongUsage;
}

function failed(output: Output, error: unknown): ExitCode {
  const known = isAbort(error)
    ? new ParlanceError('call.cancelled', 'Cancelled. What was done before is kept.', { cause: error })
    : (toParlanceError(error) as ParlanceError);
  if (output.isJson) output.result(errorDocument(known.code, known.message, known.details), () => []);
  output.note(plain(known.message));
  if (known.code === 'internal' && error instanceof Error && process.env['PARLANCE_DEBUG'])
    output.note(error.stack ?? '');
  return exitCodes.failed;
}

function errorDocument(code: string, message: string, details: Readonly<Record<string, unknown>>): object {
  return { error: { code, message, details } };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
