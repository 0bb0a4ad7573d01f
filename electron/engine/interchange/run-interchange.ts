import type { InterchangeEvent, InterchangeFormat } from '../../../shared/contract/schemas/interchange.ts';
import type { OpenProject } from '../project/open-project.ts';

/** Takes another program's project into the open one, as one step of its history. */
// oxlint-disable-next-line require-yield
export async function* runInterchange(
  _project: OpenProject,
  _path: string,
  _format: InterchangeFormat | null,
  _signal: AbortSignal,
): AsyncGenerator<InterchangeEvent, void, undefined> {
  throw new Error('not yet');
}
