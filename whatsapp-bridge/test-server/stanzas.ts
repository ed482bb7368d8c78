import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildren, jidDecode, jidEncode } from '@whiskeysockets/baileys';
import type { Account } from './account.ts';
import type { Connection } from './connection.ts';
import type { Linking } from './linking.ts';
import { attributeOf, firstChildOf, SERVER, secondsNow } from './nodes.ts';
import type { Phone } from './phone.ts';
import type { PostOffice } from './post-office.ts';
import { answerAboutKeys } from './pre-keys.ts';
import { answerAboutPeople } from './usync.ts';

interface Town {
  readonly account: Account;
  readonly postOffice: PostOffice;
  readonly phoneAt: (user: string) => Phone | undefined;
  readonly linking: () => Linking | undefined;
}

/** Answers one stanza from the client. */
export async function answer(town: Town, connection: Connection, node: BinaryNode): Promise<void> {
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
async function carry({ account, phoneAt }: Town, connection: Connection, message: BinaryNode): Promise<void> {
  connection.send({ tag: 'ack', attrs: { class: 'message', id: attributeOf(message, 'id'), from: attributeOf(message, 'to'), t: secondsNow() } });
  const from = jidEncode(account.phone.person.lid, 'lid', account.companion?.device);
  const parts = getBinaryNodeChildren(getBinaryNodeChild(message, 'participants'), 'to');
  for (const part of parts) {
    const address = jidDecode(part.attrs.jid);
    const phone = address && !address.device ? phoneAt(address.user) : undefined;
    const sealed = getBinaryNodeChild(part, 'enc');
    if (phone && sealed) await phone.receive(message, sealed, from);
  }
}

/** One receipt can speak for several messages. */
function idsIn(receipt: BinaryNode): string[] {
  const more = getBinaryNodeChildren(getBinaryNodeChild(receipt, 'list'), 'item').map((item) => attributeOf(item, 'id'));
  return [attributeOf(receipt, 'id'), ...more];
}
