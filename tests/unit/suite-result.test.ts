import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge, readPlaywrightCounts, readVitestCounts, sum } from '../support/suite-result.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'parlance-result-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content: unknown): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('what a suite counts for', () => {
  it('is what its report says when it ended well', () => {
    const counts = { passed: 7, failed: 0, skipped: 2 };
    expect(judge('unit', 0, counts)).toEqual({ name: 'unit', ...counts, note: null });
    expect(judge('unit', 1, { ...counts, failed: 3 })).toMatchObject({ passed: 7, failed: 3, skipped: 2 });
  });

  it('is a failure when it broke off, failed without naming a test, or ran none', () => {
    expect(judge('unit', 0, null)).toMatchObject({ passed: 0, failed: 1 });
    expect(judge('unit', 1, { passed: 7, failed: 0, skipped: 0 })).toMatchObject({ passed: 7, failed: 1 });
    expect(judge('unit', 0, { passed: 0, failed: 0, skipped: 4 })).toMatchObject({ failed: 1, skipped: 4 });
  });

  it('is read from the reports of both runners', () => {
    const unit = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 3, success: false };
    expect(readVitestCounts(report(unit))).toEqual({ passed: 5, failed: 1, skipped: 5 });
    const browser = { stats: { expected: 4, unexpected: 1, flaky: 2, skipped: 1 }, errors: [] };
    expect(readPlaywrightCounts(report(browser))).toEqual({ passed: 4, failed: 3, skipped: 1 });
    expect(readVitestCounts(report({ stats: {} }))).toBeNull();
    expect(readPlaywrightCounts(join(folder, 'missing.json'))).toBeNull();
  });

  it('adds up', () => {
    const results = [judge('a', 0, { passed: 2, failed: 0, skipped: 1 }), judge('b', 0, null)];
    expect(sum(results)).toEqual({ passed: 2, failed: 1, skipped: 1 });
  });
});
