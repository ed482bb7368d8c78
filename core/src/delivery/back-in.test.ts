import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CAPABILITIES } from '../capabilities/index.ts';
import { everyday } from '../conversation/everyday/index.ts';
import { houseOf } from '../conversation/house.ts';
import { createCore } from '../core.ts';
import { notesCapability } from '../testing/notes-capability.ts';
import { PUBLIC_ADDRESS } from '../testing/public-address.ts';
import { calmDb, type SmallWorld, smallWorld } from '../testing/small-world.ts';

const house = houseOf([notesCapability, ...everyday(CAPABILITIES), ...CAPABILITIES]);
let world: SmallWorld;
beforeEach(() => {
  world = smallWorld({ house, db: calmDb() });
  // Greta would rather read Rocket.Chat, in which she has been since the spring.
  world.db.client.exec(
    "update addresses set preferred = 0 where person = 'person-greta'; update addresses set preferred = 1 where id = 'address-greta-rocketchat'",
  );
  world.db.client.exec("update addresses set linked_at = 0 where person = 'person-greta'");
});
afterEach(() => world.close());

let number = 0;
const note = async (label: 'plan' | 'team' | 'care' = 'plan', to = 'greta'): Promise<string> => {
  number += 1;
  world.says('bilal', `note ${to} ${label} ${number}`);
  await world.settle();
  return `Note ${number}.`;
};
const away = (): unknown => world.db.client.prepare("select away_since is not null from addresses where id = 'address-greta-rocketchat'").pluck().get();
const onWhatsApp = (): string[] => world.textsTo('greta', 'whatsapp');
const onRocketChat = (): string[] => world.textsTo('greta', 'rocketchat');
const BACK_IN = /There are messages for you in Rocket\.Chat\. .*sign in again\. Nia can help\./;

describe('somebody who shows no sign of life for five days, with three messages there', () => {
  const silent = async (): Promise<void> => {
    for (const day of ['23', '24', '25']) {
      await world.moveTo(`2026-11-${day}T10:00`);
      await note();
    }
    await world.moveTo('2026-11-28T09:59');
  };

  test('is told once, on the other channel, how to get back in', async () => {
    await silent();
    expect(onWhatsApp()).toEqual([]);
    await world.moveTo('2026-12-03T12:00');
    expect(onWhatsApp()).toEqual([expect.stringMatching(BACK_IN)]);
    expect(away()).toBe(1);
  });

  test('gets meanwhile there what may go there, and all of it where it was', async () => {
    await silent();
    await world.moveTo('2026-11-28T12:00');
    const short = await note();
    expect(onWhatsApp().at(-1)).toBe(short);
    expect(onRocketChat()).not.toContain(short);
    world.db.client.exec("update clearances set label = 'care' where person = 'person-greta'");
    const whole = await note('care');
    expect(onWhatsApp().at(-1)).toBe(whole);
    expect(onRocketChat().at(-1)).toBe(`${whole} In full.`);
  });

  test('is back with the first word from there, and told there again', async () => {
    await silent();
    await world.moveTo('2026-11-28T12:00');
    world.says('greta', 'rota', { on: 'rocketchat' });
    await world.settle();
    expect(away()).toBe(0);
    const next = await note();
    expect(onRocketChat().at(-1)).toBe(next);
    expect(onWhatsApp()).toHaveLength(1);
  });

  test('is left alone when a receipt or a word from there has come meanwhile', async () => {
    const core = createCore({
      db: world.db,
      house,
      channels: world.channels,
      clock: () => world.time.now,
      publicAddress: PUBLIC_ADDRESS,
      report: world.report,
    });
    await silent();
    const last = world.lettersTo('greta', 'rocketchat').at(-1)?.id ?? '';
    core.receive('rocketchat', { kind: 'delivered', letter: last });
    await world.moveTo('2026-12-10T12:00');
    expect(onWhatsApp()).toEqual([]);
    expect(away()).toBe(0);
  });
});

test('two messages are too few to worry about', async () => {
  await note();
  await world.moveTo('2026-11-24T10:00');
  await note();
  await world.moveTo('2026-12-20T10:00');
  expect(onWhatsApp()).toEqual([]);
});

test('somebody with one channel only is not asked anywhere', async () => {
  for (let times = 0; times < 4; times += 1) await note('plan', 'sam');
  await world.moveTo('2026-12-20T10:00');
  expect(away()).toBe(0);
  expect(world.bugs).toEqual([]);
});

test('a channel that fails for a day is told of once on the other, and not before', async () => {
  await world.moveTo('2026-11-23T10:00');
  world.chats.rocketchat.isDown = true;
  await note();
  await world.moveTo('2026-11-24T09:30');
  expect(onWhatsApp()).toEqual([]);
  await world.moveTo('2026-11-25T12:00');
  expect(onWhatsApp()).toEqual([expect.stringMatching(/do not get through just now\. They wait for you\./)]);
  world.chats.rocketchat.isDown = false;
  await world.moveTo('2026-11-25T13:30');
  expect(onRocketChat()).toHaveLength(1);
});

test('an address that can never be reached is told of on the other at once', async () => {
  world.chats.rocketchat.unknown.add(world.db.client.prepare("select 'greta'").pluck().get() as string);
  world.chats.rocketchat.before = ({ to }) => {
    if ('address' in to) world.chats.rocketchat.unknown.add(to.address);
  };
  await note();
  expect(onWhatsApp()).toEqual([expect.stringMatching(/I can't reach you in Rocket\.Chat any more\./)]);
});
