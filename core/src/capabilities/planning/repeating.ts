import type { Day } from '@hatstand/db/times';
import { RRuleTemporal } from 'rrule-temporal';

/** The days on which a rule (RFC 5545) falls, counted from where it starts. Days are counted without a zone. */
export function daysOfRule(rule: string, start: Day, from: Day, to: Day): Day[] {
  const repeat = new RRuleTemporal({ rruleString: `DTSTART:${start.replaceAll('-', '')}T000000Z\nRRULE:${rule}` });
  // True: a plain date is written as a day.
  return repeat.between(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`), true).map((day) => day.toPlainDate().toString() as Day);
}

/** How far ahead the next day of a rule is looked for: a year and two months. */
export const MONTHS_AHEAD_DAYS = 430;
