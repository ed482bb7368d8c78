import type { Day } from '@hatstand/db/times';
import { addDays, daysBetween, mondayOf, sundayOf } from '../words/calendar.ts';
import type { HeardWhen } from '../words/heard.ts';

/** Furthest anybody looks in one go. */
const MOST_DAYS = 62;

/** The days, both included, that something said covers; this week when nothing was said, a week where an end is open. */
export function spanOfDays(when: Pick<HeardWhen, 'spans'> | undefined, today: Day): { from: Day; to: Day } {
  const spans = when?.spans ?? [];
  if (spans.length === 0) return { from: mondayOf(today), to: sundayOf(today) };
  const starts = spans.map(({ from, to }) => (from ?? to ?? today).slice(0, 10) as Day).sort();
  const ends = spans.map(({ from, to }) => (to ?? addDays((from ?? today).slice(0, 10) as Day, 6)).slice(0, 10) as Day).sort();
  const from = starts[0] ?? today;
  const to = ends.at(-1) ?? from;
  return daysBetween(from, to) > MOST_DAYS ? { from, to: addDays(from, MOST_DAYS) } : { from, to };
}
