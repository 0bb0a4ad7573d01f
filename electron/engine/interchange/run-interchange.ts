import path from 'node:path';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import type {
  InterchangeEvent,
  InterchangeFormat,
  InterchangeReport,
  InterchangeSummary,
} from '../../../shared/contract/schemas/interchange.ts';
import { runLargeCommand } from '../history/large-command.ts';
import type { OpenProject } from '../project/open-project.ts';
import { revisionOf } from '../store/open-project.ts';
import { applyPlan, type AppliedPlan } from './apply/apply-plan.ts';
import { openPlan, readingError } from './find-reader.ts';
import type { InterchangePlan } from './plan.ts';
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
  const plan = await openPlan(filePath, format);
  try {
    const summary = yield* walkPlan(plan, signal);
    assertHoldsSomething(summary, filePath);
    const report = isTrial ? tryOut(project, plan, summary, filePath) : takeOver(project, plan, summary, filePath);
    yield { kind: 'report', report };
  } catch (error) {
    throw readingError(error, filePath);
  } finally {
    plan.close();
  }
}

function assertHoldsSomething({ counts }: InterchangeSummary, filePath: string): void {
  if (counts.articles + counts.codes + counts.memos + counts.variables > 0) return;
  throw new ParlanceError(
    'interchange.empty',
    `“${path.basename(filePath)}” holds no documents and no codes. Nothing was changed.`,
    { details: { path: filePath } },
  );
}

function takeOver(
  project: OpenProject,
  plan: InterchangePlan,
  summary: InterchangeSummary,
  filePath: string,
): InterchangeReport {
  const label = labelOf(summary, filePath);
  const { coderId, tools } = project;
  return project.write((db) => {
    const spec = { command: 'interchange.run', label, coderId };
    const { result, revision, touched } = runLargeCommand<AppliedPlan>(db, tools, spec, (scope) =>
      applyPlan(scope, plan, coderId),
    );
    return { result: { ...summary, ...result, notes: [...summary.notes, ...result.notes], revision }, touched };
  });
}

function labelOf({ format, program, title }: InterchangeSummary, filePath: string): string {
  const name = title?.trim() || path.basename(filePath);
  return format === 'parlance' ? `Merge “${name}”` : `Take over “${name}” from ${program}`;
}

/** Carries what was found out of a transaction that is rolled back. */
class TrialEnded extends Error {
  readonly report: InterchangeReport;

  constructor(report: InterchangeReport) {
    super('The trial is over');
    this.report = report;
  }
}

function tryOut(
  project: OpenProject,
  plan: InterchangePlan,
  summary: InterchangeSummary,
  filePath: string,
): InterchangeReport {
  const revision = revisionOf(project.db);
  const { coderId, tools } = project;
  try {
    return project.write((db) => {
      const spec = { command: 'interchange.run', label: labelOf(summary, filePath), coderId };
      const { result } = runLargeCommand<AppliedPlan>(db, tools, spec, (scope) => applyPlan(scope, plan, coderId));
      throw new TrialEnded({ ...summary, ...result, notes: [...summary.notes, ...result.notes], revision });
    });
  } catch (error) {
    if (error instanceof TrialEnded) return error.report;
    throw error;
  }
}
