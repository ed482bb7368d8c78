import type { Db } from './open.ts';

const cached = new WeakMap<Db['drizzle'], Map<unknown, unknown>>();

/**
 * A statement that is prepared once for each database and then only run. `get` reads the first row and no further, so it needs no `limit(1)`: with a limit
 * that is bound SQLite plans the statement anew each time.
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
