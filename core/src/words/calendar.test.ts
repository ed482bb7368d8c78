import type { Day, LocalTime, TimeOfDay } from '@hatstand/db/times';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMinutes,
  asDay,
  asLocalTime,
  at,
  dayOf,
  daysBetween,
  happensOnce,
  instantOf,
  localTimeOf,
  minutesBetween,
  mondayOf,
  sundayOf,
  timeOf,
  weekdayOf,
} from './calendar.ts';

// Literals in these tests are real days and times.
const day = (text: string): Day => text as Day;
const local = (text: string): LocalTime => text as LocalTime;

const moments = fc.date({ min: new Date('1975-01-01T00:00Z'), max: new Date('2080-01-01T00:00Z'), noInvalidDate: true });

describe('the clock in London', () => {
  test('winter is UTC and summer an hour ahead', () => {
    expect(localTimeOf(new Date('2026-11-24T09:00Z'))).toBe('2026-11-24T09:00');
    expect(localTimeOf(new Date('2026-07-24T09:00Z'))).toBe('2026-07-24T10:00');
    expect(instantOf(local('2026-07-24T10:00')).toISOString()).toBe('2026-07-24T09:00:00.000Z');
  });

  test('a skipped time moves forward and a repeated one is the first', () => {
    expect(instantOf(local('2027-03-28T01:30')).toISOString()).toBe('2027-03-28T01:30:00.000Z');
    expect(localTimeOf(instantOf(local('2027-03-28T01:30')))).toBe('2027-03-28T02:30');
    expect(instantOf(local('2026-10-25T01:30')).toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  test.each([
    ['2027-03-28T00:59', true],
    ['2027-03-28T01:00', false],
    ['2027-03-28T01:59', false],
    ['2027-03-28T02:00', true],
    ['2026-10-25T00:59', true],
    ['2026-10-25T01:00', false],
    ['2026-10-25T01:59', false],
    ['2026-10-25T02:00', true],
  ])('%s comes exactly once: %s', (time, once) => {
    expect(happensOnce(local(time))).toBe(once);
  });

  test('it agrees with Temporal at any moment', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const there = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO('Europe/London').toPlainDateTime();
        expect(localTimeOf(moment)).toBe(there.toString({ smallestUnit: 'minute' }));
        const wall = local(moment.toISOString().slice(0, 16));
        expect(instantOf(wall).getTime()).toBe(Temporal.PlainDateTime.from(wall).toZonedDateTime('Europe/London').epochMilliseconds);
      }),
      { numRuns: 500 },
    );
  });

  test('it agrees with Temporal for every quarter of an hour around a clock change', () => {
    for (const start of ['2026-03-28', '2026-10-24', '2027-03-27', '2031-10-25']) {
      for (let quarter = 0; quarter < 200; quarter += 1) {
        const wall = local(new Date(Date.parse(`${start}T12:00Z`) + quarter * 900_000).toISOString().slice(0, 16));
        expect(instantOf(wall).getTime()).toBe(Temporal.PlainDateTime.from(wall).toZonedDateTime('Europe/London').epochMilliseconds);
      }
    }
  });

  test('minutes are real across the change, and on the dial when asked between', () => {
    expect(addMinutes(local('2027-03-28T00:30'), 60)).toBe('2027-03-28T02:30');
    expect(addMinutes(local('2026-10-25T00:30'), 180)).toBe('2026-10-25T02:30');
    expect(minutesBetween(local('2026-10-25T00:30'), local('2026-10-25T02:30'))).toBe(120);
  });

  test('a lookup takes less than ten microseconds', () => {
    const times = Array.from({ length: 20_000 }, (_, index) => local(`${2020 + (index % 20)}-0${(index % 9) + 1}-15T09:00`));
    for (const time of times) localTimeOf(instantOf(time));
    const start = performance.now();
    for (const time of times) localTimeOf(instantOf(time));
    const microseconds = ((performance.now() - start) * 1000) / times.length / 2;
    expect(microseconds).toBeLessThan(10);
  });
});

describe('days', () => {
  test('parts of a local time', () => {
    expect([dayOf(local('2026-11-24T09:00')), timeOf(local('2026-11-24T09:00'))]).toEqual(['2026-11-24', '09:00']);
    expect(at(day('2026-11-24'), '09:00' as TimeOfDay)).toBe('2026-11-24T09:00'); // a real time
  });

  test('counting', () => {
    expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29');
    expect(addDays(day('2027-01-01'), -1)).toBe('2026-12-31');
    expect(daysBetween(day('2026-11-24'), day('2026-12-24'))).toBe(30);
    expect([weekdayOf(day('2026-11-23')), weekdayOf(day('2026-11-29'))]).toEqual([1, 7]);
    expect([mondayOf(day('2026-11-29')), sundayOf(day('2026-11-23'))]).toEqual(['2026-11-23', '2026-11-29']);
  });

  test('adding days and counting them again is the same', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -4000, max: 4000 }), (moment, days) => {
        const start = dayOf(localTimeOf(moment));
        expect(daysBetween(start, addDays(start, days))).toBe(days);
      }),
    );
  });

  test.each(['2026-02-29', '2026-11-31', '2026-13-01', '2026-1-1', '26-11-24', '', 'today', '2026-11-24T09:00', '+02026-11-24'])('%j is no day', (text) => {
    expect(asDay(text)).toBeUndefined();
  });

  test.each(['2026-11-24T24:00', '2026-11-24T9:00', '2026-02-30T09:00', '2026-11-24 09:00', '2026-11-24T09:60', '2026-11-24T09:00Z'])(
    '%j is no local time',
    (text) => {
      expect(asLocalTime(text)).toBeUndefined();
    },
  );

  test('real ones pass', () => {
    expect([asDay('2028-02-29'), asLocalTime('2026-11-24T23:59')]).toEqual(['2028-02-29', '2026-11-24T23:59']);
  });
});
