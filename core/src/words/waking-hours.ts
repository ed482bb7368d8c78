import type { LocalTime, TimeOfDay } from '@hatstand/db/times';
import { addDays, at, dayOf, instantOf, localTimeOf, timeOf } from './calendar.ts';
import { NIGHT } from './quiet-hours.ts';

/** What would fall into the night is done at this time of the evening before, while there is still time to act on it. */
const EVENING = '20:00' as TimeOfDay; // a time of day

export const isNight = (local: LocalTime): boolean => timeOf(local) < NIGHT.quietUntil || timeOf(local) >= NIGHT.quietFrom;

/** When somebody asked now reads it: at once, or in the morning. */
export function nextWaking(local: LocalTime): LocalTime {
  if (!isNight(local)) return local;
  const morning = timeOf(local) < NIGHT.quietUntil ? dayOf(local) : addDays(dayOf(local), 1);
  return at(morning, NIGHT.quietUntil);
}

/** The same moment, or the evening before it where it falls into the night. */
export function inWakingHours(moment: Date): Date {
  const local = localTimeOf(moment);
  if (!isNight(local)) return moment;
  const evening = timeOf(local) < NIGHT.quietUntil ? addDays(dayOf(local), -1) : dayOf(local);
  return instantOf(at(evening, EVENING));
}
