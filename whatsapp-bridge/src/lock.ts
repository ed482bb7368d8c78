import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Locks what the bridge keeps (AES-256-GCM, a new nonce each time). `place` says where it is kept and is sealed with it: a value moved elsewhere
 * in the file does not open. `unlock` throws when the key is another one or the value was changed.
 */
export function makeLock(secret: string) {
  const locking = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'hatstand bridge values', 32)));
  const finding = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'hatstand bridge names', 32)));

  return {
    lock(place: string, value: string | Uint8Array): Uint8Array {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, locking, nonce);
      cipher.setAAD(Buffer.from(place));
      const locked = Buffer.concat([cipher.update(value), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), locked]);
    },
    unlock(place: string, kept: Uint8Array): Buffer {
      const decipher = createDecipheriv(CIPHER, locking, kept.subarray(0, NONCE_BYTES));
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(kept.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(kept.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    },
    /** The same names always give the same value, and the value tells nothing without the key: for finding what goes by a phone number. */
    findable: (...names: readonly string[]): Uint8Array => createHmac('sha256', finding).update(names.join('\n')).digest(),
  };
}
