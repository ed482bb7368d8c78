import type { LocalTime, TimeOfDay } from '@hatstand/db/times';
import type { Moment } from '../../moment.ts';
import { addDays, at, dayOf, instantOf, localTimeOf, timeOf } from '../../words/calendar.ts';

const HOUR_MS = 3_600_000;
const PATIENCE_HOURS = 48;
/** Whoever is asked last still has this long, where the visit leaves it. */
const LAST_ASKED_HOURS = 24;
const TIME_TO_ACT_HOURS = 2;
const TIME_TO_ANSWER_HOURS = 1;
const MORNING = '08:00' as TimeOfDay;
const EVENING = '20:00' as TimeOfDay;
const NIGHT_FALLS = '21:00' as TimeOfDay;

/** 48 hours, or two hours before the first visit, whichever is sooner; in waking hours, and leaving those who are asked some of them. */
export const closingOf = (first: LocalTime, moment: Moment): Date => closing(first, moment, PATIENCE_HOURS);

/** The same, for people who are asked only now: they have a day, where there is one. */
export const closingForLater = (first: LocalTime, until: Date, moment: Moment): Date =>
  new Date(Math.max(until.getTime(), closing(first, moment, LAST_ASKED_HOURS).getTime()));

function closing(first: LocalTime, { now, local }: Moment, patienceHours: number): Date {
  const starts = instantOf(first).getTime();
  const hears = instantOf(nextWaking(local)).getTime();
  const wanted = inWakingHours(starts - TIME_TO_ACT_HOURS * HOUR_MS);
  const closes = Math.min(wanted, inWakingHours(now.getTime() + patienceHours * HOUR_MS));
  if (closes >= hears + TIME_TO_ANSWER_HOURS * HOUR_MS) return new Date(closes);
  return new Date(starts > hears ? hears + (starts - hears) / 2 : now.getTime() + (starts - now.getTime()) / 2);
}

/** When somebody asked now reads it: at once, or in the morning. */
function nextWaking(local: LocalTime): LocalTime {
  const day = dayOf(local);
  if (timeOf(local) >= NIGHT_FALLS) return at(addDays(day, 1), MORNING);
  return timeOf(local) < MORNING ? at(day, MORNING) : local;
}

/** The same moment, or the evening before it where it falls into the night. */
function inWakingHours(moment: number): number {
  const local = localTimeOf(new Date(moment));
  if (timeOf(local) >= MORNING && timeOf(local) < NIGHT_FALLS) return moment;
  const evening = timeOf(local) < MORNING ? addDays(dayOf(local), -1) : dayOf(local);
  return instantOf(at(evening, EVENING)).getTime();
}
