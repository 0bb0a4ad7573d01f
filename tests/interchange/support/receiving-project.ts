import type { EngineEvent } from '../../../shared/contract/schemas/events.ts';
import type { InterchangeReport } from '../../../shared/contract/schemas/interchange.ts';
import type { InterchangePlan } from '../../../electron/engine/interchange/plan.ts';
import { takePlan } from '../../../electron/engine/interchange/take-plan.ts';
import { openProjectOf, type OpenProject } from '../../../electron/engine/project/open-project.ts';
import { checkProject } from '../../../electron/engine/store/check-project.ts';
import { dumpTables } from '../../store/dump-tables.ts';
import { realTools, TestProject } from '../../support/test-project.ts';

/** A project that other programs' projects are taken into. */
export interface ReceivingProject extends TestProject {
  readonly project: OpenProject;
  readonly events: EngineEvent[];
  take(plan: InterchangePlan, isTrial?: boolean): InterchangeReport;
  /** Everything that a command may change, without the texts that stay behind an undo. */
  state(): Record<string, unknown[]>;
  problems(): unknown[];
  rows<T>(sql: string): T[];
}

export function receivingProject(tools = realTools()): ReceivingProject {
  const made = new TestProject(tools);
  const events: EngineEvent[] = [];
  const project = openProjectOf(made.file, tools, (event) => events.push(event));
  return Object.assign(made, {
    project,
    events,
    take: (plan: InterchangePlan, isTrial = false) => {
      const counts = { articles: 0, codes: 0, segments: 0, coders: 0, memos: 0, variables: 0 };
      const { format, program, title } = plan;
      return takePlan(project, plan, { format, program, title, counts, notes: [] }, { file: 'Borders.qdpx', isTrial });
    },
    state: () => {
      const { article_text: _texts, article_search: _search, article, ...tables } = dumpTables(made.db);
      return {
        ...tables,
        article: (article as { removed_at: string | null }[]).filter((row) => row.removed_at === null),
      };
    },
    problems: () => checkProject(made.db).problems,
    rows: <T>(sql: string) => made.db.prepare(sql).all() as T[],
  });
}
