import type { LocalTime, TimeOfDay } from '@hatstand/db/times';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, localTimeOf, timeOf } from '../words/calendar.ts';
import { endOfQuietHours } from '../words/quiet-hours.ts';

const clock = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minutes) => {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` as TimeOfDay;
});
const isQuiet = (time: TimeOfDay, from: TimeOfDay, until: TimeOfDay): boolean =>
  from === until ? false : from < until ? time >= from && time < until : time >= from || time < until;
const next = (now: Date, quietFrom: TimeOfDay, quietUntil: TimeOfDay): Date => endOfQuietHours({ quietFrom, quietUntil }, { now, local: localTimeOf(now) });
const atLocal = (local: string): Date => instantOf(local as LocalTime);

/** The nights when the clocks change, and any other time of two years. */
const instant = fc.oneof(
  fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
  ...['2026-03-28', '2026-10-24', '2027-03-27', '2027-10-30'].map((day) =>
    fc.integer({ min: 0, max: 2880 }).map((minutes) => new Date(Date.parse(`${day}T12:00:00Z`) + minutes * 60_000)),
  ),
);

test('nobody is written to in their quiet hours, nor in the past, nor later than need be', () => {
  fc.assert(
    fc.property(instant, clock, clock, (now, from, until) => {
      const at = next(now, from, until);
      const wasQuiet = isQuiet(timeOf(localTimeOf(now)), from, until);
      expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime());
      if (!wasQuiet) {
        expect(at).toEqual(now);
        return;
      }
      expect(isQuiet(timeOf(localTimeOf(at)), from, until)).toBe(false);
      // A day, the hour that a clock change adds, and another day where the only time left is the hour that is left out.
      expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(49 * 3_600_000);
    }),
    { numRuns: 2000 },
  );
});

describe('by the clock on the wall', () => {
  test.each([
    ['before the evening', '2026-11-23T20:59', '2026-11-23T20:59'],
    ['on the minute', '2026-11-23T21:00', '2026-11-24T08:00'],
    ['after midnight', '2026-11-24T00:30', '2026-11-24T08:00'],
    ['a minute before the end', '2026-11-24T07:59', '2026-11-24T08:00'],
    ['at the end', '2026-11-24T08:00', '2026-11-24T08:00'],
    ['the night the clocks go forward', '2026-03-28T23:00', '2026-03-29T08:00'],
    ['the night the clocks go back', '2026-10-24T23:00', '2026-10-25T08:00'],
  ])('%s', (_, now, expected) => {
    expect(next(atLocal(now), '21:00' as TimeOfDay, '08:00' as TimeOfDay)).toEqual(atLocal(expected));
  });
  test('in the hour that comes twice, the second time', () => {
    const secondTime = new Date('2026-10-25T01:10:00Z');
    expect(localTimeOf(secondTime)).toBe('2026-10-25T01:10');
    expect(next(secondTime, '21:00' as TimeOfDay, '01:30' as TimeOfDay)).toEqual(new Date('2026-10-25T01:30:00Z'));
  });
  test('in the hour that is left out', () => {
    expect(next(atLocal('2026-03-29T00:30'), '21:00' as TimeOfDay, '01:30' as TimeOfDay)).toEqual(atLocal('2026-03-29T02:30'));
    expect(next(new Date('2026-03-28T12:00:00Z'), '01:01' as TimeOfDay, '01:00' as TimeOfDay)).toEqual(atLocal('2026-03-30T01:00'));
  });
  test('quiet by day ends the same day', () => {
    expect(next(atLocal('2026-11-23T13:00'), '12:00' as TimeOfDay, '15:00' as TimeOfDay)).toEqual(atLocal('2026-11-23T15:00'));
  });
});
