import { randomBytes, randomInt } from 'node:crypto';
import type { Id } from '@hatstand/db/ids';
import type { LocalTime } from '@hatstand/db/times';
import { localTimeOf } from './words/calendar.ts';

/** The world outside the rules, fixed for the length of one turn. `local` is the same instant on a clock in Europe/London. */
export interface Moment {
  readonly now: Date;
  readonly local: LocalTime;
  newId<Kind extends string>(kind: Kind): Id<Kind>;
  /** A whole number from 0 up to, not including, `below`. */
  draw(below: number): number;
}

export type Clock = () => Date;

/** A moment at the time the clock shows, with unguessable ids. */
export function momentAt(clock: Clock): Moment {
  const now = clock();
  return {
    now,
    local: localTimeOf(now),
    newId: <Kind extends string>(kind: Kind) => `${kind}-${randomBytes(12).toString('base64url')}` as Id<Kind>,
    draw: (below) => randomInt(below),
  };
}

/** The real time. The only place that asks the machine for it. */
export const realClock: Clock = () => new Date();
