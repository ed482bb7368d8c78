import { type BinaryNode, generateSignalPubKey, getBinaryNodeChild, getBinaryNodeChildren, jidDecode } from '@whiskeysockets/baileys';
import type { Companion, KeyBundle, PreKey } from './companion.ts';
import { attributeOf, bytesOf, childOf, firstChildOf, numberOf } from './nodes.ts';
import type { Phone } from './phone.ts';

/** The `encrypt` questions: how many keys are left, here are more, and give me somebody's. Gives back the answer's content. */
export async function answerAboutKeys(query: BinaryNode, companion: Companion, phoneAt: (user: string) => Phone | undefined): Promise<BinaryNode[]> {
  if (query.attrs.type === 'set') {
    if (getBinaryNodeChild(query, 'list')) companion.keys = keysLeftBy(query, companion.keys);
    return [];
  }
  const question = firstChildOf(query);
  switch (question?.tag) {
    case 'count':
      return [{ tag: 'count', attrs: { value: String(companion.keys?.preKeys.length ?? 0) } }];
    case 'digest':
      return [{ tag: 'digest', attrs: {}, content: [] }];
    case 'key': {
      const users = getBinaryNodeChildren(question, 'user').map((user) => attributeOf(user, 'jid'));
      return [{ tag: 'list', attrs: {}, content: await Promise.all(users.map((jid) => keysFor(jid, phoneAt))) }];
    }
    default:
      return [];
  }
}

function keysLeftBy(query: BinaryNode, before: KeyBundle | undefined): KeyBundle {
  const signed = childOf(query, 'skey');
  const more = getBinaryNodeChildren(childOf(query, 'list'), 'key').map(preKeyIn);
  return {
    registrationId: numberOf(query, 'registration', 4),
    identity: bytesOf(query, 'identity'),
    signedPreKey: { ...preKeyIn(signed), signature: bytesOf(signed, 'signature') },
    preKeys: [...(before?.preKeys ?? []), ...more],
  };
}

function preKeyIn(node: BinaryNode): PreKey {
  return { keyId: numberOf(node, 'id', 3), publicKey: generateSignalPubKey(bytesOf(node, 'value')) };
}

async function keysFor(jid: string, phoneAt: (user: string) => Phone | undefined): Promise<BinaryNode> {
  const address = jidDecode(jid);
  const phone = address && !address.device ? phoneAt(address.user) : undefined;
  if (!phone) return { tag: 'user', attrs: { jid }, content: [{ tag: 'error', attrs: { code: '404', text: 'item-not-found' } }] };
  return { tag: 'user', attrs: { jid }, content: await phone.keyBundle() };
}
