import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCore } from '../core.ts';
import { PUBLIC_ADDRESS } from '../testing/public-address.ts';
import { type SmallWorld, smallWorld } from '../testing/small-world.ts';
import { type Asked, openServer, pretendCore } from './pretend-core.ts';

let world: SmallWorld;
let app: Asked;
beforeEach(() => {
  world = smallWorld();
  const { db, house, channels, report } = world;
  const { ownRecord } = createCore({ db, house, channels, clock: () => world.time.now, publicAddress: PUBLIC_ADDRESS, report });
  app = openServer(pretendCore({ ownRecord }).doors);
});
afterEach(() => world.close());

async function pathFor(who: string): Promise<string> {
  world.says(who, 'what do you hold about me');
  await world.settle();
  const path = world
    .textsTo(who)
    .flatMap((text) => /^https:\/\/hattie\.example(\/own-record\/[0-9a-f]{64}\.json)$/m.exec(text)?.[1] ?? [])
    .at(-1);
  if (!path) throw new Error(`${who} was given no address`);
  return path;
}

describe('the private address of somebody’s own record', () => {
  test('gives everything about them, and nobody else’s name, kept nowhere on the way', async () => {
    world.says('sam', 'please speak to my left side');
    const answer = await app.request(await pathFor('sam'));
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    const text = await answer.text();
    const { tables } = JSON.parse(text) as { tables: Record<string, Record<string, unknown>[]> };
    expect(tables['people']).toMatchObject([{ id: 'you', firstName: 'Sam', surname: 'Okoro', quietFrom: '21:00' }]);
    expect(tables['telling_needs']).toMatchObject([{ need: 'in their words', words: 'speak to my left side' }]);
    expect(tables['addresses']).toMatchObject([{ handle: 'sam' }]);
    for (const word of ['Rosa', 'Jo Lin', 'Marlow', 'Alder Row', 'person-']) expect(text).not.toContain(word);
  });

  test('is over after a day', async () => {
    const path = await pathFor('sam');
    await world.moveTo('2026-11-24T07:59');
    expect((await app.request(path)).status).toBe(200);
    await world.moveTo('2026-11-24T08:00');
    expect((await app.request(path)).status).toBe(404);
  });

  test('stops when another is made, and unknown ones look alike', async () => {
    const first = await pathFor('sam');
    const second = await pathFor('sam');
    expect(second).not.toBe(first);
    const nowhere = await app.request(`/own-record/${'0'.repeat(64)}.json`);
    const old = await app.request(first);
    expect([old.status, await old.text()]).toEqual([404, await nowhere.text()]);
    expect((await app.request(second, { method: 'POST' })).status).toBe(405);
  });
});

test('after being forgotten nothing that was theirs is left anywhere', async () => {
  world.says('moss', 'evening digest');
  world.says('moss', 'please speak to my left side');
  world.says('moss', 'forget me');
  world.says('moss', 'yes');
  await world.moveTo('2026-11-23T08:20');
  expect(world.bugs).toEqual([]);
  const rows = world.db.client.prepare("select * from people where id = 'person-moss'").all();
  expect(rows).toMatchObject([{ first_name: 'Somebody', surname: '', digest: 'off' }]);
  expect(world.db.client.prepare("select count(*) from before where row like '%moss%'").pluck().get()).toBe(0);
  expect(world.db.client.prepare("select count(*) from telling_needs where person = 'person-moss'").pluck().get()).toBe(0);
  expect(world.db.client.prepare("select findable from addresses where person = 'person-moss' and unlinked_at is null").all()).toEqual([]);
});
