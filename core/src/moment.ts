import { randomBytes, randomInt } from 'node:crypto';
import { freshBytes } from '@hatstand/db/chance';
import type { Id } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { LocalTime } from '@hatstand/db/times';
import { localTimeOf } from './words/calendar.ts';
import { sayWebAddress } from './words/web-addresses.ts';

/** The world outside the rules, fixed for the length of one turn. `local` is the same instant on a clock in Europe/London. */
export interface Moment {
  readonly now: Date;
  readonly local: LocalTime;
  newId<Kind extends string>(kind: Kind): Id<Kind>;
  /** A whole number from 0 up to, not including, `below`. */
  draw(below: number): number;
  /** 32 random bytes for a private web address. In small letters and digits only: chats take `_` and `~` for markup. */
  newSecret(): Labelled<'plan'>;
  /** Where this house is reached from outside, without a slash at the end. */
  readonly publicAddress: string;
  /** The number of Hattie's own WhatsApp line, in digits with the code of the country; undefined where nobody has said it. */
  readonly whatsappNumber?: string | undefined;
}

export type Clock = () => Date;

/** A moment at the time the clock shows, with unguessable ids and secrets. */
export function momentAt(clock: Clock, publicAddress: string, whatsappNumber?: string): Moment {
  const now = clock();
  return {
    now,
    local: localTimeOf(now),
    newId: <Kind extends string>(kind: Kind) => `${kind}-${freshBytes(12).toString('base64url')}` as Id<Kind>,
    draw: (below) => randomInt(below),
    newSecret: () => sayWebAddress(randomBytes(32).toString('hex')),
    publicAddress,
    whatsappNumber,
  };
}

/** The real time. The only place that asks the machine for it. */
export const realClock: Clock = () => new Date();
