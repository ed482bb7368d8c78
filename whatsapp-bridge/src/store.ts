import { DatabaseSync } from 'node:sqlite';
import { makeLock } from './lock.ts';

/** SQLite's numbers for "the disk is full" and "the disk would not be written". */
const FULL = 13;
const WILL_NOT_WRITE = 10;
const BUSY = 5;
const PROBE_BYTES = 256 * 1024;
const KNOWN_WORDS = 'locked by the bridge';

/** The files were locked with another key. */
export class WrongKey extends Error {}
/** Another bridge has the files open. Two would advance the same keys, and each would spoil them for the other. */
export class InUse extends Error {}
/** It could not be written down, so it must not be confirmed to anybody. */
export class NoRoom extends Error {}

const TABLES = `
  CREATE TABLE IF NOT EXISTS lock (only INTEGER PRIMARY KEY CHECK (only = 1), known BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS probe (only INTEGER PRIMARY KEY CHECK (only = 1), filling BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS credentials (only INTEGER PRIMARY KEY CHECK (only = 1), locked BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS keys (name BLOB PRIMARY KEY, locked BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sent_letters (
    letter TEXT PRIMARY KEY,
    message TEXT NOT NULL UNIQUE,
    stage TEXT NOT NULL CHECK (stage IN ('begun', 'accepted', 'delivered', 'failed')),
    begun_at INTEGER NOT NULL,
    said BLOB
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS sent_letters_said ON sent_letters (begun_at) WHERE said IS NOT NULL;
  CREATE TABLE IF NOT EXISTS waiting (turn INTEGER PRIMARY KEY AUTOINCREMENT, lane BLOB NOT NULL, locked BLOB NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS waiting_lanes ON waiting (lane, turn);
  CREATE TABLE IF NOT EXISTS taken (message BLOB PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

/**
 * All that outlives the process, in one SQLite file with nothing readable in it: values are locked, names of people are keyed hashes.
 * One process per file. Throws WrongKey when the file was locked with another key, InUse when another bridge has it open.
 */
export function openStore(path: string, key: string) {
  const lock = makeLock(key);
  const db = new DatabaseSync(path);
  try {
    // Exclusive: until this process ends. Secure delete: what is taken out is overwritten, not only forgotten.
    db.exec('PRAGMA busy_timeout = 1000; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    db.exec(TABLES);
  } catch (error) {
    if (isOfKind(error, [BUSY])) throw new InUse();
    throw error;
  }
  const known = db.prepare('SELECT known FROM lock').get();
  if (!known) db.prepare('INSERT INTO lock VALUES (1, ?)').run(lock.lock('lock', KNOWN_WORDS));
  else if (!isOpenedBy(() => lock.unlock('lock', bytesOf(known.known)))) {
    db.close();
    throw new WrongKey();
  }
  let heardOfNoRoom = (): void => {};

  /** All of it is on disk afterwards, or nothing; a write within a write is part of it. Throws NoRoom when the disk will not take it. */
  function write<Result>(work: () => Result): Result {
    if (db.isTransaction) return work();
    try {
      db.exec('BEGIN IMMEDIATE');
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (cause) {
      // A full disk may have rolled back by itself.
      if (db.isTransaction) db.exec('ROLLBACK');
      if (!isAboutRoom(cause)) throw cause;
      heardOfNoRoom();
      throw new NoRoom('writing to the bridge’s own file', { cause });
    }
  }

  return {
    db,
    lock,
    write,
    /** Called each time something could not be written. */
    onNoRoom: (hear: () => void): void => {
      heardOfNoRoom = hear;
    },
    /** Tries whether the disk takes something of a fair size. */
    hasRoom(): boolean {
      try {
        db.prepare('INSERT INTO probe VALUES (1, zeroblob(?)) ON CONFLICT (only) DO UPDATE SET filling = excluded.filling').run(PROBE_BYTES);
        db.exec('DELETE FROM probe');
        return true;
      } catch (error) {
        if (isAboutRoom(error)) return false;
        throw error;
      }
    },
    /** Empties SQLite's own log, where what was taken out of the tables can still be. */
    wipe(): void {
      try {
        db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } catch (error) {
        // Without room it cannot, and nothing depends on it: it is locked there too.
        if (!isAboutRoom(error)) throw error;
      }
    },
    close: (): void => db.close(),
  };
}
export type Store = ReturnType<typeof openStore>;

/** A BLOB column. The tables allow nothing else. */
export const bytesOf = (column: unknown): Uint8Array => column as Uint8Array;

function isOpenedBy(open: () => unknown): boolean {
  try {
    open();
    return true;
  } catch {
    return false;
  }
}

const isAboutRoom = (error: unknown): boolean => isOfKind(error, [FULL, WILL_NOT_WRITE]);

/** The lower byte is the kind of error, the rest its details. */
function isOfKind(error: unknown, kinds: readonly number[]): boolean {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && kinds.includes(error.errcode & 0xff);
}
