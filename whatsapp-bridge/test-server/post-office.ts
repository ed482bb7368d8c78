import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Connection } from './connection.ts';
import { attributeOf } from './nodes.ts';

/** Keeps what is for the linked device until it has said it has it, and hands it over again at the next login, as WhatsApp does. */
export class PostOffice {
  readonly #waiting = new Map<string, BinaryNode>();
  #connection: Connection | undefined;

  get isOpen(): boolean {
    return this.#connection !== undefined;
  }

  /** What came while nobody was there is marked so, and followed by how many those were. */
  open(connection: Connection): void {
    this.#connection = connection;
    for (const node of this.#waiting.values()) connection.send({ ...node, attrs: { ...node.attrs, offline: '1' } });
    const count = String(this.#waiting.size);
    connection.send({ tag: 'ib', attrs: {}, content: [{ tag: 'offline', attrs: { count } }] });
  }

  /** Gives back the connection that was open. */
  shut(): Connection | undefined {
    const connection = this.#connection;
    this.#connection = undefined;
    return connection;
  }

  isOn(connection: Connection): boolean {
    return this.#connection === connection;
  }

  deliver(node: BinaryNode): void {
    this.#waiting.set(`${node.tag}/${attributeOf(node, 'id')}/${node.attrs.type ?? ''}`, node);
    this.#connection?.send(node);
  }

  /** Ids of messages that the linked device has not yet said it has. */
  get undelivered(): string[] {
    return [...this.#waiting.values()].filter(({ tag }) => tag === 'message').map((node) => attributeOf(node, 'id'));
  }

  hasArrived(tag: string, id: string): void {
    for (const key of this.#waiting.keys()) if (key.startsWith(`${tag}/${id}/`)) this.#waiting.delete(key);
  }
}
