import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { WireLetter } from '../wire/letter.ts';
import { carryOverHttp } from './http-carrier.ts';

const LETTER: WireLetter = { id: 'letter-1', to: { kind: 'direct', address: 'sam' }, label: 'plan', text: 'Tue 24 Nov', buttons: [] };

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function adapter(answer: RequestListener): Promise<{ carry: ReturnType<typeof carryOverHttp>; sockets: Socket[] }> {
  const sockets: Socket[] = [];
  server = createServer(answer).on('connection', (socket) => sockets.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { carry: carryOverHttp({ channel: 'whatsapp', url: `http://127.0.0.1:${port}/`, secret: 'a secret', now: () => new Date() }), sockets };
}

test('one connection serves many letters, and is made anew where the other end has closed it', async () => {
  let calls = 0;
  const { carry, sockets } = await adapter((request, response) => {
    calls += 1;
    request.resume();
    // The second call finds its connection gone, as after a restart of the adapter.
    if (calls === 2) request.socket.resetAndDestroy();
    else response.end();
  });
  expect(await carry(LETTER)).toBe('handed over');
  expect(await carry(LETTER)).toBe('handed over');
  expect([calls, sockets.length]).toEqual([3, 2]);
});

test('a connection kept open for a hundred letters gathers nothing', async () => {
  const warned: string[] = [];
  const hear = (warning: Error): void => void warned.push(warning.name);
  process.on('warning', hear);
  const { carry, sockets } = await adapter((request, response) => void request.resume().once('end', () => response.end()));
  for (let letter = 0; letter < 100; letter += 1) expect(await carry(LETTER)).toBe('handed over');
  await setImmediate();
  process.off('warning', hear);
  expect([sockets.length, warned]).toEqual([1, []]);
});

test('an adapter that hangs up every time has perhaps shown it; one that is not there has not', async () => {
  const { carry } = await adapter((request) => request.socket.resetAndDestroy());
  await expect(carry(LETTER)).rejects.toMatchObject({ nothingShown: false });
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  await expect(carry(LETTER)).rejects.toMatchObject({ nothingShown: true });
});

test('one that ends in the middle of a letter has perhaps shown it, though a moment later nobody is there', async () => {
  let calls = 0;
  const { carry } = await adapter((request, response) => {
    calls += 1;
    request.resume();
    if (calls === 1) return void response.end();
    server.close();
    request.socket.resetAndDestroy();
  });
  expect(await carry(LETTER)).toBe('handed over');
  await expect(carry(LETTER)).rejects.toMatchObject({ nothingShown: false });
  expect(calls).toBe(2);
});

test('a redirection is not followed: what is signed is for this address', async () => {
  const { carry } = await adapter((request, response) => {
    request.resume();
    response.writeHead(307, { location: '/elsewhere' }).end();
  });
  await expect(carry(LETTER)).rejects.toThrow('whatsapp answered 307');
});
