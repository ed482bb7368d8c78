import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { type Cue, cue, type HeardAnswer } from '@hatstand/core/wire/cue';
import { type Receipt, receipt } from '@hatstand/core/wire/letter';
import { type RoomReport, roomReport } from '@hatstand/core/wire/room';
import { isSignedWith } from '@hatstand/core/wire/signature';

export const SECRET = 'a secret of a test';

/** A core that only listens. It believes nothing that is not signed, as the real one. */
export interface FakeCore {
  readonly address: string;
  readonly heard: Cue[];
  /** What it was told of rooms and of the app itself. */
  readonly reported: (RoomReport | Receipt)[];
  /** What it answers to the next cues; a number is a plain HTTP status, `silence` never answers, `clock` is what it says to a caller whose clock is wrong. */
  answer: HeardAnswer | number | 'silence' | 'clock';
  /** How long it takes to think. */
  slowBy: number;
  close(): Promise<void>;
}

export async function startFakeCore(): Promise<FakeCore> {
  const heard: Cue[] = [];
  const reported: (RoomReport | Receipt)[] = [];
  const nonces = new Set<string>();
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const header = (name: string) => String(request.headers[`x-hatstand-${name}`] ?? '');
    const signature = { time: header('time'), nonce: header('nonce'), mac: header('signature') };
    const isFresh = Math.abs(Date.now() / 1000 - Number(signature.time)) < 300 && !nonces.has(signature.nonce);
    if (header('channel') !== 'rocketchat' || !isFresh || !isSignedWith(SECRET, signature, body)) return response.writeHead(401).end();
    nonces.add(signature.nonce);
    const shape = { '/rooms': roomReport, '/receipts': receipt }[request.url ?? ''];
    if (shape) {
      reported.push(shape.parse(JSON.parse(body)));
      return response.writeHead(core.answer === 503 ? 503 : 204).end();
    }
    if (request.url !== '/cues') return response.writeHead(404).end();
    heard.push(cue.parse(JSON.parse(body)));
    if (core.slowBy > 0) await setTimeout(core.slowBy);
    if (core.answer === 'silence') return;
    if (core.answer === 'clock') return response.writeHead(401, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ reason: 'clock' }));
    if (typeof core.answer === 'number') return response.writeHead(core.answer).end();
    return response.writeHead(202, { 'content-type': 'application/json' }).end(JSON.stringify(core.answer));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // Listening on a port, so the address is not the name of a socket file.
  const { port } = server.address() as AddressInfo;
  const core: FakeCore = {
    address: `http://127.0.0.1:${port}`,
    heard,
    reported,
    answer: { outcome: 'done' },
    slowBy: 0,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
  return core;
}
