import type { PersonId, SeriesId, TeamId } from '@hatstand/db/ids';
import { team } from '@hatstand/db/labels';
import type { ChangedVisit, Schedule } from '@hatstand/db/repositories/visits';
import type { Day, TimeOfDay } from '@hatstand/db/times';
import { expect, test } from 'vitest';
import { instantOf } from '../words/calendar.ts';
import { everyVisitOf, visitsOf } from './visits.ts';

// Made up for these tests.
const day = (text: string) => text as Day;
const time = (text: string) => text as TimeOfDay;
const person = (name: string) => name as PersonId;
const change = (on: string, how: Partial<ChangedVisit>): ChangedVisit => ({
  series: 'tue' as SeriesId,
  day: day(on),
  giver: null,
  giverIs: 'usual',
  movedTo: null,
  starts: null,
  ends: null,
  cancelled: 'no',
  changedBy: person('sam'),
  changedAt: new Date(0),
  ...how,
});
const schedule = (series: Partial<Schedule['series']> = {}, more: Partial<Schedule> = {}): Schedule => ({
  series: {
    id: 'tue' as SeriesId,
    team: 'rosa' as TeamId,
    called: team`morning`,
    firstDay: day('2026-11-24'),
    lastDay: null,
    repeats: 'FREQ=WEEKLY;BYDAY=TU',
    starts: time('09:00'),
    ends: time('11:00'),
    giver: person('sam'),
    skill: null,
    kind: 'ordinary',
    skipsBankHolidays: false,
    ...series,
  },
  givers: [],
  changes: [],
  ...more,
});
const shown = (of: Schedule, from: string, to: string) =>
  visitsOf(of, 'alder-row', day(from), day(to)).map(({ span, giver }) => `${span.from} ${giver ?? 'free'}`);

test('a weekly visit is on its day, from the first to the last', () => {
  expect(shown(schedule({ lastDay: day('2026-12-07') }), '2026-11-01', '2026-12-31')).toEqual(['2026-11-24T09:00 sam', '2026-12-01T09:00 sam']);
});

test('a visit moved out of the days asked for is not there, and is where it was moved to', () => {
  const moved = schedule({}, { changes: [change('2026-12-01', { movedTo: day('2026-12-09'), starts: time('15:00'), ends: time('17:00') })] });
  expect(shown(moved, '2026-12-01', '2026-12-07')).toEqual([]);
  expect(shown(moved, '2026-12-09', '2026-12-09')).toEqual(['2026-12-09T15:00 sam']);
});

test('whoever gives it from a day on gives it from that day, also where a day was moved', () => {
  const standing = schedule(
    {},
    { givers: [{ fromDay: day('2026-12-01'), giver: person('jo') }], changes: [change('2026-12-01', { movedTo: day('2026-12-02') })] },
  );
  expect(shown(standing, '2026-11-24', '2026-12-08').sort()).toEqual(['2026-11-24T09:00 sam', '2026-12-02T09:00 jo', '2026-12-08T09:00 jo']);
});

test('a standing giver of nobody leaves it free', () => {
  expect(shown(schedule({}, { givers: [{ fromDay: day('2026-12-01'), giver: null }] }), '2026-12-01', '2026-12-01')).toEqual(['2026-12-01T09:00 free']);
});

test('a giver for once is for that day alone', () => {
  const once = schedule({}, { changes: [change('2026-12-01', { giver: person('bilal'), giverIs: 'other' })] });
  expect(shown(once, '2026-12-01', '2026-12-08')).toEqual(['2026-12-01T09:00 bilal', '2026-12-08T09:00 sam']);
});

test('bank holidays are left out where the series says so', () => {
  const fridays = { firstDay: day('2026-12-18'), repeats: 'FREQ=WEEKLY;BYDAY=FR' };
  expect(shown(schedule({ ...fridays, skipsBankHolidays: true }), '2026-12-18', '2027-01-08')).toEqual(['2026-12-18T09:00 sam', '2027-01-08T09:00 sam']);
  expect(shown(schedule(fridays), '2026-12-18', '2027-01-08')).toHaveLength(4);
});

test('a night belongs to the day on which it begins', () => {
  const night = schedule({ starts: time('22:00'), ends: time('07:00') });
  expect(visitsOf(night, 'alder-row', day('2026-11-24'), day('2026-11-24'))[0]?.span).toEqual({ from: '2026-11-24T22:00', to: '2026-11-25T07:00' });
  expect(shown(night, '2026-11-25', '2026-11-25')).toEqual([]);
});

test('a visit that is once is once', () => {
  const once = schedule({ repeats: null, lastDay: day('2026-11-24') });
  expect(shown(once, '2026-11-01', '2027-11-30')).toEqual(['2026-11-24T09:00 sam']);
  expect(shown(once, '2026-11-25', '2027-11-30')).toEqual([]);
});

test('a cancelled visit is in the record alone', () => {
  const cancelled = schedule({}, { changes: [change('2026-12-01', { cancelled: 'late' })] });
  expect(shown(cancelled, '2026-12-01', '2026-12-01')).toEqual([]);
  expect(everyVisitOf(cancelled, 'alder-row', day('2026-12-01'), day('2026-12-01')).map((visit) => visit.cancelled)).toEqual(['late']);
});

test('nine in the morning stays nine in the morning over both clock changes', () => {
  const sundays = schedule({ firstDay: day('2027-03-21'), repeats: 'FREQ=WEEKLY;BYDAY=SU' });
  expect(shown(sundays, '2027-03-21', '2027-04-04')).toEqual(['2027-03-21T09:00 sam', '2027-03-28T09:00 sam', '2027-04-04T09:00 sam']);
  expect(shown(sundays, '2027-10-24', '2027-11-07')).toEqual(['2027-10-24T09:00 sam', '2027-10-31T09:00 sam', '2027-11-07T09:00 sam']);
  const [before, after] = visitsOf(sundays, 'alder-row', day('2027-10-24'), day('2027-10-31')).map(({ span }) => instantOf(span.from).getTime());
  expect(((after ?? 0) - (before ?? 0)) / 3_600_000).toBe(7 * 24 + 1);
});
