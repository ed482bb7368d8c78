import './quiet-libsignal.ts';

import { randomBytes } from 'node:crypto';
import {
  addTransactionCapability,
  type BinaryNode,
  Curve,
  DEFAULT_CONNECTION_CONFIG,
  encodeWAMessage,
  generateSignalPubKey,
  jidEncode,
  type KeyPair,
  proto,
  unpadRandomMax16,
} from '@whiskeysockets/baileys';
import { openSession } from '../src/session.ts';
import { silentLogger } from '../src/silent-logger.ts';
import { openStore } from '../src/store.ts';
import type { Companion } from './companion.ts';
import { attributeOf, contentOf, SERVER, secondsNow } from './nodes.ts';

export interface Person {
  readonly number: string;
  readonly lid: string;
  readonly name: string;
}

/** How a stanza names its sender: by LID (WhatsApp's habit now) or by phone number (its old one). */
type Addressing = 'lid' | 'number';

export interface Sending {
  readonly addressing?: Addressing;
  readonly group?: string;
  /** Between the account's own devices, as the history push is. */
  readonly betweenOwnDevices?: boolean;
}

/** A message this phone was able to decrypt. */
interface Received {
  readonly id: string;
  readonly text: string | undefined;
  /** A copy of what another device of the same account has sent. */
  readonly isCopy: boolean;
}

interface Exchange {
  /** LID of the account that the linked device belongs to. */
  readonly ownLid: string;
  readonly companion: () => Companion | undefined;
  readonly deliver: (node: BinaryNode) => void;
}

/** A person's phone, with real Signal sessions. It writes to the account's linked device and reads what comes from it. */
export class Phone {
  readonly person: Person;
  readonly inbox: Received[] = [];
  /** What could not be decrypted; a test that passes leaves it empty. */
  readonly unreadable: string[] = [];
  readonly creds;
  readonly #keys;
  readonly #signal;
  readonly #exchange: Exchange;
  #nextPreKey = 1;

  constructor(person: Person, exchange: Exchange) {
    this.person = person;
    this.#exchange = exchange;
    const { state } = openSession(openStore(':memory:', 'a key for made-up people only'));
    this.creds = state.creds;
    this.#keys = addTransactionCapability(state.keys, silentLogger, { maxCommitRetries: 1, delayBetweenTriesMs: 10 });
    this.#signal = DEFAULT_CONNECTION_CONFIG.makeSignalRepository({ creds: state.creds, keys: this.#keys }, silentLogger, async () => []);
  }

  get numberChat(): string {
    return `${this.person.number}@${SERVER}`;
  }

  get lidChat(): string {
    return `${this.person.lid}@lid`;
  }

  write(text: string, sending?: Sending): Promise<string> {
    return this.send({ conversation: text }, sending);
  }

  /** Answers by quoting a message from the account. */
  quote(messageId: string, text: string, sending?: Sending): Promise<string> {
    const participant = `${this.#exchange.ownLid}@lid`;
    const contextInfo = { stanzaId: messageId, participant, quotedMessage: { conversation: '...' } };
    return this.send({ extendedTextMessage: { text, contextInfo } }, sending);
  }

  /** Encrypts for the linked device and hands over to the server. Gives back the message id. */
  async send(content: proto.IMessage, { addressing = 'lid', group, betweenOwnDevices }: Sending = {}): Promise<string> {
    const device = await this.#openSessionWithDevice();
    const sender = addressing === 'lid' ? this.lidChat : this.numberChat;
    const plain = encodeWAMessage(proto.Message.fromObject(content));
    const sealed = group ? await this.#sealForGroup(group, sender, device, plain) : [await this.#seal(device, plain)];

    const id = `3A${randomBytes(9).toString('hex').toUpperCase()}`;
    const other = addressing === 'lid' ? { pn: this.numberChat } : { lid: this.lidChat };
    const addresses = group ? { from: group, participant: sender, ...prefixed('participant', other) } : { from: sender, ...prefixed('sender', other) };
    const attrs = { ...addresses, id, t: secondsNow(), notify: this.person.name, type: 'text', addressing_mode: addressing === 'lid' ? 'lid' : 'pn' };
    this.#exchange.deliver({ tag: 'message', attrs: betweenOwnDevices ? { ...attrs, category: 'peer' } : attrs, content: sealed });
    return id;
  }

  /** Reads an `<enc>` from the linked device and, unless it is a copy, says it has arrived. */
  async receive(stanza: BinaryNode, enc: BinaryNode, from: string): Promise<void> {
    const id = attributeOf(stanza, 'id');
    const type = attributeOf(enc, 'type');
    if (type !== 'pkmsg' && type !== 'msg') return;
    let message: proto.Message;
    try {
      const plain = await this.#signal.decryptMessage({ jid: from, type, ciphertext: contentOf(enc) });
      message = proto.Message.decode(unpadRandomMax16(plain));
    } catch {
      this.unreadable.push(id);
      return;
    }
    const content = message.deviceSentMessage?.message ?? message;
    const isCopy = Boolean(message.deviceSentMessage);
    this.inbox.push({ id, text: content.conversation ?? content.extendedTextMessage?.text ?? undefined, isCopy });
    // Receipts come from the LID even when the message went to the number: the bridge must go by the id.
    if (!isCopy) this.#exchange.deliver({ tag: 'receipt', attrs: { from: this.lidChat, id, t: secondsNow() } });
  }

  /** A key nobody has used yet, for somebody who wants to write to this phone. */
  async newPreKey(): Promise<{ id: number; pair: KeyPair }> {
    const id = this.#nextPreKey++;
    const pair = Curve.generateKeyPair();
    await this.#keys.set({ 'pre-key': { [id]: pair } });
    return { id, pair };
  }

  async #seal(device: string, plain: Uint8Array): Promise<BinaryNode> {
    const { type, ciphertext } = await this.#signal.encryptMessage({ jid: device, data: plain });
    return { tag: 'enc', attrs: { v: '2', type }, content: ciphertext };
  }

  /** A group message is encrypted once with the sender's group key; the key itself travels sealed beside it. */
  async #sealForGroup(group: string, sender: string, device: string, plain: Uint8Array): Promise<BinaryNode[]> {
    const { ciphertext, senderKeyDistributionMessage } = await this.#signal.encryptGroupMessage({ group, meId: sender, data: plain });
    const key = encodeWAMessage({ senderKeyDistributionMessage: { groupId: group, axolotlSenderKeyDistributionMessage: senderKeyDistributionMessage } });
    return [await this.#seal(device, key), { tag: 'enc', attrs: { v: '2', type: 'skmsg' }, content: ciphertext }];
  }

  /** A phone keeps one session with a device, under its LID, whatever address a stanza uses. */
  async #openSessionWithDevice(): Promise<string> {
    const { device, keys } = withKeys(this.#exchange.companion());
    const jid = jidEncode(this.#exchange.ownLid, 'lid', device);
    if ((await this.#signal.validateSession(jid)).exists) return jid;
    const preKey = keys.preKeys.shift();
    await this.#signal.injectE2ESession({
      jid,
      session: {
        registrationId: keys.registrationId,
        identityKey: generateSignalPubKey(keys.identity),
        signedPreKey: keys.signedPreKey,
        ...(preKey ? { preKey } : {}),
      },
    });
    return jid;
  }
}

function withKeys(companion: Companion | undefined) {
  if (!companion?.keys) throw new Error('the linked device has not left its keys yet');
  return { device: companion.device, keys: companion.keys };
}

function prefixed(prefix: string, attrs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attrs).map(([name, value]) => [`${prefix}_${name}`, value]));
}
