import type { Id } from '@hatstand/db/ids';
import { Labelled, reveal } from '@hatstand/db/labels';
import { inOneTransaction } from '@hatstand/db/open';
import { pinsOf } from '@hatstand/db/repositories/pins';
import * as schema from '@hatstand/db/schema/index';
import type { Day } from '@hatstand/db/times';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CAPABILITIES } from '../capabilities/index.ts';
import type { Capability } from '../conversation/capability.ts';
import { everyday } from '../conversation/everyday/index.ts';
import { type House, houseOf } from '../conversation/house.ts';
import { hattie } from '../house-of-hattie.ts';
import { runs } from '../testing/runs.ts';
import { homeOf, type SmallWorld, smallWorld } from '../testing/small-world.ts';

const ROSA = 'team-rosa' as Id<'team'>;
const ARTHUR = 'team-arthur' as Id<'team'>;
const DAY_MS = 86_400_000;

/** Everything in a world that is care: where people live, and what is pinned. `typed` is what somebody writes into a pin. */
interface Care {
  readonly addresses: readonly [string, string];
  readonly pins: readonly string[];
  readonly typed: readonly string[];
}
/** What differs between two worlds; whatever else a world holds is the same. */
interface Difference {
  readonly one: Care;
  readonly other: Care;
}

const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 80 });
const readable = fc.stringMatching(/^[A-Za-z]{1,12}( [a-z]{1,9}){0,5}$/).map((text) => `Note ${text}`);
const care = fc.record({
  addresses: fc.tuple(words, words),
  pins: fc.array(words, { minLength: 4, maxLength: 4 }),
  typed: fc.array(readable, { minLength: 3, maxLength: 3 }),
});
const difference: fc.Arbitrary<Difference> = fc.record({ one: care, other: care });

type Act =
  | { readonly who: string; readonly says: string; readonly on?: 'whatsapp' | 'rocketchat'; readonly room?: string }
  | { readonly who: string; readonly pins: number; readonly ordinary: boolean }
  | { readonly who: string; readonly announces: number; readonly ordinary: boolean }
  | { readonly who: string; readonly presses: number }
  | { readonly waitHours: number };

const SAID = [
  'help',
  'pins',
  'rota',
  'rota me',
  'rota swap Tue',
  'rota cover Thu',
  'unpin',
  'unpin 1',
  'unpin 2',
  'pin something',
  'where was i',
  'never mind',
  'undo',
  'yes',
  'no',
  '1',
  '2',
  '3',
  'Rosa is well',
  'can anyone do Sat',
  'I want to leave the team, my last day is 28 Nov',
  'who speaks for me',
  'Rosa has died',
  'link whatsapp',
  'code for Jo',
  'jo lost her phone',
  'unlink whatsapp',
  '123456',
  'mine',
  'catch up',
  'pause for a week',
  'how does rosa like to be told things',
  'what do you hold about me',
  "who's had this?",
  'has Jo had it?',
  'told Jo',
  'read it to Tess',
  "I'll tell Jo",
  'print it',
  'tell the team',
];
const onWhatsApp = fc.constantFrom('jo', 'tess', 'greta', 'dev');
const inRooms = fc.constantFrom('sam', 'rosa', 'bilal', 'nia');
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ who: onWhatsApp, says: fc.constantFrom(...SAID) }) },
  { weight: 3, arbitrary: fc.record({ who: inRooms, says: fc.constantFrom(...SAID), room: fc.constant('rosa') }) },
  { weight: 2, arbitrary: fc.record({ who: fc.constantFrom('lena', 'maya', 'nia'), says: fc.constantFrom(...SAID) }) },
  { weight: 4, arbitrary: fc.record({ who: fc.oneof(onWhatsApp, inRooms), pins: fc.nat(2), ordinary: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ who: fc.oneof(onWhatsApp, inRooms), announces: fc.nat(2), ordinary: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ who: inRooms, presses: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ waitHours: fc.constantFrom(1, 14) }) },
);

function worldWith({ addresses, pins }: Care, house: House): SmallWorld {
  const world = smallWorld({ house });
  inOneTransaction(world.db, (tx) => {
    for (const [index, team] of [ROSA, ARTHUR].entries()) {
      tx.client.prepare('update teams set address = ? where id = ?').run(tx.vault.seal(new Labelled('care', addresses[index] ?? ''), team).box, team);
    }
    for (const [index, body] of pins.entries()) {
      const team = index % 2 === 0 ? ROSA : ARTHUR;
      const by = (team === ROSA ? 'person-greta' : 'person-nia') as Id<'person'>;
      const label = index < 2 ? ('care' as const) : ('team' as const);
      const pinnedAt = new Date(world.time.now.getTime() - DAY_MS + index);
      tx.drizzle
        .insert(schema.pins)
        .values({
          id: `pin-old-${index}` as Id<'pin'>,
          team,
          body: tx.vault.seal(new Labelled('care', body), team),
          label,
          pinnedBy: by,
          pinnedAt,
          agreedBy: by,
        })
        .run();
    }
  });
  return world;
}

/** Every letter that WhatsApp got, byte for byte, and what the screens of Rocket.Chat got beside it. */
async function lettersOf(own: Care, acts: readonly Act[], house: House): Promise<{ whatsapp: string; rocketchat: string; bugs: number }> {
  const world = worldWith(own, house);
  try {
    for (const one of acts) {
      if ('waitHours' in one) world.time.now = new Date(world.time.now.getTime() + one.waitHours * 3_600_000);
      else if ('pins' in one) world.says(one.who, `pin ${one.ordinary ? 'ordinary: ' : ''}${own.typed[one.pins]}`);
      else if ('announces' in one) world.says(one.who, `tell the team ${one.ordinary ? 'ordinary: ' : ''}${own.typed[one.announces]}`);
      else if ('presses' in one) {
        const button = world
          .lettersTo(one.who, 'rocketchat')
          .flatMap((letter) => letter.buttons)
          .at(-1 - one.presses);
        if (button) world.presses(one.who, button.choice);
      } else world.says(one.who, one.says, { on: one.on ?? homeOf(one.who), ...(one.room ? { room: one.room } : {}) });
      await world.settle();
    }
    await world.moveTo('2026-12-01T12:00');
    return { whatsapp: JSON.stringify(world.chats.whatsapp.shown), rocketchat: JSON.stringify(world.chats.rocketchat.shown), bugs: world.bugs.length };
  } finally {
    world.close();
  }
}

interface Seen {
  letters: number;
  differed: number;
}
async function looksTheSame(house: () => House, seen: Seen, numRuns: number): Promise<void> {
  const property = fc.asyncProperty(difference, fc.array(act, { minLength: 5, maxLength: 30 }), async ({ one, other }, acts) => {
    const [first, second] = [await lettersOf(one, acts, house()), await lettersOf(other, acts, house())];
    seen.letters += first.whatsapp.length;
    if (first.rocketchat !== second.rocketchat) seen.differed += 1;
    expect([first.bugs, second.bugs]).toEqual([0, 0]);
    expect(second.whatsapp).toBe(first.whatsapp);
  });
  // A leak need not be made smaller to be found.
  await fc.assert(property, { numRuns, endOnFailure: true });
}

test('two worlds that differ only in care look the same on WhatsApp, byte for byte', async () => {
  const seen: Seen = { letters: 0, differed: 0 };
  const worlds = runs(20, 200);
  await looksTheSame(hattie, seen, worlds);
  expect(seen.letters).toBeGreaterThan(1000);
  expect(seen.differed).toBeGreaterThan(worlds / 6); // Rocket.Chat did show the difference
}, 1_200_000);

/** What every fence before this one is there to prevent: a cast that calls care a plan. */
const leaky: Capability<{ do: 'leak' }, string, { happened: 'leaked' }, never, never> = {
  name: 'leaky',
  examples: [],
  understand: (said) => (said.words === 'where was i' ? { do: 'leak' } : undefined),
  dialog: { version: 1, answer: () => undefined },
  know: (tx) =>
    pinsOf(tx, ROSA, '2026-11-23' as Day)
      .map(({ words: body }) => reveal(body))
      .join(),
  decide: () => [{ happened: 'leaked' }],
  record: () => undefined,
  tell: (_fact, body) => [{ to: 'person-jo' as Id<'person'>, text: new Labelled('care', body) as unknown as Labelled<'plan'>, teams: [] }],
  explain: (reason: never) => reason,
};
const leakier: typeof leaky = { ...leaky, tell: (_fact, body) => [{ to: 'person-jo' as Id<'person'>, text: new Labelled('plan', body), teams: [] }] };
const houseWith = (leak: typeof leaky) => (): House => houseOf([leak, ...everyday(CAPABILITIES), ...CAPABILITIES]);

test('a leak that was built in on purpose is found', async () => {
  await expect(looksTheSame(houseWith(leakier), { letters: 0, differed: 0 }, 60)).rejects.toThrow(/Property failed/);
}, 120_000);

test('a mere cast does not get as far: the turn breaks, and nothing of it is said', async () => {
  const care: Care = { addresses: ['Alder Row', 'Birch Lane'], pins: ['marmalade', 'x', 'y', 'z'], typed: ['Note a', 'Note b', 'Note c'] };
  const letters = await lettersOf(care, [{ who: 'jo', says: 'where was i' }], houseWith(leaky)());
  expect(letters.bugs).toBe(1);
  expect(letters.whatsapp).toMatch(/something broke/);
  expect(letters.whatsapp).not.toMatch(/marmalade/);
});
