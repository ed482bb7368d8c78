import type { Chance } from './chance.ts';
import { monthDay, plusDays, timeShown, weekdayOf } from './london.ts';

const SLOPPY: Readonly<Record<string, readonly [string, ...string[]]>> = {
  Mon: ['mon', 'monday', 'Mon'],
  Tue: ['tue', 'tues', 'tuesday', 'Tue'],
  Wed: ['wed', 'weds', 'wednesday', 'Wed'],
  Thu: ['thu', 'thurs', 'thursday', 'Thu'],
  Fri: ['fri', 'friday', 'Fri'],
  Sat: ['sat', 'saturday', 'Sat'],
  Sun: ['sun', 'sunday', 'Sun'],
};

/** A day as people type it: short where it is near, by its date where it is not. */
export function dayTyped(day: string, today: string, chance: Chance): string {
  if (day === today) return 'today';
  if (day === plusDays(today, 1) && chance.happens(0.5)) return 'tomorrow';
  if (day <= plusDays(today, 6)) return chance.pick(SLOPPY[weekdayOf(day)] ?? ['']);
  return chance.happens(0.6) ? `${chance.pick(SLOPPY[weekdayOf(day)] ?? [''])} ${monthDay(day).toLowerCase()}` : monthDay(day);
}

/** "9am", "7:30pm": the time a visit begins, as people type it. */
export const timeTyped = (local: string): string => timeShown(local.slice(11)).replace('12 noon', '12pm');
export const weekdayTyped = (day: string): string => (SLOPPY[weekdayOf(day)] ?? ['', ''])[1] ?? '';
