import type { Person } from '@hatstand/db/repositories/people';
import type { Moment } from '../moment.ts';
import { addDays, at, dayOf, instantOf, timeOf } from '../words/calendar.ts';

/** When somebody may next be written to unasked: now, or the end of their quiet hours (PRODUCT, promise 3). */
export function endOfQuietHours({ quietFrom, quietUntil }: Pick<Person, 'quietFrom' | 'quietUntil'>, { now, local }: Moment): Date {
  if (quietFrom === quietUntil) return now;
  const time = timeOf(local);
  const today = dayOf(local);
  const overnight = quietFrom > quietUntil;
  if (overnight) {
    if (time >= quietFrom) return instantOf(at(addDays(today, 1), quietUntil));
    return time < quietUntil ? instantOf(at(today, quietUntil)) : now;
  }
  return time >= quietFrom && time < quietUntil ? instantOf(at(today, quietUntil)) : now;
}
