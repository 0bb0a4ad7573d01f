import { createOutputFile, type WrittenFile } from '../table-file.ts';
import { assertNotCancelled, type ExportProgress, type ExportScope } from '../export-run.ts';

/** A piece of a page, or how far it has come. */
export type PagePiece = string | { done: number };

/** Writes a page piece by piece, as the disk takes it: never more than a part of one article is held. */
export async function* writePage(
  { folder, signal }: Pick<ExportScope, 'folder' | 'signal'>,
  name: string,
  pieces: Iterable<PagePiece>,
): AsyncGenerator<ExportProgress, WrittenFile, undefined> {
  const file = await createOutputFile(folder, name);
  try {
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        file.add(piece);
        if (!file.isFull) continue;
        await file.drain();
        assertNotCancelled(signal);
      } else yield { kind: 'progress', file: name, rows: piece.done };
    }
    return await file.finish(false);
  } finally {
    await file.abandon();
  }
}

/** Articles or passages between two signs of life. */
export const progressStep = 100;
