import type { PersonId } from '@hatstand/db/ids';
import { reveal } from '@hatstand/db/labels';
import { inOneTransaction } from '@hatstand/db/open';
import { scheduleOf, seriesOfGiver } from '@hatstand/db/repositories/visits';
import type { Day, LocalTime } from '@hatstand/db/times';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SmallWorld, smallWorld } from '../../testing/small-world.ts';
import { type Visit, visitsOf } from '../../visits/visits.ts';
import { addDays, at, dayOf, instantOf, localTimeOf } from '../../words/calendar.ts';
import { sayDay } from '../../words/saying.ts';

const GIVERS = ['sam', 'jo', 'bilal', 'greta', 'maya'] as const;
type Giver = (typeof GIVERS)[number];

type Act =
  | { readonly wait: number }
  | { readonly who: Giver; readonly says: string }
  | { readonly gives: Giver; readonly to: Giver }
  | { readonly restarts: true }
  /** The core is down for so many hours: nothing rings meanwhile. */
  | { readonly down: number };
const someone = fc.constantFrom(...GIVERS);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 30 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ who: someone, says: fc.constantFrom('remind me at 4pm', 'remind me at 7pm', 'remind me at 8pm', 'reminders at half 6', 'undo') }),
  },
  { weight: 1, arbitrary: fc.record({ who: someone, says: fc.constantFrom('no reminders', 'reminders on') }) },
  { weight: 2, arbitrary: fc.record({ gives: someone, to: someone }) },
  { weight: 2, arbitrary: fc.record({ restarts: fc.constant(true as const) }) },
  { weight: 2, arbitrary: fc.record({ down: fc.integer({ min: 1, max: 3 }) }) },
);

const ownVisits = (world: SmallWorld, who: Giver, from: Day, to: Day): Visit[] =>
  inOneTransaction(world.db, (tx) =>
    seriesOfGiver(tx, `person-${who}` as PersonId, from, to)
      .flatMap((series) => visitsOf(scheduleOf(tx, series, from, to), 'somewhere', from, to))
      .filter(({ giver }) => giver === `person-${who}`),
  );

/** Everything reminded of so far, as it was really shown: who, of which day. */
const reminded = (world: SmallWorld, who: Giver): string[] => world.textsTo(who).flatMap((text) => /^(?:Tomorrow|Today), (.+?): your/.exec(text)?.[1] ?? []);
const chains = (world: SmallWorld) =>
  world.db.client.prepare("select person, count(*) as many from alarms where capability = 'reminders' group by person").all() as {
    person: string;
    many: number;
  }[];
const isOn = (world: SmallWorld, who: Giver): boolean =>
  world.db.client.prepare('select reminded_at from people where id = ?').pluck().get(`person-${who}`) !== null;

async function play(start: LocalTime, acts: readonly Act[]): Promise<{ told: number }> {
  let world = smallWorld();
  let number = 0;
  /** Whose reminders were off at any time on which day, and who had a visit at every moment of its eve. */
  const touched = new Set<string>();
  const noteOff = (): void => {
    for (const who of GIVERS) if (!isOn(world, who)) touched.add(`${who} ${dayOf(localTimeOf(world.time.now))}`);
  };
  /** Hour by hour, so that whoever has a visit tomorrow at nine in the evening is seen, whatever is given away later. */
  const due = new Map<string, Day>();
  const go = async (until: Date, isUp: boolean): Promise<void> => {
    while (world.time.now < until) {
      const next = new Date(Math.min(until.getTime(), Math.ceil((world.time.now.getTime() + 1) / 3_600_000) * 3_600_000));
      noteOff();
      // Not by the wall clock: an hour that comes twice would never end.
      world.time.now = next;
      if (isUp) await world.settle();
      const local = localTimeOf(next);
      if (local.endsWith('T20:00')) {
        const tomorrow = addDays(dayOf(local), 1);
        for (const who of GIVERS) if (ownVisits(world, who, tomorrow, tomorrow).length > 0) due.set(`${who} ${dayOf(local)}`, tomorrow);
      }
    }
  };
  try {
    world.time.now = instantOf(start);
    await world.settle();
    const given = new Set<string>();
    for (const one of acts) {
      const now = world.time.now;
      if ('wait' in one) await go(new Date(now.getTime() + one.wait * 3_600_000), true);
      else if ('down' in one) {
        await go(new Date(now.getTime() + one.down * 3_600_000), false);
        await world.settle();
      } else if ('restarts' in one) {
        const { db, time, chats, bugs } = world;
        expect(bugs).toEqual([]);
        world = smallWorld({ db, time, chats });
        await world.settle();
      } else if ('who' in one) {
        number += 1;
        world.says(one.who, one.says, { id: `said-${number}` });
        await world.settle();
        noteOff();
      } else {
        const day = addDays(dayOf(localTimeOf(now)), 1);
        const [visit] = ownVisits(world, one.gives, day, addDays(day, 2));
        if (!visit) continue;
        const on = dayOf(visit.span.from);
        world.db.client
          .prepare(
            "insert into changed_visits (series, day, giver, giver_is, changed_by, changed_at) values (?, ?, ?, 'other', ?, 0) on conflict do update set giver = excluded.giver",
          )
          .run(visit.id.split('@')[0], visit.id.split('@')[1], `person-${one.to}`, 'person-sam');
        // Somebody who takes or loses a visit on its eve may hear of it or not, by the hour.
        if (on === day) for (const who of [one.gives, one.to]) given.add(`${who} ${dayOf(localTimeOf(now))}`);
      }
      expect(chains(world).filter(({ many }) => many > 1)).toEqual([]);
      for (const who of GIVERS) expect(chains(world).some(({ person }) => person === `person-${who}`)).toBe(isOn(world, who));
    }
    // To the next morning, so that every eve begun is over.
    await go(instantOf(at(addDays(dayOf(localTimeOf(world.time.now)), 1), '12:00' as never)), true);
    expect(world.bugs).toEqual([]);
    let told = 0;
    for (const who of GIVERS) {
      const days = reminded(world, who);
      told += days.length;
      expect(days.length).toBe(new Set(days).size);
      for (const [key, of] of due) {
        const [whose, eve] = key.split(' ');
        if (whose !== who || touched.has(key) || given.has(key)) continue;
        expect(days, `${who} on ${eve}`).toContain(reveal(sayDay(of, of)));
      }
    }
    return { told };
  } finally {
    world.close();
  }
}

test.each(['2026-11-23T08:00', '2027-03-26T08:00', '2027-10-29T08:00'] as LocalTime[])(
  'from %s on, whatever people change and however often the core restarts: at most one reminder a day, and one before each day with a visit',
  async (start) => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 20 }), async (acts) => {
        told += (await play(start, acts)).told;
      }),
      { numRuns: 5 },
    );
    expect(told).toBeGreaterThan(0);
  },
  120_000,
);
