import { randomBytes } from 'node:crypto';
import { type BinaryNode, proto } from '@whiskeysockets/baileys';
import { secondsNow } from './nodes.ts';
import type { Phone } from './phone.ts';

/** Where status updates are posted. Give it as the group of a message. */
export const STATUS = 'status@broadcast';

/** Somebody rings. */
export function callFrom(phone: Phone): BinaryNode {
  const id = newId();
  const offer = { tag: 'offer', attrs: { 'call-id': id, 'call-creator': phone.lidChat }, content: [{ tag: 'audio', attrs: { enc: 'opus', rate: '16000' } }] };
  return { tag: 'call', attrs: { from: phone.lidChat, id, t: secondsNow(), notify: phone.person.name }, content: [offer] };
}

/** A post in a channel that the account follows. Channels are not encrypted. */
export function postInChannel(text: string): BinaryNode {
  const plaintext = { tag: 'plaintext', attrs: {}, content: proto.Message.encode({ conversation: text }).finish() };
  return { tag: 'message', attrs: { from: '120363000000000077@newsletter', id: newId(), server_id: '1', t: secondsNow(), type: 'text' }, content: [plaintext] };
}

const newId = (): string => randomBytes(8).toString('hex').toUpperCase();
