import type { TeamId } from '@hatstand/db/ids';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { type SmallWorld, smallWorld } from '../../testing/small-world.ts';

const ROSA = 'team-rosa' as TeamId;
const WHO = ['sam', 'jo', 'bilal', 'greta', 'rosa', 'tess', 'nia'] as const;
/** What people of Rosa's team may have set going before. */
const SAID = [
  'cover fri',
  'cover tue',
  'swap thu with jo',
  'yes',
  'no',
  'move fri to sat 10am',
  'add wed 2pm to 3pm with jo',
  "I can't do tomorrow",
  'running late',
  'on my way',
  'I want to leave the team, my last day is 1 dec',
  'ask everyone',
  'pin the gate code is new until friday',
  'jo any time',
  'undo',
  'stop asking',
  '1',
] as const;
const ONLY_IN_ROSAS = ['sam', 'jo', 'tess', 'greta'] as const;
const earlier = fc.array(fc.record({ who: fc.constantFrom(...WHO), says: fc.constantFrom(...SAID), hours: fc.integer({ min: 0, max: 9 }) }), { maxLength: 10 });

/** Letters about the team that have left, or may still, but for the kind words and answers to what somebody says. */
function disturbing({ db }: SmallWorld, since: number): string[] {
  const rows = db.client
    .prepare(
      `select letters.id, letters.person, letters.state, turns.capability from letters left join turns on turns.id = letters.turn
       where even_so = 0 and (letters.team = ? or letters.id in (select letter from letter_teams where team = ?) or letters.person = 'person-rosa')
         and (state = 'queued' or (state in ('handed over', 'delivered') and handed_over_at > ?))`,
    )
    .all(ROSA, ROSA, since) as { person: string; state: string; capability: string }[];
  return rows.map(({ person, state, capability }) => `${capability} to ${person}: ${state}`);
}

const hour = (at: Date, hours: number): string => new Date(at.getTime() + hours * 3_600_000).toISOString().slice(0, 16); // in winter London's clock shows UTC

describe('a death', () => {
  test('leaves no letter about that team but the kind ones, whatever was said before and whatever alarms ring', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(earlier, fc.boolean(), async (cues, down) => {
        const world = smallWorld();
        try {
          for (const { who, says, hours } of cues) {
            world.says(who, says);
            await world.moveTo(hour(world.time.now, hours));
          }
          if (down) world.chats.whatsapp.isDown = true;
          world.says('bilal', 'Rosa has died');
          world.presses('bilal', newestYes(world, 'bilal'));
          await world.settle();
          world.presses('nia', newestYes(world, 'nia'));
          const since = world.time.now.getTime();
          const before = new Map(ONLY_IN_ROSAS.map((who) => [who, world.textsTo(who).length]));
          world.chats.whatsapp.isDown = false;
          await world.moveTo(hour(world.time.now, 24 * runs(3, 9)));
          expect(disturbing(world, since)).toEqual([]);
          expect(world.bugs).toEqual([]);
          // Whatever a letter says it is about: these people have nothing but that team, so all they may get is kind.
          for (const who of ONLY_IN_ROSAS) for (const text of world.textsTo(who).slice(before.get(who))) expect(text).toMatch(/I am so sorry/);
          const afterwards = world.textsTo('jo').filter((text) => text.includes('sad news'));
          expect(afterwards).toHaveLength(1);
        } finally {
          world.close();
        }
      }),
      { numRuns: runs(3, 120) },
    );
  });
  test('holds everything from the first word on, and lets go of all of it when it was a mistake', async () => {
    const world = smallWorld();
    world.says('sam', 'cover fri');
    world.says('bilal', 'Rosa has died');
    await world.settle();
    expect(world.textsTo('jo')).toEqual([]);
    world.says('bilal', 'no');
    await world.settle();
    expect(world.textsTo('jo')).toHaveLength(1);
    world.close();
  });
  test('that nobody stands by holds a living person’s visits for a day and no longer', async () => {
    const world = smallWorld();
    world.says('sam', 'cover fri');
    world.says('bilal', 'Rosa has died');
    await world.moveTo('2026-11-23T09:30');
    expect(world.lastTo('nia')).toContain('has not answered me since');
    expect(world.textsTo('jo')).toEqual([]);
    await world.moveTo('2026-11-24T08:30');
    expect(world.textsTo('jo').join()).toContain('Fri 27 Nov');
    expect(world.lastTo('nia')).toContain('All goes on as it was');
    world.close();
  });
  test('is not confirmed by whoever said so first', async () => {
    const world = smallWorld();
    world.says('bilal', 'Rosa has died');
    world.presses('bilal', newestYes(world, 'bilal'));
    await world.settle();
    world.says('bilal', 'Rosa has died');
    await world.settle();
    expect(world.lastTo('bilal')).toContain('second person');
    expect(world.textsTo('sam').join()).not.toContain('sorry');
    world.close();
  });
});

/** The first choice of the newest offer somebody has: the Yes. */
function newestYes({ db }: SmallWorld, who: string): string {
  const offer = db.client.prepare('select id from offers where person = ? and used_in is null order by rowid desc limit 1').pluck().get(`person-${who}`);
  return `${String(offer)}.0`;
}
