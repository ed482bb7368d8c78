import type { BinaryNode } from '@whiskeysockets/baileys';

/** What a test may ask the server to do wrong. */
export interface Faults {
  /** The error in the answer to a message, or none: 463 no new chats, 429 too fast, 479 malformed. Such a message goes no further. */
  refusal: (message: BinaryNode) => number | undefined;
  /** Takes messages and hands them over, and never says so. */
  isMute: boolean;
  /** As for accounts that must show a passkey: after the QR code or the eight letters nothing more comes. */
  wantsPasskey: boolean;
  /** Reasons why the next logins fail, one each: 401, 403, 405, 500, 503. */
  readonly failingLogins: number[];
}

export const makeFaults = (): Faults => ({ refusal: () => undefined, isMute: false, wantsPasskey: false, failingLogins: [] });
