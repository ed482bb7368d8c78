import type { Day, LocalTime } from '@hatstand/db/times';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from './calendar.ts';
import type { HeardSpan } from './heard.ts';
import { hearTimes } from './times.ts';

// Two Mondays half a year apart, far from any clock change, month's end and holiday: all that differs is the season.
const WINTER = '2027-02-08' as Day; // a real day
const SUMMER = '2027-06-07' as Day; // a real day

const days = fc.constantFrom(
  'tue',
  'on Weds',
  'thurs',
  'tomorrow',
  'this fri',
  'next week',
  'Sat and Sun',
  'Mon-Fri',
  'a week on Tue',
  'every Thursday',
  'Tuesdays and Fridays',
  'in 3 days',
  '',
);
const times = fc.constantFrom('9-11', '9am', 'half 9', 'morning', 'after 6', 'before noon', '10pm to 7am', 'at 3', 'teatime', '1am-2am', 'first thing', '');

const shifted = (end: HeardSpan['from'], from: Day): string | null => (end === null ? null : `${daysBetween(from, end.slice(0, 10) as Day)}${end.slice(10)}`); // a day, or a time: its day

test('what is said is understood the same in winter and in summer', () => {
  fc.assert(
    fc.property(days, times, fc.integer({ min: 0, max: 6 }), fc.constantFrom('07:30', '09:00', '12:00', '18:45', '23:10'), (day, time, later, clock) => {
      const heard = [WINTER, SUMMER].map((monday) => {
        const today = addDays(monday, later);
        const { when } = hearTimes(`${day} ${time}`, `${today}T${clock}` as LocalTime); // a day, a T and a time of day
        return when.map(({ spans, ask, repeat }) => [ask, repeat, spans.map(({ from, to }) => [shifted(from, today), shifted(to, today)])]);
      });
      expect(heard[0]).toEqual(heard[1]);
    }),
    { numRuns: 2000 },
  );
});
