import type { RehydrateEvent } from '../../../shared/contract/schemas/interchange.ts';
import type { EngineContext } from '../handlers/context.ts';

/** Joins a replication package with a colleague's own copies of the articles. */
// oxlint-disable-next-line require-yield
export async function* rehydrate(
  _context: EngineContext,
  _input: { from: string; articles: string[]; to: string },
  _signal: AbortSignal | undefined,
): AsyncGenerator<RehydrateEvent, void, undefined> {
  throw new Error('not yet');
}
