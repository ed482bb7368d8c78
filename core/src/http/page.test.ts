import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCore } from '../core.ts';
import { PUBLIC_ADDRESS } from '../testing/public-address.ts';
import { type SmallWorld, smallWorld } from '../testing/small-world.ts';
import { type Asked, openServer, type PretendCore, pretendCore } from './pretend-core.ts';

let world: SmallWorld;
let core: PretendCore;
let app: Asked;
let tidy: () => void;
beforeEach(() => {
  world = smallWorld();
  const { db, house, channels, report } = world;
  const made = createCore({ db, house, channels, clock: () => world.time.now, publicAddress: PUBLIC_ADDRESS, report });
  tidy = made.tidy;
  core = pretendCore({ page: made.page });
  app = openServer(core.doors);
});
afterEach(() => {
  expect(world.bugs).toEqual([]);
  world.close();
});

/** Sam tells the team something and asks for a page. */
async function pageOf(words: string): Promise<string> {
  world.says('sam', `tell the team: ${words}`);
  world.says('sam', 'print it');
  await world.settle();
  const path = /https:\/\/hattie\.example(\/page\/[0-9a-f]{64})\n/.exec(world.lastTo('sam'))?.[1];
  if (!path) throw new Error('Sam was given no page');
  return path;
}
const NOWHERE = `/page/${'0'.repeat(64)}`;

test('the page shows the words, from whom and when, and room for an answer', async () => {
  await world.moveTo('2026-11-23T09:00');
  const answer = await app.request(await pageOf('the boiler man comes Thursday at 10'));
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(text).toMatch(/<h1>Mon 23 Nov, from Sam<\/h1>/);
  expect(text).toMatch(/News from Sam in Rosa&#39;s team:\nthe boiler man comes Thursday at 10/);
  expect(text).toMatch(/What I want to say<\/h2>\n(<hr>){6}/);
  expect(text).not.toMatch(/<script|<img|https?:/i);
  expect(text).toMatch(/<title>A page to print<\/title>/);
});

test('nothing of it is kept on the way, found, framed, or made to run anything', async () => {
  const answer = await app.request(await pageOf('tea'));
  const [, hash] = /style-src 'sha256-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '') ?? [];
  const style = /<style>([\s\S]*)<\/style>/.exec(await answer.text())?.[1] ?? '';
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
  expect(Buffer.from(digest).toString('base64')).toBe(hash);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': 'no-store',
    'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'$/),
    'x-robots-tag': expect.stringMatching(/noindex/),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
});

test('markup in somebody’s words is only words', async () => {
  const text = await (await app.request(await pageOf('<script>alert("1")</script> & \u202Eevil'))).text();
  expect(text).toMatch(/&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt; &amp; evil/);
  expect(text).not.toMatch(/<script|\u202E/);
});

describe('there is nothing', () => {
  test('at an address that was never given out, nor with another method', async () => {
    const path = await pageOf('tea');
    for (const other of [NOWHERE, '/page/', '/page/x', `${path}0`, path.replace('page', 'pages'), '/page/%00'])
      expect((await app.request(other)).status).toBe(404);
    expect((await app.request(path, { method: 'POST' })).status).toBe(405);
    expect(core.log).toEqual([]);
  });
  test('after a day, nor in the database any more', async () => {
    const path = await pageOf('tea');
    world.time.now = new Date(world.time.now.getTime() + 24 * 3_600_000 - 1);
    expect((await app.request(path)).status).toBe(200);
    world.time.now = new Date(world.time.now.getTime() + 1);
    expect((await app.request(path)).status).toBe(404);
    tidy();
    expect(world.db.client.prepare('select count(*) from pages_to_print').pluck().get()).toBe(0);
  });
  test('once Sam has taken it back', async () => {
    const path = await pageOf('tea');
    world.says('sam', 'undo');
    expect((await app.request(path)).status).toBe(404);
  });
});

test('looking at it is not having had it, and its secret is not kept', async () => {
  const path = await pageOf('tea');
  await app.request(path);
  world.says('sam', "who's had it");
  await world.settle();
  expect(world.lastTo('sam')).toMatch(/No way to reach (Jo and Tess|Tess and Jo) with this/);
  expect(JSON.stringify(world.db.client.prepare('select * from pages_to_print').all())).not.toContain(path.slice('/page/'.length));
});

test('guessing is slowed down', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => app.request(NOWHERE)));
  expect(answers.at(-1)?.status).toBe(429);
});
