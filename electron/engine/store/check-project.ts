import { createHash } from 'node:crypto';
import type { CheckReport } from '../../../shared/contract/schemas/project.ts';
import { createOffsetIndex } from '../../../shared/domain/text/offsets.ts';
import { allRows, prepared, scalar, type ReadableDb } from './database.ts';

type Problem = CheckReport['problems'][number];

/** Looks at everything that a dataset rests on. Reads only; finds, never mends. */
export function checkProject(db: ReadableDb): CheckReport {
  const problems: Problem[] = [];
  checkDatabase(db, problems);
  checkTexts(db, problems);
  checkOriginals(db, problems);
  checkTree(db, problems);
  return {
    articles: scalar<number>(db, 'SELECT count(*) FROM article WHERE removed_at IS NULL'),
    segments: scalar<number>(db, 'SELECT count(*) FROM segment'),
    problems,
  };
}

function checkDatabase(db: ReadableDb, problems: Problem[]): void {
  for (const row of allRows<{ integrity_check: string }>(db, 'PRAGMA integrity_check(100)')) {
    if (row.integrity_check !== 'ok')
      problems.push({ kind: 'integrity', subject: 'file', message: row.integrity_check });
  }
  for (const row of allRows<{ table: string; rowid: number; parent: string }>(db, 'PRAGMA foreign_key_check')) {
    problems.push({
      kind: 'foreign-key',
      subject: `${row.table} ${row.rowid}`,
      message: `A row of “${row.table}” points to something in “${row.parent}” that is not there.`,
    });
  }
  const strays = allRows<{ id: string }>(
    db,
    `SELECT segment.id FROM segment JOIN article_text ON article_text.id = segment.text_id
     WHERE article_text.article_id <> segment.article_id`,
  );
  for (const { id } of strays) {
    const message = 'A coding belongs to another article than the text that it was made on.';
    problems.push({ kind: 'foreign-key', subject: id, message });
  }
  const missing = scalar<number>(
    db,
    'SELECT count(*) FROM article_text WHERE key NOT IN (SELECT rowid FROM article_search)',
  );
  if (missing > 0) {
    problems.push({
      kind: 'full-text',
      subject: 'search',
      message: `${missing} articles are missing from the full-text index.`,
    });
  }
}

interface PlacedSegment {
  id: string;
  start_utf16: number;
  end_utf16: number;
  start_cp: number;
  end_cp: number;
  quote: string;
}

/** One text at a time, so that memory does not grow with the project. */
function checkTexts(db: ReadableDb, problems: Problem[]): void {
  const segmentsOf = prepared(
    db,
    'SELECT id, start_utf16, end_utf16, start_cp, end_cp, quote FROM segment WHERE text_id = ? ORDER BY start_utf16',
  );
  for (const { id } of allRows<{ id: string }>(db, 'SELECT id FROM article_text ORDER BY key')) {
    const row = prepared(db, 'SELECT text, text_hash, characters FROM article_text WHERE id = ?').get(id) as {
      text: string;
      text_hash: string;
      characters: number;
    };
    const hash = createHash('sha256').update(row.text, 'utf8').digest('hex');
    if (hash !== row.text_hash) {
      problems.push({
        kind: 'text-hash',
        subject: id,
        message: 'The text of an article is not the text that was imported.',
      });
    }
    const offsets = createOffsetIndex(row.text);
    for (const segment of segmentsOf.iterate(id) as IterableIterator<PlacedSegment>) {
      const problem = checkSegment(row.text, offsets, segment);
      if (problem) problems.push(problem);
    }
  }
}

function checkSegment(
  text: string,
  offsets: ReturnType<typeof createOffsetIndex>,
  segment: PlacedSegment,
): Problem | null {
  if (text.slice(segment.start_utf16, segment.end_utf16) !== segment.quote) {
    return {
      kind: 'quote-utf16',
      subject: segment.id,
      message: 'A coding quotes other words than its article has at that place (counted in UTF-16 units).',
    };
  }
  const isInside = segment.end_cp <= offsets.codePointLength;
  if (!isInside || text.slice(offsets.toUtf16(segment.start_cp), offsets.toUtf16(segment.end_cp)) !== segment.quote) {
    return {
      kind: 'quote-code-point',
      subject: segment.id,
      message: 'A coding quotes other words than its article has at that place (counted in characters).',
    };
  }
  return null;
}

function checkOriginals(db: ReadableDb, problems: Problem[]): void {
  for (const { id } of allRows<{ id: string }>(db, 'SELECT id FROM original ORDER BY id')) {
    const row = prepared(db, 'SELECT bytes, sha256, file_name FROM original WHERE id = ?').get(id) as {
      bytes: Buffer;
      sha256: string;
      file_name: string;
    };
    if (createHash('sha256').update(row.bytes).digest('hex') !== row.sha256) {
      problems.push({
        kind: 'original-hash',
        subject: id,
        message: `The kept original of “${row.file_name}” has changed.`,
      });
    }
  }
}

/** The trigger prevents cycles; a file that another program wrote may have one all the same. */
function checkTree(db: ReadableDb, problems: Problem[]): void {
  const unreachable = scalar<number>(
    db,
    `WITH RECURSIVE reached (id) AS (
       SELECT id FROM code WHERE parent_id IS NULL UNION SELECT code.id FROM code JOIN reached ON code.parent_id = reached.id)
     SELECT count(*) FROM code WHERE id NOT IN (SELECT id FROM reached)`,
  );
  if (unreachable > 0) {
    problems.push({ kind: 'code-tree', subject: 'codebook', message: `${unreachable} codes stand below themselves.` });
  }
}
