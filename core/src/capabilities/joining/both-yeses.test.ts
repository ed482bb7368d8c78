import type { TeamId } from '@hatstand/db/ids';
import { inOneTransaction } from '@hatstand/db/open';
import { membersOf } from '@hatstand/db/repositories/teams';
import type { Day } from '@hatstand/db/times';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { homeOf, type SmallWorld, smallWorld } from '../../testing/small-world.ts';

const ROSA = 'team-rosa' as TeamId;
const ARTHUR = 'team-arthur' as TeamId;
const FAR_AHEAD = '2027-06-01' as Day;

type Act = { readonly who: string; readonly says: string } | { readonly who: string; readonly taps: 'Yes' | 'No' } | { readonly waitDays: number };

const helpers = fc.constantFrom('sam', 'nia', 'greta', 'jo', 'lena', 'bilal', 'rosa', 'tess');
const asked = fc.constantFrom('owen', 'dev', 'maya');
const voices = fc.constantFrom('rosa', 'tess', 'lena');
const anybody = fc.oneof(helpers, asked);
const invitation = fc
  .tuple(
    fc.constantFrom('Owen', 'Dev', 'Maya', 'Moss'),
    fc.constantFrom("R's team", "A's team", 'the team'),
    fc.constantFrom('a volunteer', 'an independent', 'family'),
  )
  .map(([whom, team, as]) => `invite ${whom} to ${team} as ${as}`);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ who: helpers, says: invitation }) },
  { weight: 3, arbitrary: fc.record({ who: asked, says: fc.constantFrom('yes', 'no', '1', '2', 'undo', 'maybe') }) },
  { weight: 3, arbitrary: fc.record({ who: voices, says: fc.constantFrom('yes', 'no', '1', '2', 'undo') }) },
  { weight: 3, arbitrary: fc.record({ who: anybody, taps: fc.constantFrom('Yes' as const, 'No' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ who: anybody, says: fc.constantFrom('Owen may join', 'I have joined', 'add Dev to the team', 'Owen said yes', 'undo', 'team') }),
  },
  { weight: 1, arbitrary: fc.record({ waitDays: fc.constantFrom(1, 8, 15) }) },
);

/** Who is in a team that was not in it at first. */
function newIn(world: SmallWorld, team: TeamId, atFirst: ReadonlySet<string>): string[] {
  const now = inOneTransaction(world.db, (tx) => membersOf(tx, team, FAR_AHEAD).map(({ person }) => person.replace('person-', '')));
  return now.filter((person) => !atFirst.has(person));
}

/** A yes is a word, a number, or a button that begins with it; whoever speaks for a team has also said yes by inviting. */
async function carryOut(world: SmallWorld, step: Act, saidYes: Set<string>, day: { now: number }): Promise<void> {
  if ('waitDays' in step) {
    day.now += step.waitDays;
    return world.moveTo(new Date(Date.UTC(2026, 10, 23 + day.now, 12)).toISOString().slice(0, 16));
  }
  if ('taps' in step) {
    const offered = world.lettersTo(step.who).flatMap((letter) => letter.buttons);
    const button = offered.findLast(({ label }) => label.startsWith(step.taps));
    if (button && homeOf(step.who) === 'rocketchat') {
      if (step.taps === 'Yes') saidYes.add(step.who);
      world.presses(step.who, button.choice);
    }
  } else {
    if (['yes', '1'].includes(step.says) || step.says.startsWith('invite')) saidYes.add(step.who);
    world.says(step.who, step.says);
  }
  await world.settle();
}

test('nobody is ever in a team without their own yes and the yes of whoever speaks for it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
      const world = smallWorld();
      const atFirst = { [ROSA]: new Set(['tess', 'sam', 'jo', 'bilal', 'greta', 'nia']), [ARTHUR]: new Set(['lena', 'bilal', 'maya', 'nia']) };
      const saidYes = new Set<string>();
      const day = { now: 0 };
      try {
        for (const step of acts) {
          await carryOut(world, step, saidYes, day);
          for (const person of newIn(world, ROSA, atFirst[ROSA] ?? new Set())) {
            expect(saidYes).toContain(person);
            expect(saidYes.has('rosa') || saidYes.has('tess')).toBe(true);
          }
          for (const person of newIn(world, ARTHUR, atFirst[ARTHUR] ?? new Set())) {
            expect(saidYes).toContain(person);
            expect(saidYes.has('lena')).toBe(true);
          }
        }
        expect(world.bugs).toEqual([]);
      } finally {
        world.close();
      }
    }),
    { numRuns: runs(6, 400) },
  );
}, 600_000);

test('in a plain case they do come in, so that the property above is about something', async () => {
  const world = smallWorld();
  world.says('sam', 'invite Owen as a volunteer');
  await world.settle();
  world.says('owen', 'yes');
  world.says('rosa', 'yes');
  expect(newIn(world, ROSA, new Set(['tess', 'sam', 'jo', 'bilal', 'greta', 'nia']))).toEqual(['owen']);
  world.close();
});

test('on WhatsApp nothing that is said about joining names a Team Owner', async () => {
  const world = smallWorld();
  world.says('nia', "invite Owen to R's team as a volunteer");
  world.says('tess', 'invite Dev as a volunteer');
  await world.settle();
  for (const who of ['owen', 'dev']) world.says(who, 'yes');
  world.says('rosa', 'yes');
  await world.moveTo('2026-12-10T12:00');
  for (const who of ['owen', 'dev', 'tess', 'jo', 'greta']) expect(world.textsTo(who, 'whatsapp').join('\n')).not.toMatch(/Rosa|Marlow/);
  expect(world.bugs).toEqual([]);
  world.close();
});
