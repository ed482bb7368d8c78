import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCore } from '../../core.ts';
import { linkingWorld, NEW_NUMBER } from '../../testing/linking-world.ts';
import { addressOf, dump } from '../../testing/small-world.ts';

let world: ReturnType<typeof linkingWorld>;
beforeEach(() => {
  world = linkingWorld();
});
afterEach(() => {
  expect(world.bugs).toEqual([]);
  world.close();
});

const JOS_NUMBER = addressOf('jo', 'whatsapp');
const GRETAS_NUMBER = addressOf('greta', 'whatsapp');
const INVITED = /only talk with people who have been invited/;
const waiting = (): unknown[] => world.db.client.prepare("select channel, address, state from letters where state = 'queued'").all();

/** What the signed report of an adapter does. */
async function changesHands(address: string): Promise<void> {
  const core = createCore({
    db: world.db,
    house: world.house,
    channels: world.channels,
    clock: () => world.time.now,
    publicAddress: 'http://localhost',
    report: world.report,
  });
  core.receive('whatsapp', { kind: 'changed hands', address });
  await core.settle();
}

describe('what waits for a channel that is unlinked', () => {
  test('goes to the other one of the same person', async () => {
    world.chats.whatsapp.isDown = true;
    await world.says('sam', 'pin ordinary: The bins go out on Tuesday');
    expect(waiting()).toEqual([{ channel: 'whatsapp', address: 'address-greta-whatsapp', state: 'queued' }]);
    await world.says('greta', 'unlink whatsapp', { on: 'rocketchat' });
    expect(world.textsTo('greta', 'rocketchat').filter((text) => /Shall I pin it/.test(text)).length).toBeGreaterThan(0);
    world.chats.whatsapp.isDown = false;
    await world.moveTo('2026-11-24T12:00');
    expect(world.textsTo('greta', 'whatsapp').some((text) => /pin/.test(text))).toBe(false);
  });
  test('cannot reach somebody who has no other: whoever sent it is told, once', async () => {
    world.chats.whatsapp.isDown = true;
    await world.says('sam', 'swap my Tuesday with Jo');
    await world.says('bilal', "unlink jo's phone");
    expect(world.textsTo('sam').filter((text) => /could not get a message to Jo/.test(text))).toHaveLength(1);
    world.chats.whatsapp.isDown = false;
    await world.moveTo('2026-11-24T12:00');
    expect(world.lettersTo('jo')).toEqual([]);
  });
});

describe('a phone that is gone', () => {
  test('takes its open codes with it', async () => {
    const code = await world.code('jo', 'link rocket chat');
    await world.says('sam', "unlink jo's phone");
    expect(await world.from('thief', code, { on: 'rocketchat' })).toMatch(/^I don't know that code/);
  });
  test('is back with a new code, and only then', async () => {
    await world.says('sam', "unlink jo's phone");
    expect(await world.from(JOS_NUMBER, 'undo')).toMatch(INVITED);
    const code = await world.code('nia', 'code for Jo');
    expect(await world.from(NEW_NUMBER, code)).toMatch(/^Hello Jo/);
    expect(await world.from(NEW_NUMBER, 'rota me')).toMatch(/Tue 24 Nov/);
    expect(await world.from(JOS_NUMBER, 'rota me')).toBe('(nothing)');
  });
  test('leaves the other channel, where the person hears who said so; that one can go too', async () => {
    await world.says('sam', 'greta lost her phone');
    world.presses('sam', world.button('sam', /^Yes/));
    await world.settle();
    expect(world.lastTo('greta', 'rocketchat')).toMatch(/^Sam told me that your phone is gone, so I have unlinked your WhatsApp/);
    expect(world.lastTo('sam')).toMatch(/Greta’s WhatsApp is unlinked\. Rocket\.Chat is still linked\./);
    world.presses('sam', world.button('sam', /Unlink Rocket\.Chat too/));
    await world.settle();
    expect(world.lastTo('sam')).toMatch(/can still show the rooms until it is signed out/);
    expect(await world.from('greta', 'rota', { on: 'rocketchat' })).toMatch(INVITED);
  });
  test('is recorded with who said so', async () => {
    await world.says('sam', "unlink jo's phone");
    const facts = world.db.client.prepare("select person, fact from journal where capability = 'linking'").all() as { person: string; fact: string }[];
    expect(facts.map(({ person, fact }) => [person, JSON.parse(fact).person, JSON.parse(fact).by])).toEqual([['person-sam', 'person-jo', 'person-sam']]);
  });
});

describe('a number that may have changed hands', () => {
  test('rests: nothing goes there, its words are a stranger’s, and who can put it right is told', async () => {
    await changesHands(JOS_NUMBER);
    expect(world.lastTo('nia')).toMatch(/^The WhatsApp of Jo may be on a new phone, or somebody else’s/);
    expect(await world.from(JOS_NUMBER, 'rota me')).toMatch(INVITED);
    await world.says('sam', 'swap my Tuesday with Jo');
    await world.moveTo('2026-11-23T12:00');
    expect(world.textsTo('jo').filter((text) => !INVITED.test(text))).toEqual([]);
  });
  test('of somebody with another channel sends what waits there, and they are asked there', async () => {
    world.chats.whatsapp.isDown = true;
    await world.says('sam', 'pin ordinary: The bins go out on Tuesday');
    await changesHands(GRETAS_NUMBER);
    expect(world.textsTo('greta', 'rocketchat').join('\n')).toMatch(/Shall I pin it[\s\S]*Your WhatsApp says that it may be on a new phone/);
    expect(waiting()).toEqual([]);
  });
  test('is awake again with a code said from it', async () => {
    await changesHands(GRETAS_NUMBER);
    const code = await world.code('greta', 'link whatsapp', { on: 'rocketchat' });
    expect(await world.from(GRETAS_NUMBER, code)).toMatch(/^Hello Greta/);
    expect(await world.from(GRETAS_NUMBER, 'rota me')).toMatch(/Sat 28 Nov/);
    expect(world.db.client.prepare("select count(*) from addresses where person = 'person-greta'").pluck().get()).toBe(2);
  });
  test('is its new owner’s when they are invited, and no longer the old one’s', async () => {
    await changesHands(JOS_NUMBER);
    const code = await world.code('nia', 'code for Sam');
    expect(await world.from(JOS_NUMBER, code)).toMatch(/^Hello Sam/);
    expect(world.db.client.prepare("select unlinked_at is null from addresses where id = 'address-jo-whatsapp'").pluck().get()).toBe(0);
  });
  test('said twice, or of a number nobody has, changes nothing', async () => {
    await changesHands(NEW_NUMBER);
    await changesHands(JOS_NUMBER);
    const before = dump(world.db);
    await changesHands(JOS_NUMBER);
    expect(dump(world.db)).toEqual(before);
  });
});

test('an address is seen with everything that comes from it', async () => {
  world.time.now = new Date(world.time.now.getTime() + 3_600_000);
  await world.says('jo', 'rota me');
  const seen = world.db.client.prepare("select last_seen_at from addresses where id = 'address-jo-whatsapp'").pluck().get();
  expect(seen).toBe(world.time.now.getTime());
});
