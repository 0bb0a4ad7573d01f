import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import type {
  InterchangeEvent,
  InterchangeFormat,
  InterchangeSummary,
} from '../../../shared/contract/schemas/interchange.ts';
import type { OpenProject } from '../project/open-project.ts';
import { openPlan, readingError } from './find-reader.ts';
import { takePlan } from './take-plan.ts';
import { walkPlan } from './walk-plan.ts';

/**
 * Takes another program's project into the open one, as one step of its history. It is read to its end first, where a
 * cancel keeps nothing; then it is written in one transaction. A trial writes, reports and takes all of it back.
 */
export async function* runInterchange(
  project: OpenProject,
  filePath: string,
  format: InterchangeFormat | null,
  signal: AbortSignal,
  isTrial = false,
): AsyncGenerator<InterchangeEvent, void, undefined> {
  assertOther(project.path, filePath);
  const plan = await openPlan(filePath, format);
  try {
    const summary = yield* walkPlan(plan, signal);
    assertHoldsSomething(summary, filePath);
    yield { kind: 'report', report: takePlan(project, plan, summary, { file: path.basename(filePath), isTrial }) };
  } catch (error) {
    throw readingError(error, filePath);
  } finally {
    plan.close();
  }
}

function assertOther(ours: string, theirs: string): void {
  if (!existsSync(theirs) || realpathSync(ours) !== realpathSync(theirs)) return;
  throw new ParlanceError('call.invalid', 'A project cannot be taken into itself. Nothing was changed.', {
    details: { path: theirs },
  });
}

function assertHoldsSomething({ counts }: InterchangeSummary, filePath: string): void {
  if (counts.articles + counts.codes + counts.memos + counts.variables > 0) return;
  throw new ParlanceError(
    'interchange.empty',
    `“${path.basename(filePath)}” holds no documents and no codes. Nothing was changed.`,
    { details: { path: filePath } },
  );
}
