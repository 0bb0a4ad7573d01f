import type { ImportEvent, ImportReport } from '../../../shared/contract/schemas/imports.ts';
import type { ImportRunId } from '../../../shared/domain/ids.ts';
import type { ImportFailure } from '../importers/import-plan.ts';
import type { PlannedFile } from '../jobs/planned-file.ts';
import type { AppliedArticle } from './apply-files.ts';

/** Counts a run while it goes on. Every file ends in exactly one of the lists: nothing is silent. */
export class ImportTally {
  readonly #report: ImportReport;
  #files = 0;
  #isCounted = false;
  #done = 0;
  #currentFile: string | null = null;

  constructor(id: ImportRunId, sources: readonly string[], startedAt: string) {
    this.#report = {
      id,
      startedAt,
      finishedAt: startedAt,
      wasCancelled: false,
      sources: [...sources],
      found: 0,
      imported: 0,
      duplicates: 0,
      failed: [],
      articles: [],
      duplicateOf: [],
      warnings: [],
    };
  }

  countFiles(count: number): void {
    this.#files = count;
    this.#isCounted = true;
  }

  refuse(failure: ImportFailure): void {
    this.#report.failed.push(failure);
    this.#report.found += 1;
    this.#done += 1;
    this.#currentFile = failure.file;
  }

  take(files: readonly Extract<PlannedFile, { outcome: 'planned' }>[], applied: readonly AppliedArticle[]): void {
    const report = this.#report;
    for (const { file, plan } of files) {
      for (const { code, message } of plan.warnings) report.warnings.push({ file, code, message });
      this.#currentFile = file;
    }
    this.#done += files.length;
    report.found += applied.length;
    for (const { file, title, articleId, isDuplicate } of applied) {
      if (isDuplicate) report.duplicateOf.push({ file, title, articleId });
      else report.articles.push({ id: articleId, title, file });
    }
    report.imported = report.articles.length;
    report.duplicates = report.duplicateOf.length;
  }

  progress(): ImportEvent {
    const { imported, duplicates, failed } = this.#report;
    const counts = { imported, duplicates, failed: failed.length };
    return {
      kind: 'progress',
      files: this.#files,
      isCounted: this.#isCounted,
      done: this.#done,
      ...counts,
      currentFile: this.#currentFile,
    };
  }

  finish(finishedAt: string, wasCancelled: boolean): ImportReport {
    this.#report.finishedAt = finishedAt;
    this.#report.wasCancelled = wasCancelled;
    return this.#report;
  }
}
