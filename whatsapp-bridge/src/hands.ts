import { DEFAULT_CONNECTION_CONFIG, jidDecode, type SocketConfig } from '@whiskeysockets/baileys';
import type { Store } from './store.ts';

type MakeSignalRepository = SocketConfig['makeSignalRepository'];
/** Key bytes as Signal writes them: a type and 32 bytes. */
const IDENTITY_BYTES = 33;
const IDENTITY_FIELD = 3;
/** How protobuf writes a field. */
const VARINT = 0;
const BYTES = 2;

/**
 * Whose hands a number is in. Every first message of a new session carries the phone's identity key; a key other than the one known means a new phone, or
 * a new owner of the number. Only keyed hashes are kept, and they outlive a new linking of the bridge.
 */
export function openHands({ db, lock, write }: Store) {
  db.exec('CREATE TABLE IF NOT EXISTS hands (chat BLOB PRIMARY KEY, identity BLOB NOT NULL) STRICT, WITHOUT ROWID');
  const read = db.prepare('SELECT identity FROM hands WHERE chat = ?');
  const keep = db.prepare('INSERT INTO hands VALUES (?, ?) ON CONFLICT (chat) DO UPDATE SET identity = excluded.identity');

  /** Keeps the key of a chat; true when it was another one before. */
  function haveChanged(chat: string, identity: Uint8Array): boolean {
    const name = lock.findable('hands', chat);
    const now = lock.findable('identity', Buffer.from(identity).toString('hex'));
    return write(() => {
      const before = read.get(name)?.identity;
      if (before instanceof Uint8Array && Buffer.from(before).equals(now)) return false;
      keep.run(name, now);
      return before !== undefined;
    });
  }

  return {
    haveChanged,
    /** Baileys' own repository, that says so before a message of new hands is handed on. What can't be decrypted proves nothing. */
    watched(onChanged: (chat: string) => Promise<void>, make: MakeSignalRepository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository): MakeSignalRepository {
      return (...parts) => {
        const repository = make(...parts);
        return {
          ...repository,
          async decryptMessage(sealed) {
            const plain = await repository.decryptMessage(sealed);
            const identity = sealed.type === 'pkmsg' && !jidDecode(sealed.jid)?.device ? identityIn(sealed.ciphertext) : undefined;
            if (identity && haveChanged(sealed.jid, identity)) await onChanged(sealed.jid);
            return plain;
          },
        };
      };
    },
  };
}

/** The identity key in the first message of a session: a version byte, then protobuf fields, of which one is the key. */
export function identityIn(ciphertext: Uint8Array): Uint8Array | undefined {
  let at = 1;
  const number = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = ciphertext[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < ciphertext.length) {
    const tag = number();
    if ((tag & 7) === VARINT) number();
    else if ((tag & 7) === BYTES) {
      const length = number();
      if (tag >> 3 === IDENTITY_FIELD) return length === IDENTITY_BYTES ? ciphertext.slice(at, at + length) : undefined;
      at += length;
    } else return undefined;
  }
  return undefined;
}
