import type { CircleId, PersonId } from '@hatstand/db/ids';
import { reveal } from '@hatstand/db/labels';
import { inOneTransaction } from '@hatstand/db/open';
import { personById } from '@hatstand/db/repositories/people';
import { openPosterOf } from '@hatstand/db/repositories/posters';
import { volunteerIn } from '@hatstand/db/repositories/volunteers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkingWorld, NEW_NUMBER } from '../../testing/linking-world.ts';
import { dump } from '../../testing/small-world.ts';

let world: ReturnType<typeof linkingWorld>;
beforeEach(() => {
  world = linkingWorld();
});
afterEach(() => {
  expect(world.bugs).toEqual([]);
  world.close();
});

const MILLBROOK = 'circle-millbrook' as CircleId;
const LINE = /^Hello, I am Hattie\./;
const wordsOnTheWall = async (): Promise<string> => {
  await world.says('nia', 'make a poster for volunteers');
  return inOneTransaction(world.db, (tx) => reveal(openPosterOf(tx, MILLBROOK)?.words ?? expect.fail('no poster hangs')));
};
const newcomers = (): PersonId[] => world.db.client.prepare('select person from volunteers order by joined_at, person').pluck().all() as PersonId[];
const kept = () =>
  inOneTransaction(world.db, (tx) =>
    newcomers().map((person) => {
      const row = volunteerIn(tx, MILLBROOK, person);
      const words = (text: NonNullable<typeof row>['gives']) => text && reveal(tx.vault.open(text));
      return { name: reveal(personById(tx, person).firstName), gives: words(row?.gives ?? null), often: words(row?.often ?? null) };
    }),
  );

test('somebody from a poster is welcomed at once, asked three things one at a time, and Cal hears of it once', async () => {
  const words = await wordsOnTheWall();
  expect(await world.from(NEW_NUMBER, `Hello Hattie, I would like to help: ${words}`)).toMatch(/^Hello and welcome\. I am Hattie.*What is your first name\?$/s);
  expect(await world.from(NEW_NUMBER, "hi, I'm kim and I live round the corner")).toMatch(/What would you like to give\?/);
  expect(await world.from(NEW_NUMBER, 'I can do Tuesdays: a lift to church, or company for Rosa')).toMatch(/How often would you like to hear/);
  const end = await world.from(NEW_NUMBER, 'once a week, not in the morning');
  expect(end).toMatch(/^Thank you, Kim\. I have noted it\. I tell Cal, who looks after volunteers, what you said\./);
  expect(kept()).toEqual([{ name: 'Kim', gives: 'I can do Tuesdays: a lift to church, or company for Rosa', often: 'once a week, not in the morning' }]);
  const told = world.textsTo('cal').filter((text) => text.includes('Kim'));
  expect(told).toEqual([expect.stringMatching(/^Kim has joined.*Would like to give: I can do Tuesdays: a lift to church.*How often: once a week/s)]);
  await world.moveTo('2026-11-25T12:00');
  expect(world.textsTo('cal').filter((text) => text.includes('Kim'))).toEqual(told);
  expect(JSON.stringify(world.chats.whatsapp.shown)).not.toMatch(/church|Rosa|morning/);
});

test('on WhatsApp whoever looks after volunteers reads the first name, and no more', async () => {
  world.db.client.exec(
    "update hats set worn_by = 'person-greta' where hat = 'Care Commons Organiser'; delete from addresses where id = 'address-greta-rocketchat'",
  );
  const words = await wordsOnTheWall();
  for (const say of [words, 'Kim', 'lifts to the clinic', 'weekly']) await world.from(NEW_NUMBER, say);
  expect(world.lastTo('greta', 'whatsapp')).toMatch(/^Kim has joined the people who gift time in Millbrook.*1\. We have met/s);
  expect(world.lastTo('greta', 'whatsapp')).not.toMatch(/clinic|weekly/);
});

test('they are in no team, may be told what is plan, and are asked for no visit until somebody has met them', async () => {
  const words = await wordsOnTheWall();
  for (const say of [words, 'Kim', 'skip', 'skip']) await world.from(NEW_NUMBER, say);
  const kim = newcomers()[0];
  expect(world.db.client.prepare('select count(*) from memberships where person = ?').pluck().get(kim)).toBe(0);
  expect(await world.from(NEW_NUMBER, 'rota')).not.toMatch(/Rosa|9am/);
  const asked = () => world.chats.whatsapp.shown.filter(({ to, text }) => 'address' in to && to.address === NEW_NUMBER && /Sat 28 Nov/.test(text));
  await world.says('greta', 'can anyone do my Saturday visit?');
  await world.moveTo('2026-11-24T20:00');
  expect(asked()).toEqual([]);
  world.presses('cal', world.button('cal', /We have met/));
  await world.settle();
  expect(world.lastTo('cal')).toMatch(/may ask Kim for help/);
  await world.moveTo('2026-11-27T12:00');
  expect(world.db.client.prepare('select to_meet from gifting_volunteers where person = ?').pluck().get(kim)).toBe(0);
});

describe('the words', () => {
  test('are heard with slips, in any case and order, and from a copied link', async () => {
    const [one = '', two = '', three = ''] = (await wordsOnTheWall()).split(' ');
    const slip = (word: string): string => word.slice(0, 2) + word.slice(3);
    for (const [place, say] of [
      `${slip(one)} ${two} ${three}`,
      `${three.toUpperCase()}-${two}-${one}!!`,
      `https://wa.me/447700900999?text=Hello%20Hattie%2C%20I%20would%20like%20to%20help%3A%20${one}%20${two}%20${three}`,
    ].entries())
      expect(await world.from(`44770090060${place}`, say)).toMatch(/^Hello and welcome/);
    expect(newcomers()).toHaveLength(3);
  });
  test('said twice, or by two on one phone, are kind and make nobody twice', async () => {
    const words = await wordsOnTheWall();
    await world.from(NEW_NUMBER, words);
    expect(await world.from(NEW_NUMBER, words)).toMatch(/^You are on the list already\. What is your first name\?/);
    for (const say of ['Kim', 'skip', 'skip']) await world.from(NEW_NUMBER, say);
    expect(await world.from(NEW_NUMBER, words)).toMatch(/^You are on the list already, Kim\..*from their own/s);
    expect(newcomers()).toHaveLength(1);
    expect(world.textsTo('cal').filter((text) => text.includes('Kim'))).toHaveLength(1);
  });
  test('said by somebody in a team are asked about', async () => {
    const words = await wordsOnTheWall();
    expect(await world.says('jo', words)).toMatch(/I know you already\. Would you like to be on that list too/);
    expect(newcomers()).toEqual([]);
    expect(await world.says('jo', 'yes')).toMatch(/What would you like to give/);
    await world.says('jo', 'baking');
    expect(await world.says('jo', 'skip')).toMatch(/^Thank you, Jo/);
    expect(world.lastTo('cal')).toMatch(/^Jo has joined.*baking/s);
    expect(newcomers()).toEqual(['person-jo']);
  });
  test('of a poster that was stopped let nobody in, and say nothing about anybody', async () => {
    const words = await wordsOnTheWall();
    await world.says('nia', 'stop the poster');
    const before = JSON.stringify(dump(world.db, 'strangers', 'code_tries', 'heard', 'letters'));
    expect(await world.from(NEW_NUMBER, words)).toMatch(LINE);
    expect(await world.from(NEW_NUMBER, words)).toBe('(nothing)');
    expect(JSON.stringify(dump(world.db, 'strangers', 'code_tries', 'heard', 'letters'))).toBe(before);
  });
  test('guessed again and again are not looked at any more, like six digits', async () => {
    const words = await wordsOnTheWall();
    for (const guess of ['badger lantern pebble', 'thimble zebra acorn', 'tulip turtle walnut', 'violin velvet thunder', 'teapot tartan sunflower'])
      await world.from(NEW_NUMBER, guess);
    expect(await world.from(NEW_NUMBER, words)).toBe('(nothing)');
    expect(newcomers()).toEqual([]);
    await world.moveTo('2026-11-24T09:00');
    expect(await world.from(NEW_NUMBER, words)).toMatch(/^Hello and welcome/);
  });
  test('let nobody in by a number that rests: it is still somebody’s', async () => {
    const words = await wordsOnTheWall();
    world.db.client.prepare("update addresses set rests_since = ? where id = 'address-jo-whatsapp'").run(world.time.now.getTime());
    expect((await world.says('jo', words)).startsWith('Hello, I am Hattie')).toBe(true);
    expect(newcomers()).toEqual([]);
  });
});

describe('half-way', () => {
  test('somebody without a name is heard in nobody’s words', async () => {
    const words = await wordsOnTheWall();
    for (const say of [words, 'skip', 'skip', 'skip']) await world.from(NEW_NUMBER, say);
    expect(world.lastTo('cal')).toMatch(/^Somebody has joined/);
    const before = await world.says('nia', 'can somebody take the rota for me');
    expect(before).not.toMatch(/Somebody/);
  });
  test('somebody who answers nothing more is not chased, and Cal hears of them after a while', async () => {
    const words = await wordsOnTheWall();
    await world.from(NEW_NUMBER, words);
    await world.from(NEW_NUMBER, 'Kim');
    await world.moveTo('2026-11-25T12:00');
    expect(world.textsTo('cal').filter((text) => text.startsWith('Kim has joined'))).toHaveLength(1);
    expect(world.chats.whatsapp.shown.filter(({ to }) => 'address' in to && to.address === NEW_NUMBER)).toHaveLength(2);
  });
  test('what they answer after Cal has heard of them, Cal hears too, once', async () => {
    const words = await wordsOnTheWall();
    await world.from(NEW_NUMBER, words);
    await world.moveTo('2026-11-23T11:00');
    expect(world.lastTo('cal')).toMatch(/^Somebody has joined/);
    await world.from(NEW_NUMBER, 'Kim');
    await world.from(NEW_NUMBER, 'a lift to church');
    expect(await world.from(NEW_NUMBER, 'weekly')).toMatch(/I tell Cal/);
    const more = () => world.textsTo('cal').filter((text) => text.includes('has told me more'));
    expect(more()).toEqual([expect.stringMatching(/^Kim, .*from the poster.*Would like to give: a lift to church\nHow often: weekly/s)]);
    await world.moveTo('2026-11-25T12:00');
    expect(more()).toHaveLength(1);
  });
  test('an answer that nothing follows is told after a while too, and what says nothing is not', async () => {
    const words = await wordsOnTheWall();
    for (const say of [words, 'Kim']) await world.from(NEW_NUMBER, say);
    await world.moveTo('2026-11-23T11:00');
    await world.from(NEW_NUMBER, 'a lift to church');
    const told = world.textsTo('cal').length;
    await world.moveTo('2026-11-23T14:00');
    expect(world.textsTo('cal').slice(told)).toEqual([expect.stringMatching(/^Kim.*told me more.*a lift to church/s)]);
    for (const say of ['skip', 'volunteer', 'skip', 'skip']) await world.from(NEW_NUMBER, say);
    await world.moveTo('2026-11-25T12:00');
    expect(world.textsTo('cal')).toHaveLength(told + 1);
  });
  test('STOP stops at once, and nobody is told of somebody who came and went', async () => {
    const words = await wordsOnTheWall();
    await world.from(NEW_NUMBER, words);
    expect(await world.from(NEW_NUMBER, 'stpo!!')).toMatch(/^I have stopped/);
    await world.moveTo('2026-11-25T12:00');
    expect(world.textsTo('cal').join('\n')).not.toMatch(/has joined/);
  });
  test.each(['Stop by on Tuesday', 'yes', 'hello there', '🙂', '12'])('“%s” is no name: it is asked for once more', async (typed) => {
    const words = await wordsOnTheWall();
    await world.from(NEW_NUMBER, words);
    expect(await world.from(NEW_NUMBER, typed)).toMatch(/only your first name|can't read pictures/);
  });
});

test('without the number of the line there is no poster, and it is said what is missing', async () => {
  const momentOf = world.time.moment.bind(world.time);
  world.time.moment = () => ({ ...momentOf(), whatsappNumber: undefined });
  expect(await world.says('nia', 'poster')).toMatch(/HATSTAND.*NUMBER/);
});
