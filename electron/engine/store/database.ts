import type BetterSqlite3 from 'better-sqlite3';

declare const access: unique symbol;

/** A connection that may only be asked. Query modules take this one. */
export type ReadableDb = Pick<BetterSqlite3.Database, 'prepare'> & { readonly [access]?: 'read' | 'write' };
/** A connection that may be changed: handed out inside a command or a migration, never stored. */
export type WritableDb = BetterSqlite3.Database & { readonly [access]: 'write' };

export type SqlValue = string | number | bigint | Uint8Array | null;
export type Row = Record<string, SqlValue>;

const statements = new WeakMap<object, Map<string, BetterSqlite3.Statement>>();

/** The statement for this SQL, prepared once per connection. For fixed texts, not for SQL that is built per call. */
export function prepared(db: ReadableDb, sql: string): BetterSqlite3.Statement<unknown[], unknown> {
  return remember(db, sql, () => db.prepare(sql));
}

function remember(db: ReadableDb, key: string, make: () => BetterSqlite3.Statement): BetterSqlite3.Statement {
  let known = statements.get(db);
  if (!known) statements.set(db, (known = new Map()));
  let statement = known.get(key);
  if (!statement) known.set(key, (statement = make()));
  return statement;
}

export function allRows<T>(db: ReadableDb, sql: string, ...args: SqlValue[]): T[] {
  return prepared(db, sql).all(...args) as T[];
}

export function oneRow<T>(db: ReadableDb, sql: string, ...args: SqlValue[]): T | undefined {
  return prepared(db, sql).get(...args) as T | undefined;
}

/** The single value of a query that always has one row. */
export function scalar<T>(db: ReadableDb, sql: string, ...args: SqlValue[]): T {
  return remember(db, `value of ${sql}`, () => db.prepare(sql).pluck()).get(...args) as T;
}

export function run(db: WritableDb, sql: string, ...args: SqlValue[]): number {
  return prepared(db, sql).run(...args).changes;
}

/** A write that must touch exactly one row; anything else is a defect of ours. */
export function runOne(db: WritableDb, sql: string, ...args: SqlValue[]): void {
  const changes = run(db, sql, ...args);
  if (changes !== 1) throw new Error(`Expected to change one row, changed ${changes}: ${sql}`);
}
