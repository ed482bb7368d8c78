import type { PersonId, TeamId } from '@hatstand/db/ids';
import { CEILINGS, type Label, mayCarry } from '@hatstand/db/labels';
import { inOneTransaction } from '@hatstand/db/open';
import { standingsOf } from '@hatstand/db/repositories/ledger';
import { advocatesOf, clearanceIn, membersOf, teamById } from '@hatstand/db/repositories/teams';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { Day } from '@hatstand/db/times';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { addressOf, calmDb, homeOf, type SmallWorld, smallWorld } from '../../testing/small-world.ts';
import { stateOf } from './known.ts';

const ROSA = 'team-rosa' as TeamId;
const TODAY = '2026-11-23' as Day;
const TEAM = ['rosa', 'tess', 'sam', 'jo', 'bilal', 'greta', 'nia'];
const SECRET = 'Note about the blue tablets';

type Act =
  | { readonly is: 'words'; readonly who: string; readonly words: string }
  | { readonly is: 'chat'; readonly channel: ChannelName; readonly down: boolean }
  | { readonly is: 'lost'; readonly who: string }
  | { readonly is: 'wait'; readonly minutes: number }
  | { readonly is: 'settle' };

const who = fc.constantFrom(...TEAM);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      is: fc.constant('words' as const),
      who,
      words: fc.constantFrom(
        `tell the team: ${SECRET}`,
        `tell everyone ordinary: ${SECRET}`,
        'pin ordinary: Bins on Tuesday',
        `pin ${SECRET}`,
        'cover fri',
        'swap tue with jo',
        'yes',
        "who's had this?",
        'told jo',
        'told the team owner',
        'read it to tess',
        'print it',
        "i'll tell jo",
        'undo',
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant('chat' as const), channel: fc.constantFrom<ChannelName>('rocketchat', 'whatsapp'), down: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('lost' as const), who }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('wait' as const), minutes: fc.constantFrom(2, 90, 700) }) },
  { weight: 2, arbitrary: fc.constant({ is: 'settle' as const }) },
);

/** Who may read how much, and who has said stop or has no chat left: any team. */
const team = fc.record({
  clearances: fc.dictionary(who, fc.constantFrom<Label>('plan', 'team', 'care'), { maxKeys: 4 }),
  unlinked: fc.subarray(TEAM, { maxLength: 2 }),
  inRoom: fc.subarray(['rosa', 'sam', 'bilal', 'greta', 'nia']),
});

type AnyTeam = typeof team extends fc.Arbitrary<infer Made> ? Made : never;
function worldOf({ clearances, unlinked, inRoom }: AnyTeam): SmallWorld {
  const world = smallWorld({ db: calmDb() });
  const { client } = world.db;
  for (const [key, label] of Object.entries(clearances))
    client.prepare("update clearances set label = ? where person = ? and team = 'team-rosa'").run(label, `person-${key}`);
  for (const key of unlinked) client.prepare('update addresses set unlinked_at = 1 where person = ?').run(`person-${key}`);
  const room = client.prepare("select id from rooms where team = 'team-rosa'").pluck().get();
  client
    .prepare(`delete from room_members where room = ? and person not in (${inRoom.map(() => '?').join(', ')})`)
    .run(room, ...inRoom.map((key) => `person-${key}`));
  world.time.now = new Date(world.time.now.getTime() + 3_600_000);
  return world;
}

async function play(world: SmallWorld, acts: readonly Act[]): Promise<void> {
  for (const one of acts) {
    if (one.is === 'words') world.says(one.who, one.words, { on: homeOf(one.who) });
    else if (one.is === 'chat') world.chats[one.channel].isDown = one.down;
    else if (one.is === 'lost') world.chats[homeOf(one.who)].unknown.add(addressOf(one.who, homeOf(one.who)));
    else if (one.is === 'wait') world.time.now = new Date(world.time.now.getTime() + one.minutes * 60_000);
    else await world.settle();
  }
  await world.settle();
}

interface Line {
  readonly number: number;
  readonly turn: string;
  readonly person: PersonId;
  readonly sender: PersonId;
  readonly concerns: string | null;
}

/** Every letter to somebody about what another did belongs to the one line of its turn and reader; news has a line for everybody. */
function everybodyHasOneLine(world: SmallWorld): Line[] {
  const { client } = world.db;
  const lines = client.prepare('select number, turn, person, sender, concerns from deliveries').all() as Line[];
  expect(new Set(lines.map(({ turn, person }) => `${turn} ${person}`)).size).toBe(lines.length);
  const letters = client.prepare('select turn, person, delivery from letters where person is not null and person is not sender').all() as {
    turn: string;
    person: PersonId;
    delivery: number | null;
  }[];
  for (const { turn, person, delivery } of letters) expect(lines.find(({ number }) => number === delivery)).toMatchObject({ turn, person });
  const news = client.prepare("select json_extract(fact, '$.announcement') as id, turn, person from journal where fact like '%\"announced\"%'").all() as {
    id: string;
    turn: string;
    person: PersonId;
  }[];
  const meant = inOneTransaction(world.db, (tx) => [
    ...new Set([teamById(tx, ROSA).owner, ...advocatesOf(tx, ROSA, TODAY), ...membersOf(tx, ROSA, TODAY).map(({ person }) => person)]),
  ]);
  for (const { id, turn, person } of news) {
    const told = lines.filter((line) => line.turn === turn && line.concerns === id).map((line) => line.person);
    expect(told.sort()).toEqual(meant.filter((one) => one !== person).sort());
  }
  return lines;
}

/** Had means that the chat has shown all of it: to them, or in a room they read. */
function nothingIsClaimed(world: SmallWorld, lines: readonly Line[]): number {
  const shown = new Set([...world.chats.rocketchat.shown, ...world.chats.whatsapp.shown].map(({ id }) => id));
  const { client } = world.db;
  let had = 0;
  for (const turn of new Set(lines.map((line) => line.turn))) {
    for (const standing of inOneTransaction(world.db, (tx) => standingsOf(tx, turn))) {
      if (stateOf(standing) !== 'had') continue;
      had += 1;
      const whole = client
        .prepare('select coalesce(carried_in, id) from letters where delivery = ? and holds_back = 0 and state <> ?')
        .pluck()
        .all(standing.delivery, 'withdrawn');
      const post = client.prepare('select post from deliveries where number = ?').pluck().get(standing.delivery) as string | null;
      const carried = post ? [post] : (whole as string[]);
      expect(carried.length).toBeGreaterThan(0);
      for (const id of carried) expect(shown.has(id)).toBe(true);
    }
  }
  return had;
}

/** Nothing above a ceiling, and nothing above what the reader may know of the team. */
function nothingIsAbove(world: SmallWorld): void {
  for (const channel of ['rocketchat', 'whatsapp'] as const)
    for (const { id, to, label, text } of world.chats[channel].shown) {
      expect(mayCarry(CEILINGS[channel === 'whatsapp' ? 'whatsapp' : to.kind === 'room' ? 'teamRoom' : 'direct'], label)).toBe(true);
      if (channel === 'whatsapp') expect(text).not.toMatch(/blue tablets|Rosa/);
      const row = world.db.client.prepare('select person, team from letters where id = ?').get(id) as { person: PersonId | null; team: TeamId | null };
      if (!row.person || mayCarry('plan', label)) continue;
      const [reader, of] = [row.person, row.team ?? ROSA];
      expect(
        mayCarry(
          inOneTransaction(world.db, (tx) => clearanceIn(tx, of, reader, TODAY)),
          label,
        ),
      ).toBe(true);
    }
}

test('whatever is said and whichever chat fails: one line each, true, and nothing above what may be read', async () => {
  let had = 0;
  await fc.assert(
    fc.asyncProperty(team, fc.array(act, { minLength: 4, maxLength: 16 }), async (of, acts) => {
      const world = worldOf(of);
      try {
        await play(world, acts);
        expect(world.bugs).toEqual([]);
        had += nothingIsClaimed(world, everybodyHasOneLine(world));
        nothingIsAbove(world);
      } finally {
        world.close();
      }
    }),
    { numRuns: runs(12, 200) },
  );
  expect(had).toBeGreaterThan(0);
}, 600_000);
