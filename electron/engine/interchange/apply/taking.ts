import type { InterchangeCounts } from '../../../../shared/contract/schemas/interchange.ts';
import type { CodeId, CoderId, VariableId } from '../../../../shared/domain/ids.ts';
import type { VariableType } from '../../../../shared/domain/coding/types.ts';
import type { CommandScope } from '../../history/run-command.ts';
import type { NoteTally } from '../note-tally.ts';
import type { InterchangePlan } from '../plan.ts';

/** What all parts of applying a plan share. */
export interface Taking {
  readonly scope: CommandScope;
  readonly plan: Omit<InterchangePlan, 'sources' | 'close'>;
  readonly notes: NoteTally;
  readonly added: InterchangeCounts;
  readonly known: InterchangeCounts;
  /** Whose the things are that name nobody. */
  readonly actingCoderId: CoderId;
}

export interface TakenVariable {
  id: VariableId;
  name: string;
  type: VariableType;
  choices: string[];
}

/** Ours, by the other program's keys. */
export interface TakenThings {
  readonly coders: ReadonlyMap<string, CoderId>;
  readonly codes: ReadonlyMap<string, CodeId>;
  readonly variables: ReadonlyMap<string, TakenVariable>;
  /** Of the codings that come in: they are made under the codes that come with them. */
  readonly codebookVersion: number;
}

export function noCounts(): InterchangeCounts {
  return { articles: 0, codes: 0, segments: 0, coders: 0, memos: 0, variables: 0 };
}

/** The coder of a key; the acting coder where nobody is named. */
export function coderOf(taking: Taking, things: Pick<TakenThings, 'coders'>, key: string | null): CoderId {
  return (key === null ? undefined : things.coders.get(key)) ?? taking.actingCoderId;
}

/** A copy of a project of ours: what differs there was changed on one of the sides, or on both. */
export function isMerge(taking: Taking): boolean {
  return taking.plan.format === 'parlance';
}
