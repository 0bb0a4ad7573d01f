import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Command, OptionSpec } from './command.ts';

/** The command was not understood; nothing was done. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type Value = string | boolean | (string | boolean)[] | undefined;

/** Options that every command takes. */
export const commonOptions: Readonly<Record<string, OptionSpec>> = {
  json: { help: 'one JSON document on standard output' },
  help: { help: 'what this command does' },
};

/** What stands behind the words of a command, read by kind. A value of the wrong kind is a usage error. */
export class Arguments {
  readonly positionals: readonly string[];
  readonly #values: Readonly<Record<string, Value>>;

  constructor(positionals: readonly string[], values: Readonly<Record<string, Value>>) {
    this.positionals = positionals;
    this.#values = values;
  }

  positional(index: number): string {
    const value = this.positionals[index];
    if (value === undefined) throw new UsageError(`Argument ${index + 1} is missing.`);
    return value;
  }

  path(index: number): string {
    return path.resolve(this.positional(index));
  }

  has(name: string): boolean {
    return this.#values[name] !== undefined && this.#values[name] !== false;
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw new UsageError(`--${name} is missing.`);
    return value;
  }

  list(name: string): string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  }

  integer(name: string, least: number, most = Number.MAX_SAFE_INTEGER): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = /^\d{1,16}$/.test(value) ? Number(value) : NaN;
    if (Number.isSafeInteger(number) && number >= least && number <= most) return number;
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`;
    throw new UsageError(`--${name} takes a whole number ${range}, not “${value}”.`);
  }

  choice<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    throw new UsageError(`--${name} takes ${choices.join(', ')}, not “${value}”.`);
  }
}

/** Reads what follows the words of a command. Anything that it does not know is a usage error. */
export function parseArguments(command: Command, given: readonly string[]): Arguments {
  const { values, positionals } = parseStrictly(command, given);
  const parsed = new Arguments(positionals, values);
  if (parsed.has('help')) return parsed;
  const { names, least, most } = command.positionals;
  if (positionals.length < least) throw new UsageError(`${names[positionals.length]} is missing.`);
  if (positionals.length > most) throw new UsageError(`“${positionals[most]}” is one too many.`);
  for (const [name, option] of Object.entries(command.options)) {
    if (option.value !== undefined && parsed.text(name) === '') throw new UsageError(`--${name} is empty.`);
  }
  return parsed;
}

function parseStrictly(
  command: Command,
  given: readonly string[],
): { values: Record<string, Value>; positionals: string[] } {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, option] of Object.entries({ ...commonOptions, ...command.options })) {
    options[name] = {
      type: option.value === undefined ? 'boolean' : 'string',
      ...(option.isRepeated === true && { multiple: true }),
      ...(name === 'help' && { short: 'h' }),
    };
  }
  try {
    return parseArgs({ args: [...given], options, strict: true, allowPositionals: true });
  } catch (error) {
    // Node's own sentences end in advice about its syntax, which the usage says better.
    throw new UsageError((error as Error).message.split(/\. (?=To |Did you )/)[0]?.replace(/\.?$/, '.') ?? '', {
      cause: error,
    });
  }
}
