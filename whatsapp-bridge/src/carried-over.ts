import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from './store.ts';

const OLD_FILES = ['session.sqlite', 'sent-letters.sqlite'];

/**
 * An earlier bridge kept its session and the ids of sent letters in two files that anybody could read. They are taken over once, locked, and
 * then overwritten and removed.
 */
export function carryOver(folder: string, store: Store): void {
  const [session, sentLetters] = OLD_FILES.map((name) => join(folder, name));
  store.write(() => {
    // A session here already is a newer one: the last start was ended before the old files were gone.
    const isEmpty = store.db.prepare('SELECT 1 FROM credentials').get() === undefined;
    if (session && isEmpty) carrySession(session, store);
    if (sentLetters) carrySentLetters(sentLetters, store);
  });
  for (const name of OLD_FILES) for (const ending of ['-wal', '-shm', '']) erase(join(folder, `${name}${ending}`));
}

function carrySession(path: string, { db, lock }: Store): void {
  const credentials = db.prepare('INSERT INTO credentials VALUES (1, ?)');
  const keys = db.prepare('INSERT OR REPLACE INTO keys VALUES (?, ?)');
  for (const { json } of rowsOf(path, 'credentials')) credentials.run(lock.lock('credentials', String(json)));
  for (const row of rowsOf(path, 'keys')) {
    const [kind, id] = [String(row['kind']), String(row['id'])];
    keys.run(lock.findable(kind, id), lock.lock(`keys\n${kind}\n${id}`, String(row['json'])));
  }
}

function carrySentLetters(path: string, { db }: Store): void {
  const sent = db.prepare('INSERT OR IGNORE INTO sent_letters VALUES (?, ?, ?, ?, NULL)');
  for (const row of rowsOf(path, 'sent_letters')) sent.run(String(row['letter']), String(row['message']), String(row['stage']), Number(row['begun_at']));
}

function rowsOf(path: string, table: 'credentials' | 'keys' | 'sent_letters'): Record<string, unknown>[] {
  if (!existsSync(path)) return [];
  const old = new DatabaseSync(path);
  try {
    const isThere = old.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table);
    return isThere ? old.prepare(`SELECT * FROM ${table}`).all() : [];
  } finally {
    old.close();
  }
}

/** Overwritten first: a removed file's blocks can be read until something else is written there. */
function erase(path: string): void {
  if (!existsSync(path)) return;
  writeFileSync(path, Buffer.alloc(statSync(path).size), { flag: 'r+', flush: true });
  rmSync(path);
}
