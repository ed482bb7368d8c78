import { reveal } from '@hatstand/db/labels';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressOf, calmDb, dump, type SmallWorld, smallWorld } from '../testing/small-world.ts';
import { SECRET_WORDS, trialCapability } from '../testing/trial-capability.ts';
import { BROKE, NOTHING_SAID, NOTHING_WAITS, TOO_LONG } from './messages.ts';

let world: SmallWorld;
let rules: ReturnType<typeof trialCapability>['rules'];
beforeEach(() => {
  const trial = trialCapability();
  rules = trial.rules;
  world = smallWorld({ house: trial.house, db: calmDb() });
});
afterEach(() => world.close());

const SORRY = reveal(BROKE);

describe('a cue that comes again', () => {
  test('is known, and nothing happens twice', async () => {
    expect(world.says('sam', 'trial write', { id: 'm-1' })).toEqual({ outcome: 'done' });
    const before = dump(world.db);
    for (const _ of [1, 2, 3]) expect(world.says('sam', 'trial write', { id: 'm-1' })).toEqual({ outcome: 'known' });
    expect(dump(world.db)).toEqual(before);
    await world.settle();
    expect(world.textsTo('sam')).toHaveLength(1);
  });
  test('is known even with other words in it', () => {
    world.says('sam', 'trial took', { id: 'm-1' });
    expect(world.says('sam', 'trial write', { id: 'm-1' })).toEqual({ outcome: 'known' });
  });
  test('is another cue on another channel', () => {
    world.says('greta', 'trial took', { id: 'm-1', on: 'whatsapp' });
    expect(world.says('greta', 'trial took', { id: 'm-1', on: 'rocketchat' })).toEqual({ outcome: 'done' });
  });
  test('is another cue from somebody else: two phones may choose the same id', async () => {
    world.says('jo', 'trial took', { id: 'm-1' });
    expect(world.says('tess', 'trial took', { id: 'm-1' })).toEqual({ outcome: 'done' });
    expect(world.says('tess', 'trial took', { id: 'm-1' })).toEqual({ outcome: 'known' });
    await world.settle();
    expect(world.textsTo('tess', 'whatsapp')).toHaveLength(1);
    expect(
      dump(world.db)
        ['heard']?.flatMap((row) => Object.values(row as object))
        .join(),
    ).not.toContain(addressOf('tess', 'whatsapp'));
  });
  test('is known from before an update, when ids were kept by themselves', () => {
    world.db.client.prepare("insert into heard (channel, cue, at) values ('whatsapp', 'm-1', ?)").run(world.time.now.getTime());
    expect(world.says('jo', 'trial took', { id: 'm-1' })).toEqual({ outcome: 'known' });
  });
  test('is known also when its turn broke', async () => {
    world.says('sam', 'trial break', { id: 'm-1' });
    expect(world.says('sam', 'trial break', { id: 'm-1' })).toEqual({ outcome: 'known' });
    await world.settle();
    expect(world.textsTo('sam')).toHaveLength(1);
  });
});

describe('a bug', () => {
  test('takes back everything the turn had written, and says so kindly', async () => {
    const before = dump(world.db, 'heard', 'letters');
    expect(world.says('sam', 'trial break')).toEqual({ outcome: 'done' });
    expect(dump(world.db, 'heard', 'letters')).toEqual(before);
    await world.settle();
    expect(world.textsTo('sam')).toEqual([SORRY]);
  });
  test('is reported once, and what the person is told has none of its words', async () => {
    world.says('sam', 'trial break');
    expect(world.bugs).toHaveLength(1);
    await world.settle();
    expect(world.textsTo('sam').join()).not.toContain(SECRET_WORDS);
  });
  test('leaves the next cue as good as ever, and what it does can be taken back', async () => {
    world.says('sam', 'trial break');
    rules.breaks = false;
    world.says('sam', 'trial break');
    await world.settle();
    world.says('sam', 'undo');
    await world.settle();
    expect(world.textsTo('sam')).toEqual([SORRY, expect.stringMatching(/^Done/), expect.stringMatching(/taken back/i)]);
    expect(world.db.client.prepare("select count(*) from travel where from_place = 'place-break'").pluck().get()).toBe(0);
    expect(world.db.current.turn).toBeUndefined();
  });
  test('in an answer leaves the question open', async () => {
    world.says('sam', 'trial ask');
    world.says('sam', 'trial break');
    world.says('sam', 'an apple');
    await world.settle();
    expect(world.lastTo('sam')).toMatch(/A fruit/);
  });
  test('on WhatsApp and in a room is answered there', async () => {
    world.says('jo', 'trial break');
    world.says('sam', '/trial break', { room: 'rosa' });
    await world.settle();
    expect(world.lastTo('jo')).toBe(SORRY);
    expect(world.lettersTo('sam')[0]).toMatchObject({ to: { kind: 'whisper', room: 'rosa' }, text: SORRY });
    expect(world.postsIn('rosa')).toEqual([]);
  });
});

test('a full disk is nobody’s bug: the whole cue fails, nothing is kept, and it may come again with the same id', async () => {
  const before = dump(world.db);
  expect(() => world.says('sam', 'trial fill the disk', { id: 'm-1' })).toThrow('disk full');
  expect(dump(world.db)).toEqual(before);
  expect(world.bugs).toEqual([]);
  rules.breaks = false;
  expect(world.says('sam', 'trial fill the disk', { id: 'm-1' })).toEqual({ outcome: 'done' });
});

test('a refused wish leaves no trace but the answer', async () => {
  const before = dump(world.db, 'heard', 'letters');
  world.says('sam', 'trial refuse');
  expect(dump(world.db, 'heard', 'letters')).toEqual(before);
  await world.settle();
  expect(world.textsTo('sam')).toEqual(['I would rather not.']);
});

describe('somebody nobody knows', () => {
  const stranger = (cue: string) =>
    world.hear('whatsapp', { id: cue, from: { address: '440000' }, place: { kind: 'direct' }, heard: { kind: 'words', words: 'rota' } });

  test('gets one polite line a day, which names nobody', async () => {
    for (const cue of ['a', 'b', 'c']) stranger(cue);
    await world.settle();
    world.time.now = new Date(world.time.now.getTime() + 23 * 3_600_000);
    stranger('d');
    await world.settle();
    expect(world.chats.whatsapp.shown).toHaveLength(1);
    world.time.now = new Date(world.time.now.getTime() + 3_600_000);
    stranger('e');
    await world.settle();
    expect(world.chats.whatsapp.shown).toHaveLength(2);
    expect(world.chats.whatsapp.shown[0]?.text).not.toMatch(/Rosa|Sam|Jo|team R/);
  });
});

describe('words that say nothing', () => {
  test.each([
    ['', NOTHING_SAID],
    ['   \n', NOTHING_SAID],
    ['👍', NOTHING_WAITS],
    ['x'.repeat(4001), TOO_LONG],
  ])('%j are answered', async (words, answer) => {
    world.says('jo', words);
    await world.settle();
    expect(world.lastTo('jo')).toBe(reveal(answer));
  });
});

test('words that nobody understands are not quoted back', async () => {
  world.says('jo', 'marmalade on the pillow');
  await world.settle();
  expect(world.lastTo('jo')).toMatch(/^Sorry, I did not/);
  expect(world.lastTo('jo')).not.toContain('marmalade');
});

describe('alarms', () => {
  const bell = (minutes: number): void => {
    world.says('sam', `trial ring in ${minutes}`);
  };
  // What rings at one time is one message.
  const rung = (): number => world.textsTo('jo').join('\n').match(/bell/g)?.length ?? 0;

  test('ring when they are due, not before, and once', async () => {
    bell(60);
    await world.moveTo('2026-11-23T08:59');
    expect(rung()).toBe(0);
    await world.moveTo('2026-11-23T09:00');
    await world.moveTo('2026-11-24T09:00');
    expect(rung()).toBe(1);
  });
  test('ring in order of time, and of making where the time is the same', async () => {
    for (const minutes of [30, 10, 20, 10]) bell(minutes);
    const due = world.db.client.prepare('select rings, number from alarms order by rings, number').all() as { number: number }[];
    expect(due.map(({ number }) => number)).toEqual([2, 4, 3, 1]);
    const order: unknown[] = [];
    world.chats.whatsapp.before = () => {
      order.push(world.db.client.prepare('select group_concat(number order by number) from alarms').pluck().get());
    };
    await world.moveTo('2026-11-23T09:00');
    expect(rung()).toBe(4);
    expect(order.at(0)).toBe('1,3');
    expect(order.at(-1)).toBeNull();
  });
  test('ring once also when the core was away at the time', async () => {
    bell(10);
    bell(20);
    world.time.now = new Date(world.time.now.getTime() + 5 * 3_600_000);
    const later = smallWorld({ db: world.db, house: world.house, time: world.time, chats: world.chats });
    await later.settle();
    await later.settle();
    expect(rung()).toBe(2);
  });
  test('are taken back with the turn that set them', async () => {
    world.says('sam', 'trial ring in 30');
    world.says('sam', 'undo');
    await world.moveTo('2026-11-23T12:00');
    expect(rung()).toBe(0);
  });
  test('that break ring again later: what was to happen is not dropped', async () => {
    bell(10);
    const ring = world.db.client.prepare("update alarms set intent = json_set(intent, '$.do', 'break')");
    ring.run();
    await world.moveTo('2026-11-23T08:30');
    expect(world.bugs).toHaveLength(1);
    expect(world.textsTo('jo')).toEqual([]);
    rules.breaks = false;
    await world.moveTo('2026-11-23T11:00');
    expect(world.textsTo('jo')).toHaveLength(1);
  });
});

describe('what is said privately', () => {
  test('goes to the speaker directly on the channel of the room, never into it', async () => {
    for (const room of ['rosa', 'millbrook', 'a-room-nobody-knows']) world.says('greta', '/trial tell privately', { on: 'rocketchat', room });
    await world.settle();
    expect(world.lettersTo('greta', 'rocketchat').map(({ to, text }) => [to.kind, text])).toEqual(Array(3).fill(['direct', 'For you alone.']));
    expect(world.textsTo('greta', 'whatsapp')).toEqual([]);
    expect(world.postsIn('rosa')).toEqual([]);
  });
  test('goes where it would have gone when it was asked for directly', async () => {
    world.says('greta', 'trial tell privately', { on: 'whatsapp' });
    await world.settle();
    expect(world.textsTo('greta', 'whatsapp')).toEqual(['For you alone.']);
    expect(world.textsTo('greta', 'rocketchat')).toEqual([]);
  });
});
