import type { PersonId } from '@hatstand/db/ids';
import { open, plan } from '@hatstand/db/labels';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CAPABILITIES } from '../capabilities/index.ts';
import { Outage } from '../channels/channel.ts';
import type { Capability, Message, Speaker } from '../conversation/capability.ts';
import { everyday } from '../conversation/everyday/index.ts';
import { houseOf } from '../conversation/house.ts';
import { createCore } from '../core.ts';
import { PUBLIC_ADDRESS } from '../testing/public-address.ts';
import { calmDb, type SmallWorld, smallWorld } from '../testing/small-world.ts';

/** "tell jo: milk", "ask jo: bread" (with choices), "tell jo twice: eggs". */
type Telling = { readonly do: string };
const TOLD = /^(?<how>tell|ask|remind) (?<who>jo|sam|greta)(?<twice> twice)?: (?<what>.+)$/;
const telling: Capability<Telling, Speaker, Telling, never, never> = {
  name: 'passing on',
  examples: [],
  understand: ({ words }) => (TOLD.test(words) ? { do: words } : undefined),
  dialog: { version: 1, answer: () => undefined },
  know: (_tx, speaker) => speaker,
  decide: (intent) => [intent],
  record: () => undefined,
  tell({ do: words }, _known, { now }) {
    const { how, who, twice, what } = TOLD.exec(words)?.groups ?? {};
    const to = `person-${who}` as PersonId;
    const text = what === 'long' ? LONG : (WHATS[what ?? ''] ?? open`${1}`);
    const choices = how === 'ask' ? [{ label: open`Yes`, means: { do: 'tell sam: milk' } }] : [];
    const until = how === 'remind' ? { until: new Date(now.getTime() + 3_600_000) } : {};
    const one: Message<Telling, never> = { to, text, teams: [], choices, ...until };
    return twice ? [one, { ...one, text: plan`${text} again` }] : [one];
  },
  explain: (reason: never) => reason,
};
const WHATS: Record<string, ReturnType<typeof plan>> = { milk: plan`Milk.`, bread: plan`Bread.`, eggs: plan`Eggs.`, tea: plan`Tea.` };
const LONG = Array.from({ length: 9 }).reduce<ReturnType<typeof plan>>((so) => plan`${so} ${so}`, plan`long`);
const house = houseOf([telling, ...everyday(CAPABILITIES), ...CAPABILITIES]);

let world: SmallWorld;
beforeEach(() => {
  world = smallWorld({ house, db: calmDb() });
});
afterEach(() => world.close());
const bilal = (...words: string[]): void => {
  for (const one of words) world.says('bilal', one);
};
const minutesLater = (minutes: number): void => {
  world.time.now = new Date(world.time.now.getTime() + minutes * 60_000);
};
const ledger = () =>
  world.db.client.prepare("select id, state, carried_in as carriedIn from letters where person = 'person-jo' order by number").all() as {
    id: string;
    state: string;
    carriedIn: string | null;
  }[];

describe('what waits at the same time for the same person', () => {
  test('is one message, in order, and each letter knows the one it travelled in', async () => {
    world.chats.whatsapp.isDown = true;
    bilal('tell jo: milk');
    await world.settle();
    bilal('tell jo: bread', 'tell jo: eggs');
    await world.settle();
    world.chats.whatsapp.isDown = false;
    await world.moveTo('2026-11-23T08:30');
    expect(world.textsTo('jo')).toEqual(['Milk.\n\nBread.\n\nEggs.']);
    const [first] = ledger();
    expect(ledger().map(({ state, carriedIn }) => [state, carriedIn])).toEqual(Array(3).fill(['handed over', first?.id]));
  });

  test('of one turn is one message at once', async () => {
    bilal('tell jo twice: eggs');
    await world.settle();
    expect(world.textsTo('jo')).toEqual(['Eggs.\n\nEggs. again']);
  });

  test('with choices stays by itself, and the order is kept', async () => {
    bilal('tell jo: milk', 'ask jo: bread', 'tell jo: eggs', 'tell jo: tea');
    await world.settle();
    expect(world.textsTo('jo')).toEqual(['Milk.', expect.stringMatching(/^Bread\./), 'Eggs.\n\nTea.']);
  });

  test('when the night is over is one message', async () => {
    await world.moveTo('2026-11-23T22:00');
    bilal('tell jo: milk', 'tell jo: bread');
    await world.settle();
    expect(world.textsTo('jo')).toEqual([]);
    await world.moveTo('2026-11-24T08:00');
    expect(world.textsTo('jo')).toEqual(['Milk.\n\nBread.']);
  });

  test('answers stay under what was asked', async () => {
    world.says('jo', 'where was i');
    world.says('jo', 'thanks');
    await world.settle();
    expect(world.textsTo('jo')).toHaveLength(2);
  });

  test('stays one by one for who wants things so', async () => {
    world.db.client.exec("update people set one_at_a_time = 1 where id = 'person-jo'");
    bilal('tell jo: milk', 'tell jo: bread');
    await world.settle();
    expect(world.textsTo('jo')).toEqual(['Milk.', 'Bread.']);
  });

  test('does not become longer than can be read on a phone', async () => {
    bilal('tell jo: long', 'tell jo: long', 'tell jo: milk');
    await world.settle();
    expect(world.textsTo('jo').length).toBe(2);
    for (const text of world.textsTo('jo')) expect(text.length).toBeLessThanOrEqual(4_000);
  });
});

describe('once it was tried', () => {
  test('a message neither grows nor splits, for it may have been shown', async () => {
    world.chats.whatsapp.after = () => {
      throw new Outage('the answer was lost on the way back');
    };
    bilal('tell jo: milk', 'tell jo: bread');
    await world.settle();
    bilal('tell jo: eggs');
    world.chats.whatsapp.after = () => undefined;
    await world.moveTo('2026-11-23T08:30');
    expect(world.textsTo('jo')).toEqual(['Milk.\n\nBread.', 'Eggs.']);
    expect(new Set(world.chats.whatsapp.tried.map(({ id, text }) => `${id} ${text}`)).size).toBe(2);
  });

  test('a kill between handing over and marking changes nothing about it', async () => {
    bilal('tell jo: milk', 'tell jo: bread');
    world.chats.whatsapp.after = () => {
      world.db.client.exec("create temp trigger crash before update of state on main.letters begin select raise(rollback, 'power cut'); end");
    };
    await world.settle().catch(() => undefined);
    world.db.client.exec('drop trigger if exists temp.crash');
    world.chats.whatsapp.after = () => undefined;
    bilal('tell jo: eggs');
    await world.moveTo('2026-11-23T08:10');
    expect(world.textsTo('jo')).toEqual(['Milk.\n\nBread.', 'Eggs.']);
    expect(ledger().map(({ state }) => state)).toEqual(Array(3).fill('handed over'));
  });

  test('what is taken back meanwhile is left out, and its reader let off if it had arrived', async () => {
    world.chats.whatsapp.before = () => {
      throw new Outage('no answer');
    };
    bilal('tell jo: milk', 'tell jo: bread');
    await world.settle();
    world.db.client.exec(
      "update letters set state = 'withdrawn', words = null where person = 'person-jo' and number = (select min(number) from letters where person = 'person-jo')",
    );
    world.chats.whatsapp.before = () => undefined;
    await world.moveTo('2026-11-23T08:10');
    expect(world.textsTo('jo')).toEqual(['Bread.']);
    expect(ledger().map(({ state }) => state)).toEqual(['withdrawn', 'handed over']);
  });

  test('its receipts count for all that travelled in it, also one that comes before the answer', async () => {
    const core = createCore({
      db: world.db,
      house,
      channels: world.channels,
      clock: () => world.time.now,
      publicAddress: PUBLIC_ADDRESS,
      report: world.report,
    });
    bilal('tell jo: milk', 'tell jo: bread');
    world.chats.whatsapp.before = ({ id }) => core.receive('whatsapp', { kind: 'delivered', letter: id });
    await world.settle();
    expect(ledger().map(({ state }) => state)).toEqual(['delivered', 'delivered']);
    expect(world.textsTo('jo')).toEqual(['Milk.\n\nBread.']); // and nobody is told that it is out of date
    expect(world.bugs).toEqual([]);
  });

  test('failing for good, all of it has failed, and whoever sent it is told of each', async () => {
    world.chats.whatsapp.unknown.add('447700900002');
    bilal('tell jo: milk', 'tell jo: bread');
    await world.settle();
    expect(ledger().map(({ state }) => state)).toEqual(['failed', 'failed']);
    expect(
      world
        .textsTo('bilal')
        .join()
        .match(/could not get a message to Jo/g),
    ).toHaveLength(2);
  });
});

describe('what has lost its point', () => {
  test('is not sent late, and nobody is bothered with it', async () => {
    world.chats.whatsapp.isDown = true;
    bilal('tell jo: milk', 'remind jo: eggs', 'tell jo: tea');
    await world.settle();
    await world.moveTo('2026-11-23T09:00');
    world.chats.whatsapp.isDown = false;
    await world.moveTo('2026-11-23T10:30');
    expect(world.textsTo('jo')).toEqual(['Milk.\n\nTea.']);
    expect(ledger().map(({ state }) => state)).toEqual(['handed over', 'withdrawn', 'handed over']);
    expect(world.textsTo('bilal')).not.toContainEqual(expect.stringMatching(/could not get/));
  });
  test('is not sent after the night either', async () => {
    await world.moveTo('2026-11-23T21:30');
    bilal('remind jo: eggs');
    await world.moveTo('2026-11-24T08:30');
    expect(world.textsTo('jo')).toEqual([]);
  });
});

test('live, what comes of itself within a minute of the last waits for the end of that minute and is one message', async () => {
  const { db, channels, report } = world;
  const core = createCore({ db, house, channels, clock: () => world.time.now, publicAddress: PUBLIC_ADDRESS, report, gatherSeconds: 60 });
  for (const words of ['tell jo: milk', 'tell jo: bread', 'tell jo: eggs']) {
    bilal(words);
    await core.settle();
    minutesLater(0.25);
  }
  expect(world.textsTo('jo')).toEqual(['Milk.']);
  bilal('ask jo: tea');
  await core.settle();
  // What needs an answer does not wait, and does not overtake.
  expect(world.textsTo('jo')).toEqual(['Milk.', 'Bread.\n\nEggs.', expect.stringMatching(/^Tea\./)]);
  bilal('tell jo: milk');
  await core.settle();
  expect(world.textsTo('jo')).toHaveLength(3);
  minutesLater(1);
  await core.settle();
  expect(world.textsTo('jo').at(-1)).toBe('Milk.');
});

describe('a clock that is put back', () => {
  test('keeps nothing waiting for a time that was never right', async () => {
    world.time.now = new Date('2027-11-23T22:00:00Z');
    bilal('tell jo: milk'); // held until a morning in a year
    await world.settle();
    world.time.now = new Date('2026-11-23T10:00:00Z');
    await world.settle();
    expect(world.textsTo('jo')).toEqual(['Milk.']);
  });
  test('rings nobody in the night', async () => {
    world.time.now = new Date('2026-11-24T10:00:00Z');
    world.chats.whatsapp.isDown = true;
    bilal('tell jo: milk');
    await world.settle();
    world.chats.whatsapp.isDown = false;
    world.time.now = new Date('2026-11-23T23:00:00Z');
    await world.settle();
    expect(world.textsTo('jo')).toEqual([]);
    await world.moveTo('2026-11-24T08:00');
    expect(world.textsTo('jo')).toEqual(['Milk.']);
  });
});
