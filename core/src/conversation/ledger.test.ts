import type { PersonId, TeamId } from '@hatstand/db/ids';
import { care, open, plan } from '@hatstand/db/labels';
import { inOneTransaction } from '@hatstand/db/open';
import { forgetWordsKept } from '@hatstand/db/repositories/deliveries';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { calmDb, type SmallWorld, smallWorld } from '../testing/small-world.ts';
import type { Capability, Message } from './capability.ts';
import { houseOf } from './house.ts';

const ROSA = 'team-rosa' as TeamId;
const person = (key: string): PersonId => `person-${key}` as PersonId;

type Told = readonly Message<object, never>[];
let tells: Told = [];
/** Says whatever the test wants said. */
const saying: Capability<object, undefined, object, never, never> = {
  name: 'saying',
  examples: [],
  understand: ({ words }) => (words === 'say it' ? {} : undefined),
  dialog: { version: 1, answer: () => undefined },
  know: () => undefined,
  decide: () => [{}],
  record: () => undefined,
  tell: () => tells,
  explain: (reason: never) => reason,
};
let world: SmallWorld;
beforeEach(() => {
  world = smallWorld({ house: houseOf([saying]), db: calmDb() });
});
afterEach(() => {
  expect(world.bugs).toEqual([]);
  world.close();
});

interface Line {
  readonly person: string;
  readonly reach: string;
  readonly kept: number;
}
async function ledgerOf(told: Told, who = 'sam'): Promise<Line[]> {
  tells = told;
  world.says(who, 'say it');
  await world.settle();
  return lines();
}
const lines = (): Line[] =>
  world.db.client.prepare("select replace(person, 'person-', '') as person, reach, words is not null as kept from deliveries order by person").all() as Line[];

const news = { text: care`The boiler man comes`, limited: plan`There is news`, holdsBack: true, teams: [ROSA] } as const;

describe('somebody is told what another did', () => {
  test('and the ledger says how much of it can reach them', async () => {
    const told = ['bilal', 'jo', 'greta', 'rosa', 'sam'].map((key) => ({ ...news, to: person(key) }));
    expect(await ledgerOf([...told, { ...news, to: person('arthur'), teams: ['team-arthur' as TeamId] }])).toEqual([
      { person: 'arthur', reach: 'no way', kept: 1 },
      { person: 'bilal', reach: 'whole', kept: 0 },
      { person: 'greta', reach: 'above their clearance', kept: 0 },
      { person: 'jo', reach: 'limited', kept: 1 },
      { person: 'rosa', reach: 'whole', kept: 0 },
    ]);
    expect(world.lastTo('sam')).toBe('The boiler man comes');
  });
  test('on two channels: limited wording on the one, all of it on the other', async () => {
    world.db.client.prepare("update clearances set label = 'care' where person = 'person-greta'").run();
    expect(await ledgerOf([{ ...news, to: person('greta') }])).toEqual([{ person: 'greta', reach: 'limited, whole elsewhere', kept: 0 }]);
    expect([world.lastTo('greta', 'whatsapp'), world.lastTo('greta', 'rocketchat')]).toEqual(['There is news', 'The boiler man comes']);
  });
  test('a limited wording that leaves nothing out has reached them whole', async () => {
    expect(await ledgerOf([{ text: care`For Rosa: jo can come`, limited: plan`For R's team: jo can come`, teams: [ROSA], to: person('jo') }])).toEqual([
      { person: 'jo', reach: 'whole', kept: 0 },
    ]);
  });
  test('in two messages: one line, as bad as the worse of them', async () => {
    const other = { text: plan`Also: the bins`, teams: [ROSA] };
    expect(
      await ledgerOf([
        { ...other, to: person('jo') },
        { ...news, to: person('jo') },
        { ...news, to: person('bilal') },
        { ...other, to: person('bilal') },
      ]),
    ).toEqual([
      { person: 'bilal', reach: 'whole', kept: 0 },
      { person: 'jo', reach: 'limited', kept: 1 },
    ]);
    expect(world.db.client.prepare('select count(*) from letters where delivery is not null').pluck().get()).toBe(4);
  });
});

describe('a post in a room', () => {
  const post = { to: { roomOf: ROSA }, teams: [ROSA], text: plan`Jo is covering` } as const;
  test('counts for whoever reads the room, and for nobody else', async () => {
    expect((await ledgerOf([post])).map(({ person: one, reach }) => `${one}: ${reach}`)).toEqual(
      ['bilal', 'greta', 'nia', 'rosa'].map((one) => `${one}: whole`),
    );
  });
  test('for the whole team, whoever is not in the room is known too', async () => {
    const told = await ledgerOf([{ ...post, text: care`Key under the mat`, limited: open`There is a new pin`, forWholeTeam: true }]);
    expect(Object.fromEntries(told.map(({ person: one, reach }) => [one, reach]))).toEqual({
      bilal: 'limited, whole elsewhere',
      greta: 'above their clearance',
      nia: 'limited, whole elsewhere',
      rosa: 'limited, whole elsewhere',
      jo: 'no way',
      tess: 'no way',
    });
  });
  test('beside a message to a reader: told directly', async () => {
    const told = await ledgerOf([post, { ...news, to: person('jo') }, { ...news, to: person('bilal') }]);
    expect(told.filter(({ person: one }) => one === 'bilal')).toHaveLength(1);
    expect(world.db.client.prepare("select post from deliveries where person = 'person-bilal'").pluck().get()).toBeNull();
  });
});

test('words are kept for whoever reads them out: sixty days, or a day after that was done', async () => {
  await ledgerOf([
    { ...news, to: person('jo') },
    { ...news, to: person('tess') },
  ]);
  world.db.client
    .prepare(
      "insert into deliveries_by_hand (delivery, how, told_by, told_at) select number, 'read aloud', 'person-sam', ? from deliveries where person = 'person-jo'",
    )
    .run(world.time.now.getTime());
  const keptAfter = (days: number): string[] => {
    inOneTransaction(world.db, (tx) => forgetWordsKept(tx, new Date(world.time.now.getTime() + days * 86_400_000 + 1)));
    return lines().flatMap(({ person: one, kept }) => (kept ? [one] : []));
  };
  expect([keptAfter(0), keptAfter(1), keptAfter(59), keptAfter(60)]).toEqual([['jo', 'tess'], ['tess'], ['tess'], []]);
});
