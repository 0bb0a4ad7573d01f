import type { Capabilities, Greeting } from '../../shared/contract/schemas/project.ts';

/** What the engine needs from the host that runs it. Everything that differs between doors is here. */
export interface EnginePorts {
  door: Greeting['door'];
  /** Version of the program. */
  version: string;
  capabilities: Capabilities;
  /** Where new projects go when the analyst chooses nothing else. */
  defaultFolder: string;
  /** Folder for what is remembered between starts (recent projects); null remembers nothing. */
  stateFolder: string | null;
  /** Name of the first coder when none is given. */
  defaultCoderName: string;
  now: () => Date;
  randomBytes: (length: number) => Uint8Array;
  /** Left out where nothing can print: then there is no export to PDF. */
  printPdf?: PrintPdf;
}

/**
 * Prints a page of ours from one file into another, with its backgrounds and in the paper size that it asks for. It runs
 * no script of the page and loads nothing but the file. Fails with `export.no-printer` where nothing is there to print it.
 */
export type PrintPdf = (htmlFile: string, pdfFile: string, signal: AbortSignal | undefined) => Promise<void>;
