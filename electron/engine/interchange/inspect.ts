import type { InterchangeSummary } from '../../../shared/contract/schemas/interchange.ts';
import { describeSource, findReader, readingError } from './find-reader.ts';
import { walkPlan } from './walk-plan.ts';

/** Which program's project or codebook lies there, and what it holds; null where no reader knows it. */
export async function inspectProject(path: string): Promise<InterchangeSummary | null> {
  const source = await describeSource(path);
  try {
    const reader = findReader(source, null);
    if (!reader) return null;
    const plan = await reader.read(source);
    try {
      const walk = walkPlan(plan, new AbortController().signal);
      for (;;) {
        const step = await walk.next();
        if (step.done === true) return step.value;
      }
    } finally {
      plan.close();
    }
  } catch (error) {
    throw readingError(error, source.path);
  }
}
