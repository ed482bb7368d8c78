import type { PersonId, TeamId, VisitId } from '@hatstand/db/ids';
import type { LocalTime } from '@hatstand/db/times';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Visit } from '../../visits/visits.ts';
import { localTimeOf } from '../../words/calendar.ts';
import { counted, realMinutes, sumOf } from './counting.ts';
import type { PastVisit } from './known.ts';

const person = (key: string) => `person-${key}` as PersonId;
function visit(from: string, to: string, more: Partial<Visit> = {}): Visit {
  return {
    id: `series-1@${from.slice(0, 10)}` as VisitId,
    team: 'team-rosa' as TeamId,
    place: 'alder-row',
    span: { from: from as LocalTime, to: to as LocalTime },
    giver: person('sam'),
    usual: person('sam'),
    skill: undefined,
    kind: 'ordinary',
    cancelled: 'no',
    ...more,
  };
}
const past = (one: Visit, done = false): PastVisit => ({ visit: one, done, cancelledBy: undefined, cancelledAt: undefined });
const NOW = '2027-12-01T12:00' as LocalTime;

describe('real minutes', () => {
  test('a night is an hour shorter when the clocks go forward', () => {
    expect(realMinutes(visit('2027-03-27T22:00', '2027-03-28T07:00'))).toBe(8 * 60);
  });
  test('and an hour longer when they go back', () => {
    expect(realMinutes(visit('2027-10-30T22:00', '2027-10-31T07:00'))).toBe(10 * 60);
  });
  test('any other night is as long as it looks', () => {
    expect(realMinutes(visit('2027-03-26T22:00', '2027-03-27T07:00'))).toBe(9 * 60);
  });
});

describe('a visit', () => {
  const night = visit('2027-11-30T22:00', '2027-12-01T07:00');
  test('does not count before its last minute is over', () => {
    expect(counted(night, '2027-12-01T06:59' as LocalTime)).toEqual({ is: 'to come' });
    expect(counted(night, '2027-12-01T07:00' as LocalTime)).toEqual({ is: 'counted', kind: 'ordinary', person: person('sam') });
  });
  test('given by somebody else is covered, and counts for who did it', () => {
    expect(counted({ ...night, giver: person('jo') }, NOW)).toEqual({ is: 'counted', kind: 'covered', person: person('jo') });
  });
  test('that was free and taken is ordinary: there was nobody to cover for', () => {
    expect(counted({ ...night, usual: undefined }, NOW)).toEqual({ is: 'counted', kind: 'ordinary', person: person('sam') });
  });
  test('cancelled late counts for who would have come, even a trial that was covered', () => {
    const late = { ...night, giver: person('jo'), kind: 'trial', cancelled: 'late' } as const;
    expect(counted(late, NOW)).toEqual({ is: 'counted', kind: 'cancelled late', person: person('jo') });
  });
  test('cancelled in time does not count', () => {
    expect(counted({ ...night, cancelled: 'yes' }, NOW)).toEqual({ is: 'cancelled in time' });
  });
  test('that nobody had counts for nobody', () => {
    expect(counted({ ...night, giver: undefined }, NOW)).toEqual({ is: 'nobody came' });
    expect(counted({ ...night, giver: undefined, cancelled: 'late' }, NOW)).toEqual({ is: 'cancelled in time' });
  });
});

const HOUR_MS = 3_600_000;
/** From any hour of a year in which the clocks change twice, for some minutes; ends are found on the clock, as people would. */
const anyVisit: fc.Arbitrary<PastVisit> = fc
  .record({
    startHour: fc.oneof(
      fc.nat(366 * 24),
      fc.constantFrom(86, 303).chain((day) => fc.nat(30).map((hour) => day * 24 - 12 + hour)),
    ),
    minutes: fc.integer({ min: 1, max: 48 }).map((quarters) => quarters * 15),
    giver: fc.constantFrom('sam', 'jo', 'bilal', undefined),
    usual: fc.constantFrom('sam', 'jo', undefined),
    team: fc.constantFrom('rosa', 'arthur'),
    kind: fc.constantFrom('ordinary', 'trial'),
    cancelled: fc.constantFrom('no', 'no', 'no', 'yes', 'late'),
    done: fc.boolean(),
  })
  .map(({ startHour, minutes, giver, usual, team, kind, cancelled, done }) => {
    const start = Date.UTC(2027, 0, 1) + startHour * HOUR_MS;
    const [from, to] = [localTimeOf(new Date(start)), localTimeOf(new Date(start + minutes * 60_000))];
    const more = { giver: giver && person(giver), usual: usual && person(usual), team: `team-${team}` as TeamId, kind, cancelled } as const;
    return past(visit(from, to, more), done);
  })
  // An end that the clock shows twice is the first of the two: those few are left to the tests above.
  .filter(({ visit: one }) => one.span.from < one.span.to && !/-10-31T01:/.test(one.span.from + one.span.to));

/** Minute after minute on the clocks of London, and no arithmetic. */
function slowMinutes({ visit: { span } }: PastVisit): number {
  let minutes = 0;
  const first = Date.parse(`${span.from}Z`) - 2 * HOUR_MS;
  for (let at = first; ; at += 60_000) {
    const local = localTimeOf(new Date(at));
    if (local >= span.to) return minutes;
    if (local >= span.from) minutes += 1;
  }
}

test('the sum over people, teams and kinds is what a slow count comes to', () => {
  fc.assert(
    fc.property(fc.array(anyVisit, { maxLength: 12 }), fc.constantFrom('2027-03-28T12:00', '2027-08-01T10:30', '2028-02-01T00:00'), (visits, clock) => {
      const now = clock as LocalTime;
      const sum = sumOf(visits, now);
      const counts = visits.filter(({ visit: one }) => one.span.to <= now && one.cancelled !== 'yes' && one.giver !== undefined);
      const slow = counts.reduce((all, one) => all + slowMinutes(one), 0);
      expect(sum.minutes).toBe(slow);
      expect(sum.lines.reduce((all, { minutes }) => all + minutes, 0)).toBe(slow);
      for (const who of ['sam', 'jo', 'bilal'])
        expect(sum.lines.filter((line) => line.person === person(who)).reduce((all, { minutes }) => all + minutes, 0)).toBe(
          counts.filter(({ visit: one }) => one.giver === person(who)).reduce((all, one) => all + slowMinutes(one), 0),
        );
      expect(new Set(sum.lines.map((line) => `${line.person} ${line.team} ${line.kind}`)).size).toBe(sum.lines.length);
      expect(sum.given).toBe(counts.filter(({ visit: one }) => one.cancelled === 'no').length);
      expect(sum.cancelledInTime + sum.nobodyCame + sum.toCome + sum.rows.length).toBeLessThanOrEqual(visits.length);
    }),
    { numRuns: 200 },
  );
});
