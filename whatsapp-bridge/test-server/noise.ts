import {
  aesDecryptGCM,
  aesEncryptGCM,
  type BinaryNode,
  Curve,
  decodeBinaryNode,
  encodeBinaryNode,
  hkdf,
  NOISE_MODE,
  NOISE_WA_HEADER,
  proto,
  sha256,
} from '@whiskeysockets/baileys';
import type { Certificate } from './certificate.ts';

const NOTHING = Buffer.alloc(0);
const LENGTH_BYTES = 3;

/** The answering side of WhatsApp's Noise XX handshake, and of the encryption that follows it. */
export class NoiseResponder {
  readonly #certificate: Certificate;
  readonly #ephemeral = Curve.generateKeyPair();
  #hash = Buffer.from(NOISE_MODE);
  #salt: Buffer = this.#hash;
  #key: Buffer = this.#hash;
  #counter = 0;
  #unread = NOTHING;
  #isIntroduced = false;
  #transport = { sending: NOTHING, receiving: NOTHING, sent: 0, received: 0 };
  /** The client's long-lived key: how a linked device is recognised. */
  clientKey: Buffer = NOTHING;

  constructor(certificate: Certificate) {
    this.#certificate = certificate;
    this.#mixHash(NOISE_WA_HEADER);
  }

  /** Whole frames among the bytes so far. Every connection opens with `WA` and a version. */
  frames(bytes: Buffer): Buffer[] {
    this.#unread = Buffer.concat([this.#unread, bytes]);
    if (!this.#isIntroduced) {
      if (!this.#unread.subarray(0, NOISE_WA_HEADER.length).equals(NOISE_WA_HEADER)) throw new Error('not a WhatsApp client');
      this.#unread = this.#unread.subarray(NOISE_WA_HEADER.length);
      this.#isIntroduced = true;
    }
    const whole: Buffer[] = [];
    while (this.#unread.length >= LENGTH_BYTES) {
      const end = LENGTH_BYTES + this.#unread.readUIntBE(0, LENGTH_BYTES);
      if (this.#unread.length < end) break;
      whole.push(this.#unread.subarray(LENGTH_BYTES, end));
      this.#unread = this.#unread.subarray(end);
    }
    return whole;
  }

  /** First frame in, first frame out. */
  answerHello(frame: Buffer): Buffer {
    const { clientHello } = proto.HandshakeMessage.decode(frame);
    if (!clientHello?.ephemeral) throw new Error('no client hello');
    const { staticKey, chain } = this.#certificate;
    this.#mixHash(clientHello.ephemeral);
    this.#mixHash(this.#ephemeral.public);
    this.#mixKey(Curve.sharedKey(this.#ephemeral.private, clientHello.ephemeral));
    const encryptedStatic = this.#encrypt(staticKey.public);
    this.#mixKey(Curve.sharedKey(staticKey.private, clientHello.ephemeral));
    const payload = this.#encrypt(chain);
    return framed(proto.HandshakeMessage.encode({ serverHello: { ephemeral: this.#ephemeral.public, static: encryptedStatic, payload } }).finish());
  }

  /** Second frame in: who the client is. From here on everything is encrypted with the transport keys. */
  finish(frame: Buffer): proto.ClientPayload {
    const { clientFinish } = proto.HandshakeMessage.decode(frame);
    if (!clientFinish?.static || !clientFinish.payload) throw new Error('no client finish');
    this.clientKey = this.#decrypt(clientFinish.static);
    this.#mixKey(Curve.sharedKey(this.#ephemeral.private, this.clientKey));
    const payload = proto.ClientPayload.decode(this.#decrypt(clientFinish.payload));
    const keys = Buffer.from(hkdf(NOTHING, 64, { salt: this.#salt, info: '' }));
    this.#transport = { sending: keys.subarray(32), receiving: keys.subarray(0, 32), sent: 0, received: 0 };
    return payload;
  }

  encode(node: BinaryNode): Buffer {
    return framed(aesEncryptGCM(encodeBinaryNode(node), this.#transport.sending, counterBytes(this.#transport.sent++), NOTHING));
  }

  decode(frame: Buffer): Promise<BinaryNode> {
    return decodeBinaryNode(aesDecryptGCM(frame, this.#transport.receiving, counterBytes(this.#transport.received++), NOTHING));
  }

  #mixHash(bytes: Uint8Array): void {
    this.#hash = Buffer.from(sha256(Buffer.concat([this.#hash, bytes])));
  }

  #mixKey(shared: Uint8Array): void {
    const keys = Buffer.from(hkdf(shared, 64, { salt: this.#salt, info: '' }));
    this.#salt = keys.subarray(0, 32);
    this.#key = keys.subarray(32);
    this.#counter = 0;
  }

  #encrypt(plain: Uint8Array): Buffer {
    const cipher = aesEncryptGCM(plain, this.#key, counterBytes(this.#counter++), this.#hash);
    this.#mixHash(cipher);
    return cipher;
  }

  #decrypt(cipher: Uint8Array): Buffer {
    const plain = aesDecryptGCM(cipher, this.#key, counterBytes(this.#counter++), this.#hash);
    this.#mixHash(cipher);
    return plain;
  }
}

function counterBytes(counter: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(counter, 8);
  return bytes;
}

function framed(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUIntBE(bytes.length, 0, LENGTH_BYTES);
  return Buffer.concat([length, bytes]);
}
