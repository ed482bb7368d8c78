import { type AuthenticationState, BufferJSON, initAuthCreds, proto, type SignalDataTypeMap } from '@whiskeysockets/baileys';
import { bytesOf, NoRoom, type Store } from './store.ts';

/** The linked device's keys. Whoever has them and the key of the store is the linked device. */
export function openSession({ db, lock, write }: Store) {
  const readCredentials = db.prepare('SELECT locked FROM credentials');
  const writeCredentials = db.prepare('INSERT INTO credentials VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET locked = excluded.locked');
  const readKey = db.prepare('SELECT locked FROM keys WHERE name = ?');
  const writeKey = db.prepare('INSERT INTO keys VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET locked = excluded.locked');
  const dropKey = db.prepare('DELETE FROM keys WHERE name = ?');

  let isForgotten = false;
  const kept = readCredentials.get();
  const creds: AuthenticationState['creds'] = kept ? fromJson(lock.unlock('credentials', bytesOf(kept.locked))) : initAuthCreds();

  const keys: AuthenticationState['keys'] = {
    get(kind, ids) {
      const found: { [id: string]: SignalDataTypeMap[typeof kind] } = {};
      for (const id of ids) {
        const row = readKey.get(lock.findable(kind, id));
        if (!row) continue;
        const value = fromJson(lock.unlock(placeOf(kind, id), bytesOf(row.locked)));
        // One kind of key is a protobuf message with methods; the rest are plain.
        found[id] = kind === 'app-state-sync-key' ? proto.Message.AppStateSyncKeyData.fromObject(value) : value;
      }
      return found;
    },
    // Everything Baileys hands over at once is kept at once, or a session and its prekey could part.
    set(changes) {
      if (isForgotten) return;
      write(() => {
        for (const [kind, values] of Object.entries(changes)) {
          for (const [id, value] of Object.entries(values)) {
            const name = lock.findable(kind, id);
            if (value === null || value === undefined) dropKey.run(name);
            else writeKey.run(name, lock.lock(placeOf(kind, id), toJson(value)));
          }
        }
      });
    },
    clear() {
      write(() => db.exec('DELETE FROM keys'));
    },
  };

  let calls = 0;

  return {
    state: { creds, keys } satisfies AuthenticationState,
    /** For one connection. What it still wants to keep when the next one has begun is refused: it would put a key back to where it was before. */
    stateForCall(): AuthenticationState {
      calls += 1;
      const call = calls;
      const set: typeof keys.set = (changes) => {
        if (call !== calls) throw new Error('this connection is over');
        return keys.set(changes);
      };
      return { creds, keys: { ...keys, set } };
    },
    /** Baileys changes `creds` in place and says so; this writes them down. */
    keepCredentials(): void {
      if (!isForgotten) write(() => writeCredentials.run(lock.lock('credentials', toJson(creds))));
    },
    /** After WhatsApp has removed this device: the next start links anew. What Baileys still wants to keep is not kept. */
    forget(): void {
      isForgotten = true;
      try {
        write(() => db.exec('DELETE FROM keys; DELETE FROM credentials;'));
      } catch (error) {
        // On a full disk: the next start is told once more that it is unlinked.
        if (!(error instanceof NoRoom)) throw error;
      }
    },
  };
}
export type Session = ReturnType<typeof openSession>;

/** Phone numbers and LIDs are in the ids, and so only in the sealed part of a value, never in the open. */
const placeOf = (kind: string, id: string): string => `keys\n${kind}\n${id}`;

const toJson = (value: unknown): string => JSON.stringify(value, BufferJSON.replacer);
const fromJson = (json: Uint8Array) => JSON.parse(Buffer.from(json).toString('utf8'), BufferJSON.reviver);
