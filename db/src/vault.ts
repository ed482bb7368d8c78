import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { freshBytes } from './chance.ts';
import { type Label, Labelled, reveal } from './labels.ts';

/** Words locked away at rest. The label stays readable, so that a letter can be refused without opening it. */
export class SealedText<out L extends Label = Label> {
  readonly label: L;
  readonly box: string;

  constructor(label: L, box: string) {
    this.label = label;
    this.box = box;
  }
}

const CIPHER = 'aes-256-gcm';

function lock(key: KeyObject, words: string): string {
  const nonce = freshBytes(12);
  const cipher = createCipheriv(CIPHER, key, nonce);
  const locked = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), locked]).toString('base64');
}

function unlock(key: KeyObject, box: string): string {
  const bytes = Buffer.from(box, 'base64');
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

/**
 * The keys of one database. The house key comes from the environment (32 bytes or more of secret); each team's own key is random and kept
 * wrapped by the house key, so that forgetting a team's key makes its words unreadable in every backup.
 */
export class Vault {
  // Made ready once: given as bytes, a key takes two thirds of the time of locking a sentence.
  readonly #house: KeyObject;
  readonly #finding: KeyObject;
  readonly #wrapped: (team: string) => string | undefined;
  readonly #unwrapped = new Map<string, KeyObject>();

  constructor(secret: string, wrappedKeyOf: (team: string) => string | undefined) {
    if (secret.length < 32) throw new Error('the key of the house needs at least 32 characters');
    this.#house = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'hatstand texts', 32)));
    this.#finding = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'hatstand addresses', 32)));
    this.#wrapped = wrappedKeyOf;
  }

  /** A new team key, wrapped, to be stored. */
  newTeamKey(): string {
    return lock(this.#house, randomBytes(32).toString('base64'));
  }

  /** Locks words with the team's key, or with the house key where no team is concerned. */
  seal<L extends Label>(text: Labelled<L>, team: string | undefined): SealedText<L> {
    const owner = team ?? '';
    return new SealedText(text.label, `${owner}:${lock(this.#keyOf(owner), reveal(text))}`);
  }

  /** Opens a box again. Throws when the team's key has been forgotten or the box was tampered with. */
  open<L extends Label>(text: SealedText<L>): Labelled<L> {
    const split = text.box.indexOf(':');
    return new Labelled(text.label, unlock(this.#keyOf(text.box.slice(0, split)), text.box.slice(split + 1)));
  }

  /** The same handle always gives the same value, and the value tells nothing without the house key. */
  findable(channel: string, handle: string): string {
    return createHmac('sha256', this.#finding).update(`${channel}\n${handle}`).digest('base64url');
  }

  /** The wrapped key is looked up each time: a key forgotten is gone at once, and one whose making was rolled back is never used again. */
  #keyOf(team: string): KeyObject {
    if (team === '') return this.#house;
    const wrapped = this.#wrapped(team);
    if (wrapped === undefined) throw new Error(`the key of ${team} is gone`);
    const key = this.#unwrapped.get(wrapped) ?? createSecretKey(unlock(this.#house, wrapped), 'base64');
    this.#unwrapped.set(wrapped, key);
    return key;
  }
}
