import type { Variable } from '../../../../shared/domain/coding/types.ts';
import type { CoderId } from '../../../../shared/domain/ids.ts';
import { listCodesWithoutCounts } from '../../store/queries/codes.ts';
import {
  countMetadata,
  hasPartialDates,
  listCodersWithColors,
  readProjectOrigin,
  type ProjectOrigin,
} from '../../store/queries/interchange-rows.ts';
import { listVariables } from '../../store/queries/variables.ts';
import { metadataFields, type MetadataField } from '../../interchange/refi/metadata-variables.ts';
import type { PlannedCode } from '../dataset-plan.ts';
import type { ExportScope } from '../export-run.ts';

export type RefiCode = PlannedCode & { key: string | null; retiredAt: string | null };
/** `refiType` is the name in the schema; dates that are not known to the day are texts there. */
export type RefiVariable = Variable & { refiType: string };

/** Everything about the project but its articles, codings and memos. */
export interface RefiScope extends ExportScope {
  readonly origin: ProjectOrigin;
  /** Those who are asked for; nobody else is named in the file. */
  readonly coders: readonly { id: CoderId; name: string; color: string; createdAt: string }[];
  /** The whole codebook, parents before children. */
  readonly codes: readonly RefiCode[];
  readonly variables: readonly RefiVariable[];
  /** Facts that at least one article has. */
  readonly metadata: readonly { field: MetadataField; name: string; refiType: string }[];
}

const refiTypes = { text: 'Text', number: 'Float', date: 'Date', 'yes-no': 'Boolean', choice: 'Text' } as const;

export function createRefiScope(scope: ExportScope): RefiScope {
  const { db, plan } = scope;
  const variables = listVariables(db).map((variable): RefiVariable => ({
    ...variable,
    refiType: variable.type === 'date' && hasPartialDates(db, variable.id) ? 'Text' : refiTypes[variable.type],
  }));
  const taken = new Set(variables.map((variable) => variable.name.toLowerCase()));
  const counts = countMetadata(db);
  return {
    ...scope,
    origin: readProjectOrigin(db),
    coders: listCodersWithColors(db).filter((coder) => plan.coderNames.has(coder.id)),
    codes: planCodes(scope),
    variables,
    metadata: metadataFields
      .filter((field) => counts[field] > 0)
      .map((field) => ({
        field,
        name: taken.has(field) ? `${field} (article)` : field,
        refiType: field === 'date' && counts.partialDates === 0 ? 'Date' : 'Text',
      })),
  };
}

export function planCodes({ db, plan }: Pick<ExportScope, 'db' | 'plan'>): RefiCode[] {
  const rows = new Map(listCodesWithoutCounts(db).map((code) => [code.id, code]));
  return plan.codes.map((code) => ({ ...code, key: rows.get(code.id)!.key, retiredAt: rows.get(code.id)!.retiredAt }));
}
