import type { LocalTime, TimeOfDay } from '@hatstand/db/times';
import { addDays, addMinutes, asLocalTime, at, dayOf, daysBetween, instantOf, localTimeOf, mondayOf } from '../../words/calendar.ts';
import { clockWords } from './clock-words.ts';

const HOUR_MINUTES = 60;
const EVENING = '18:00' as TimeOfDay; // as written in TRANSCRIPTS: reminders go out then
const MORNING = '08:00' as TimeOfDay; // quiet hours end then
/** Every week on the way is lived through, so a slip of the finger in the year would keep people waiting. */
const FURTHEST_DAYS = 366;

export const STEPS = ['hour', 'evening', 'morning', 'week', 'exactly'] as const;
export type Step = (typeof STEPS)[number];
export type Stepped = { readonly is: 'there'; readonly local: LocalTime } | { readonly is: 'refused'; readonly sentence: string };

/** Where the clock goes from here, or why it does not. */
export function stepClock(step: Step, exactly: string, now: Date): Stepped {
  const local = targetOf(step, exactly, now);
  if (local === undefined) return refuse('Please give a day and a time, as 24/11/2026 and 9:00am.');
  if (instantOf(local) < now) return refuse(`The clock only goes forward. It is ${clockWords(now)} already. “Start afresh” goes back to the first morning.`);
  if (daysBetween(dayOf(localTimeOf(now)), dayOf(local)) > FURTHEST_DAYS) return refuse('The clock goes forward a year at a time. Please choose a nearer day.');
  return { is: 'there', local };
}

function targetOf(step: Step, exactly: string, now: Date): LocalTime | undefined {
  const local = localTimeOf(now);
  switch (step) {
    case 'hour':
      return hourOn(local, now);
    case 'evening':
      return at(dayOf(local), EVENING);
    case 'morning':
      return at(addDays(dayOf(local), 1), MORNING);
    case 'week':
      return at(addDays(mondayOf(dayOf(local)), 7), MORNING);
    case 'exactly':
      return asLocalTime(exactly);
  }
}

/** In the autumn night an hour shows twice; as a wall-clock time it would lead back to where we are. */
function hourOn(local: LocalTime, now: Date): LocalTime {
  const next = addMinutes(local, HOUR_MINUTES);
  return instantOf(next) > now ? next : addMinutes(local, 2 * HOUR_MINUTES);
}

const refuse = (sentence: string): Stepped => ({ is: 'refused', sentence });
