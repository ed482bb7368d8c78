import type { Day, LocalTime, TimeOfDay } from '@hatstand/db/times';
import { addDays, at, dayOf, instantOf, mondayOf, sundayOf, timeOf } from '../words/calendar.ts';
import type { Visit } from './visits.ts';

/** What a visit would do to an employed worker's rest or hours. It warns; it never stops anybody. */
export type WorkingTimeWarning =
  | { readonly rule: 'daily rest' }
  | { readonly rule: 'weekly rest' }
  | { readonly rule: 'weekly limit' }
  /** Not law: more than was agreed with the worker. */
  | { readonly rule: 'agreed hours'; readonly agreed: number };

const HOUR = 60;
const DAY = 24 * HOUR;
const DAILY_REST = 11 * HOUR;
const WEEKLY_REST = 24 * HOUR;
const WEEKLY_LIMIT = 48 * HOUR;

/** The Regulations count midnight to 5am as night whatever was agreed (reg. 2(1)): a visit that begins then still belongs to the working day before. */
const NIGHT_ENDS = '05:00';
const MIDNIGHT = '00:00' as TimeOfDay; // a time of day

/**
 * What this visit would cause for an employed worker who has `theirs` (in any order; at least all from the Sunday before its week to the Monday
 * after it) and has agreed to so many hours a week. Only what was not so without it. Real minutes, across a clock change too. The rules are those
 * of the Working Time Regulations 1998 (SI 1998/1833), each in its strict reading, because a warning costs little:
 *
 * - Reg. 10(1), "not less than eleven consecutive hours in each 24-hour period during which he works". Breaks between the visits of one working
 *   day are not that rest. So 11 hours must lie between the last visit of a working day and the first of the next, and somewhere in the 24 hours
 *   from the beginning of a working day. For work split up over the day, reg. 22(1)(c) lets the rest come later (reg. 24); that is not weighed here.
 * - Reg. 11(1), 24 hours in one go in each seven-day period, which begins on Monday where nothing else was agreed (reg. 11(4) and (6)). Rest over
 *   two weeks instead (reg. 11(2)) is not weighed, nor whether it comes on top of the daily rest (reg. 11(7)).
 * - Reg. 4(1), 48 hours a week. The law takes the average of 17 weeks (reg. 4(3)) and lets a worker agree to more in writing (reg. 5); here every
 *   week from Monday to Sunday counts by itself.
 *
 * The way between two visits counts neither as work nor as rest taken away.
 */
export function warningsFor(visit: Visit, theirs: readonly Visit[], weeklyHours: number): readonly WorkingTimeWarning[] {
  const first = mondayOf(dayOf(visit.span.from));
  const last = sundayOf(dayOf(visit.span.to));
  const near = theirs.filter((other) => other.id !== visit.id && dayOf(other.span.to) >= addDays(first, -2) && dayOf(other.span.from) <= addDays(last, 2));
  const without = stretchesOf(near);
  const withIt = stretchesOf([...near, visit]);
  const weeks = first === mondayOf(dayOf(visit.span.to)) ? [first] : [first, mondayOf(dayOf(visit.span.to))];
  const causes = (broken: (work: readonly Stretch[]) => readonly Day[]): boolean => {
    const before = new Set(broken(without));
    return broken(withIt).some((day) => !before.has(day));
  };
  const overMinutes = (minutes: number) => causes((work) => weeks.filter((monday) => minutesWorked(work, weekFrom(monday)) > minutes));
  return [
    ...(causes(shortOfDailyRest) ? [{ rule: 'daily rest' } as const] : []),
    ...(causes((work) => weeks.filter((monday) => isShortOfWeeklyRest(work, weekFrom(monday)))) ? [{ rule: 'weekly rest' } as const] : []),
    ...(overMinutes(WEEKLY_LIMIT) ? [{ rule: 'weekly limit' } as const] : []),
    ...(overMinutes(weeklyHours * HOUR) ? [{ rule: 'agreed hours', agreed: weeklyHours } as const] : []),
  ];
}

/** Work in one go, in real minutes since 1970, and the working day it belongs to. */
interface Stretch {
  readonly workingDay: Day;
  readonly starts: number;
  readonly ends: number;
}
type Period = Pick<Stretch, 'starts' | 'ends'>;

const minuteOf = (local: LocalTime): number => instantOf(local).getTime() / 60_000;
const weekFrom = (monday: Day): Period => ({ starts: minuteOf(at(monday, MIDNIGHT)), ends: minuteOf(at(addDays(monday, 7), MIDNIGHT)) });

/** In the order in which they begin. A visit wholly in the hour that the clocks skip takes no time and is left out. */
function stretchesOf(visits: readonly Visit[]): Stretch[] {
  return visits
    .map(({ span: { from, to } }): Stretch => {
      const workingDay = timeOf(from) < NIGHT_ENDS ? addDays(dayOf(from), -1) : dayOf(from);
      return { workingDay, starts: minuteOf(from), ends: minuteOf(to) };
    })
    .filter(({ starts, ends }) => ends > starts)
    .sort((one, other) => one.starts - other.starts);
}

/** The working days whose daily rest is too short (reg. 10). */
function shortOfDailyRest(work: readonly Stretch[]): Day[] {
  const days = [...new Set(work.map(({ workingDay }) => workingDay))];
  return days.filter((day) => {
    const upToThen = work.filter(({ workingDay }) => workingDay <= day);
    const starts = upToThen.find(({ workingDay }) => workingDay === day)?.starts ?? 0;
    const ends = Math.max(...upToThen.map((stretch) => stretch.ends));
    const next = work.find(({ workingDay }) => workingDay > day);
    const isNextTooSoon = next !== undefined && next.starts - ends < DAILY_REST;
    return isNextTooSoon || longestRest(work, { starts, ends: starts + DAY }) < DAILY_REST;
  });
}

const isShortOfWeeklyRest = (work: readonly Stretch[], week: Period): boolean => longestRest(work, week) < WEEKLY_REST;

/** The longest time in one go without work, within a period. `work` is in order. */
function longestRest(work: readonly Stretch[], { starts: from, ends: until }: Period): number {
  let longest = 0;
  let rested = from;
  for (const { starts, ends } of work) {
    longest = Math.max(longest, Math.min(starts, until) - rested);
    rested = Math.max(rested, ends);
  }
  return Math.max(longest, until - rested);
}

/** Minutes of work within a period; what two visits have in common counts once. `work` is in order. */
function minutesWorked(work: readonly Stretch[], { starts: from, ends: until }: Period): number {
  let minutes = 0;
  let counted = from;
  for (const { starts, ends } of work) {
    const begins = Math.max(starts, counted);
    const stops = Math.min(ends, until);
    if (stops > begins) minutes += stops - begins;
    counted = Math.max(counted, stops);
  }
  return minutes;
}
