import type { Day, TimeOfDay } from '@hatstand/db/times';
import { RRuleTemporal } from 'rrule-temporal';
import { addDays, at } from '../words/calendar.ts';
import type { Away } from './known.ts';

/** "Saturdays", "every other Tuesday morning until Easter": the days by a rule (or the first day alone), the whole day or part of it. */
export interface RegularTimes {
  readonly firstDay: Day;
  readonly lastDay: Day | null;
  readonly repeats: string | null;
  readonly starts: TimeOfDay | null;
  readonly ends: TimeOfDay | null;
}

const MIDNIGHT = '00:00' as TimeOfDay; // a time of day

/** The days from `from` to `to`, both included, that they fall on. */
export function daysOf({ firstDay, lastDay, repeats }: RegularTimes, from: Day, to: Day): Day[] {
  if (repeats === null) return firstDay >= from && firstDay <= to ? [firstDay] : [];
  const first = from > firstDay ? from : firstDay;
  const last = lastDay !== null && lastDay < to ? lastDay : to;
  if (first > last) return [];
  const rule = new RRuleTemporal({ rruleString: `DTSTART:${firstDay.replaceAll('-', '')}T000000Z\nRRULE:${repeats}` });
  return rule.between(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`), true).map((day) => day.toPlainDate().toString() as Day); // a plain date is a day
}

/** The same as times: whole days, or the part of each. */
export const timesOf = (regular: RegularTimes, from: Day, to: Day): Away[] =>
  daysOf(regular, from, to).map((day) => {
    const starts = regular.starts ?? MIDNIGHT;
    const ends = regular.ends ?? MIDNIGHT;
    return { from: at(day, starts), until: ends > starts ? at(day, ends) : at(addDays(day, 1), ends) };
  });
