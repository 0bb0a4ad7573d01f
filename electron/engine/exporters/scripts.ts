import type { DescribedTable } from './data-package.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import type { TableMeasure } from './scripts/measure-tables.ts';
import { pythonScript } from './scripts/python-script.ts';
import { rScript } from './scripts/r-script.ts';
import { scriptTableOf } from './scripts/script-columns.ts';
import { spssScript } from './scripts/spss-script.ts';
import { stataScript } from './scripts/stata-script.ts';

/** What the files are called and what each does, in the order in which they are written. */
export const datasetScripts = [
  { name: 'load_r.R', does: 'loads the tables in R, with types, dates, factors and labels (base R)' },
  { name: 'load_python.py', does: 'the same in Python (pandas)' },
  { name: 'load_stata.do', does: 'the same in Stata, saving .dta files' },
  { name: 'load_spss.sps', does: 'the same in SPSS, saving .sav files; tables without line breaks in cells' },
] as const;

/** Scripts that load the CSV tables as they were written. `measures` are those of the tables, in the same order. */
export function scriptFiles(
  plan: DatasetPlan,
  described: readonly DescribedTable[],
  measures: readonly TableMeasure[],
): { name: string; text: string }[] {
  const tables = described.map((table, at) => ({ ...scriptTableOf(plan, table), measure: measures[at]! }));
  const { options } = plan;
  const texts: Record<(typeof datasetScripts)[number]['name'], string> = {
    'load_r.R': rScript(options, tables),
    'load_python.py': pythonScript(options, tables),
    'load_stata.do': stataScript(options, tables),
    'load_spss.sps': spssScript(options, tables),
  };
  return datasetScripts.map(({ name }) => ({ name, text: texts[name] }));
}
