import { inOneTransaction } from '@hatstand/db/open';
import { closeExpired } from '@hatstand/db/repositories/amending';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Outage } from '../channels/channel.ts';
import { type SmallWorld, smallWorld } from '../testing/small-world.ts';
import type { WireLetter } from '../wire/letter.ts';

let world: SmallWorld;
beforeEach(() => {
  world = smallWorld();
  world.chats.rocketchat.canAmend = true;
});
afterEach(() => {
  expect(world.bugs).toEqual([]);
  world.close();
});

const amended = (): readonly WireLetter[] => world.chats.rocketchat.amended;
/** What stands below the last question that somebody has with these words in it. */
const below = (who: string, words: string): readonly string[] => {
  const asked = world.lettersTo(who, 'rocketchat').findLast(({ text, buttons }) => buttons.length > 0 && text.includes(words));
  return amended().flatMap(({ amends, text, buttons }) => (amends === asked?.id ? [[text, ...buttons.map(({ label }) => `[${label}]`)].join(' ')] : []));
};
const says = async (who: string, words: string): Promise<void> => {
  world.says(who, words);
  await world.settle();
};
const presses = async (who: string, label: RegExp): Promise<void> => {
  world.presses(who, world.button(who, label));
  await world.settle();
};

test('who was asked as well reads below the question who has it now, and the one who answered what they said', async () => {
  await says('jo', 'can anyone do my Thursday morning?');
  await presses('sam', /^Yes/);
  await presses('rosa', /^Yes/);
  expect(below('sam', 'Thu 26 Nov')).toEqual(['You said yes.']);
  expect(below('bilal', 'Thu 26 Nov')).toEqual(['Sam has this one now.']);
  expect(amended().every(({ label, buttons }) => (label === 'open' || label === 'plan') && buttons.length === 0)).toBe(true);
  expect(amended().every(({ amends }) => world.chats.rocketchat.shown.some(({ id }) => id === amends))).toBe(true);
  expect(world.chats.whatsapp.amended).toEqual([]);
});

test('an answer in words takes the buttons away too', async () => {
  await says('jo', 'can anyone do my Thursday morning?');
  await says('bilal', 'no sorry');
  expect(below('bilal', 'Thu 26 Nov')).toEqual(['You said no.']);
  expect(below('sam', 'Thu 26 Nov')).toEqual([]);
});

test('when it is asked no more, there is nothing to do; taken back, the question is open again', async () => {
  await says('jo', 'can anyone do my Thursday morning?');
  await presses('bilal', /^No/);
  await says('bilal', 'undo');
  expect(below('bilal', 'Thu 26 Nov')).toEqual(['You said no.', expect.stringMatching(/^This is open again\. \[Yes.*\] \[No.*\]$/)]);
  await says('jo', 'stop asking about Thursday');
  expect(below('sam', 'Thu 26 Nov')).toEqual([expect.stringMatching(/nothing for you to do/)]);
});

test('what a chat cannot change stays as it is, and so does what was never shown', async () => {
  world.chats.rocketchat.canAmend = false;
  await says('jo', 'can anyone do my Thursday morning?');
  await presses('sam', /^Yes/);
  await presses('rosa', /^Yes/);
  expect(amended()).toEqual([]);
});

test('a whisper stays as it is: Rocket.Chat keeps it nowhere', async () => {
  world.says('sam', '/rota cover Tue', { room: 'rosa' });
  await world.settle();
  const whisper = world.lettersTo('sam').find(({ to, buttons }) => to.kind === 'whisper' && buttons.length > 0);
  if (!whisper) throw new Error('nothing was whispered that has buttons');
  await says('sam', 'undo');
  expect(amended().filter(({ amends }) => amends === whisper.id)).toEqual([]);
});

test('buttons that lead on may stay', async () => {
  await says('sam', 'rota');
  const [letter] = world.lettersTo('sam').filter(({ buttons }) => buttons.length > 0);
  if (!letter) throw new Error('the rota has no buttons');
  for (const { choice } of letter.buttons) {
    world.presses('sam', choice);
    await world.settle();
  }
  expect(amended().filter(({ amends }) => amends === letter.id)).toEqual([]);
});

test('while the chat is away it waits, and is done once when it is back, also when an answer was lost', async () => {
  await says('jo', 'can anyone do my Thursday morning?');
  world.chats.rocketchat.isDown = true;
  await says('jo', 'undo');
  expect(amended()).toEqual([]);
  world.chats.rocketchat.isDown = false;
  world.chats.rocketchat.after = ({ amends }) => {
    world.chats.rocketchat.after = () => undefined;
    if (amends) throw new Outage('the answer was lost');
  };
  for (let minute = 0; minute < 5; minute += 1) {
    world.time.now = new Date(world.time.now.getTime() + 2 * 60_000);
    await world.settle();
  }
  const tried = world.chats.rocketchat.tried.filter(({ amends }) => amends !== undefined);
  expect(new Set(tried.map(({ id }) => id)).size).toBe(amended().length);
  expect(below('bilal', 'Thu 26 Nov')).toEqual([expect.stringMatching(/taken back/)]);
});

test('a question whose time is over says so, once', async () => {
  await says('jo', 'can anyone do my Thursday morning?');
  world.db.client.exec(`update offers set closes_at = ${world.time.now.getTime() - 1} where used_in is null`);
  inOneTransaction(world.db, (tx) => closeExpired(tx, world.time.now));
  await world.settle();
  inOneTransaction(world.db, (tx) => closeExpired(tx, world.time.now));
  await world.settle();
  expect(below('bilal', 'Thu 26 Nov')).toEqual([expect.stringMatching(/closed now/)]);
});
