import type { SeriesId, TeamId, VisitId } from '@hatstand/db/ids';
import { team } from '@hatstand/db/labels';
import { type Db, inOneTransaction, type Tx } from '@hatstand/db/open';
import { addSeries, cancelVisit, endSeries, giveSeriesTo, giveVisitTo, moveVisit } from '@hatstand/db/repositories/visits';
import type { Day, TimeOfDay } from '@hatstand/db/times';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO_PEOPLE } from '../../demo/people.ts';
import { calendarText, eventsIn, giveCalendar, type ReadEvent } from '../../testing/calendar-reading.ts';
import { person } from '../../testing/rota-known.ts';
import { demoDb } from '../../testing/small-world.ts';
import { everyVisitBetween } from '../../visits/records.ts';
import { instantOf } from '../../words/calendar.ts';
import { windowAt } from './feed.ts';

const ROSA = 'team-rosa' as TeamId;
const ARTHUR = 'team-arthur' as TeamId;
const TUESDAY_MORNING = 'series-team-rosa-morning-tu' as SeriesId;
const TUE = `${TUESDAY_MORNING}@2026-11-24` as VisitId;
const NOW = '2026-11-23T09:00';
const LATER = new Date('2026-11-23T10:00:00Z');
const everyone = DEMO_PEOPLE.map(({ key }) => person(key));

let db: Db;
beforeEach(() => {
  db = demoDb();
  for (const one of everyone) giveCalendar(db, one);
});
afterEach(() => db.client.close());

const change = (work: (tx: Tx) => void): void => inOneTransaction(db, (tx) => work(tx));
const shownTo = (key: string, at = NOW): ReadEvent[] => eventsIn(calendarText(db, person(key), at));
const on = (events: readonly ReadEvent[], day: string): ReadEvent[] => events.filter(({ from }) => from.startsWith(day));
const nights = (firstDay: string): void =>
  change((tx) =>
    addSeries(tx, {
      id: 'series-nights' as SeriesId,
      team: ROSA,
      called: team`night`,
      firstDay: firstDay as Day,
      repeats: 'FREQ=WEEKLY',
      starts: '22:00' as TimeOfDay,
      ends: '07:00' as TimeOfDay,
      giver: person('maya'),
    }),
  );

describe('times are the right instants', () => {
  test('when the clocks go forward on 28 March 2027', () => {
    const sam = shownTo('sam', '2027-03-20T09:00');
    expect(on(sam, '2027-03-22')).toMatchObject([{ from: '2027-03-22T09:00', to: '2027-03-22T11:00' }]);
    expect(on(sam, '2027-03-29')).toMatchObject([{ from: '2027-03-29T08:00', to: '2027-03-29T10:00' }]);
  });
  test('when they go back on 31 October 2027', () => {
    const sam = shownTo('sam', '2027-10-20T09:00');
    expect(on(sam, '2027-10-25')).toMatchObject([{ from: '2027-10-25T08:00', to: '2027-10-25T10:00' }]);
    expect(on(sam, '2027-11-01')).toMatchObject([{ from: '2027-11-01T09:00', to: '2027-11-01T11:00' }]);
  });
  test('over the nights in which they change: eight hours, and ten', () => {
    nights('2027-03-06');
    expect(on(shownTo('maya', '2027-03-20T09:00'), '2027-03-27')).toMatchObject([{ from: '2027-03-27T22:00', to: '2027-03-28T06:00' }]);
    expect(on(shownTo('maya', '2027-10-20T09:00'), '2027-10-30')).toMatchObject([{ from: '2027-10-30T21:00', to: '2027-10-31T07:00' }]);
  });
});

describe('changes', () => {
  test('a visit that is moved is the same event at another time', () => {
    const [before] = on(shownTo('sam'), '2026-11-24');
    change((tx) => moveVisit(tx, TUE, { day: '2026-11-25' as Day, starts: '15:00' as TimeOfDay, ends: '17:00' as TimeOfDay }, person('sam'), LATER));
    const sam = shownTo('sam');
    expect(on(sam, '2026-11-24')).toEqual([]);
    expect(on(sam, '2026-11-25')).toMatchObject([{ uid: before?.uid, from: '2026-11-25T15:00', to: '2026-11-25T17:00' }]);
    expect(on(sam, '2026-11-25')[0]?.sequence).toBeGreaterThan(before?.sequence ?? Number.NaN);
  });
  test('and moved again, its sequence goes on growing', () => {
    const to = (starts: string) => ({ day: '2026-11-24' as Day, starts: starts as TimeOfDay, ends: '20:00' as TimeOfDay });
    change((tx) => moveVisit(tx, TUE, to('15:00'), person('sam'), LATER));
    const [once] = on(shownTo('sam'), '2026-11-24');
    change((tx) => moveVisit(tx, TUE, to('16:00'), person('sam'), new Date(LATER.getTime() + 60_000)));
    const [twice] = on(shownTo('sam'), '2026-11-24');
    expect(twice?.sequence).toBeGreaterThan(once?.sequence ?? Number.NaN);
  });
  test('a visit that is cancelled is gone, for everybody', () => {
    change((tx) => cancelVisit(tx, TUE, 'late', person('tess'), LATER));
    expect(on(shownTo('sam'), '2026-11-24')).toEqual([]);
    expect(on(shownTo('rosa'), '2026-11-24')).toMatchObject([{ summary: 'Jo', from: '2026-11-24T17:00' }]);
  });
  test('a visit that is covered goes from one to the other', () => {
    change((tx) => giveVisitTo(tx, TUE, person('bilal'), person('sam'), LATER));
    expect(on(shownTo('sam'), '2026-11-24')).toEqual([]);
    expect(on(shownTo('bilal'), '2026-11-24')).toMatchObject([{ summary: "Visit, R's team" }]);
    expect(on(shownTo('rosa'), '2026-11-24').map(({ summary }) => summary)).toEqual(['Bilal', 'Jo']);
  });
  test('who covers once in a team that is not theirs sees it too', () => {
    change((tx) => giveVisitTo(tx, TUE, person('dev'), person('sam'), LATER));
    expect(shownTo('dev')).toMatchObject([{ summary: "Visit, R's team", from: '2026-11-24T09:00' }]);
  });
});

describe('who sees what', () => {
  test('the Team Owner sees who comes, by first name, or that it is free', () => {
    change((tx) => giveVisitTo(tx, TUE, undefined, person('sam'), LATER));
    expect(on(shownTo('rosa'), '2026-11-24').map(({ summary }) => summary)).toEqual(['free', 'Jo']);
  });
  test('the advocate sees the same, with the team', () => {
    expect(on(shownTo('tess'), '2026-11-24').map(({ summary }) => summary)).toEqual(["Sam, R's team", "Jo, R's team"]);
    expect(on(shownTo('lena'), '2026-11-23').map(({ summary }) => summary)).toEqual(["Maya, A's team"]);
  });
  test('who is in two teams sees their visits in both, and nobody else’s', () => {
    expect(on(shownTo('bilal'), '2026-11-27')).toMatchObject([{ summary: "Visit, A's team", from: '2026-11-27T18:00' }]);
    expect(new Set(shownTo('bilal').map(({ summary }) => summary))).toEqual(new Set(["Visit, R's team", "Visit, A's team"]));
  });
  test('a Team Owner who gives a visit elsewhere is not named there', () => {
    change((tx) => giveVisitTo(tx, 'series-team-arthur-evening-mo@2026-11-23' as VisitId, person('rosa'), person('nia'), LATER));
    expect(on(shownTo('lena'), '2026-11-23')).toMatchObject([{ summary: "somebody, A's team" }]);
  });
  test('who has no visits has an empty calendar that can be read all the same', () => {
    expect(shownTo('owen')).toEqual([]);
  });
});

test('from four weeks back to twenty-six weeks ahead, and no more, for a series that never ends', () => {
  const days = shownTo('sam', '2027-06-16T09:00').map(({ from }) => from.slice(0, 10));
  expect([days[0], days.at(-1)]).toEqual(['2027-05-17', '2027-12-17']);
});

describe('the same visits give the same bytes', () => {
  test('at another hour and on another day of the week', () => {
    const text = calendarText(db, person('tess'), '2026-11-23T00:00');
    expect(calendarText(db, person('tess'), '2026-11-29T23:59')).toBe(text);
    expect(calendarText(db, person('tess'), '2026-11-30T00:00')).not.toBe(text);
  });
  test('and another giver gives others', () => {
    const text = calendarText(db, person('tess'), NOW);
    change((tx) => giveVisitTo(tx, TUE, person('bilal'), person('sam'), LATER));
    expect(calendarText(db, person('tess'), NOW)).not.toBe(text);
  });
  test('programs are told to look again every hour', () => {
    expect(calendarText(db, person('sam'), NOW)).toMatch(/\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n/);
  });
});

type Change = readonly [kind: string, week: number, which: number, giver: number, hour: number];
const SERIES = ['morning-mo', 'morning-tu', 'morning-we', 'tea-tu', 'company-sa'] as const;
const COMING = ['sam', 'jo', 'bilal', 'greta', 'maya', 'dev', 'rosa'] as const;

/** Anything that may happen to a visit. */
function happen(tx: Tx, [kind, week, which, giver, hour]: Change): void {
  const name = SERIES[which % SERIES.length] ?? SERIES[0];
  const series = `series-team-rosa-${name}` as SeriesId;
  const weekday = ['mo', 'tu', 'we', 'th', 'fr', 'sa'].indexOf(name.slice(-2));
  const day = new Date(Date.UTC(2026, 10, 23 + weekday + 7 * week)).toISOString().slice(0, 10) as Day;
  const visit = `${series}@${day}` as VisitId;
  const who = COMING[giver % COMING.length];
  const at = new Date(LATER.getTime() + hour * 1000);
  const starts = `${String(hour).padStart(2, '0')}:30` as TimeOfDay;
  const ends = `${String((hour + 5) % 24).padStart(2, '0')}:00` as TimeOfDay;
  if (kind === 'give') giveVisitTo(tx, visit, who && person(who), person('sam'), at);
  else if (kind === 'free') giveVisitTo(tx, visit, undefined, person('sam'), at);
  else if (kind === 'cancel') cancelVisit(tx, visit, hour % 2 ? 'yes' : 'late', person('sam'), at);
  else if (kind === 'put back') cancelVisit(tx, visit, 'no', person('sam'), at);
  else if (kind === 'move') moveVisit(tx, visit, { day: (hour % 3 ? day : '2027-03-27') as Day, starts, ends }, person('sam'), at);
  else if (kind === 'standing') giveSeriesTo(tx, series, who && person(who), day);
  else endSeries(tx, series, day);
}
const changes = fc.array(
  fc.tuple(
    fc.constantFrom('give', 'free', 'cancel', 'put back', 'move', 'standing', 'end'),
    fc.integer({ min: 0, max: 40 }),
    fc.nat(20),
    fc.nat(20),
    fc.integer({ min: 0, max: 23 }),
  ),
  { minLength: 1, maxLength: 12 },
);

const FORBIDDEN = new RegExp(
  [
    ...DEMO_PEOPLE.flatMap(({ surname, whatsapp }) => [surname, ...(whatsapp ? [whatsapp] : [])]),
    'Rosa',
    'Arthur',
    'Alder',
    'Birch',
    'Millbrook',
    'morning',
    'company',
    'personal',
    'series',
    'LOCATION',
    'DESCRIPTION',
    'team-',
    'person-',
    '\\+44',
  ].join('|'),
  'i',
);

/** Nothing of this is in what somebody reads; ids are hashes, and may spell anything. */
const expectNothingAbovePlan = (text: string): void => expect(text.replace(/\r\n /g, '').replace(/^UID:.*$/gm, '')).not.toMatch(FORBIDDEN);

test('nobody’s calendar says more than it may', () => {
  nights('2026-11-25');
  change((tx) => {
    giveVisitTo(tx, TUE, person('rosa'), person('sam'), LATER);
    giveVisitTo(tx, 'series-team-arthur-evening-mo@2026-11-23' as VisitId, person('arthur'), person('nia'), LATER);
  });
  for (const one of everyone) expectNothingAbovePlan(calendarText(db, one, NOW));
});

/** Everybody whom a visit may come from or to, and who looks on. */
const CONCERNED = [...COMING, 'arthur', 'tess', 'lena', 'nia'].map(person);
const MANY_WORLDS = { numRuns: 8, timeout: 60_000 };

test('whatever happens, a calendar says what the rota says', { timeout: MANY_WORLDS.timeout }, () => {
  const { from, to } = windowAt('2026-11-23' as Day);
  const owners: Partial<Record<TeamId, string>> = { [ROSA]: person('rosa'), [ARTHUR]: person('arthur') };
  const voices: Partial<Record<TeamId, string>> = { [ROSA]: person('tess'), [ARTHUR]: person('lena') };
  fc.assert(
    fc.property(changes, (what) => {
      db.client.exec('begin');
      try {
        change((tx) => {
          for (const one of what) happen(tx, one);
        });
        const visits = inOneTransaction(db, (tx) => [ROSA, ARTHUR].flatMap((id) => everyVisitBetween(tx, id, from, to)));
        const standing = visits.filter(({ cancelled }) => cancelled === 'no');
        for (const one of CONCERNED) {
          const text = calendarText(db, one, NOW);
          expectNothingAbovePlan(text);
          const events = eventsIn(text);
          const theirs = standing.filter(({ giver, team: of }) => [giver, owners[of], voices[of]].includes(one));
          const times = theirs.map(({ span }) => [span.from, span.to].map((local) => instantOf(local).toISOString().slice(0, 16)).join());
          expect(events.map((event) => [event.from, event.to].join()).sort()).toEqual(times.sort());
          expect(events.filter(({ summary }) => summary.startsWith('Visit, '))).toHaveLength(theirs.filter(({ giver }) => giver === one).length);
          expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
        }
      } finally {
        db.client.exec('rollback');
      }
    }),
    { numRuns: MANY_WORLDS.numRuns },
  );
});

test('two people know the same visit by different ids, and neither tells whose it is', () => {
  const [rosas, tesss] = [shownTo('rosa'), shownTo('tess')];
  expect(rosas.some(({ uid }) => tesss.some((other) => other.uid === uid))).toBe(false);
  for (const { uid } of rosas) expect(uid).toMatch(/^[\w-]{43}$/);
});
