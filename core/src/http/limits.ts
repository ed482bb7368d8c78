import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ChannelName } from './doors.ts';

/** Far above what a co-op says in its busiest second, far below what would keep the database from its other work. */
const CHANNEL = { points: 500, duration: 1 };
/** A fast typist sends a line a second. Twenty in ten seconds is a stuck key, or somebody being difficult. */
const PERSON_BURST = { points: 20, duration: 10 };
/** Two lines a minute around the clock, so that one address cannot fill the disk. */
const PERSON_DAY = { points: 3_000, duration: 24 * 60 * 60 };
/** Enough for an adapter with a wrong clock to retry, too few to be worth guessing or flooding the log with. */
const FAILURES = { points: 30, duration: 60 };

/** A phone looks every hour or so. Far above that, and yet the work of reading one calendar stays small. */
const CALENDAR = { points: 30, duration: 60 };
/** All phones come through one proxy, so this only keeps guessing and flooding from costing much. */
const CALENDARS = { points: 600, duration: 60 };

/** Undefined when there is room; else how many seconds the caller should wait. */
type SecondsToWait = number | undefined;

/** Counts calls, in memory only. People and addresses are counted under a keyed hash that dies with this run. */
export interface Limits {
  readonly countCall: (channel: ChannelName) => Promise<SecondsToWait>;
  readonly countCue: (channel: ChannelName, address: string) => Promise<SecondsToWait>;
  readonly countCalendar: (secret: string, connectionAddress: string) => Promise<SecondsToWait>;
  readonly countFailure: (connectionAddress: string) => Promise<SecondsToWait>;
}

/** No limits at all: for conversation files and benches, where one person speaks faster than anybody could. */
export const noLimits: Limits = {
  countCall: async () => undefined,
  countCue: async () => undefined,
  countCalendar: async () => undefined,
  countFailure: async () => undefined,
};

export function startLimits(): Limits {
  const key = randomBytes(32);
  const hidden = (...parts: readonly string[]) => createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64');

  const channel = new RateLimiterMemory(CHANNEL);
  const personBurst = new RateLimiterMemory(PERSON_BURST);
  const personDay = new RateLimiterMemory(PERSON_DAY);
  const calendar = new RateLimiterMemory(CALENDAR);
  const calendars = new RateLimiterMemory(CALENDARS);
  const failures = new RateLimiterMemory(FAILURES);

  return {
    countCall: (name) => count(channel, name),
    countCue: async (name, address) => {
      const person = hidden(name, address);
      // Only what passed the short limit counts for the day, so that a stuck key does not cost the whole day.
      return (await count(personBurst, person)) ?? (await count(personDay, person));
    },
    countCalendar: async (secret, connectionAddress) => (await count(calendars, hidden(connectionAddress))) ?? (await count(calendar, hidden(secret))),
    countFailure: (connectionAddress) => count(failures, hidden(connectionAddress)),
  };
}

async function count(limiter: RateLimiterMemory, key: string): Promise<SecondsToWait> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refusal) {
    // This library says "too many" by throwing its count; anything else is a bug.
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
  }
}
