import { DatabaseSync } from 'node:sqlite';
import { type AuthenticationState, BufferJSON, initAuthCreds, proto, type SignalDataTypeMap } from '@whiskeysockets/baileys';

/**
 * The linked device's keys in a SQLite file of their own. Whoever has this file is the linked device.
 * One process per file: two would be thrown off WhatsApp in turn.
 */
export function openSession(path: string) {
  const db = new DatabaseSync(path);
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA busy_timeout = 5000;
    CREATE TABLE IF NOT EXISTS credentials (only INTEGER PRIMARY KEY CHECK (only = 1), json TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS keys (kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;
  `);
  const readCredentials = db.prepare('SELECT json FROM credentials');
  const keepCredentials = db.prepare('INSERT INTO credentials VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET json = excluded.json');
  const readKey = db.prepare('SELECT json FROM keys WHERE kind = ? AND id = ?');
  const keepKey = db.prepare('INSERT INTO keys VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json');
  const dropKey = db.prepare('DELETE FROM keys WHERE kind = ? AND id = ?');

  let isForgotten = false;
  const kept = readCredentials.get();
  const creds: AuthenticationState['creds'] = kept ? fromJson(kept.json) : initAuthCreds();

  const keys: AuthenticationState['keys'] = {
    get(kind, ids) {
      const found: { [id: string]: SignalDataTypeMap[typeof kind] } = {};
      for (const id of ids) {
        const row = readKey.get(kind, id);
        if (!row) continue;
        const value = fromJson(row.json);
        // One kind of key is a protobuf message with methods; the rest are plain.
        found[id] = kind === 'app-state-sync-key' ? proto.Message.AppStateSyncKeyData.fromObject(value) : value;
      }
      return found;
    },
    // Everything Baileys hands over at once is kept at once, or a session and its prekey could part.
    set(changes) {
      if (isForgotten) return;
      inOneTransaction(db, () => {
        for (const [kind, values] of Object.entries(changes)) {
          for (const [id, value] of Object.entries(values)) {
            if (value === null || value === undefined) dropKey.run(kind, id);
            else keepKey.run(kind, id, toJson(value));
          }
        }
      });
    },
    clear() {
      db.exec('DELETE FROM keys');
    },
  };

  return {
    state: { creds, keys } satisfies AuthenticationState,
    /** Baileys changes `creds` in place and says so; this writes them down. */
    keepCredentials(): void {
      if (!isForgotten) keepCredentials.run(toJson(creds));
    },
    /** After WhatsApp has removed this device: the next start links anew. What Baileys still wants to keep is not kept. */
    forget(): void {
      isForgotten = true;
      inOneTransaction(db, () => db.exec('DELETE FROM keys; DELETE FROM credentials;'));
    },
    close: () => db.close(),
  };
}
export type Session = ReturnType<typeof openSession>;

function inOneTransaction(db: DatabaseSync, work: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

const toJson = (value: unknown): string => JSON.stringify(value, BufferJSON.replacer);
const fromJson = (json: unknown) => JSON.parse(String(json), BufferJSON.reviver);
