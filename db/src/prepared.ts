import { sql } from 'drizzle-orm';
import type { Db } from './open.ts';

const cached = new WeakMap<Db['drizzle'], Map<unknown, unknown>>();

/**
 * A statement that is prepared once for each database and then only run. `get` reads the first row and no further, so it needs no limit where there
 * is nothing to sort.
 */
export function prepared<Statement>(build: (drizzle: Db['drizzle']) => Statement): (db: Db) => Statement {
  return (db) => {
    const statements = cached.get(db.drizzle) ?? new Map<unknown, unknown>();
    cached.set(db.drizzle, statements);
    const statement = (statements.get(build) as Statement | undefined) ?? build(db.drizzle);
    statements.set(build, statement);
    return statement;
  };
}

/** A limit that is written out, for prepared statements: one that is bound makes SQLite plan the statement anew on every run. */
export const atMost = (count: number): number => sql.raw(String(count)) as unknown as number; // drizzle takes any SQL here; its types say less
