import { join } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { keepRowsAsTheyWere } from './before.ts';
import type { TurnId } from './ids.ts';
import { SealedText, Vault } from './vault.ts';

export { atMost, prepared } from './prepared.ts';

const MIGRATIONS = join(import.meta.dirname, '..', 'migrations');
/** Marks a file as one of ours: "Hats" in ASCII. */
const APPLICATION_ID = 0x48617473;

/** One open database: its connection, its keys, and the turn whose changes are being kept for undo. */
export interface Db {
  readonly client: Database.Database;
  readonly drizzle: ReturnType<typeof drizzle>;
  readonly vault: Vault;
  /** `whoIsWhoChanges` is another number after every change there, also one that was rolled back (`kept.ts`). */
  readonly current: { turn: TurnId | undefined; whoIsWhoChanges: number };
  /** Made once: better-sqlite3 needs several statements for it. */
  readonly transact: Database.Transaction<(work: () => unknown) => unknown>;
}
declare const within: unique symbol;
/** A database inside a transaction. Repositories take this, so that nothing is written outside one. */
export type Tx = Db & { readonly [within]: true };
type Settled<T> = T extends PromiseLike<unknown> ? never : T;

/** Why a file cannot be opened, as a sentence for whoever runs the server. */
export class UnusableDatabase extends Error {}

/**
 * Opens (or makes) the database, brings it up to date and checks that it is durable and whole. What is in a file can be given in place of its name:
 * then this is a copy in memory. Throws UnusableDatabase.
 */
export function openDb(from: string | Buffer, secret: string): Db {
  const file = typeof from === 'string' ? from : 'a copy in memory';
  const client = new Database(from);
  try {
    prepareConnection(client, file);
    const db: Db = {
      client,
      drizzle: drizzle(client, { casing: 'snake_case' }),
      vault: new Vault(secret, wrappedKeys(client)),
      current: { turn: undefined, whoIsWhoChanges: 0 },
      transact: client.transaction((work: () => unknown) => work()),
    };
    bringUpToDate(client, file);
    refuseOtherKey(db, file);
    keepRowsAsTheyWere(client, db.current);
    return db;
  } catch (problem) {
    client.close();
    throw problem;
  }
}

/** Runs one piece of work as one transaction; inside another it is a savepoint. Nothing may be awaited inside: the type refuses promises. */
export function inOneTransaction<T>(db: Db, work: (tx: Tx) => Settled<T>): T {
  try {
    // True: what the work gives is handed through.
    return db.transact.immediate(() => work(db as Tx)) as T;
  } catch (problem) {
    // Whatever was read on the way may never have been so.
    db.current.whoIsWhoChanges += 1;
    throw problem;
  }
}

/**
 * The same without waiting for the disk: whole or not at all, but a power cut may take it back, with all that was done like this since the last
 * `inOneTransaction`. Only for what does no harm when it is forgotten and done again. Not inside another transaction: SQLite refuses.
 */
export function inOneTransactionWithoutWaiting<T>(db: Db, work: (tx: Tx) => Settled<T>): T {
  db.client.pragma('synchronous = NORMAL');
  try {
    return inOneTransaction(db, work);
  } finally {
    db.client.pragma('synchronous = FULL');
  }
}

function prepareConnection(client: Database.Database, file: string): void {
  try {
    client.transaction(() => claim(client, file)).immediate();
    client.pragma('journal_mode = WAL');
    client.pragma('synchronous = FULL');
    client.pragma('busy_timeout = 5000');
    client.pragma('cache_size = -4000');
    if (client.pragma('quick_check', { simple: true }) !== 'ok') throw new UnusableDatabase(`${file} is damaged. Put last night's backup in its place.`);
  } catch (problem) {
    if (problem instanceof UnusableDatabase) throw problem;
    throw new UnusableDatabase(`${file} cannot be read as a database. Put last night's backup in its place.`, { cause: problem });
  }
  if (client.pragma('synchronous', { simple: true }) !== 2)
    throw new UnusableDatabase(`${file} cannot be kept safe against a power cut (synchronous is not FULL).`);
}

/** Marks a file as ours when there is nothing in it yet, new or left by a first start that was cut off. Another program's is left untouched. */
function claim(client: Database.Database, file: string): void {
  const mark = client.pragma('application_id', { simple: true });
  if (mark === APPLICATION_ID) return;
  const isEmpty = client.prepare('select 1 from sqlite_master limit 1').get() === undefined;
  if (mark !== 0 || !isEmpty) throw new UnusableDatabase(`${file} is a database of another program.`);
  client.pragma(`application_id = ${APPLICATION_ID}`);
}

/** Brings the tables to what this Hatstand knows, once, also where two start at the same moment. */
function bringUpToDate(client: Database.Database, file: string): void {
  const migrations = readMigrationFiles({ migrationsFolder: MIGRATIONS });
  const newest = Math.max(...migrations.map((migration) => migration.folderMillis));
  const last = lastMigration(client);
  if (last > newest) throw new UnusableDatabase(`${file} was made by a newer Hatstand. Start that version, or put an older backup in its place.`);
  client.pragma('foreign_keys = OFF');
  if (last < newest) client.transaction(() => runMigrations(client, migrations, file)).immediate();
  client.pragma('foreign_keys = ON');
}

/**
 * Some make tables anew, so references are checked afterwards, not on the way (sqlite.org/lang_altertable.html, section 7). Drizzle's own `migrate` reads what
 * has run before it has the file to itself, and commits before anything could be checked.
 */
function runMigrations(client: Database.Database, migrations: ReturnType<typeof readMigrationFiles>, file: string): void {
  client.exec('create table if not exists __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)');
  const last = lastMigration(client);
  const hasRun = client.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)');
  for (const { sql, hash, folderMillis } of migrations.filter((migration) => migration.folderMillis > last)) {
    for (const statement of sql) client.exec(statement);
    hasRun.run(hash, folderMillis);
  }
  if ((client.pragma('foreign_key_check') as unknown[]).length > 0) throw new UnusableDatabase(`${file} is damaged. Put last night's backup in its place.`);
}

/** When it was made, in milliseconds since 1970; of an empty file, before all others. */
function lastMigration(client: Database.Database): number {
  const hasRun = client.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  const last = hasRun && client.prepare('select max(created_at) from __drizzle_migrations').pluck().get();
  return typeof last === 'number' ? last : Number.NEGATIVE_INFINITY;
}

/** With another key nobody would be known any more, and everybody would be greeted as a stranger. */
function refuseOtherKey({ client, vault }: Db, file: string): void {
  const locked = "select handle from addresses union all select ':' || wrapped from team_keys limit 1";
  const box = client.prepare(locked).pluck().get() as string | undefined;
  if (box === undefined) return;
  try {
    vault.open(new SealedText('team', box));
  } catch (cause) {
    throw new UnusableDatabase(`${file} was locked with another key. Set HATSTAND_KEY to the one it was made with.`, { cause });
  }
}

const wrappedKeys = (client: Database.Database) => {
  let wrapped: Database.Statement | undefined;
  return (team: string) => {
    wrapped ??= client.prepare('select wrapped from team_keys where team = ?').pluck();
    return wrapped.get(team) as string | undefined;
  };
};
