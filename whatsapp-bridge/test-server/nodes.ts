import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildBuffer, getBinaryNodeChildUInt } from '@whiskeysockets/baileys';

/** Who the server is, as an address. */
export const SERVER = 's.whatsapp.net';

/** A child that the client always sends. */
export function childOf(node: BinaryNode, tag: string): BinaryNode {
  const child = getBinaryNodeChild(node, tag);
  if (!child) throw new Error(`<${node.tag}> came without <${tag}>`);
  return child;
}

export function bytesOf(node: BinaryNode, tag: string): Buffer {
  const bytes = getBinaryNodeChildBuffer(node, tag);
  if (!bytes) throw new Error(`<${node.tag}> came without bytes in <${tag}>`);
  return Buffer.from(bytes);
}

export function numberOf(node: BinaryNode, tag: string, length: number): number {
  const number = getBinaryNodeChildUInt(node, tag, length);
  if (number === undefined) throw new Error(`<${node.tag}> came without a number in <${tag}>`);
  return number;
}

export function attributeOf(node: BinaryNode, name: string): string {
  const value = node.attrs[name];
  if (value === undefined) throw new Error(`<${node.tag}> came without ${name}`);
  return value;
}

/** What an `<enc>` or an `<identity>` holds. */
export function contentOf(node: BinaryNode): Uint8Array {
  if (!(node.content instanceof Uint8Array)) throw new Error(`<${node.tag}> came without bytes`);
  return node.content;
}

export function firstChildOf(node: BinaryNode): BinaryNode | undefined {
  return Array.isArray(node.content) ? node.content[0] : undefined;
}

export const secondsNow = (): string => String(Math.floor(Date.now() / 1000));
