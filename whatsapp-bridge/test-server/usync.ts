import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildren, jidDecode } from '@whiskeysockets/baileys';
import type { Account } from './account.ts';
import { childOf, SERVER } from './nodes.ts';
import type { Phone } from './phone.ts';

/** Who is on WhatsApp, under which LID and with which devices. */
export function answerAboutPeople(question: BinaryNode, account: Account, phoneAt: (user: string) => Phone | undefined): BinaryNode {
  const users = getBinaryNodeChildren(childOf(question, 'list'), 'user').map((user) => {
    const asked = user.attrs.jid;
    const key = asked ? (jidDecode(asked)?.user ?? '') : String(getBinaryNodeChild(user, 'contact')?.content).replace('+', '');
    const jid = asked ?? `${key}@${SERVER}`;
    const phone = phoneAt(key);
    return { tag: 'user', attrs: { jid }, content: phone ? whoIs(phone, account) : [{ tag: 'contact', attrs: { type: 'out' } }] };
  });
  const attrs = { sid: question.attrs.sid ?? '', index: '0', last: 'true' };
  return { tag: 'usync', attrs, content: [{ tag: 'list', attrs: {}, content: users }] };
}

function whoIs(phone: Phone, { phone: ownPhone, companion }: Account): BinaryNode[] {
  const devices: BinaryNode[] = [{ tag: 'device', attrs: { id: '0' } }];
  if (phone === ownPhone && companion) {
    devices.push({ tag: 'device', attrs: { id: String(companion.device), 'key-index': String(companion.device) } });
  }
  return [
    { tag: 'devices', attrs: {}, content: [{ tag: 'device-list', attrs: {}, content: devices }] },
    { tag: 'lid', attrs: { val: phone.lidChat } },
    { tag: 'contact', attrs: { type: 'in' } },
  ];
}
