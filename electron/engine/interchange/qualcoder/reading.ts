import type { ForeignDatabase } from '../foreign-database.ts';
import type { NoteTally } from '../note-tally.ts';
import type { OffsetVote } from '../offset-vote.ts';
import type { QualCoderCodes } from './codes.ts';
import type { QualCoderVariables } from './variables.ts';

/** What the parts of reading a QualCoder project share. */
export interface Reading {
  readonly db: ForeignDatabase;
  readonly notes: NoteTally;
  readonly codes: QualCoderCodes;
  readonly variables: QualCoderVariables;
  readonly vote: OffsetVote;
}

/** `2024-03-01 10:22:05`, in the local time of a machine that is not known; taken for UTC. */
export function qualCoderTime(date: string | null): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})[ T_](\d{2}):(\d{2})(?::(\d{2}))?/.exec(date ?? '');
  return match ? `${match[1]}T${match[2]}:${match[3]}:${match[4] ?? '00'}Z` : null;
}
