import type { TeamId, VisitId } from '@hatstand/db/ids';
import { reveal } from '@hatstand/db/labels';
import type { Day, LocalTime } from '@hatstand/db/times';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFreeMinuteByMinute, timelineOf, warningsMinuteByMinute } from '../testing/minute-by-minute.ts';
import { addDays, instantOf, minutesInto } from '../words/calendar.ts';
import { isFreeFor, type Visit } from './visits.ts';
import { warningsFor } from './working-time.ts';
import { sayWarning } from './working-time-messages.ts';

const visitAt = (id: string, from: LocalTime, to: LocalTime, place = 'alder-row'): Visit => ({
  id: id as VisitId,
  team: 'team-rosa' as TeamId,
  place,
  span: { from, to },
  giver: undefined,
  usual: undefined,
  skill: undefined,
  kind: 'ordinary',
  cancelled: 'no',
});

/** "2026-11-23 09:00-11:00"; an end at or before the start is on the next day. */
function visit(when: string): Visit {
  const [day = '', from = '', to = ''] = when.split(/ |-(?=\d\d:)/);
  const ends = to > from ? day : addDays(day as Day, 1);
  return visitAt(when, `${day}T${from}` as LocalTime, `${ends}T${to}` as LocalTime);
}
const rules = (when: string, theirs: readonly string[], weeklyHours = 168) => warningsFor(visit(when), theirs.map(visit), weeklyHours).map(({ rule }) => rule);
const week = (monday: string, hours: string, days: readonly number[]): string[] => days.map((day) => `${addDays(monday as Day, day)} ${hours}`);

describe('daily rest (reg. 10)', () => {
  test('a late visit before an early one warns', () => {
    expect(rules('2026-11-23 20:00-23:00', ['2026-11-24 09:00-11:00'])).toEqual(['daily rest']);
  });
  test('so does an early visit after a late one', () => {
    expect(rules('2026-11-24 09:00-11:00', ['2026-11-23 20:00-23:00'])).toEqual(['daily rest']);
  });
  test('exactly 11 hours are enough, a minute less is not', () => {
    expect(rules('2026-11-23 20:00-22:00', ['2026-11-24 09:00-11:00'])).toEqual([]);
    expect(rules('2026-11-23 20:00-22:01', ['2026-11-24 09:00-11:00'])).toEqual(['daily rest']);
  });
  test('breaks between the visits of one working day are not looked at', () => {
    expect(rules('2026-11-23 17:00-18:00', ['2026-11-23 08:00-09:00', '2026-11-23 12:00-13:00', '2026-11-24 09:00-11:00'])).toEqual([]);
  });
  test('eleven free hours in the middle of the day do not stand in for the night', () => {
    expect(rules('2026-11-23 22:00-23:00', ['2026-11-23 09:00-11:00', '2026-11-24 09:00-11:00'])).toEqual(['daily rest']);
  });
  test('a working day with no 11 hours in one go in its 24 hours warns, though the next day is free', () => {
    expect(rules('2026-11-23 20:00-21:00', ['2026-11-23 07:00-08:00', '2026-11-23 14:00-15:00'])).toEqual(['daily rest']);
  });
  test('a visit in the small hours belongs to the working day before', () => {
    expect(rules('2026-11-24 00:30-02:00', ['2026-11-23 22:00-23:00'])).toEqual([]);
    expect(rules('2026-11-24 00:30-02:00', ['2026-11-23 22:00-23:00', '2026-11-24 10:00-11:00'])).toEqual(['daily rest']);
  });
  test('a visit over midnight counts to its end', () => {
    expect(rules('2026-11-24 17:00-18:00', ['2026-11-23 22:00-06:30'])).toEqual(['daily rest']);
    expect(rules('2026-11-24 17:30-18:00', ['2026-11-23 22:00-06:30'])).toEqual([]);
  });
  test('the night the clocks go forward is an hour shorter, and back an hour longer', () => {
    expect(rules('2027-03-27 20:00-22:00', ['2027-03-28 09:00-11:00'])).toEqual(['daily rest']);
    expect(rules('2027-03-27 20:00-21:00', ['2027-03-28 09:00-11:00'])).toEqual([]);
    expect(rules('2027-10-30 20:00-23:00', ['2027-10-31 09:00-11:00'])).toEqual([]);
  });
  test('what was so without the visit is not mentioned', () => {
    expect(rules('2026-11-23 12:00-13:00', ['2026-11-23 20:00-23:00', '2026-11-24 09:00-11:00'])).toEqual([]);
  });
  test('the visit itself, at another time, is not held against it', () => {
    const moved = visitAt('same', '2026-11-24T12:00' as LocalTime, '2026-11-24T13:00' as LocalTime);
    const before = visitAt('same', '2026-11-24T07:00' as LocalTime, '2026-11-24T08:00' as LocalTime);
    expect(warningsFor(moved, [before, visit('2026-11-23 20:00-23:00')], 24)).toEqual([]);
  });
});

describe('weekly rest (reg. 11)', () => {
  const sixDays = week('2026-11-23', '09:00-17:00', [0, 1, 2, 3, 4, 5]);
  test('a visit on the only free day warns', () => {
    expect(
      rules(
        '2026-11-29 09:00-17:00',
        sixDays.slice(0, 6).map((when) => when.replace('17:00', '11:00')),
      ),
    ).toEqual(['weekly rest']);
  });
  test('24 hours in one go are enough, and may hold parts of two days', () => {
    expect(rules('2026-11-28 10:00-11:00', [...week('2026-11-23', '09:00-10:00', [0, 1, 2, 3, 4]), '2026-11-29 11:00-12:00'])).toEqual([]);
  });
  test('the week begins on Monday: free Saturdays of two weeks do not make up for each other', () => {
    expect(rules('2026-11-28 09:00-10:00', [...week('2026-11-23', '09:00-10:00', [0, 1, 2, 3, 4, 6]), ...week('2026-11-30', '09:00-10:00', [0, 1])])).toEqual([
      'weekly rest',
    ]);
  });
});

describe('hours in a week (reg. 4, and as agreed)', () => {
  const fortyHours = week('2026-11-23', '09:00-17:00', [0, 1, 2, 3, 4]);
  test('48 hours are allowed and a minute more warns', () => {
    expect(rules('2026-11-28 09:00-17:00', fortyHours)).toEqual([]);
    expect(rules('2026-11-28 09:00-17:01', fortyHours)).toEqual(['weekly limit']);
  });
  test('the agreed hours are a warning of their own', () => {
    expect(rules('2026-11-28 09:00-10:00', fortyHours, 40)).toEqual(['agreed hours']);
  });
  test('who is over the hours already is not told again', () => {
    expect(rules('2026-11-28 09:00-10:00', fortyHours, 24)).toEqual([]);
  });
  test('a visit over midnight from Sunday counts in both weeks', () => {
    const sunday = '2026-11-29 22:00-02:00';
    expect(rules(sunday, [...week('2026-11-23', '09:00-11:00', [0, 1, 2]), ...week('2026-11-30', '14:00-16:00', [0, 1])], 6)).toEqual(['agreed hours']);
    expect(rules(sunday, [...week('2026-11-30', '14:00-16:00', [0, 1, 2])], 7)).toEqual(['agreed hours']);
    expect(rules(sunday, [...week('2026-11-30', '14:00-16:00', [0, 1])], 7)).toEqual([]);
  });
  test('a night of clock change counts as long as it was', () => {
    expect(rules('2027-10-30 22:00-06:00', [], 8)).toEqual(['agreed hours']);
    expect(rules('2027-03-27 22:00-06:00', [], 7)).toEqual([]);
  });
});

test('each warning names its rule, and leaves the choice to the person', () => {
  const said = (['daily rest', 'weekly rest', 'weekly limit'] as const).map((rule) => reveal(sayWarning({ rule })));
  expect(said[0]).toBe("That would leave you less than 11 hours' rest in one go (Working Time Regulations 1998, reg. 10). It is your choice.");
  expect(said.map((sentence) => /reg\. (\d+)/.exec(sentence)?.[1])).toEqual(['10', '11', '4']);
  expect(reveal(sayWarning({ rule: 'agreed hours', agreed: 24 }))).toBe('That would be more than your agreed 24 hours that week. It is your choice.');
});

describe('held against every minute of the week', () => {
  const MONDAYS = ['2026-11-23', '2027-03-22', '2027-10-25'].map((monday) => monday as Day); // real days
  const lines = new Map(MONDAYS.map((monday) => [monday, timelineOf(instantOf(`${addDays(monday, -7)}T00:00` as LocalTime), 28)]));
  const PLACES = ['alder-row', 'birch-lane', 'church-street'] as const;
  const minutesApart = fc.record({ 'alder-row': fc.nat(60), 'birch-lane': fc.nat(60), 'church-street': fc.nat(60) });
  const sketched = fc.record({
    day: fc.integer({ min: -2, max: 8 }),
    // Mostly the hours at which people come, and sometimes any.
    starts: fc.oneof({ arbitrary: fc.constantFrom(420, 480, 540, 720, 1020, 1140, 1260, 1320), weight: 3 }, { arbitrary: fc.nat(1439), weight: 1 }),
    length: fc.oneof({ arbitrary: fc.constantFrom(60, 120, 240, 480, 600), weight: 3 }, { arbitrary: fc.integer({ min: 1, max: 720 }), weight: 1 }),
    place: fc.constantFrom(...PLACES),
  });
  type Sketched = typeof sketched extends fc.Arbitrary<infer One> ? One : never;
  const visitFrom = (monday: Day, { day, starts, length, place }: Sketched, id: string): Visit => {
    const on = addDays(monday, day);
    return visitAt(id, minutesInto(on, starts), minutesInto(on, starts + length), place);
  };
  /** What falls wholly or partly into the hour that the clocks skip is no visit anybody can give: it may end before it begins. */
  const takesTime = ({ span }: Visit): boolean => instantOf(span.to) > instantOf(span.from);
  const weeks = fc.record({
    monday: fc.constantFrom(...MONDAYS),
    asked: sketched,
    theirs: fc.oneof(
      fc.array(sketched, { maxLength: 14 }),
      // Something nearly every day: else the weekly rest is seldom at stake.
      fc.array(sketched, { minLength: 7, maxLength: 14 }).map((all) => all.map((one, index) => ({ ...one, day: index % 7 }))),
    ),
    weeklyHours: fc.constantFrom(8, 16, 24, 30, 40, 168),
  });

  test('the same warnings', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(weeks, ({ monday, asked, theirs, weeklyHours }) => {
        const all = [asked, ...theirs].map((one, index) => visitFrom(monday, one, `visit-${index}`)).filter(takesTime);
        const [one, ...others] = all;
        const line = lines.get(monday);
        if (!one || !line) return;
        const warnings = warningsFor(one, others, weeklyHours).map(({ rule }) => rule);
        for (const rule of warnings) seen.add(`${monday} ${rule}`);
        expect(warnings).toEqual(warningsMinuteByMinute(one, others, weeklyHours, line));
        // In any order, and with itself among them.
        expect(warningsFor(one, [...others, one].reverse(), weeklyHours).map(({ rule }) => rule)).toEqual(warnings);
      }),
      { numRuns: 2_000 },
    );
    expect(seen.size).toBe(MONDAYS.length * 4);
  }, 120_000);

  test('free or not, with the way from place to place', () => {
    let [free, notFree] = [0, 0];
    fc.assert(
      fc.property(weeks, minutesApart, ({ monday, asked, theirs }, way) => {
        // All on the Saturday and the Sunday of the clock change, so that they are often near each other.
        const near = [asked, ...theirs.slice(0, 3)].map((one) => ({ ...one, day: 5 + Math.abs(one.day % 2) }));
        const all = near.map((one, index) => visitFrom(monday, one, `visit-${index}`)).filter(takesTime);
        const [one, ...others] = all;
        const line = lines.get(monday);
        if (!one || !line) return;
        // The way there and the way back may differ.
        const journey = (from: string, to: string) => (from === to ? 0 : (way[from as keyof typeof way] ?? 0));
        const isFree = isFreeFor(one, others, journey);
        if (isFree) free += 1;
        else notFree += 1;
        expect(isFree).toBe(isFreeMinuteByMinute(one, others, journey, line));
      }),
      { numRuns: 5_000 },
    );
    expect(Math.min(free, notFree)).toBeGreaterThan(500);
  }, 120_000);
});
