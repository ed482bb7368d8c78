import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { SERVER_OPTIONS, serve } from './listen.ts';
import { pretendCore } from './pretend-core.ts';
import { createServer, type Server } from './server.ts';

/** Headers that look right, so that the body is read. */
const HEADERS = {
  'x-hatstand-channel': 'whatsapp',
  'x-hatstand-time': '1',
  'x-hatstand-nonce': 'n'.repeat(16),
  'x-hatstand-signature': '0'.repeat(64),
};
const HERE = { host: '127.0.0.1', port: 0 };
const nothing: Server = () => undefined;

test('listens on a free port and stops when asked', async () => {
  const listening = await serve(createServer(pretendCore().doors), HERE);
  const address = `http://127.0.0.1:${listening.port}/health`;
  const answer = await fetch(address);
  expect([answer.status, await answer.json()]).toEqual([200, { ok: true }]);
  expect(answer.headers.has('x-powered-by')).toBe(false);
  await listening.close();
  await expect(fetch(address)).rejects.toThrow();
});

test('a port that is taken is said at once', async () => {
  const first = await serve(nothing, HERE);
  await expect(serve(nothing, { ...HERE, port: first.port })).rejects.toThrow('EADDRINUSE');
  await first.close();
});

test('a call under way is finished before closing', async () => {
  const begun = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const slow: Server = async () => {
    begun.resolve();
    await mayEnd.promise;
    return { status: 200, headers: {}, body: 'finished' };
  };
  const listening = await serve(slow, HERE);
  const answer = fetch(`http://127.0.0.1:${listening.port}/`);
  await begun.promise;
  const closed = listening.close();
  mayEnd.resolve();
  expect(await (await answer).text()).toBe('finished');
  await closed;
});

test('a huge body is refused over the wire too, with and without its length told', async () => {
  const listening = await serve(createServer(pretendCore().doors), HERE);
  const huge = new Uint8Array(2 * 1024 * 1024);
  const address = `http://127.0.0.1:${listening.port}/cues`;
  expect((await fetch(address, { method: 'POST', headers: HEADERS, body: huge })).status).toBe(413);
  const streamed = { method: 'POST', headers: HEADERS, body: new Blob([huge]).stream(), duplex: 'half' } as const;
  expect((await fetch(address, streamed)).status).toBe(413);
  await listening.close();
});

for (const [name, length] of Object.entries({ 'its length told': 'content-length: 100', 'no length told': 'transfer-encoding: chunked' })) {
  test(`a caller who leaves in the middle of a body with ${name} is no bug to log`, async () => {
    const core = pretendCore();
    const listening = await serve(createServer(core.doors), HERE);
    const socket = connect(listening.port, '127.0.0.1');
    const signed = Object.entries(HEADERS).map(([header, value]) => `${header}: ${value}\r\n`);
    socket.write(`POST /cues HTTP/1.1\r\nhost: here\r\n${signed.join('')}${length}\r\n\r\n1\r\n{\r\n`);
    await once(socket, 'connect');
    // The second call is answered only after the server has met the first.
    await fetch(`http://127.0.0.1:${listening.port}/health`);
    socket.destroy();
    await listening.close();
    expect([...core.log, ...core.cues]).toEqual([]);
  });
}

test('a page beside the core, like the playground, is served without a signature, and has none of the core’s addresses', async () => {
  const otherwise: RequestListener = (_, response) => void response.end('hello');
  const listening = await serve(createServer(pretendCore().doors), { ...HERE, otherwise });
  const at = `http://127.0.0.1:${listening.port}`;
  expect(await (await fetch(`${at}/playground`)).text()).toBe('hello');
  expect(await (await fetch(`${at}/health?now`)).json()).toEqual({ ok: true });
  expect((await fetch(`${at}/cues`, { method: 'POST' })).status).toBe(401);
  await listening.close();
});

test('of calls that come together each gets its own answer, and a look without a body gets none', async () => {
  const listening = await serve(createServer(pretendCore({ calendar: (secret) => (secret === 'none' ? undefined : `visits of ${secret}`) }).doors), HERE);
  const calendar = (secret: string, method = 'GET') => fetch(`http://127.0.0.1:${listening.port}/calendar/${secret}.ics`, { method });
  const asked = ['sam', 'none', 'jo', 'tess'];
  const answers = await Promise.all(asked.map((secret) => calendar(secret)));
  expect(answers.map(({ status }) => status)).toEqual([200, 404, 200, 200]);
  expect((await Promise.all(answers.map((answer) => answer.text()))).filter((_, place) => place !== 1)).toEqual(
    ['sam', 'jo', 'tess'].map((who) => `visits of ${who}`),
  );
  const head = await calendar('sam', 'HEAD');
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '13', '']);
  await listening.close();
});

test('what is not HTTP is sent away', async () => {
  const listening = await serve(createServer(pretendCore().doors), HERE);
  const socket = connect(listening.port, '127.0.0.1');
  socket.write('hello\r\n\r\n');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
  await listening.close();
});

test('slow callers are given seconds, not minutes', () => {
  expect(SERVER_OPTIONS.headersTimeout).toBeLessThan(SERVER_OPTIONS.requestTimeout);
  expect(SERVER_OPTIONS.requestTimeout).toBeLessThanOrEqual(15_000);
});
