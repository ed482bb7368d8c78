import type { PersonId, TeamId } from '@hatstand/db/ids';
import { inOneTransaction } from '@hatstand/db/open';
import { minutesBetweenPlaces } from '@hatstand/db/repositories/teams';
import { scheduleOf, seriesOfTeam } from '@hatstand/db/repositories/visits';
import type { Day, LocalTime } from '@hatstand/db/times';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { homeOf, type SmallWorld, smallWorld } from '../../testing/small-world.ts';
import { type Visit, visitsOf } from '../../visits/visits.ts';
import { instantOf } from '../../words/calendar.ts';

let world: SmallWorld;
beforeEach(() => {
  world = smallWorld();
});
afterEach(() => world.close());

const ROSA = 'team-rosa' as TeamId;
const PLACES = { 'team-rosa': 'alder-row', 'team-arthur': 'birch-lane' } as const;
const FROM = '2026-11-23' as Day;
const TO = '2026-12-13' as Day;

/** Every visit of both teams in the three weeks that anything is asked about. */
function visitsNow(of: SmallWorld = world): Visit[] {
  return inOneTransaction(of.db, (tx) =>
    Object.entries(PLACES).flatMap(([team, place]) =>
      seriesOfTeam(tx, team as TeamId, FROM, TO).flatMap((series) => visitsOf(scheduleOf(tx, series, FROM, TO), place, FROM, TO)),
    ),
  );
}
const giverOn = (day: string): string | undefined => visitsNow().find(({ team, span }) => team === ROSA && span.from === `${day}T09:00`)?.giver;
/** More visits, at the same hours in both teams: in the demo world as it is nobody could ever be in two places. */
function crowded(): SmallWorld {
  const of = smallWorld();
  const add = of.db.client.prepare(
    "insert into series (id, team, called, first_day, repeats, starts, ends, giver) values (?, ?, 'more', '2026-11-23', ?, ?, ?, ?)",
  );
  const more = [
    ['team-arthur', 'TU', '10:00', '12:00', 'person-bilal'],
    ['team-arthur', 'MO', '11:10', '13:10', 'person-bilal'],
    ['team-arthur', 'FR', '09:30', '11:30', 'person-bilal'],
    ['team-rosa', 'FR', '09:00', '11:00', 'person-jo'],
    ['team-rosa', 'MO', '10:00', '12:00', 'person-greta'],
    ['team-rosa', 'SA', '11:00', '13:00', 'person-sam'],
  ];
  for (const [team, day, starts, ends, giver] of more) add.run(`series-more-${team}-${day}`, team, `FREQ=WEEKLY;BYDAY=${day}`, starts, ends, giver);
  return of;
}
const minutes = (local: LocalTime): number => instantOf(local).getTime() / 60_000;

/** Two visits of one person that cannot both be given, with the way from one to the other. */
function clashes(of: SmallWorld): string[] {
  const visits = visitsNow(of).filter(({ giver }) => giver !== undefined);
  return inOneTransaction(of.db, (tx) =>
    visits.flatMap((one) =>
      visits
        .filter((other) => {
          if (other.id <= one.id || other.giver !== one.giver) return false;
          const way = minutesBetweenPlaces(tx, one.place, other.place);
          return minutes(one.span.from) < minutes(other.span.to) + way && minutes(other.span.from) < minutes(one.span.to) + way;
        })
        .map((other) => `${one.giver}: ${one.id} and ${other.id}`),
    ),
  );
}

describe('the Team Owner’s yes', () => {
  const settle = () => world.settle();
  const rosasButtons = (): string[] =>
    world.lettersTo('rosa').flatMap(({ buttons }) => buttons.filter(({ label }) => /^Yes/.test(label)).map(({ choice }) => choice));

  test('is for the person she was asked about, not for whoever came after', async () => {
    world.says('sam', 'rota cover Tue', { room: 'rosa' });
    await settle();
    world.says('jo', 'yes');
    await settle();
    const aboutJo = rosasButtons()[0] ?? '';
    world.says('jo', 'no', { quoting: world.lettersTo('jo')[0]?.id ?? '' });
    await settle();
    world.presses('bilal', world.button('bilal', /^Yes/));
    await settle();
    expect(world.textsTo('rosa').filter((text) => /Is that all right/.test(text))).toHaveLength(2);
    world.presses('rosa', aboutJo);
    await settle();
    expect(giverOn('2026-11-24')).toBe('person-sam');
    world.presses('rosa', rosasButtons()[1] ?? '');
    await settle();
    expect(giverOn('2026-11-24')).toBe('person-bilal');
  });

  test('is asked for before anything changes, and told about after', async () => {
    world.says('sam', 'rota swap Tue', { room: 'rosa' });
    await settle();
    world.presses('sam', world.button('sam', /^Jo,/));
    await settle();
    world.says('jo', 'yes');
    await settle();
    expect([giverOn('2026-11-24'), giverOn('2026-11-26')]).toEqual(['person-sam', 'person-jo']);
    world.presses('rosa', world.button('rosa', /^Yes/));
    await settle();
    expect([giverOn('2026-11-24'), giverOn('2026-11-26')]).toEqual(['person-jo', 'person-sam']);
  });
});

const GIVERS = ['sam', 'jo', 'bilal', 'greta', 'maya'];
const SPEAKERS = ['rosa', 'tess', 'lena', 'nia'];
const ASKED = [
  'rota',
  'rota me',
  'rota swap Tue',
  'rota swap Thu',
  'rota cover Fri',
  'rota cover Mon 30 Nov',
  'rota swap Wed 2 Dec',
  'can anyone do Sat',
  'swap my Mon 30 Nov',
  'undo',
  'never mind',
  'where was i',
  'yes',
  'no',
  '1',
  '2',
  '3',
];

type Act =
  | { readonly who: string; readonly says: string; readonly inRoom: boolean }
  | { readonly who: string; readonly presses: number }
  | { readonly wait: number };
const anybody = fc.constantFrom(...GIVERS, ...GIVERS, ...SPEAKERS);
/** Answers are more frequent than questions, so that requests get somewhere. */
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ who: anybody, says: fc.constantFrom(...ASKED), inRoom: fc.boolean() }) },
  { weight: 8, arbitrary: fc.record({ who: anybody, presses: fc.nat(5) }) },
  {
    weight: 3,
    arbitrary: fc.record({ who: fc.constantFrom('jo', 'greta', 'tess', 'bilal'), says: fc.constantFrom('yes', 'no', '1'), inRoom: fc.constant(false) }),
  },
  { weight: 1, arbitrary: fc.record({ wait: fc.constantFrom(1, 9, 30, 60) }) },
);

interface Held {
  readonly visit: string;
  readonly giver: PersonId | undefined;
}
const held = (of: SmallWorld): Held[] => visitsNow(of).map(({ id, giver }) => ({ visit: id, giver }));

/** Who has said yes to what, kept apart from the product: every turn in which somebody answered or asked, by the journal. */
function consentsIn(of: SmallWorld): { asked: Set<string>; said: Set<string>; agreed: Map<string, string> } {
  const facts = of.db.client.prepare("select person, fact from journal where capability = 'cover' order by id").all() as { person: string; fact: string }[];
  const asked = new Set<string>();
  const said = new Set<string>();
  const agreed = new Map<string, string>();
  for (const { person, fact } of facts) {
    const { happened, request } = JSON.parse(fact) as { happened: string; request?: string };
    if (happened === 'swap-asked') asked.add(`${person} ${request}`);
    if (happened === 'yes-said') said.add(`${person} ${request}`);
    if (happened === 'settled' && request) agreed.set(request, person);
  }
  return { asked, said, agreed };
}

async function perform(of: SmallWorld, acts: readonly Act[]): Promise<void> {
  for (const one of acts) {
    if ('wait' in one) {
      const then = new Date(of.time.now.getTime() + one.wait * 3_600_000);
      of.time.now = then;
    } else if ('presses' in one) {
      const buttons = of.lettersTo(one.who, 'rocketchat').flatMap((letter) => letter.buttons);
      const button = buttons.at(-1 - one.presses);
      if (button) of.presses(one.who, button.choice, { on: 'rocketchat' });
      else of.says(one.who, 'yes');
    } else {
      const room = one.inRoom && homeOf(one.who) === 'rocketchat' && ['sam', 'bilal', 'rosa', 'nia'].includes(one.who) ? { room: 'rosa' } : {};
      of.says(one.who, one.says, room);
    }
    await of.settle();
  }
}

test('whatever people ask, answer and leave undone, nobody is assigned and nobody is in two places', async () => {
  let settled = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 60 }), async (acts) => {
      const of = crowded();
      try {
        expect(clashes(of)).toEqual([]);
        const before = held(of);
        for (const one of acts) {
          const was = held(of);
          await perform(of, [one]);
          const now = held(of);
          expect(now.map(({ visit }) => visit)).toEqual(before.map(({ visit }) => visit));
          expect(now.every(({ giver }) => giver !== undefined)).toBe(true);
          expect(clashes(of)).toEqual([]);
          if (JSON.stringify(was) !== JSON.stringify(now)) settled += 1;
        }
        expect(of.bugs).toEqual([]);
        const { asked, said, agreed } = consentsIn(of);
        const requests = of.db.client.prepare("select * from requests where state = 'settled'").all() as Record<
          'id' | 'giver' | 'taker' | 'kind' | 'team',
          string
        >[];
        for (const request of requests) {
          expect(said).toContain(`${request.taker} ${request.id}`);
          if (request.kind === 'swap') expect(asked).toContain(`${request.giver} ${request.id}`);
          if (request.team === ROSA) expect(['person-rosa', 'person-tess']).toContain(agreed.get(request.id));
        }
        // Nothing has another giver than by a settled request.
        const changed = held(of).filter(({ visit, giver }) => before.find((one) => one.visit === visit)?.giver !== giver);
        const byRequest = of.db.client
          .prepare("select visit from requests where state = 'settled' union select in_return from requests where state = 'settled'")
          .pluck()
          .all();
        for (const { visit } of changed) expect(byRequest).toContain(visit);
      } finally {
        of.close();
      }
    }),
    { numRuns: 60 },
  );
  expect(settled).toBeGreaterThan(0);
}, 120_000);
