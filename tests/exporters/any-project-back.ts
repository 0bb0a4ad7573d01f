import fc from 'fast-check';
import type { ExportFormat } from '../../shared/contract/schemas/exports.ts';
import { TestProject } from '../support/test-project.ts';
import { anyProjects, fillAnyProject } from './any-project.ts';
import { exportFormat, tablesAsCsv, type DatasetTables } from './export-format.ts';

/** Random projects, each written in a format and as CSV; `compare` reads the one back and holds it against the other. */
export async function compareAnyProjects(
  format: ExportFormat,
  name: string,
  numRuns: number,
  compare: (to: string, csv: DatasetTables) => void | Promise<void>,
): Promise<void> {
  const options = { unit: 'paragraph', variables: true } as const;
  await fc.assert(
    fc.asyncProperty(anyProjects, async (random) => {
      const project = new TestProject();
      try {
        fillAnyProject(project, random);
        const csv = await tablesAsCsv(project, options);
        const { to } = await exportFormat(project, name, { format, ...options });
        await compare(to, csv);
      } finally {
        project.remove();
      }
    }),
    { numRuns },
  );
}
