import type { InterchangeReport, InterchangeSummary } from '../../../shared/contract/schemas/interchange.ts';
import { runLargeCommand } from '../history/large-command.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { WritableDb } from '../store/database.ts';
import { revisionOf } from '../store/open-project.ts';
import { applyPlan } from './apply/apply-plan.ts';
import type { InterchangePlan } from './plan.ts';

export interface TakingOptions {
  /** Name of the file, for plans that have no title. */
  file: string;
  /** Writes, reports and takes all of it back. */
  isTrial: boolean;
}

/** Writes a plan into the project: one transaction, one step of the history. */
export function takePlan(
  project: OpenProject,
  plan: InterchangePlan,
  summary: InterchangeSummary,
  { file, isTrial }: TakingOptions,
): InterchangeReport {
  const { coderId, tools } = project;
  const spec = { command: 'interchange.run', label: labelOf(summary, file), coderId };
  const write = (db: WritableDb) => {
    const { result, revision, touched } = runLargeCommand(db, tools, spec, (scope) => applyPlan(scope, plan, coderId));
    return { report: { ...summary, ...result, notes: [...summary.notes, ...result.notes], revision }, touched };
  };
  if (isTrial) return rolledBack(project, (db) => write(db).report);
  return project.write((db) => {
    const { report, touched } = write(db);
    return { result: report, touched };
  });
}

function labelOf({ format, program, title }: InterchangeSummary, file: string): string {
  const name = title?.trim() || file;
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

function rolledBack(project: OpenProject, work: (db: WritableDb) => InterchangeReport): InterchangeReport {
  try {
    return project.write((db): never => {
      throw new TrialEnded(work(db));
    });
  } catch (error) {
    if (error instanceof TrialEnded) return { ...error.report, revision: revisionOf(project.db) };
    throw error;
  }
}
