import type { Day, LocalTime, TimeOfDay } from '@hatstand/db/times';
import { Temporal } from 'temporal-polyfill';

const ZONE = 'Europe/London';
const MINUTE = 60_000;
const DAY = 86_400_000;

// Written out once: rota code makes days in loops, and formatting was most of the work.
const TWO_DIGITS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));
const twoDigits = (number: number): string => TWO_DIGITS[number] ?? String(number);
const fourDigits = (year: number): string => `${twoDigits(Math.floor(year / 100))}${twoDigits(year % 100)}`;
const startOf = (day: Day): number => Date.parse(`${day}T00:00Z`);
function calendarDay(milliseconds: number): Day {
  const date = new Date(milliseconds);
  // True: the parts of a date in their order are a day.
  return `${fourDigits(date.getUTCFullYear())}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}` as Day;
}
function wallClock(milliseconds: number): LocalTime {
  const date = new Date(milliseconds);
  // True: a day, a T and a time of day.
  return `${calendarDay(milliseconds)}T${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}` as LocalTime;
}
const asIfUtc = (local: LocalTime): number => Date.parse(`${local}Z`);

interface ClockChange {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

const changesByYear = new Map<number, readonly ClockChange[]>();

/** Asking Temporal takes far longer than a rota loop can wait, so each year is asked once. */
function changesIn(year: number): readonly ClockChange[] {
  const known = changesByYear.get(year);
  if (known) return known;
  const changes: ClockChange[] = [];
  let moment = Temporal.Instant.fromEpochMilliseconds(Date.UTC(year, 0, 1)).toZonedDateTimeISO(ZONE);
  const before = (): number => moment.offsetNanoseconds / 1_000_000;
  for (;;) {
    const earlier = before();
    const next = moment.getTimeZoneTransition('next');
    if (next === null || next.toInstant().epochMilliseconds >= Date.UTC(year + 1, 0, 1)) break;
    moment = next;
    changes.push({ at: next.epochMilliseconds, before: earlier, after: before() });
  }
  if (changes.length === 0) changes.push({ at: Date.UTC(year, 0, 1), before: before(), after: before() });
  changesByYear.set(year, changes);
  return changes;
}

/** How far London is ahead of UTC, in milliseconds. */
function offsetAt(moment: number): number {
  const changes = changesIn(new Date(moment).getUTCFullYear());
  let offset = changes[0]?.before ?? 0;
  for (const change of changes) if (moment >= change.at) offset = change.after;
  return offset;
}

export const localTimeOf = (instant: Date): LocalTime => wallClock(instant.getTime() + offsetAt(instant.getTime()));

/** A time the clock change skips moves forward by what was skipped; a time that comes twice is the first of the two. */
export function instantOf(local: LocalTime): Date {
  const wall = asIfUtc(local);
  const early = offsetAt(wall - DAY);
  const late = offsetAt(wall + DAY);
  const first = wall - early;
  if (early === late || offsetAt(first) === early) return new Date(first);
  const second = wall - late;
  return new Date(offsetAt(second) === late ? second : first);
}

/** Whether clocks show this time exactly once: not skipped in spring, not repeated in autumn. */
export function happensOnce(local: LocalTime): boolean {
  const wall = asIfUtc(local);
  const early = offsetAt(wall - DAY);
  const late = offsetAt(wall + DAY);
  if (early === late) return true;
  return (offsetAt(wall - early) === early) !== (offsetAt(wall - late) === late);
}

// True: a local time is a day, a T and a time of day.
export const dayOf = (local: LocalTime): Day => local.slice(0, 10) as Day;
export const timeOf = (local: LocalTime): TimeOfDay => local.slice(11) as TimeOfDay;
export const at = (day: Day, timeOfDay: TimeOfDay): LocalTime => `${day}T${timeOfDay}` as LocalTime;

/** Minutes since midnight on the dial: 09:30 is 570. */
export const minuteOfDay = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export const addDays = (day: Day, days: number): Day => calendarDay(startOf(day) + days * DAY);

/** Minutes counted on the dial from the start of the day; 1440 and more run into the days after. */
export function minutesInto(day: Day, minutes: number): LocalTime {
  return wallClock(startOf(day) + minutes * MINUTE);
}

export const daysBetween = (from: Day, to: Day): number => (startOf(to) - startOf(from)) / DAY;

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(startOf(day)).getUTCDay() || 7;
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));
export const sundayOf = (day: Day): Day => addDays(day, 7 - weekdayOf(day));

/** Counted on the dial: a clock change in between is not noticed. */
export const minutesBetween = (from: LocalTime, to: LocalTime): number => (asIfUtc(to) - asIfUtc(from)) / MINUTE;

/** Real minutes, across a clock change too. A start that comes twice counts from the first. */
export const addMinutes = (local: LocalTime, minutes: number): LocalTime => localTimeOf(new Date(instantOf(local).getTime() + minutes * MINUTE));

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengthOf = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0));

/** The day with this year, month and date, if the calendar has it. */
export function dayFrom(year: number, month: number, date: number): Day | undefined {
  if (year < 0 || year > 9999 || date < 1 || date > lengthOf(year, month)) return undefined;
  return `${fourDigits(year)}-${twoDigits(month)}-${twoDigits(date)}` as Day; // just checked
}

export function asDay(text: string): Day | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year === undefined ? undefined : dayFrom(Number(year), Number(month), Number(date));
}

/** Checks the form and the calendar, not whether the clock change skips it. */
export function asLocalTime(text: string): LocalTime | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(text)) return undefined;
  return asDay(text.slice(0, 10)) === undefined ? undefined : (text as LocalTime); // just checked
}
