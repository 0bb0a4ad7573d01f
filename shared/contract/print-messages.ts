import { z } from 'zod';

/**
 * Between the engine of the window and Electron's main process, which alone can print: one request, one answer of the same
 * number. A page that the engine wrote becomes a PDF beside it.
 */
export const printRequest = z.object({
  kind: z.literal('print'),
  id: z.number().int(),
  htmlFile: z.string().endsWith('.html'),
  pdfFile: z.string().min(1),
});
export type PrintRequest = z.infer<typeof printRequest>;

/** The analyst does not want it any more; the request is answered all the same. */
export const printCancellation = z.object({ kind: z.literal('cancel-print'), id: z.number().int() });
export type PrintCancellation = z.infer<typeof printCancellation>;

export const printAnswer = z.object({
  kind: z.literal('printed'),
  id: z.number().int(),
  /** Why it did not work; null where it did. */
  problem: z.string().nullable(),
});
export type PrintAnswer = z.infer<typeof printAnswer>;
