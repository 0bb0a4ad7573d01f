import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

export interface SuiteResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What the reader of the closing lines should know: why something was skipped, which runtime ran. */
  readonly note: string | null;
}

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  success: z.boolean(),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
});

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * The result of a suite that ended with `exitCode` and left `counts`. A suite that broke off, that failed without naming
 * a test, or that ran no test at all counts as one failure: silence is not success.
 */
export function judge(name: string, exitCode: number, counts: Counts | null): SuiteResult {
  if (counts === null) return { name, passed: 0, failed: 1, skipped: 0, note: 'broke off and left no report' };
  if (counts.failed === 0 && exitCode !== 0) return { name, ...counts, failed: 1, note: `ended with code ${exitCode}` };
  if (counts.passed + counts.failed === 0) return { name, ...counts, failed: 1, note: 'ran no test' };
  return { name, ...counts, note: null };
}

function readJson(file: string): unknown {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : null;
}

export function readVitestCounts(file: string): Counts | null {
  const report = vitestReport.safeParse(readJson(file));
  if (!report.success) return null;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report.data;
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

export function readPlaywrightCounts(file: string): Counts | null {
  const report = playwrightReport.safeParse(readJson(file));
  if (!report.success) return null;
  const { expected, unexpected, flaky, skipped } = report.data.stats;
  // A test that passed only at a second try did not pass.
  return { passed: expected, failed: unexpected + flaky, skipped };
}

export function sum(results: readonly SuiteResult[]): Counts {
  const add = (key: keyof Counts): number => results.reduce((total, result) => total + result[key], 0);
  return { passed: add('passed'), failed: add('failed'), skipped: add('skipped') };
}
