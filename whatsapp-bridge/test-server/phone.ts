import { randomBytes } from 'node:crypto';
import { type BinaryNode, encodeBigEndian, KEY_BUNDLE_TYPE, normalizeMessageContent, proto, xmppPreKey, xmppSignedPreKey } from '@whiskeysockets/baileys';
import { deletionOf, editOf, quoteOf, reactionTo } from './contents.ts';
import { attributeOf, contentOf, SERVER, secondsNow } from './nodes.ts';
import type { Addressing, Envelope, Exchange, Person, Sending } from './people.ts';
import { makeSealing, type Sealing } from './sealing.ts';
import { voteIn } from './votes.ts';

/** A message this phone was able to decrypt. */
export interface Received {
  readonly id: string;
  readonly text: string | undefined;
  readonly content: proto.IMessage;
  /** A copy of what another device of the same account has sent. */
  readonly isCopy: boolean;
}

/** A person's phone, with real Signal sessions. It writes to the account's linked device and reads what comes from it. */
export class Phone {
  readonly person: Person;
  /** Every message that was decrypted, in order, settings of the chat aside; a message sent twice is in it twice. */
  readonly inbox: Received[] = [];
  /** What could not be decrypted; a test that passes leaves it empty. */
  readonly unreadable: string[] = [];
  /** What the account has set for the chat with this phone; 0 is off. */
  disappearsAfterSeconds = 0;
  /** How often a message was sealed again because the linked device could not read it. */
  resends = 0;
  /** Whether it answers the linked device's "I could not read that". */
  resendsOnRequest = true;
  readonly #exchange: Exchange;
  readonly #sent = new Map<string, { readonly content: proto.IMessage; readonly sending: Sending }>();
  readonly #waiting: (() => Promise<void>)[] = [];
  #sealing: Sealing;
  #isOff = false;
  #failuresToRead = 0;

  constructor(person: Person, exchange: Exchange) {
    this.person = person;
    this.#exchange = exchange;
    this.#sealing = makeSealing(exchange.owner.lid, exchange.companion);
  }

  get creds() {
    return this.#sealing.creds;
  }

  get numberChat(): string {
    return `${this.person.number}@${SERVER}`;
  }

  get lidChat(): string {
    return `${this.person.lid}@lid`;
  }

  /** What the person sees: a message sent twice under one id is shown once. */
  get shown(): Received[] {
    return this.inbox.filter((one, index) => this.inbox.findIndex(({ id }) => id === one.id) === index);
  }

  write(text: string, sending?: Sending): Promise<string> {
    return this.send({ conversation: text }, sending);
  }

  /** Answers by quoting a message from the account. */
  quote(messageId: string, text: string, sending: Sending = {}): Promise<string> {
    return this.send(quoteOf(messageId, text, this.#accountChat(sending.addressing)), sending);
  }

  /** Reacts to a message from the account; an empty emoji takes the reaction back. */
  react(messageId: string, emoji: string, sending: Sending = {}): Promise<string> {
    return this.send(reactionTo(messageId, emoji, this.#accountChat(sending.addressing)), sending);
  }

  /** Votes in a poll from the account; no options take the vote back. */
  vote(poll: Received, options: readonly string[], sending: Sending = {}): Promise<string> {
    const voter = sending.addressing === 'number' ? this.numberChat : this.lidChat;
    return this.send(voteIn({ poll, options, creator: this.#accountChat(sending.addressing), voter }), sending);
  }

  edit(messageId: string, text: string, sending: Sending = {}): Promise<string> {
    return this.send(editOf(messageId, text, this.#accountChat(sending.addressing)), sending);
  }

  deleteForEveryone(messageId: string, sending: Sending = {}): Promise<string> {
    return this.send(deletionOf(messageId, this.#accountChat(sending.addressing)), sending);
  }

  /** Encrypts for the linked device and hands over to the server. Gives back the message id. */
  async send(content: proto.IMessage, sending?: Sending): Promise<string> {
    return this.post(await this.compose(content, sending));
  }

  /** Hands over what was composed; the same envelope twice is the same message redelivered. */
  post({ id, node }: Envelope): string {
    this.#exchange.deliver(node);
    return id;
  }

  async compose(content: proto.IMessage, sending: Sending = {}): Promise<Envelope> {
    const { addressing = 'lid', group, betweenOwnDevices, isGarbled, sentAt } = sending;
    const id = sending.id ?? newMessageId();
    this.#sent.set(id, { content, sending: { ...sending, id } });
    const sender = addressing === 'lid' ? this.lidChat : this.numberChat;
    const sealed = group ? await this.#sealing.sealForGroup(group, sender, content) : [await this.#sealing.seal(content)];
    const other = addressing === 'lid' ? { pn: this.numberChat } : { lid: this.lidChat };
    const addresses = group ? { from: group, participant: sender, ...prefixed('participant', other) } : { from: sender, ...prefixed('sender', other) };
    const t = sentAt === undefined ? secondsNow() : String(sentAt);
    const attrs = { ...addresses, id, t, notify: this.person.name, type: typeOf(content), addressing_mode: addressing === 'lid' ? 'lid' : 'pn' };
    const node = { tag: 'message', attrs: betweenOwnDevices ? { ...attrs, category: 'peer' } : attrs, content: isGarbled ? sealed.map(garbled) : sealed };
    return { id, node };
  }

  /** The linked device could not read this: sealed anew, under the same id. */
  async sendAgain(messageId: string): Promise<void> {
    const sent = this.#sent.get(messageId);
    if (!sent || !this.resendsOnRequest) return;
    this.resends += 1;
    await this.#sealing.startAnew();
    await this.send(sent.content, { ...sent.sending, isGarbled: false });
  }

  /** Reads an `<enc>` from the linked device and, unless it is a copy, says it has arrived. While off, everything waits. */
  async receive(stanza: BinaryNode, enc: BinaryNode, from: string): Promise<void> {
    if (this.#isOff) this.#waiting.push(() => this.#read(stanza, enc, from));
    else await this.#read(stanza, enc, from);
  }

  switchOff(): void {
    this.#isOff = true;
  }

  async switchOn(): Promise<void> {
    this.#isOff = false;
    for (const read of this.#waiting.splice(0)) await read();
  }

  /** The person has opened the chat and seen the message. */
  hasRead(messageId: string): void {
    this.#exchange.deliver({ tag: 'receipt', attrs: { from: this.lidChat, id: messageId, t: secondsNow(), type: 'read' } });
  }

  /** The next message cannot be decrypted and is asked for again. */
  failToReadNext(): void {
    this.#failuresToRead += 1;
  }

  /** WhatsApp is set up anew, on a new phone or by a new owner of the number: new keys, same address. */
  changeHands({ isAnnounced = true } = {}): void {
    this.#sealing = makeSealing(this.#exchange.owner.lid, this.#exchange.companion);
    if (!isAnnounced) return;
    const attrs = { from: this.lidChat, id: newMessageId(), type: 'encrypt', t: secondsNow() };
    this.#exchange.deliver({ tag: 'notification', attrs, content: [{ tag: 'identity', attrs: {} }] });
  }

  /** What somebody needs to write to this phone for the first time. */
  async keyBundle(): Promise<BinaryNode[]> {
    const preKey = await this.#sealing.newPreKey();
    return [
      { tag: 'registration', attrs: {}, content: encodeBigEndian(this.creds.registrationId) },
      { tag: 'type', attrs: {}, content: KEY_BUNDLE_TYPE },
      { tag: 'identity', attrs: {}, content: this.creds.signedIdentityKey.public },
      xmppSignedPreKey(this.creds.signedPreKey),
      xmppPreKey(preKey.pair, preKey.id),
    ];
  }

  async #read(stanza: BinaryNode, enc: BinaryNode, from: string): Promise<void> {
    const id = attributeOf(stanza, 'id');
    if (this.#failuresToRead > 0) {
      this.#failuresToRead -= 1;
      return this.#askAgain(id);
    }
    const message = await this.#sealing.unseal(enc, from);
    if (!message) {
      this.unreadable.push(id);
      return;
    }
    const content = message.deviceSentMessage?.message ?? message;
    const isCopy = Boolean(message.deviceSentMessage);
    const { protocolMessage } = normalizeMessageContent(content) ?? {};
    if (protocolMessage?.type === SETTING) {
      if (!isCopy) this.disappearsAfterSeconds = protocolMessage.ephemeralExpiration ?? 0;
    } else this.inbox.push({ id, text: content.conversation ?? content.extendedTextMessage?.text ?? undefined, content, isCopy });
    // Receipts come from the LID even when the message went to the number: the bridge must go by the id.
    if (!isCopy) this.#exchange.deliver({ tag: 'receipt', attrs: { from: this.lidChat, id, t: secondsNow() } });
  }

  async #askAgain(id: string): Promise<void> {
    const [registration, type, identity, signedPreKey, preKey] = await this.keyBundle();
    const keys = [type, identity, preKey, signedPreKey].filter((node) => node !== undefined);
    const retry = { tag: 'retry', attrs: { count: '1', id, t: secondsNow(), v: '1' } };
    const content = [retry, ...(registration ? [registration] : []), { tag: 'keys', attrs: {}, content: keys }];
    this.#exchange.deliver({ tag: 'receipt', attrs: { from: this.lidChat, id, t: secondsNow(), type: 'retry' }, content });
  }

  #accountChat(addressing: Addressing = 'lid'): string {
    const { lid, number } = this.#exchange.owner;
    return addressing === 'lid' ? `${lid}@lid` : `${number}@${SERVER}`;
  }
}

const SETTING = proto.Message.ProtocolMessage.Type.EPHEMERAL_SETTING;

const newMessageId = (): string => `3A${randomBytes(9).toString('hex').toUpperCase()}`;

function typeOf(content: proto.IMessage): string {
  if (content.reactionMessage) return 'reaction';
  if (content.pollUpdateMessage) return 'poll';
  return content.audioMessage || content.imageMessage || content.documentMessage || content.stickerMessage ? 'media' : 'text';
}

/** One bit wrong near the end, where the seal is checked. */
/** In a first message ids of keys stand at the end, which matter no more once there is a session: what is sealed stands before them. */
const BEFORE_THE_END = { msg: 1, pkmsg: 15 };
function garbled(enc: BinaryNode): BinaryNode {
  const bytes = Buffer.from(contentOf(enc));
  const place = bytes.length - BEFORE_THE_END[enc.attrs['type'] === 'pkmsg' ? 'pkmsg' : 'msg'];
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  return { ...enc, content: bytes };
}

function prefixed(prefix: string, attrs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attrs).map(([name, value]) => [`${prefix}_${name}`, value]));
}
