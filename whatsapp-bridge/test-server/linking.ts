import { randomBytes } from 'node:crypto';
import {
  aesDecryptCTR,
  aesDecryptGCM,
  aesEncryptCTR,
  type BinaryNode,
  Curve,
  derivePairingCodeKey,
  hkdf,
  hmacSign,
  jidEncode,
  proto,
  WA_ADV_ACCOUNT_SIG_PREFIX,
} from '@whiskeysockets/baileys';
import type { Account } from './account.ts';
import type { Connection } from './connection.ts';
import type { Faults } from './faults.ts';
import { bytesOf, SERVER, secondsNow } from './nodes.ts';

/** The client has to come back as the linked device: 515 tells it so, a moment after it has agreed. */
const RESTART_AFTER_MILLISECONDS = 20;

/** A client that wants to become the account's linked device, by QR code or by the eight letters of a pairing code. */
export class Linking {
  readonly #connection: Connection;
  readonly #account: Account;
  readonly #references = Array.from({ length: 5 }, () => randomBytes(24).toString('base64url'));
  #wrappedKey: Buffer | undefined;
  #shared: Uint8Array | undefined;
  readonly #faults: Faults;

  constructor(connection: Connection, account: Account, faults: Faults) {
    this.#connection = connection;
    this.#account = account;
    this.#faults = faults;
    const references = this.#references.map((reference) => ({ tag: 'ref', attrs: {}, content: Buffer.from(reference) }));
    connection.send(question('link-1', { tag: 'pair-device', attrs: {}, content: references }));
  }

  /** The phone's camera has seen the QR code. */
  scan(qr: string): void {
    const [reference = '', clientKey = '', identity = '', secret = ''] = qr.replace(/^.*#/, '').split(',');
    if (!this.#references.includes(reference)) throw new Error('this QR code is not from this server');
    this.#link(Buffer.from(clientKey, 'base64'), Buffer.from(identity, 'base64'), Buffer.from(secret, 'base64'));
  }

  /** The client has shown a code and sent its key wrapped with it. */
  clientHello(stanza: BinaryNode): BinaryNode[] {
    this.#wrappedKey = bytesOf(stanza, 'link_code_pairing_wrapped_companion_ephemeral_pub');
    const reference = { tag: 'link_code_pairing_ref', attrs: {}, content: randomBytes(16) };
    return [{ tag: 'link_code_companion_reg', attrs: { stage: 'companion_hello' }, content: [reference] }];
  }

  /** Somebody has typed the code into the phone. */
  async enterCode(code: string): Promise<void> {
    if (!this.#wrappedKey) throw new Error('no code was asked for');
    const theirs = await unwrapWithCode(code, this.#wrappedKey);
    const ours = Curve.generateKeyPair();
    this.#shared = Curve.sharedKey(ours.private, theirs);
    const content = [
      { tag: 'link_code_pairing_ref', attrs: {}, content: randomBytes(16) },
      { tag: 'link_code_pairing_wrapped_primary_ephemeral_pub', attrs: {}, content: await wrapWithCode(code, ours.public) },
      { tag: 'primary_identity_pub', attrs: {}, content: this.#account.phone.creds.signedIdentityKey.public },
    ];
    this.#connection.send({
      tag: 'notification',
      attrs: { from: SERVER, id: 'link-code-1', type: 'link_code_companion_reg', t: secondsNow() },
      content: [{ tag: 'link_code_companion_reg', attrs: { stage: 'primary_hello' }, content }],
    });
  }

  /** The client has proved that it knew the code. */
  clientFinish(stanza: BinaryNode): void {
    if (!this.#shared) throw new Error('no code was entered');
    const bundle = bytesOf(stanza, 'link_code_pairing_wrapped_key_bundle');
    const identity = bytesOf(stanza, 'companion_identity_public');
    const key = hkdf(this.#shared, 32, { salt: bundle.subarray(0, 32), info: 'link_code_pairing_key_bundle_encryption_key' });
    const keys = aesDecryptGCM(bundle.subarray(44), Buffer.from(key), bundle.subarray(32, 44), Buffer.alloc(0));
    const withIdentity = Curve.sharedKey(this.#account.phone.creds.signedIdentityKey.private, identity);
    const secret = hkdf(Buffer.concat([this.#shared, withIdentity, keys.subarray(64)]), 32, { info: 'adv_secret' });
    this.#link(this.#connection.clientKey, identity, Buffer.from(secret));
  }

  /** The client has agreed to be linked. */
  agreed(): void {
    setTimeout(() => this.#connection.endWith({ tag: 'stream:error', attrs: { code: '515' } }), RESTART_AFTER_MILLISECONDS);
  }

  /** The account's phone signs for the new device, and proves with the QR code's secret that it was there. */
  #link(clientKey: Buffer, identity: Buffer, secret: Buffer): void {
    if (this.#faults.wantsPasskey) return;
    const { phone } = this.#account;
    const device = (this.#account.companion?.device ?? 0) + 1;
    const ownKey = phone.creds.signedIdentityKey;
    const details = proto.ADVDeviceIdentity.encode({ rawId: 1, timestamp: Number(secondsNow()), keyIndex: device, accountType: 0, deviceType: 0 }).finish();
    const accountSignature = Curve.sign(ownKey.private, Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, details, identity]));
    const signed = proto.ADVSignedDeviceIdentity.encode({ details, accountSignatureKey: ownKey.public, accountSignature }).finish();
    const proof = proto.ADVSignedDeviceIdentityHMAC.encode({ details: signed, hmac: hmacSign(signed, secret) }).finish();
    this.#account.companion = { device, clientKey, keys: undefined };
    const content = [
      { tag: 'device-identity', attrs: {}, content: proof },
      { tag: 'biz', attrs: {} },
      { tag: 'platform', attrs: { name: 'android' } },
      { tag: 'device', attrs: { jid: jidEncode(phone.person.number, SERVER, device), lid: jidEncode(phone.person.lid, 'lid', device) } },
    ];
    this.#connection.send(question('link-2', { tag: 'pair-success', attrs: {}, content }));
  }
}

function question(id: string, content: BinaryNode): BinaryNode {
  return { tag: 'iq', attrs: { from: SERVER, type: 'set', id, xmlns: 'md' }, content: [content] };
}

/** Salt, start value and ciphertext, one after the other. */
async function wrapWithCode(code: string, key: Uint8Array): Promise<Buffer> {
  const salt = randomBytes(32);
  const start = randomBytes(16);
  return Buffer.concat([salt, start, aesEncryptCTR(key, await derivePairingCodeKey(code, salt), start)]);
}

async function unwrapWithCode(code: string, wrapped: Buffer): Promise<Buffer> {
  const key = await derivePairingCodeKey(code, wrapped.subarray(0, 32));
  return aesDecryptCTR(wrapped.subarray(48), key, wrapped.subarray(32, 48));
}
