import type { CoderId, CodeId } from '../../../../shared/domain/ids.ts';
import { createCodeTree } from '../../../../shared/domain/coding/code-tree.ts';
import { listCoders } from '../../store/queries/coders.ts';
import { listCodeExtras, type CodeExtra } from '../../store/queries/report-rows.ts';
import { iterateCodedArticles, type CodedArticle } from '../coded-articles.ts';
import type { DatasetPlan, PlannedCode } from '../dataset-plan.ts';
import type { ExportScope } from '../export-run.ts';

/** A code with its place in a report. */
export interface ReportCode extends PlannedCode, Omit<CodeExtra, 'id'> {
  /** Names from the root. */
  names: readonly string[];
  depth: number;
  /** Codings with exactly this code, all together and by coder (in the order of the coders). */
  count: number;
  countByCoder: number[];
}

export interface ReportCoder {
  id: CoderId;
  name: string;
  /** Place among the coders of the report. */
  index: number;
  count: number;
}

/** All of a report but its articles: small, and counted before the first line is written. */
export interface ReportFrame {
  readonly plan: DatasetPlan;
  /** Codes that are asked for, in the order of the codebook. */
  readonly codes: readonly ReportCode[];
  readonly coders: readonly ReportCoder[];
  readonly articleCount: number;
  readonly codingCount: number;
  codeOf(id: CodeId): ReportCode;
  coderOf(id: CoderId): ReportCoder;
}

/** Walks over the codings once; `visit` sees each article on the way, and may not ask for its text. */
export function planReport({ db, plan }: ExportScope, visit?: (coded: CodedArticle) => void): ReportFrame {
  const extras = new Map(listCodeExtras(db).map((extra) => [extra.id, extra]));
  const tree = createCodeTree(plan.codes);
  const coders = listCoders(db)
    .filter((coder) => plan.coderNames.has(coder.id))
    .map(({ id, name }, index): ReportCoder => ({ id, name, index, count: 0 }));
  const codes = plan.columnCodes.map((code): ReportCode => ({
    ...code,
    key: extras.get(code.id)!.key,
    retiredAt: extras.get(code.id)!.retiredAt,
    names: tree.namesOf(code.id),
    depth: tree.depthOf(code.id),
    count: 0,
    countByCoder: coders.map(() => 0),
  }));
  const codesById = new Map(codes.map((code) => [code.id, code]));
  const codersById = new Map(coders.map((coder) => [coder.id, coder]));
  let [articleCount, codingCount] = [0, 0];
  for (const coded of iterateCodedArticles(db, plan)) {
    articleCount++;
    for (const [, , codeId, coderId] of coded.segments) {
      const [code, coder] = [codesById.get(codeId)!, codersById.get(coderId)!];
      codingCount++;
      code.count++;
      coder.count++;
      code.countByCoder[coder.index]!++;
    }
    visit?.(coded);
  }
  return {
    plan,
    codes,
    coders,
    articleCount,
    codingCount,
    codeOf: (id) => codesById.get(id)!,
    coderOf: (id) => codersById.get(id)!,
  };
}
