import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildren, jidDecode, jidEncode } from '@whiskeysockets/baileys';
import type { Account } from './account.ts';
import type { Connection } from './connection.ts';
import type { Faults } from './faults.ts';
import type { Linking } from './linking.ts';
import { attributeOf, firstChildOf, SERVER, secondsNow } from './nodes.ts';
import type { Phone } from './phone.ts';
import type { PostOffice } from './post-office.ts';
import { answerAboutKeys } from './pre-keys.ts';
import { idsIn, type Record } from './record.ts';
import { answerAboutPeople } from './usync.ts';

interface Town {
  readonly account: Account;
  readonly postOffice: PostOffice;
  readonly phoneAt: (user: string) => Phone | undefined;
  readonly linking: () => Linking | undefined;
  readonly record: Record;
  readonly faults: Faults;
}

/** Answers one stanza from the client. */
export async function answer(town: Town, connection: Connection, node: BinaryNode): Promise<void> {
  town.record.note(node);
  switch (node.tag) {
    case 'iq':
      if (node.attrs.type !== 'result') return answerQuestion(town, connection, node);
      if (firstChildOf(node)?.tag === 'pair-device-sign') town.linking()?.agreed();
      return;
    case 'message':
      return carry(town, connection, node);
    case 'receipt':
      for (const id of idsIn(node)) town.postOffice.hasArrived('message', id);
      connection.send({ tag: 'ack', attrs: { class: 'receipt', id: attributeOf(node, 'id'), from: attributeOf(node, 'to') } });
      if (node.attrs.type === 'retry') await town.phoneAt(userOf(node.attrs.participant ?? attributeOf(node, 'to')))?.sendAgain(attributeOf(node, 'id'));
      return;
    case 'ack':
      town.postOffice.hasArrived(attributeOf(node, 'class'), attributeOf(node, 'id'));
  }
}

async function answerQuestion(town: Town, connection: Connection, query: BinaryNode): Promise<void> {
  const attrs = { from: query.attrs.to ?? SERVER, id: attributeOf(query, 'id'), type: 'result', t: secondsNow() };
  connection.send({ tag: 'iq', attrs, content: await contentFor(town, query) });
}

async function contentFor({ account, phoneAt, linking }: Town, query: BinaryNode): Promise<BinaryNode[]> {
  const asked = firstChildOf(query);
  switch (query.attrs.xmlns) {
    case 'md':
      if (asked?.tag !== 'link_code_companion_reg') return [];
      if (asked.attrs.stage === 'companion_hello') return linking()?.clientHello(asked) ?? [];
      linking()?.clientFinish(asked);
      return [];
    case 'encrypt':
      return account.companion ? answerAboutKeys(query, account.companion, phoneAt) : [];
    case 'usync':
      return asked ? [answerAboutPeople(asked, account, phoneAt)] : [];
    case 'privacy':
      return [{ tag: 'privacy', attrs: {}, content: [{ tag: 'category', attrs: { name: 'readreceipts', value: 'all' } }] }];
    case 'blocklist':
      return [{ tag: 'list', attrs: {}, content: [] }];
    case 'abt':
      return [{ tag: 'props', attrs: { hash: 'none' }, content: [] }];
    case 'w:sync:app:state':
      return [{ tag: 'sync', attrs: {}, content: getBinaryNodeChildren(asked, 'collection').map(emptyCollection) }];
    default:
      return [];
  }
}

function emptyCollection(asked: BinaryNode): BinaryNode {
  return { tag: 'collection', attrs: { name: attributeOf(asked, 'name'), version: '0' }, content: [] };
}

/** Takes a message from the linked device and hands each sealed part to the phone it is for. */
async function carry({ account, phoneAt, faults }: Town, connection: Connection, message: BinaryNode): Promise<void> {
  const error = faults.refusal(message);
  const attrs = { class: 'message', id: attributeOf(message, 'id'), from: attributeOf(message, 'to'), t: secondsNow() };
  if (!faults.isMute) connection.send({ tag: 'ack', attrs: error === undefined ? attrs : { ...attrs, error: String(error) } });
  if (error !== undefined) return;
  const from = jidEncode(account.phone.person.lid, 'lid', account.companion?.device);
  for (const { jid, sealed } of sealedIn(message)) {
    const phone = isPhone(jid) ? phoneAt(userOf(jid)) : undefined;
    if (phone) await phone.receive(message, sealed, from);
  }
}

/** One part for each device; a message sent again for one device carries that part alone. */
function sealedIn(message: BinaryNode): { jid: string; sealed: BinaryNode }[] {
  const parts = getBinaryNodeChildren(getBinaryNodeChild(message, 'participants'), 'to').map((part) => ({
    jid: attributeOf(part, 'jid'),
    sealed: getBinaryNodeChild(part, 'enc'),
  }));
  const alone = { jid: attributeOf(message, 'to'), sealed: getBinaryNodeChild(message, 'enc') };
  return [...parts, alone].flatMap(({ jid, sealed }) => (sealed ? [{ jid, sealed }] : []));
}

const userOf = (jid: string): string => jidDecode(jid)?.user ?? '';
const isPhone = (jid: string): boolean => !jidDecode(jid)?.device;
