import { inOneTransaction } from '@hatstand/db/open';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CAPABILITIES } from '../capabilities/index.ts';
import { everyday } from '../conversation/everyday/index.ts';
import { houseOf } from '../conversation/house.ts';
import { type Core, createCore } from '../core.ts';
import { notesCapability } from '../testing/notes-capability.ts';
import { PUBLIC_ADDRESS } from '../testing/public-address.ts';
import { addressOf, calmDb, type SmallWorld, smallWorld } from '../testing/small-world.ts';

const house = houseOf([notesCapability, ...everyday(CAPABILITIES), ...CAPABILITIES]);
const OTHERS = ['rosa', 'sam', 'greta', 'nia'];
const READERS = ['rosa', 'sam', 'bilal', 'greta', 'nia'];

let world: SmallWorld;
let core: Core;
let reports: number;
beforeEach(() => {
  world = smallWorld({ house, db: calmDb() });
  const { db, channels, report } = world;
  core = createCore({ db, house, channels, clock: () => world.time.now, publicAddress: PUBLIC_ADDRESS, report });
  reports = 0;
  mayRead('greta', 'care'); // everybody in the room may
});
const mayRead = (who: string, label: string): void => {
  world.db.client.prepare('update clearances set label = ? where person = ?').run(label, `person-${who}`);
};
afterEach(() => world.close());

const roomIs = async ({
  openTo = 'members',
  guests = [],
  name = 'rosa',
}: {
  openTo?: 'members' | 'everyone';
  guests?: string[];
  name?: string;
}): Promise<void> => {
  reports += 1;
  const members = [...READERS.map((who) => addressOf(who, 'rocketchat')), ...guests];
  core.receiveRoom('rocketchat', { kind: 'is', room: 'rosa', at: reports, name, openTo, members });
  await core.settle();
};
const roomIsGone = async (): Promise<void> => {
  reports += 1;
  core.receiveRoom('rocketchat', { kind: 'gone', room: 'rosa', at: reports });
  await core.settle();
};
const noteInRoom = async (label: 'care' | 'plan', number: number): Promise<void> => {
  world.says('bilal', `note room ${label} ${number}`);
  await core.settle();
};
const reached = (number: number): string[] =>
  [...READERS, 'jo', 'tess'].filter((who) =>
    (['rocketchat', 'whatsapp'] as const).some((on) => world.textsTo(who, on).some((text) => text.includes(`Note ${number}.`))),
  );
const posted = (): string[] => world.postsIn('rosa');

describe('a chat that finds the room changed when a letter comes', () => {
  test('has shown nothing; what may be said there is asked again at once, and its people get it', async () => {
    world.chats.rocketchat.before = ({ to }) => {
      if (to.kind !== 'room') return undefined;
      reports += 1;
      core.receiveRoom('rocketchat', { kind: 'is', room: 'rosa', at: reports, name: 'rosa', openTo: 'everyone', members: READERS });
      return 'room has changed';
    };
    await roomIs({});
    await noteInRoom('care', 1);
    expect(posted()).toEqual([]);
    expect(reached(1)).toEqual(expect.arrayContaining(OTHERS));
    expect(world.bugs).toEqual([]);
  });

  test('and finds it so again and again is asked a few times, then later, as when it is away', async () => {
    world.chats.rocketchat.before = ({ to }) => (to.kind === 'room' ? 'room has changed' : undefined);
    await roomIs({});
    await noteInRoom('care', 1);
    const asked = world.chats.rocketchat.tried.filter(({ to }) => to.kind === 'room').length;
    expect(asked).toBeGreaterThan(1);
    expect(asked).toBeLessThan(6);
    world.chats.rocketchat.before = () => undefined;
    world.time.now = new Date(world.time.now.getTime() + 3_600_000);
    await core.settle();
    expect(posted()).toHaveLength(1);
  });
});

describe('a room that is made public', () => {
  test('gets nothing about the team from that moment on, nor what waits for it; its people get it instead', async () => {
    world.chats.rocketchat.isDown = true;
    await noteInRoom('care', 1);
    await noteInRoom('plan', 2);
    await roomIs({ openTo: 'everyone' });
    mayRead('greta', 'team');
    world.chats.rocketchat.isDown = false;
    await world.moveTo('2026-11-23T09:30');
    expect(posted()).toEqual([]);
    expect([reached(1), reached(2)]).toEqual(Array(2).fill(OTHERS)); // Bilal wrote them
    expect(world.textsTo('sam')).toEqual(['Note 1. In full.\n\nNote 2.']);
    expect(world.textsTo('greta').join()).toMatch(/Note 1\.,?[^I]*Note 2\./s); // by now she may know less
  });

  test('is told to the Team Chat Admin alone, once, and again when it is private', async () => {
    await roomIs({ openTo: 'everyone' });
    await roomIs({ openTo: 'everyone' });
    expect(world.textsTo('greta')).toEqual([
      "The room of R's team in Rocket.Chat is open to everybody now. I have stopped posting about the team there, and write to each person instead. When it is private again, I go on as before.",
    ]);
    await roomIs({});
    expect(world.lastTo('greta')).toMatch(/private again/);
    for (const who of ['rosa', 'sam', 'bilal', 'nia']) expect(world.textsTo(who)).toEqual([]);
    await noteInRoom('care', 1);
    expect(posted()).toEqual(['Note 1. In full.']);
  });
});

describe('somebody from outside in the room', () => {
  test.each([
    ['a stranger', 'kim'],
    ['somebody known who is not in the team', addressOf('maya', 'rocketchat')],
  ])('%s lowers what may be posted, for what waits too', async (_, guest) => {
    world.chats.rocketchat.isDown = true;
    await noteInRoom('care', 1);
    await roomIs({ guests: [guest] });
    world.chats.rocketchat.isDown = false;
    await world.moveTo('2026-11-23T09:30');
    expect(posted()).toEqual([]);
    expect(reached(1)).toEqual(OTHERS);
    expect(world.textsTo('maya')).toEqual([]);
    expect(world.textsTo('greta').filter((text) => /somebody in it who is not in the team/.test(text))).toHaveLength(1);
    await roomIs({});
    await noteInRoom('care', 2);
    expect(posted()).toEqual(['Note 2. In full.']);
  });
});

describe('a room that is gone', () => {
  test('loses nothing: each of its people gets what was meant for it, and those who look after it are told once', async () => {
    await roomIsGone();
    await roomIsGone();
    await noteInRoom('care', 1);
    expect(posted()).toEqual([]);
    expect(reached(1)).toEqual(OTHERS);
    expect(world.textsTo('greta').filter((text) => /is gone/.test(text))).toHaveLength(1);
    expect(world.textsTo('nia').filter((text) => /The room “.+” is gone/.test(text))).toHaveLength(1);
    expect(world.bugs).toEqual([]);
  });

  test('is also known from the chat that can’t find it', async () => {
    world.chats.rocketchat.before = ({ to }) => {
      if (to.kind === 'room') world.chats.rocketchat.unknown.add('rosa');
    };
    const { carry } = world.channels.get('rocketchat') ?? { carry: undefined };
    const channels = new Map(world.channels);
    const rocketchat = channels.get('rocketchat');
    if (!rocketchat || !carry) throw new Error('there is no Rocket.Chat');
    channels.set('rocketchat', { ...rocketchat, carry: async (letter) => (letter.to.kind === 'room' ? 'never' : carry(letter)) });
    core = createCore({ db: world.db, house, channels, clock: () => world.time.now, publicAddress: PUBLIC_ADDRESS, report: world.report });
    await noteInRoom('care', 1);
    await noteInRoom('care', 2);
    expect([reached(1), reached(2)]).toEqual(Array(2).fill(OTHERS));
    expect(world.textsTo('greta').filter((text) => /is gone/.test(text))).toHaveLength(1);
  });

  test('is used again when it is there again', async () => {
    await roomIsGone();
    await roomIs({});
    await noteInRoom('plan', 1);
    expect(posted()).toEqual(['Note 1.']);
  });
});

describe('a report', () => {
  test('of a new name keeps the room as it is', async () => {
    await roomIs({ name: 'Rosa and friends' });
    await noteInRoom('care', 1);
    expect(posted()).toEqual(['Note 1. In full.']);
    await roomIs({ name: 'Rosa and friends', openTo: 'everyone' });
    expect(world.textsTo('greta')).toHaveLength(1);
  });

  test('that is older than the last one changes nothing', async () => {
    reports = 10;
    await roomIs({ openTo: 'everyone' });
    reports = 5;
    await roomIs({});
    await noteInRoom('plan', 1);
    expect(posted()).toEqual([]);
  });

  test('of a room nobody knows makes it known, and it is no team’s', async () => {
    core.receiveRoom('rocketchat', { kind: 'gone', room: 'elsewhere', at: 1 });
    core.receiveRoom('rocketchat', { kind: 'is', room: 'garden', at: 1, name: 'Garden', openTo: 'members', members: ['kim', addressOf('sam', 'rocketchat')] });
    await core.settle();
    const rows = world.db.client.prepare("select handle, team, outsiders from rooms where handle in ('garden', 'elsewhere')").all();
    expect(rows).toEqual([{ handle: 'garden', team: null, outsiders: 1 }]);
    expect(inOneTransaction(world.db, () => world.db.client.prepare('select count(*) from alarms').pluck().get())).toBe(0);
  });

  test('is a turn like any other: it is in the journal, and nobody can undo it', async () => {
    await roomIs({ openTo: 'everyone' });
    expect(world.db.client.prepare("select fact from journal where capability = 'room changes'").all()).toHaveLength(1);
    world.says('rosa', 'undo');
    await core.settle();
    expect(world.lastTo('rosa')).toMatch(/nothing of yours/);
  });
});
