import type { LocalTime } from '@hatstand/db/times';
import { instantOf, localTimeOf } from '../words/calendar.ts';
import { inWakingHours, nextWaking } from '../words/waking-hours.ts';

const HOUR_MS = 3_600_000;
/** A question about a visit closes this long before it, so that there is still time to act. */
const TIME_TO_ACT_HOURS = 2;
/** Whoever is asked should have at least this long, awake, to answer. */
const TIME_TO_ANSWER_HOURS = 1;

/**
 * When a question about a visit closes: two hours before it begins, or sooner where patience ends; in the evening before where that would be in the
 * night. It leaves those who are asked some waking time to answer: asked at night, they hear in the morning, and a visit soon after leaves half of
 * what remains.
 */
export function closingOf(begins: LocalTime, patienceHours: number, now: Date): Date {
  const starts = instantOf(begins).getTime();
  const hears = instantOf(nextWaking(localTimeOf(now))).getTime();
  const wanted = inWakingHours(new Date(starts - TIME_TO_ACT_HOURS * HOUR_MS)).getTime();
  const closes = Math.min(wanted, inWakingHours(new Date(now.getTime() + patienceHours * HOUR_MS)).getTime());
  if (closes >= hears + TIME_TO_ANSWER_HOURS * HOUR_MS) return new Date(closes);
  return new Date(starts > hears ? hears + (starts - hears) / 2 : now.getTime() + (starts - now.getTime()) / 2);
}
