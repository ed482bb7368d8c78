import { type PersonId, partsOf, type SeriesId, type TeamId, type VisitId } from '@hatstand/db/ids';
import { team as teamText } from '@hatstand/db/labels';
import { type Db, inOneTransaction } from '@hatstand/db/open';
import { scheduleOf, seriesOfTeam } from '@hatstand/db/repositories/visits';
import type { Day, LocalTime, TimeOfDay } from '@hatstand/db/times';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Moment } from '../../moment.ts';
import { momentOf } from '../../testing/rota-known.ts';
import { demoDb } from '../../testing/small-world.ts';
import { isFreeFor, type Visit, visitsOf } from '../../visits/visits.ts';
import { addDays, at, daysBetween, timeOf, weekdayOf } from '../../words/calendar.ts';
import { isBankHoliday } from '../../words/holidays.ts';
import type { Change } from './changes.ts';
import { stood } from './changing.ts';
import { stillPossible } from './checks.ts';
import { happens } from './proposing.ts';

import { know, record } from './records.ts';

// The demo world's, and days inside the year that holds both clock changes.
const ROSA = 'team-rosa' as TeamId;
const SAM = 'person-sam' as PersonId;
const GIVERS = ['person-sam', 'person-jo', 'person-bilal', null] as (PersonId | null)[];
const START = '2027-03-22' as Day;
const END = '2027-04-30' as Day;
const NOW = '2027-03-20T08:00' as LocalTime;
const NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const TIMES = [
  ['09:00', '11:00'],
  ['10:00', '12:00'],
  ['13:30', '14:30'],
  ['22:00', '07:00'],
] as [TimeOfDay, TimeOfDay][];

const step = fc.record({
  what: fc.constantFrom('add' as const, 'move' as const, 'cancel' as const, 'put back' as const, 'end' as const, 'give' as const),
  day: fc.integer({ min: 0, max: 35 }),
  time: fc.integer({ min: 0, max: TIMES.length - 1 }),
  giver: fc.constantFrom(...GIVERS),
  every: fc.integer({ min: 0, max: 2 }),
  pick: fc.nat(200),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const moment = (made: number): Moment => ({ ...momentOf(NOW), newId: (kind) => `${kind}-made-${made}` as never });

/** Carries one step out if the rules let it; what the rules stop is left. */
function take(db: Db, wanted: Step, made: number): void {
  inOneTransaction(db, (tx) => {
    const known = know(
      tx,
      { person: SAM, place: undefined },
      { do: 'end', which: {}, from: { spans: [{ from: START, to: END }], ask: undefined } },
      moment(made),
    );
    const ours = known.visits.filter(({ team, span }) => team === ROSA && span.from > known.now);
    const visit = ours[wanted.pick % Math.max(ours.length, 1)];
    const gone = known.cancelled[wanted.pick % Math.max(known.cancelled.length, 1)];
    const change = changeOf(wanted, { visit, gone, made });
    const outcome = change && stillPossible(change, known);
    const team = known.teams.find(({ id }) => id === ROSA);
    if (!change || !outcome || !team) return;
    for (const fact of happens({ change, team, outcome, by: SAM, as: 'Rota Holder', proposal: undefined }, known, moment(made))) record(tx, fact, moment(made));
  });
}

function changeOf(wanted: Step, { visit, gone, made }: { visit: Visit | undefined; gone: Visit | undefined; made: number }): Change | undefined {
  const day = addDays(START, wanted.day);
  const [starts, ends] = TIMES[wanted.time] ?? (['09:00', '11:00'] as [TimeOfDay, TimeOfDay]);
  switch (wanted.what) {
    case 'add': {
      const repeats = wanted.every === 0 ? null : `FREQ=WEEKLY;INTERVAL=${wanted.every};BYDAY=${NAMES[weekdayOf(day) - 1]}`;
      const lastDay = repeats === null ? day : null;
      const skipsBankHolidays = wanted.pick % 2 === 0 && repeats !== null;
      const id = `series-made-${made}` as SeriesId;
      return {
        is: 'add',
        series: { id, team: ROSA, called: teamText`visit`, firstDay: day, lastDay, repeats, starts, ends, giver: wanted.giver, skill: null, skipsBankHolidays },
        except: [],
      };
    }
    case 'move':
      return visit && { is: 'move', visit: stood(visit), to: { day, starts, ends } };
    case 'cancel':
      return visit && { is: 'cancel', visits: [stood(visit)] };
    case 'put back':
      return gone && { is: 'put back', visit: stood(gone) };
    case 'end':
      return visit && { is: 'end', series: [partsOf(visit.id).series], lastDay: day };
    case 'give':
      return visit && wanted.giver ? { is: 'give', series: [partsOf(visit.id).series], giver: wanted.giver, from: day, until: null } : undefined;
  }
}

/** Every visit, day by day: slow, and plain to see. Weekly series only, which is all that these steps make. */
function dayByDay(db: Db): string[] {
  return inOneTransaction(db, (tx) =>
    seriesOfTeam(tx, ROSA, START, END).flatMap((series) => {
      const { givers, changes } = scheduleOf(tx, series, '2020-01-01' as Day, '2030-01-01' as Day);
      const found: string[] = [];
      for (let day = addDays(START, -60); day <= addDays(END, 520); day = addDays(day, 1)) {
        const change = changes.find((one) => one.day === day);
        const falls = fallsOn(series, day);
        const on = change?.movedTo ?? (falls ? day : undefined);
        if (!on || on < START || on > END || (change && change.cancelled !== 'no')) continue;
        let giver = series.giver;
        for (const standing of givers) if (standing.fromDay <= day) giver = standing.giver;
        if (change?.giverIs === 'other') giver = change.giver;
        found.push(`${series.id}@${day} ${at(on, change?.starts ?? series.starts)} ${giver}`);
      }
      return found;
    }),
  ).sort();
}

function fallsOn(series: { firstDay: Day; lastDay: Day | null; repeats: string | null; skipsBankHolidays: boolean }, day: Day): boolean {
  if (day < series.firstDay || (series.lastDay !== null && day > series.lastDay)) return false;
  if (series.repeats === null) return day === series.firstDay;
  const every = Number(/INTERVAL=(\d)/.exec(series.repeats)?.[1] ?? 1);
  return daysBetween(series.firstDay, day) % (7 * every) === 0 && !(series.skipsBankHolidays && isBankHoliday(day));
}

test('whatever is planned in any order: nothing twice, nobody in two places, nothing cancelled shown, clocks left alone', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const db = demoDb();
      steps.forEach((wanted, made) => take(db, wanted, made));
      const visits = inOneTransaction(db, (tx) =>
        seriesOfTeam(tx, ROSA, START, END).flatMap((one) => visitsOf(scheduleOf(tx, one, START, END), 'alder-row', START, END)),
      );
      const shown = visits.map(({ id, span, giver }) => `${id} ${span.from} ${giver ?? null}`).sort();
      expect(shown).toEqual(dayByDay(db));
      expect(new Set(visits.map(({ id }: { id: VisitId }) => id)).size).toBe(visits.length);
      for (const visit of visits) {
        expect(visit.cancelled).toBe('no');
        expect(TIMES.flat().concat(['17:00', '18:00', '10:00', '12:00'] as TimeOfDay[])).toContain(timeOf(visit.span.from));
        const theirs = visits.filter((other) => visit.giver && other.giver === visit.giver);
        expect(isFreeFor(visit, theirs, () => 0)).toBe(true);
      }
      db.client.close();
    }),
    { numRuns: 12 },
  );
}, 60_000);
