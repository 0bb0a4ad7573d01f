import type { InterchangeSummary } from '../../../shared/contract/schemas/interchange.ts';

/** Which program's project or codebook lies there; null where no reader knows it. */
export function inspectProject(_path: string): Promise<InterchangeSummary | null> {
  throw new Error('not yet');
}
