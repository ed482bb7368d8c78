import type { LetterId } from '@hatstand/db/ids';
import { inOneTransaction } from '@hatstand/db/open';
import { markShownAs } from '@hatstand/db/repositories/in-view';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Outage } from '../channels/channel.ts';
import type { Ran } from '../channels/http-hand.ts';
import { type Core, createCore } from '../core.ts';
import { PUBLIC_ADDRESS } from '../testing/public-address.ts';
import { type SmallWorld, smallWorld } from '../testing/small-world.ts';
import type { Errand } from '../wire/errand.ts';

let world: SmallWorld;
let core: Core;
let errands: Errand[];
let answer: Ran | 'away';
beforeEach(() => {
  world = smallWorld();
  errands = [];
  answer = 'done';
  const { db, channels, report } = world;
  const hand = async (errand: Errand): Promise<Ran> => {
    errands.push(errand);
    if (answer === 'away') throw new Outage('the account does not answer');
    return answer;
  };
  core = createCore({ db, house: world.house, channels, clock: () => world.time.now, publicAddress: PUBLIC_ADDRESS, report, hand });
});
afterEach(() => {
  expect(world.bugs).toEqual([]);
  world.close();
});

async function says(who: string, words: string): Promise<void> {
  world.says(who, words);
  await core.settle();
}
async function wait(minutes: number): Promise<void> {
  world.time.now = new Date(world.time.now.getTime() + minutes * 60_000);
  await core.settle();
}
const done = (): string[] => errands.map((errand) => errand.do);
const PARKING = 'pin ordinary: Parking is round the back';

test('what goes up on the board is pinned in the room, by the letter that says it, once', async () => {
  await says('rosa', PARKING);
  await wait(1);
  const letter = world.chats.rocketchat.shown.find(({ to, text }) => to.kind === 'room' && text.includes('Parking'))?.id;
  expect(errands).toEqual([{ do: 'pin', id: `pin ${letter}`, room: 'rosa', letter }]);
});

test('names the message too, where the chat has told its id', async () => {
  answer = 'away';
  await says('rosa', PARKING);
  const letter = errands[0]?.do === 'pin' ? errands[0].letter : '';
  inOneTransaction(world.db, (tx) => markShownAs(tx, letter as LetterId, 'message-7'));
  inOneTransaction(world.db, (tx) => markShownAs(tx, 'no letter of ours' as LetterId, 'message-8'));
  await wait(2);
  expect(errands.at(-1)).toMatchObject({ letter, message: 'message-7' });
});

test('what comes down is unpinned: taken down, taken back, or because its last day is over', async () => {
  await says('rosa', PARKING);
  await says('rosa', 'unpin');
  await says('rosa', 'undo');
  expect(done()).toEqual(['pin', 'unpin', 'pin']);
  await says('rosa', 'unpin 1');
  await says('rosa', `${PARKING} until Tue 24 Nov`);
  expect(done()).toEqual(['pin', 'unpin', 'pin', 'unpin', 'pin']);
  await wait(30 * 60);
  expect(done().at(-1)).toBe('pin');
  await wait(20 * 60);
  expect(done().at(-1)).toBe('unpin');
});

test('a post that only says that there is a pin does not stay in view; the one with its words does', async () => {
  await says('rosa', 'pin My tablets are in the blue tin');
  expect(errands).toEqual([]);
  world.presses('rosa', world.button('rosa', /Everyone in the team/));
  await core.settle();
  expect(done()).toEqual(['pin']);
});

test('an account that is away is asked again, ever more seldom, and what came down meanwhile is never pinned', async () => {
  answer = 'away';
  await says('rosa', PARKING);
  await wait(1);
  await wait(1);
  expect(done()).toEqual(['pin', 'pin']);
  await wait(1);
  expect(done()).toHaveLength(3);
  await says('rosa', 'unpin');
  answer = 'done';
  await wait(60);
  expect(done()).toHaveLength(3);
});

test('an account that stays away is told of once, to whoever looks after the chat, and again only when it had been back', async () => {
  const told = () => [...world.textsTo('greta', 'whatsapp'), ...world.textsTo('greta', 'rocketchat')].filter((text) => text.includes('is not running'));
  const waitFor = async (minutes: number): Promise<void> => {
    for (let passed = 0; passed < minutes; passed += 5) await wait(5);
  };
  answer = 'away';
  await says('rosa', PARKING);
  await waitFor(30);
  expect(told()).toEqual([]);
  await waitFor(90);
  await says('rosa', 'pin ordinary: Ring twice');
  await waitFor(300);
  expect(told()).toHaveLength(1);
  expect(told()[0]).not.toContain('Rosa');
  answer = 'done';
  await waitFor(90);
  expect(done().slice(-2)).toEqual(['pin', 'pin']);
  answer = 'away';
  await says('rosa', 'pin ordinary: Use the side door');
  await waitFor(120);
  expect(told()).toHaveLength(2);
});

test('where she may not pin, whoever looks after the chat is told once, and it is tried again later', async () => {
  answer = 'not allowed';
  await says('rosa', PARKING);
  await says('rosa', 'pin ordinary: Ring twice');
  const told = [...world.textsTo('greta', 'whatsapp'), ...world.textsTo('greta', 'rocketchat')].filter((text) => text.includes('I may not pin'));
  expect(told).toHaveLength(1);
  expect(told[0]).not.toContain('Rosa');
  answer = 'done';
  await wait(7 * 60);
  expect(done().slice(2)).toEqual(['pin', 'pin']);
});

test('a message that is gone is let go of', async () => {
  answer = 'never';
  await says('rosa', PARKING);
  await wait(60);
  await says('rosa', 'unpin');
  expect(done()).toEqual(['pin']);
});
