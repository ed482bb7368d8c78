import { createRequire } from 'node:module';
import type { Day } from '@hatstand/db/times';
import type { HolidaysTypes } from 'date-holidays';
import { addDays, weekdayOf } from './calendar.ts';

export interface Holiday {
  readonly day: Day;
  readonly name: string;
  readonly isBankHoliday: boolean;
}

type Book = { readonly getHolidays: (year: number) => readonly HolidaysTypes.Holiday[] };

let book: Book | undefined;
const byYear = new Map<number, readonly Holiday[]>();

/** Loaded when somebody first speaks of a holiday: it takes some 80 ms. */
function openBook(): Book {
  if (book) return book;
  const Holidays = createRequire(import.meta.url)('date-holidays');
  const opened: Book = new Holidays('GB', 'ENG');
  book = opened;
  return opened;
}

/** The holidays of England and Wales in a year, in their order. */
export function holidaysOf(year: number): readonly Holiday[] {
  const known = byYear.get(year);
  if (known) return known;
  const all = openBook()
    .getHolidays(year)
    .map(({ date, name, type, substitute }) => ({ day: date.slice(0, 10) as Day, name, isPublic: type === 'public', isSubstitute: substitute === true }));
  const found = all.map(({ day, name, isPublic }): Holiday => {
    const isMoved = weekdayOf(day) > 5 && all.some((other) => other.isSubstitute && other.name.startsWith(name));
    return { day, name, isBankHoliday: isPublic && !isMoved };
  });
  byYear.set(year, found);
  return found;
}

const easterOf = (year: number): Day | undefined => holidaysOf(year).find(({ name }) => name === 'Easter Sunday')?.day;

/** So many days from Easter Sunday. */
export function fromEaster(year: number, days: number): Day | undefined {
  const easter = easterOf(year);
  return easter && addDays(easter, days);
}

/** The bank holidays from this day on, for a year and a half. */
export function bankHolidaysFrom(day: Day): readonly Holiday[] {
  const year = Number(day.slice(0, 4));
  return [year, year + 1, year + 2].flatMap(holidaysOf).filter((holiday) => holiday.isBankHoliday && holiday.day >= day);
}

/** Whether banks are closed that day in England and Wales. */
export const isBankHoliday = (day: Day): boolean => holidaysOf(Number(day.slice(0, 4))).some((holiday) => holiday.isBankHoliday && holiday.day === day);
