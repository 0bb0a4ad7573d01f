import { ParlanceError } from '../../../shared/contract/errors.ts';
import { printAnswer, type PrintCancellation, type PrintRequest } from '../../../shared/contract/print-messages.ts';
import type { PrintPdf } from '../../engine/engine-ports.ts';

export interface MainPrinter {
  print: PrintPdf;
  /** Takes what main sent; true where it was an answer about printing. */
  take(message: unknown): boolean;
}

/** Asks Electron's main process to print: it has a browser of its own, so no other needs to be installed. */
export function createMainPrinter(send: (message: PrintRequest | PrintCancellation) => void): MainPrinter {
  const waiting = new Map<number, (problem: string | null) => void>();
  let asked = 0;
  return {
    take(message) {
      const answer = printAnswer.safeParse(message);
      if (!answer.success) return false;
      waiting.get(answer.data.id)?.(answer.data.problem);
      waiting.delete(answer.data.id);
      return true;
    },
    async print(htmlFile, pdfFile, signal) {
      const id = ++asked;
      const cancel = (): void => send({ kind: 'cancel-print', id });
      // Whoever gives up waits for the answer all the same: until then main may be writing the file.
      const problem = await new Promise<string | null>((resolve) => {
        waiting.set(id, resolve);
        send({ kind: 'print', id, htmlFile, pdfFile });
        signal?.addEventListener('abort', cancel, { once: true });
      });
      signal?.removeEventListener('abort', cancel);
      if (signal?.aborted)
        throw new ParlanceError('call.cancelled', 'The export was cancelled. Nothing of it was kept.');
      if (problem !== null) {
        throw new ParlanceError(
          'export.failed',
          'The PDF could not be printed, and nothing was written. Export to HTML instead, open that file in any browser and print it to PDF there.',
          { details: { said: problem } },
        );
      }
    },
  };
}
