import type { Arguments } from './arguments.ts';
import type { Output } from './output.ts';

/** What a shell learns from a command. The numbers are part of the contract with scripts. */
export const exitCodes = { done: 0, failed: 1, wrongUsage: 2, someRefused: 3, problemsFound: 4 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** One option: `value` is the word that stands for its value in the help; without it the option is a switch. */
export interface OptionSpec {
  readonly value?: string;
  readonly isRepeated?: boolean;
  readonly help: string;
}

export interface CommandTools {
  readonly output: Output;
  /** Aborts when the analyst presses Ctrl+C. Once asked for, Ctrl+C no longer ends the process by itself. */
  readonly interruption: () => AbortSignal;
}

export interface Command {
  /** `['codebook', 'import']` for `parlance codebook import`. */
  readonly words: readonly string[];
  readonly summary: string;
  /** What follows the words, one line for each form. */
  readonly usage: readonly string[];
  readonly positionals: { readonly names: readonly string[]; readonly least: number; readonly most: number };
  readonly options: Readonly<Record<string, OptionSpec>>;
  run(given: Arguments, tools: CommandTools): Promise<ExitCode>;
}
