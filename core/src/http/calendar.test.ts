import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createCore } from '../core.ts';
import { PUBLIC_ADDRESS } from '../testing/public-address.ts';
import { type SmallWorld, smallWorld } from '../testing/small-world.ts';
import { noLimits } from './limits.ts';
import { serve } from './listen.ts';
import { type Asked, openServer, type PretendCore, pretendCore } from './pretend-core.ts';
import { createServer } from './server.ts';

let world: SmallWorld;
let core: PretendCore;
let app: Asked;
beforeEach(() => {
  world = smallWorld();
  const { db, house, channels, report } = world;
  const { calendar } = createCore({ db, house, channels, clock: () => world.time.now, publicAddress: PUBLIC_ADDRESS, report });
  core = pretendCore({ calendar });
  app = openServer(core.doors);
});
afterEach(() => world.close());

/** The path of the address that somebody was given last. */
async function pathFor(who: string, words = 'calendar'): Promise<string> {
  world.says(who, words);
  await world.settle();
  const path = world
    .textsTo(who)
    .flatMap((text) => /^https:\/\/hattie\.example(\/calendar\/[0-9a-f]{64}\.ics)$/m.exec(text)?.[1] ?? [])
    .at(-1);
  if (!path) throw new Error(`${who} was given no address`);
  return path;
}
const NOWHERE = `/calendar/${'0'.repeat(64)}.ics`;
/** All of an answer that a stranger can see. */
const seen = async (answer: Response) => ({ status: answer.status, headers: [...answer.headers], text: await answer.text() });

test('the address that a person was given shows their visits', async () => {
  const answer = await app.request(await pathFor('sam'));
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'inline; filename="visits.ics"',
    'cache-control': expect.stringMatching(/^private, max-age=\d+$/),
    etag: expect.stringMatching(/^"[\w-]{43}"$/),
    'referrer-policy': 'no-referrer',
  });
  expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]+SUMMARY:Visit\\, R's team\r\n[\s\S]+END:VCALENDAR$/);
});

test('HEAD says the same without the text', async () => {
  const path = await pathFor('sam');
  const [get, head] = [await app.request(path), await app.request(path, { method: 'HEAD' })];
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect([...head.headers]).toEqual([...get.headers]);
});

describe('a program that has it already', () => {
  test.each([
    ['the same tag', (tag: string) => tag],
    ['the same tag, marked as weak', (tag: string) => `W/${tag}`],
    ['one of several', (tag: string) => `"another", ${tag}`],
    ['anything', () => '*'],
  ])('hears that nothing changed: %s', async (_, sent) => {
    const path = await pathFor('sam');
    const etag = (await app.request(path)).headers.get('etag') ?? '';
    const answer = await app.request(path, { headers: { 'if-none-match': sent(etag) } });
    expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([304, etag, '']);
  });
  test('gets it again when a visit has changed hands', async () => {
    const path = await pathFor('sam');
    const etag = (await app.request(path)).headers.get('etag') ?? '';
    world.db.client.exec(
      "insert into changed_visits (series, day, giver, giver_is, changed_by, changed_at) values ('series-team-rosa-morning-tu', '2026-11-24', 'person-jo', 'other', 'person-sam', 1795430000000)",
    );
    expect((await app.request(path, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });
});

describe('nothing to see', () => {
  test('a stopped address, one that never was, and one that can’t be are answered alike', async () => {
    const stopped = await pathFor('sam');
    world.says('sam', 'stop my calendar');
    const unknown = await seen(await app.request(NOWHERE));
    expect(unknown.status).toBe(404);
    const others = [
      stopped,
      '/calendar/.ics',
      '/calendar/x',
      '/calendar/%E0%A4%A.ics',
      '/calendar/%00.ics',
      `/calendar/${'a'.repeat(10_000)}.ics`,
      `${NOWHERE}.ics`,
    ];
    for (const path of [...others, stopped.replace('.ics', ''), stopped.replace('.ics', '.ICS'), stopped.replace('calendar/', 'calendar/x/')])
      expect(await seen(await app.request(path))).toEqual(unknown);
    for (const path of [stopped, NOWHERE])
      expect((await seen(await app.request(path, { method: 'HEAD', headers: { 'if-none-match': '*' } }))).status).toBe(404);
  });
  test('each is looked for once in the same way, so that none takes longer', async () => {
    const lookup = vi.spyOn(world.db.vault, 'findable');
    const stopped = await pathFor('sam');
    world.says('sam', 'stop my calendar');
    lookup.mockClear();
    for (const path of [stopped, NOWHERE, '/calendar/x.ics']) await app.request(path);
    expect(lookup).toHaveBeenCalledTimes(3);
  });
  test('a new address works at once, and the old one stops at once', async () => {
    const old = await pathFor('sam');
    const renewed = await pathFor('sam', 'new calendar address');
    expect([(await app.request(old)).status, (await app.request(renewed)).status]).toEqual([404, 200]);
  });
  test('an older undo does not bring an address back beside a newer one', async () => {
    const old = await pathFor('sam');
    world.says('sam', 'stop my calendar');
    await world.settle();
    const undo = world.button('sam', /^Undo$/);
    const renewed = await pathFor('sam');
    world.presses('sam', undo);
    await world.settle();
    expect(world.bugs).toEqual([]);
    expect([(await app.request(old)).status, (await app.request(renewed)).status]).toEqual([404, 200]);
  });
  test('somebody else’s address shows somebody else’s visits', async () => {
    const [sams, jos] = [await app.request(await pathFor('sam')), await app.request(await pathFor('jo'))];
    expect(await sams.text()).not.toBe(await jos.text());
  });
});

test.each(['POST', 'PUT', 'DELETE', 'PROPFIND', 'OPTIONS'])('%s is another way, whether there is such an address or not', async (method) => {
  for (const path of [await pathFor('sam'), NOWHERE]) {
    const answer = await app.request(path, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  }
});

describe('limits', () => {
  test('after thirty looks in a minute an address waits, and the others do not', async () => {
    const [sams, jos] = [await pathFor('sam'), await pathFor('jo')];
    for (let n = 1; n <= 30; n += 1) expect((await app.request(sams)).status).toBe(200);
    const answer = await app.request(sams);
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await app.request(jos)).status).toBe(200);
  });
  test('guessing waits after six hundred in a minute, from one connection', async () => {
    const from = (remoteAddress: string, guess: number) => app.request(`/calendar/${guess}.ics`, {}, { incoming: { socket: { remoteAddress } } });
    for (let n = 1; n <= 600; n += 1) expect((await from('10.0.0.1', n)).status).toBe(404);
    expect((await from('10.0.0.1', 601)).status).toBe(429);
    expect((await from('10.0.0.2', 601)).status).toBe(404);
  });
});

describe('the secret is nowhere but in the letter', () => {
  test('not in the log, also when reading breaks, and not in the answer', async () => {
    const path = await pathFor('sam');
    const broken = pretendCore({
      calendar: (secret) => {
        throw new Error(`no luck with ${secret}`);
      },
    });
    const answer = await openServer(broken.doors).request(path);
    expect(answer.status).toBe(500);
    for (const method of ['GET', 'HEAD', 'POST']) await app.request(path, { method });
    expect(broken.log).toMatchObject([{ event: 'call-broke', path: '/calendar/:secret' }]);
    expect(JSON.stringify([broken.log, core.log, await answer.text()])).not.toContain(path.slice(10, 30));
  });
  test('not in the database, once the letter has left', async () => {
    const path = await pathFor('sam');
    const secret = path.slice('/calendar/'.length, -'.ics'.length);
    const tables = world.db.client.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    const rows = tables.flatMap((name) => world.db.client.prepare(`select * from "${name}"`).all());
    expect(rows.length).toBeGreaterThan(50);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(world.db.client.prepare('select count(*) from calendars').pluck().get()).toBe(1);
  });
});

test('over a real connection: the text, and a path of 10,000 characters', async () => {
  const path = await pathFor('sam');
  const listening = await serve(createServer(core.doors, noLimits), { host: '127.0.0.1', port: 0 });
  const statusOf = (asked: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port: listening.port, path: asked, agent: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
  try {
    expect(await statusOf(path)).toBe(200);
    expect(await statusOf(`/calendar/${'a'.repeat(7_000)}.ics`)).toBe(404);
    // Node refuses a head this long before anybody looks at it.
    expect(await statusOf(`/calendar/${'a'.repeat(10_000)}.ics`)).toBe(431);
    expect(core.log).toEqual([]);
  } finally {
    await listening.close();
  }
});
