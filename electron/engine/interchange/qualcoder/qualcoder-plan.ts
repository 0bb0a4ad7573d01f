import { ParlanceError } from '../../../../shared/contract/errors.ts';
import { filledCell, textCell, type ForeignDatabase } from '../foreign-database.ts';
import { createNoteTally } from '../note-tally.ts';
import { createOffsetVote } from '../offset-vote.ts';
import type { InterchangePlan, PlannedCoder, PlannedMemo } from '../plan.ts';
import { readQualCoderCodes } from './codes.ts';
import { noteLeftOut } from './left-out.ts';
import { readCoders } from './coders.ts';
import { qualCoderTime, type Reading } from './reading.ts';
import { castVotes, sourcesOf } from './sources.ts';
import { readVariables } from './variables.ts';

/** Reads what is small (codes, people, attributes) at once and how positions are counted; the texts are walked later. */
export function planQualCoder(db: ForeignDatabase, title: string): InterchangePlan {
  const notes = createNoteTally();
  const [project] = [...db.rows('project', ['databaseversion', 'memo', 'about', 'date'])];
  if (!project) {
    throw new ParlanceError(
      'interchange.unreadable',
      `“${title}” is no QualCoder project: its table “project” is empty.`,
    );
  }
  const coders: PlannedCoder[] = readCoders(db);
  const reading: Reading = {
    db,
    notes,
    codes: readQualCoderCodes(db, notes),
    variables: readVariables(db, notes),
    vote: createOffsetVote({ unit: 'code-point', lineBreaks: 'two' }),
  };
  castVotes(reading);
  reading.vote.report(notes);
  noteLeftOut(reading);
  let walks = 0;
  return {
    format: 'qualcoder',
    program: programOf(textCell(project['about']), textCell(project['databaseversion'])),
    title,
    coders,
    codes: reading.codes.planned,
    variables: reading.variables.planned,
    memos: [...projectMemos(db, filledCell(project['memo']), filledCell(project['date']))],
    // Walked again, the texts have nothing new to say.
    sources: () => sourcesOf({ ...reading, notes: walks++ === 0 ? notes : createNoteTally() }),
    notes: () => notes.list(),
    close: () => db.close(),
  };
}

function programOf(about: string | null, version: string | null): string {
  const named = /QualCoder\s*v?[\d.]+/i.exec(about ?? '')?.[0];
  if (named !== undefined) return named;
  return version === null ? 'QualCoder' : `QualCoder (database ${version})`;
}

/** The project's memo, journals and memos on cases: none of them has a place of its own here. */
function* projectMemos(db: ForeignDatabase, memo: string | null, date: string | null): Generator<PlannedMemo> {
  const place = { subject: 'project' as const, subjectKey: null };
  const at = (time: string | null) => ({ createdAt: qualCoderTime(time), modifiedAt: qualCoderTime(time) });
  if (memo !== null) yield { ...place, coderKey: null, text: memo, ...at(date) };
  for (const row of db.rows('journal', ['jid', 'name', 'jentry', 'date', 'owner'], ['jid'])) {
    const entry = filledCell(row['jentry']);
    if (entry === null) continue;
    const name = filledCell(row['name']);
    const text = name === null ? entry : `${name}\n${entry}`;
    yield { ...place, coderKey: filledCell(row['owner']), text, ...at(textCell(row['date'])) };
  }
  for (const row of db.rows('cases', ['caseid', 'name', 'memo', 'owner', 'date'], ['caseid'])) {
    const note = filledCell(row['memo']);
    if (note === null) continue;
    const text = `Case “${filledCell(row['name']) ?? ''}”\n${note}`;
    yield { ...place, coderKey: filledCell(row['owner']), text, ...at(textCell(row['date'])) };
  }
}
