import type Database from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { Db, Tx } from './open.ts';
import { advocates, circleMemberships, giftingVolunteers, hats, memberships, onCall, people, teams } from './schema/index.ts';

/** Who is who, and who belongs where: read in every turn, changed now and then. */
const WHO_IS_WHO: ReadonlySet<string> = new Set(
  [people, teams, memberships, advocates, circleMemberships, giftingVolunteers, hats, onCall].map((table) => getTableName(table)),
);
export const tellsWhoIsWho = (table: string): boolean => WHO_IS_WHO.has(table);

const MOST_KEPT = 200;
const othersWrote = new WeakMap<Db['drizzle'], Database.Statement>();

/** Another number after every commit of another connection (sqlite.org/pragma.html#pragma_data_version). */
function commitsOfOthers({ drizzle, client }: Db): number {
  const statement = othersWrote.get(drizzle) ?? client.prepare('pragma data_version').pluck();
  othersWrote.set(drizzle, statement);
  return statement.get() as number; // what SQLite promises
}

/**
 * Reads it once and keeps the answer until anything changes in the tables of who is who (no other tables may be read): by this connection, which counts every
 * change and every rolling back, or by another process on the same file.
 */
export function keptUntilWhoIsWhoChanges<Keys extends readonly string[], Value>(read: (tx: Tx, ...keys: Keys) => Value): (tx: Tx, ...keys: Keys) => Value {
  const all = new WeakMap<Db['drizzle'], { changes: number; others: number; readonly values: Map<string, Value> }>();
  return (tx, ...keys) => {
    const kept = all.get(tx.drizzle) ?? { changes: -1, others: -1, values: new Map<string, Value>() };
    all.set(tx.drizzle, kept);
    const others = commitsOfOthers(tx);
    if (kept.changes !== tx.current.whoIsWhoChanges || kept.others !== others) {
      kept.values.clear();
      kept.changes = tx.current.whoIsWhoChanges;
      kept.others = others;
    }
    const key = keys.join('\n');
    const found = kept.values.get(key) ?? read(tx, ...keys);
    if (!kept.values.has(key) && kept.values.size >= MOST_KEPT) kept.values.clear();
    kept.values.set(key, found);
    return found;
  };
}
