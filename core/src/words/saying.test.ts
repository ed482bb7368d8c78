import { plan, reveal } from '@hatstand/db/labels';
import type { Day, LocalTime, Span, TimeOfDay } from '@hatstand/db/times';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf, daysBetween, happensOnce, minutesInto } from './calendar.ts';
import { sayDay, sayList, sayMoment, saySpan, sayTime, sayWeek } from './saying.ts';
import { hearTimes } from './times.ts';

// Literals in these tests are real days and times.
const day = (text: string): Day => text as Day;
const span = (from: string, to: string): Span => ({ from: from as LocalTime, to: to as LocalTime });
const TODAY = day('2026-11-23');

test.each([
  ['2026-11-24', 'Tue 24 Nov'],
  ['2026-12-01', 'Tue 1 Dec'],
  ['2027-11-23', 'Tue 23 Nov'],
  ['2027-11-24', 'Wed 24 Nov 2027'],
  ['2025-11-23', 'Sun 23 Nov'],
  ['2025-11-22', 'Sat 22 Nov 2025'],
])('%s is said %s', (text, words) => {
  expect(reveal(sayDay(day(text), TODAY))).toBe(words);
});

test.each([
  ['09:00', '9am'],
  ['09:30', '9:30am'],
  ['12:00', '12 noon'],
  ['00:00', '12 midnight'],
  ['12:30', '12:30pm'],
  ['00:15', '12:15am'],
  ['23:59', '11:59pm'],
  ['13:05', '1:05pm'],
])('%s is said %s', (text, words) => {
  expect(reveal(sayTime(text as TimeOfDay))).toBe(words);
});

test.each([
  ['2026-11-24T09:00', '2026-11-24T11:00', 'Tue 24 Nov, 9am to 11am'],
  ['2026-11-24T22:00', '2026-11-25T07:00', 'Tue 24 Nov, 10pm to Wed 25 Nov, 7am'],
  ['2026-11-24T17:00', '2026-11-25T00:00', 'Tue 24 Nov, 5pm to 12 midnight'],
  ['2026-11-24T17:00', '2026-11-26T00:00', 'Tue 24 Nov, 5pm to Thu 26 Nov, 12 midnight'],
  ['2028-11-24T17:00', '2028-11-25T01:00', 'Fri 24 Nov 2028, 5pm to Sat 25 Nov 2028, 1am'],
])('%s to %s', (from, to, words) => {
  expect(reveal(saySpan(span(from, to), TODAY))).toBe(words);
});

describe('other phrases', () => {
  test('a moment and a week', () => {
    expect(reveal(sayMoment('2026-11-24T09:00' as LocalTime, TODAY))).toBe('Tue 24 Nov, 9am');
    expect(reveal(sayWeek(TODAY, TODAY))).toBe('Mon 23 Nov to Sun 29 Nov');
  });

  test('lists', () => {
    const [jo, sam, bilal] = [plan`Jo`, plan`Sam`, plan`Bilal`];
    expect(reveal(sayList([jo, sam, bilal], 'and'))).toBe('Jo, Sam and Bilal');
    expect(reveal(sayList([jo, sam], 'or'))).toBe('Jo or Sam');
    expect(reveal(sayList([jo], 'or'))).toBe('Jo');
    expect(reveal(sayList([], 'and'))).toBe('');
  });

  test('everything about times is labelled plan', () => {
    expect([sayDay(TODAY, TODAY).label, saySpan(span('2026-11-24T09:00', '2026-11-24T11:00'), TODAY).label, sayList([], 'or').label]).toEqual([
      'plan',
      'plan',
      'plan',
    ]);
  });
});

const spans = fc
  .record({
    start: fc.integer({ min: 0, max: 1500 }),
    from: fc.integer({ min: 0, max: 1439 }),
    long: fc.oneof(fc.integer({ min: 1, max: 1440 }), fc.integer({ min: 1, max: 4000 })),
    midnight: fc.integer({ min: 0, max: 3 }),
    before: fc.integer({ min: 1, max: 364 }),
    now: fc.integer({ min: 0, max: 1439 }),
  })
  .map(({ start, from, long, midnight, before, now }) => {
    const first = addDays(day('2026-01-01'), start);
    const begins = midnight === 1 ? 0 : from;
    const ends = midnight === 2 ? 1440 : begins + long;
    return { said: { from: minutesInto(first, begins), to: minutesInto(first, ends) }, now: minutesInto(addDays(first, -before), now) };
  })
  .filter(({ said, now }) => happensOnce(said.from) && happensOnce(said.to) && daysBetween(dayOf(now), dayOf(said.to)) < 365);

test('what Hattie says about a span she hears again as the same span, in winter and summer', () => {
  fc.assert(
    fc.property(spans, ({ said, now }) => {
      const words = reveal(saySpan(said, dayOf(now)));
      expect(hearTimes(words, now)).toMatchObject({ frame: '@when', when: [{ spans: [said], ask: undefined, text: words.toLowerCase() }] });
    }),
    { numRuns: 3000 },
  );
});

/** Said without its year, as it is not more than twelve months away, and of the same date as today. */
const YEAR_FROM_TODAY = '2027-11-23' as Day;

test('the very day a year from today, said back, is asked about: today has that date and another weekday', () => {
  const asked = [{ spans: [], ask: 'weekday and date differ' }];
  const words = reveal(sayDay(YEAR_FROM_TODAY, TODAY));
  expect(words).toBe('Tue 23 Nov');
  expect(hearTimes(words, '2026-11-23T00:00' as LocalTime).when).toMatchObject(asked);
  const moment = reveal(sayMoment(minutesInto(YEAR_FROM_TODAY, 9 * 60), TODAY));
  expect(moment).toBe('Tue 23 Nov, 9am');
  expect(hearTimes(moment, '2026-11-23T00:00' as LocalTime).when).toMatchObject(asked);
});

test('a moment and a day far away are heard again too', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 2000 }), (minute, ahead) => {
      const far = addDays(TODAY, ahead);
      const moment = minutesInto(far, minute);
      fc.pre(far !== YEAR_FROM_TODAY && happensOnce(moment));
      expect(hearTimes(reveal(sayMoment(moment, TODAY)), '2026-11-23T00:00' as LocalTime).when).toMatchObject([
        { spans: [{ from: moment, to: moment }], ask: undefined },
      ]);
      expect(hearTimes(reveal(sayDay(far, TODAY)), '2026-11-23T00:00' as LocalTime).when).toMatchObject([{ spans: [{ from: far, to: far }], ask: undefined }]);
    }),
  );
});
