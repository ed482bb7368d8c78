import type { PersonId } from '@hatstand/db/ids';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clashes, crowded, ROSA, visitsNow } from '../../testing/crowded-world.ts';
import { runs } from '../../testing/runs.ts';
import { homeOf, type SmallWorld, smallWorld } from '../../testing/small-world.ts';

let world: SmallWorld;
beforeEach(() => {
  world = smallWorld();
});
afterEach(() => world.close());

const giverOn = (day: string): string | undefined => visitsNow(world).find(({ team, span }) => team === ROSA && span.from === `${day}T09:00`)?.giver;

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

/** A swap that is agreed by all. */
const SWAPPED: Act[] = [
  { who: 'sam', says: 'swap tue 9am with jo', inRoom: false },
  { who: 'jo', says: 'yes', inRoom: false },
  { who: 'rosa', says: 'yes', inRoom: false },
];

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
        let was = before;
        for (const one of acts) {
          await perform(of, [one]);
          const now = held(of);
          expect(now.map(({ visit }) => visit)).toEqual(before.map(({ visit }) => visit));
          expect(now.every(({ giver }) => giver !== undefined)).toBe(true);
          expect(clashes(of)).toEqual([]);
          if (JSON.stringify(was) !== JSON.stringify(now)) settled += 1;
          was = now;
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
    { numRuns: runs(10, 200), examples: [[SWAPPED]] },
  );
  expect(settled).toBeGreaterThan(0);
}, 1_200_000);
