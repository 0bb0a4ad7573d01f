import { commonOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { table } from './output.ts';

function usageLines(command: Command): string[] {
  return command.usage.map((form) => `parlance ${command.words.join(' ')} ${form}`.trimEnd());
}

/** The forms of one command, for a usage error. */
export function usageOf(command: Command): string[] {
  return usageLines(command).map((line, index) => `${index === 0 ? 'Usage: ' : '       '}${line}`);
}

export function helpOf(command: Command): string[] {
  const options = Object.entries({ ...command.options, ...commonOptions }).map(([name, option]) => [
    `--${name}${option.value === undefined ? '' : ` ${option.value}`}${option.isRepeated === true ? ' …' : ''}`,
    option.help,
  ]);
  return [`${command.summary}`, '', ...usageOf(command), '', 'Options:', ...indented(table(options))];
}

export function helpOfAll(commands: readonly Command[]): string[] {
  return [
    'Parlance codes news articles by hand and exports the coded dataset.',
    '',
    'Usage: parlance COMMAND …',
    '',
    ...indented(table(commands.map((command) => [command.words.join(' '), command.summary]))),
    '',
    'parlance COMMAND --help tells more about one of them; parlance --version tells which Parlance this is.',
    'Every command takes --json: one JSON document on standard output, all else on standard error.',
    'Exit status: 0 done, 1 failed, 2 wrong usage, 3 done with some inputs refused, 4 problems found by check.',
  ];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
