import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { isSignedWith, macOf } from './signature.ts';

/** A letter on its way to a chat that keeps request bodies in its logs: who reads those sees that something came, and not what. */
export interface Envelope {
  readonly time: string;
  readonly nonce: string;
  /** Over time, nonce and payload as it stands here, as every signature of the contract. */
  readonly signature: string;
  readonly payload: string;
}

const VERSION = 'v1.';
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Signing and locking never use the same key. */
const lockingKey = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'hatstand letters', 32));

/** Locks a text and signs it. `time` is in whole seconds since 1970, UTC; `nonce` is new for every call. */
export function closeEnvelope(secret: string, { time, nonce }: Pick<Envelope, 'time' | 'nonce'>, text: string): Envelope {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, lockingKey(secret), iv);
  const locked = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const payload = VERSION + Buffer.concat([iv, cipher.getAuthTag(), locked]).toString('base64');
  return { time, nonce, payload, signature: macOf(secret, { time, nonce }, payload) };
}

/**
 * The text of an envelope that whoever has the secret has closed; undefined for any other. Whether it is fresh, and new, is the caller's to ask. A payload
 * that is not locked is taken as it stands: a core from before there were locks sends those.
 */
export function openEnvelope(secret: string, { time, nonce, signature, payload }: Envelope): string | undefined {
  if (secret === '' || !isSignedWith(secret, { time, nonce, mac: signature }, payload)) return undefined;
  return payload.startsWith(VERSION) ? unlocked(secret, Buffer.from(payload.slice(VERSION.length), 'base64')) : payload;
}

function unlocked(secret: string, box: Buffer): string | undefined {
  if (box.length < IV_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, lockingKey(secret), box.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(box.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(box.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
