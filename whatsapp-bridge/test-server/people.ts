import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Companion } from './companion.ts';

export interface Person {
  readonly number: string;
  readonly lid: string;
  readonly name: string;
}

/** How a stanza names its sender: by LID (WhatsApp's habit now) or by phone number (its old one). */
export type Addressing = 'lid' | 'number';

export interface Sending {
  readonly addressing?: Addressing;
  /** A group, or `STATUS`, instead of the chat with the account. */
  readonly group?: string;
  /** Message id, when the test chooses it. */
  readonly id?: string;
  /** When it was written, in seconds since 1970. */
  readonly sentAt?: number;
  /** Damaged on the way, so that nobody can decrypt it. */
  readonly isGarbled?: boolean;
  /** Between the account's own devices, as the history push is. */
  readonly betweenOwnDevices?: boolean;
}

/** A message that is sealed and can be handed over: now, later, or twice. */
export interface Envelope {
  readonly id: string;
  readonly node: BinaryNode;
}

/** What a phone needs of the town around it. */
export interface Exchange {
  /** LID and number of the account that the linked device belongs to. */
  readonly owner: Person;
  readonly companion: () => Companion | undefined;
  readonly deliver: (node: BinaryNode) => void;
}
