import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildren } from '@whiskeysockets/baileys';
import { attributeOf, firstChildOf } from './nodes.ts';

/** What the linked device let others see beside its messages: online or not, typing or not. */
interface Sign {
  readonly shows: 'available' | 'unavailable' | 'subscribe' | 'composing' | 'paused';
  readonly to: string | undefined;
  readonly at: number;
}

/** Everything the linked device did that a test may ask about. Times are milliseconds since 1970. */
export function makeRecord() {
  const messages: { readonly id: string; readonly to: string; readonly at: number }[] = [];
  const signs: Sign[] = [];
  /** `type` is empty for "delivered", else `inactive` (delivered, nobody looking), `read`, `retry` and more. */
  const receipts: { readonly id: string; readonly type: string }[] = [];
  /** Phone numbers it asked about: are they on WhatsApp? */
  const lookups: string[] = [];

  return {
    messages,
    signs,
    receipts,
    lookups,
    note(node: BinaryNode): void {
      const to = node.attrs.to;
      const at = Date.now();
      switch (node.tag) {
        case 'message':
          messages.push({ id: attributeOf(node, 'id'), to: to ?? '', at });
          return;
        case 'receipt':
          receipts.push(...idsIn(node).map((id) => ({ id, type: node.attrs.type ?? '' })));
          return;
        case 'presence':
          // Baileys sends no other types, and none with its name, which means: here.
          signs.push({ shows: (node.attrs.type ?? 'available') as Sign['shows'], to, at });
          return;
        case 'chatstate':
          signs.push({ shows: firstChildOf(node)?.tag as Sign['shows'], to, at });
          return;
        case 'iq':
          if (node.attrs.xmlns === 'usync') lookups.push(...numbersAskedAbout(node));
      }
    },
  };
}
export type Record = ReturnType<typeof makeRecord>;

/** One receipt can speak for several messages. */
export function idsIn(receipt: BinaryNode): string[] {
  const more = getBinaryNodeChildren(getBinaryNodeChild(receipt, 'list'), 'item').map((item) => attributeOf(item, 'id'));
  return [attributeOf(receipt, 'id'), ...more];
}

function numbersAskedAbout(node: BinaryNode): string[] {
  const list = getBinaryNodeChild(getBinaryNodeChild(node, 'usync'), 'list');
  const contacts = getBinaryNodeChildren(list, 'user').map((user) => getBinaryNodeChild(user, 'contact')?.content);
  return contacts.filter((number) => number !== undefined).map((number) => String(number).replace('+', ''));
}
