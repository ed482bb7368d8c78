import type { Person } from '@hatstand/db/repositories/people';
import type { LocalTime, TimeOfDay } from '@hatstand/db/times';
import { addDays, at, dayOf, instantOf, localTimeOf, timeOf } from './calendar.ts';

type QuietHours = Pick<Person, 'quietFrom' | 'quietUntil'>;
/** One instant, and the same on a clock in London. */
interface Instant {
  readonly now: Date;
  readonly local: LocalTime;
}
const HOUR_MS = 3_600_000;

/** A room rings many phones at once, so it keeps the hours that people have unless they chose others. */
export const NIGHT = { quietFrom: '21:00' as TimeOfDay, quietUntil: '08:00' as TimeOfDay };

/** When somebody may next be written to unasked: now, or the end of their quiet hours (PRODUCT, promise 3). */
export function endOfQuietHours(hours: QuietHours, { now, local }: Instant): Date {
  const end = quietUntil(hours, local);
  if (end === undefined) return now;
  const first = instantOf(end);
  // The night the clocks change, a time may come twice, or not at all: then what comes instead may be quiet again.
  const next = first > now ? first : new Date(first.getTime() + HOUR_MS);
  return endOfQuietHours(hours, { now: next, local: localTimeOf(next) });
}

function quietUntil({ quietFrom, quietUntil: until }: QuietHours, local: LocalTime): LocalTime | undefined {
  const time = timeOf(local);
  const today = dayOf(local);
  if (quietFrom < until) return time >= quietFrom && time < until ? at(today, until) : undefined;
  if (quietFrom === until) return undefined;
  if (time >= quietFrom) return at(addDays(today, 1), until);
  return time < until ? at(today, until) : undefined;
}
