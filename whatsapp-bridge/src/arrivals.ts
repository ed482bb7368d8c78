import { type BinaryNode, getBinaryNodeChildren } from '@whiskeysockets/baileys';

/** Types of receipt that say a message has reached its person; one without a type says just that. */
const ARRIVED = [undefined, 'read', 'played'];

/**
 * The ids of the messages that a receipt reports as arrived. Read from the stanza itself, because Baileys confirms a receipt
 * before it hands it on: killed in between, nobody would ever hear of it.
 */
export function arrivedIn({ attrs, content }: BinaryNode): string[] {
  if (!attrs['id'] || !ARRIVED.includes(attrs['type'])) return [];
  const lists = Array.isArray(content) ? content : [];
  const more = lists.flatMap((list) => getBinaryNodeChildren(list, 'item')).flatMap(({ attrs: { id } }) => id ?? []);
  return [attrs['id'], ...more];
}
