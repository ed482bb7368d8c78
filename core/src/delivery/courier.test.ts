import { setImmediate } from 'node:timers/promises';
import type { LetterId } from '@hatstand/db/ids';
import { inOneTransaction } from '@hatstand/db/open';
import { letterById, nextTry } from '@hatstand/db/repositories/letters';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Outage } from '../channels/channel.ts';
import { createCore } from '../core.ts';
import { PUBLIC_ADDRESS } from '../testing/public-address.ts';
import { calmDb, type SmallWorld, smallWorld } from '../testing/small-world.ts';
import { trialCapability } from '../testing/trial-capability.ts';

let world: SmallWorld;
beforeEach(() => {
  world = smallWorld({ house: trialCapability().house, db: calmDb() });
});
afterEach(() => world.close());

const minutesLater = (minutes: number): void => {
  world.time.now = new Date(world.time.now.getTime() + minutes * 60_000);
};
const core = () =>
  createCore({ db: world.db, house: world.house, channels: world.channels, clock: () => world.time.now, publicAddress: PUBLIC_ADDRESS, report: world.report });
const lettersIn = (state: string): unknown => world.db.client.prepare('select count(*) from letters where state = ?').pluck().get(state);
const askCover = async (): Promise<void> => {
  world.says('sam', 'rota cover Tue', { room: 'rosa' });
  await world.settle();
};

describe('order', () => {
  test('is kept for each address while one letter cannot go, and others flow on', async () => {
    let broken = true;
    world.chats.whatsapp.before = ({ text }) => {
      if (broken && /^Shall I/.test(text)) throw new Outage('this one does not get through');
    };
    for (const words of ['trial offer', 'trial took', 'help']) world.says('jo', words);
    for (const words of ['trial took', 'trial left']) world.says('tess', words);
    await world.settle();
    expect(world.textsTo('jo')).toEqual([]);
    broken = false;
    await world.moveTo('2026-11-23T08:30');
    expect(world.textsTo('jo').map((text) => text.slice(0, 6))).toEqual(['Shall ', 'Taken.', 'Tell m']);
    expect(world.textsTo('tess')).toEqual(['Taken.', 'Left.']);
  });

  test('one address that is down holds up nobody else', async () => {
    world.chats.whatsapp.isDown = true;
    world.says('jo', 'trial took');
    for (const words of ['trial took', 'trial left']) world.says('sam', words);
    await world.settle();
    expect(world.textsTo('sam')).toEqual(['Taken.', 'Left.']);
    expect(world.textsTo('jo')).toEqual([]);
  });

  test('an answer asked for at night does not wait behind a letter kept for the morning', async () => {
    await world.moveTo('2026-11-23T21:30');
    await askCover();
    expect(world.textsTo('jo')).toEqual([]); // it is night, and Jo did not ask
    world.says('jo', 'rota me');
    await world.settle();
    expect(world.textsTo('jo')).toEqual([expect.stringMatching(/Your visits/)]);
    await world.moveTo('2026-11-24T08:00');
    expect(world.textsTo('jo')).toEqual([expect.stringMatching(/Your visits/), expect.stringMatching(/could you take/)]);
  });
});

describe('an outage', () => {
  const tries = async (until: number): Promise<number[]> => {
    const start = world.time.now.getTime();
    const at: number[] = [];
    world.chats.whatsapp.before = () => {
      at.push((world.time.now.getTime() - start) / 60_000);
    };
    await world.settle();
    for (let due = nextTry(world.db); due && due.getTime() - start <= until * 60_000; due = nextTry(world.db)) {
      world.time.now = due;
      await world.settle();
    }
    return at;
  };

  test('is met with longer and longer patience', async () => {
    world.chats.whatsapp.isDown = true;
    world.says('jo', 'trial took');
    const at = await tries(300);
    const waits = at.slice(1).map((minute, index) => minute - (at[index] ?? 0));
    expect(waits.length).toBeGreaterThan(6);
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
    expect(waits[0]).toBeLessThanOrEqual(5);
    expect(waits.at(-1)).toBeLessThanOrEqual(60);
  });

  test('that lasts loses nothing in a day, and everything goes out once when it is over', async () => {
    world.chats.whatsapp.isDown = true;
    world.says('jo', 'trial took');
    await tries(24 * 60);
    world.chats.whatsapp.isDown = false;
    minutesLater(60);
    await world.settle();
    expect(world.textsTo('jo')).toEqual(['Taken.']);
    expect([lettersIn('queued'), lettersIn('failed')]).toEqual([0, 0]);
  });

  test('that never ends is given up after days, and whoever sent it is told once', async () => {
    world.chats.whatsapp.isDown = true;
    world.says('sam', 'rota cover Tue 15 Dec', { room: 'rosa' }); // so far ahead that the question itself stays open
    await world.settle();
    const asked = world.textsTo('sam').length;
    await tries(5 * 24 * 60);
    expect(lettersIn('queued')).toBe(0);
    const told = world
      .textsTo('sam')
      .slice(asked)
      .filter((text) => /could not get a message to/.test(text));
    expect(told).toHaveLength(new Set(world.chats.whatsapp.tried.map(({ id }) => id)).size);
    expect(told.filter((text) => /to Jo about .*Tue 15 Dec/.test(text))).toHaveLength(1);
    expect(world.chats.whatsapp.tried.length / told.length).toBeGreaterThan(50);
  });

  test('that is over is told by the channel, and then letters go at once', async () => {
    world.chats.whatsapp.isDown = true;
    world.says('jo', 'trial took');
    await world.settle();
    minutesLater(0.5);
    world.chats.whatsapp.isDown = false;
    await world.settle();
    expect(world.textsTo('jo')).toEqual([]);
    const opened = core();
    opened.receive('whatsapp', { kind: 'back' });
    await opened.settle();
    expect(world.textsTo('jo')).toEqual(['Taken.']);
  });

  test('of one chat is not ended by news of the other', async () => {
    world.chats.whatsapp.isDown = true;
    world.says('jo', 'trial took');
    await world.settle();
    world.chats.whatsapp.isDown = false;
    const opened = core();
    opened.receive('rocketchat', { kind: 'back' });
    await opened.settle();
    expect(world.textsTo('jo')).toEqual([]);
  });

  test('is met the same where a chat is not set up yet', async () => {
    world.says('jo', 'trial took');
    const without = createCore({
      db: world.db,
      house: world.house,
      channels: new Map(),
      clock: () => world.time.now,
      publicAddress: PUBLIC_ADDRESS,
      report: world.report,
    });
    await without.settle();
    expect(lettersIn('queued')).toBe(1);
    await world.moveTo('2026-11-23T08:05');
    expect(world.textsTo('jo')).toEqual(['Taken.']);
  });
});

describe('somebody who can never be reached', () => {
  test('is not tried again, and whoever sent it is told once', async () => {
    world.chats.whatsapp.unknown.add('447700900002');
    await askCover();
    await world.moveTo('2026-11-23T12:00');
    expect(world.textsTo('sam').filter((text) => /could not get a message to Jo/.test(text))).toHaveLength(1);
    expect(world.chats.whatsapp.tried.filter(({ to }) => 'address' in to && to.address === '447700900002')).toHaveLength(1);
  });
  test('is not told of their own letters failing', async () => {
    world.chats.whatsapp.unknown.add('447700900002');
    world.says('jo', 'trial took');
    await world.moveTo('2026-11-23T12:00');
    expect(world.chats.whatsapp.tried).toHaveLength(1);
  });

  const failedLater = async (times: number): Promise<void> => {
    await askCover();
    const letter = world.lettersTo('jo')[0]?.id ?? '';
    const opened = core();
    for (let time = 0; time < times; time += 1) opened.receive('whatsapp', { kind: 'failed', letter });
    await opened.settle();
    expect(letterById(world.db, letter as LetterId)?.state).toBe('failed');
  };
  test('is also known from a receipt that comes later: whoever sent it is told once', async () => {
    await failedLater(3);
    expect(world.textsTo('sam').filter((text) => /could not get a message to Jo/.test(text))).toHaveLength(1);
  });
  test('is known only to the chat it is about', async () => {
    await askCover();
    const letter = world.lettersTo('jo')[0]?.id ?? '';
    core().receive('rocketchat', { kind: 'failed', letter });
    expect(letterById(world.db, letter as LetterId)?.state).toBe('handed over');
  });
});

describe('a crash between handing over and marking', () => {
  test('sends the same id again, so that it is shown once', async () => {
    world.says('jo', 'trial took');
    world.chats.whatsapp.after = () => {
      world.db.client.exec("create temp trigger crash before update on main.letters begin select raise(rollback, 'power cut'); end");
    };
    await world.settle().catch(() => undefined);
    world.db.client.exec('drop trigger if exists temp.crash');
    world.chats.whatsapp.after = () => undefined;
    await world.moveTo('2026-11-23T08:10');
    expect(world.chats.whatsapp.tried.length).toBeGreaterThan(1);
    expect(new Set(world.chats.whatsapp.tried.map(({ id }) => id)).size).toBe(1);
    expect(world.textsTo('jo')).toEqual(['Taken.']);
  });
});

describe('a letter that is on its way', () => {
  test('while it is taken back is taken back from whoever gets it', async () => {
    const { promise, resolve: arrive } = Promise.withResolvers<void>();
    world.chats.whatsapp.before = () => promise;
    world.says('sam', 'rota swap Tue', { room: 'rosa' });
    await world.settle();
    world.presses('sam', world.button('sam', /^Jo,/));
    const settling = world.settle();
    await setImmediate();
    world.says('sam', 'undo');
    world.chats.whatsapp.before = () => undefined;
    arrive();
    await settling;
    await world.settle();
    expect(world.textsTo('jo')).toHaveLength(2);
  });
});

describe('a letter that nothing can be done with', () => {
  test('because its team’s key is gone does not hold up the others', async () => {
    world.says('sam', 'rota', { room: 'rosa' });
    world.db.client.exec("delete from team_keys where team = 'team-rosa'");
    for (const who of ['jo', 'bilal', 'tess']) world.says(who, 'trial took');
    for (const who of ['jo', 'bilal', 'tess']) world.says(who, 'trial left');
    await world.settle().catch(() => undefined);
    for (const who of ['jo', 'bilal', 'tess']) expect(world.textsTo(who)).toEqual(['Taken.', 'Left.']);
    expect(world.bugs.length).toBeGreaterThan(0);
  });

  test('because it is above its ceiling never leaves, and somebody is told to look', async () => {
    await askCover();
    world.says('sam', 'rota', { room: 'rosa' });
    inOneTransaction(world.db, () => world.db.client.exec("update rooms set open_to = 'everyone' where handle = 'rosa'"));
    const before = world.chats.rocketchat.tried.length;
    await world.settle();
    expect(world.chats.rocketchat.tried.slice(before)).toEqual([]);
    expect(String(world.bugs)).toMatch(/may not go out by publicRoom/);
    expect(lettersIn('failed')).toBe(1);
  });
});

test('receipts are taken once, in order, and unknown ones change nothing', async () => {
  world.says('jo', 'trial took');
  await world.settle();
  const letter = world.lettersTo('jo')[0]?.id ?? '';
  const opened = core();
  const state = () => letterById(world.db, letter as LetterId)?.state;
  opened.receive('whatsapp', { kind: 'delivered', letter: 'nobody knows' });
  opened.receive('rocketchat', { kind: 'delivered', letter });
  expect(state()).toBe('handed over');
  opened.receive('whatsapp', { kind: 'delivered', letter });
  const at = letterById(world.db, letter as LetterId)?.deliveredAt;
  minutesLater(5);
  opened.receive('whatsapp', { kind: 'delivered', letter });
  opened.receive('whatsapp', { kind: 'failed', letter });
  expect(state()).toBe('delivered');
  expect(letterById(world.db, letter as LetterId)?.deliveredAt).toEqual(at);
});
