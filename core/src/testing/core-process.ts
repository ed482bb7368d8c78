import { openDb } from '@hatstand/db/open';
import type { LocalTime } from '@hatstand/db/times';
import { channelsBy } from '../channels/channels.ts';
import { carryOverHttp } from '../channels/http-carrier.ts';
import { type MovableClock, moveClock } from '../clock-moving.ts';
import { type Core, createCore } from '../core.ts';
import { makeDemoWorld } from '../demo/world.ts';
import { hattie } from '../house-of-hattie.ts';
import type { Doors } from '../http/doors.ts';
import { noLimits } from '../http/limits.ts';
import { serve } from '../http/listen.ts';
import { createServer } from '../http/server.ts';
import { realClock } from '../moment.ts';
import { settingsFrom } from '../settings.ts';
import { PUBLIC_ADDRESS } from './public-address.ts';

/**
 * A core in a process of its own for conversation files: real HTTP, real SQLite, real outbox; only the clock is moved from outside (over IPC),
 * and the limits against floods are off, because one file's people speak quickly.
 */
type Order = { do: 'open'; file: string; now: string; world: 'demo' | 'as it is' } | { do: 'settle' } | { do: 'at'; local: string };

const settings = settingsFrom({ ...process.env, PORT: '0' });
const clock: MovableClock = { now: realClock() };
let core: Core | undefined;

const running = (): Core => {
  if (!core) throw new Error('no world is open');
  return core;
};

const { rocketchat, whatsapp } = settings.channels;
const carrier = (channel: 'rocketchat' | 'whatsapp') => {
  const { url, secret } = settings.channels[channel];
  if (!url || !secret) throw new Error(`${channel} needs an address and a secret`);
  return carryOverHttp({ channel, url, secret, now: realClock });
};
const channels = channelsBy({ rocketchat: carrier('rocketchat'), whatsapp: carrier('whatsapp') });

const doors: Doors = {
  secretOf: (channel) => ({ rocketchat, whatsapp })[channel].secret,
  hear: (channel, cue) => running().hear(channel, cue),
  receive: async (channel, receipt) => running().receive(channel, receipt),
  calendar: (secret) => running().calendar(secret),
  ownRecord: (secret) => running().ownRecord(secret),
  isHealthy: () => core !== undefined,
  realTime: realClock,
  log: () => undefined,
};

async function carryOut(order: Order): Promise<void> {
  switch (order.do) {
    case 'open': {
      await core?.close();
      clock.now = new Date(order.now);
      const db = openDb(order.file, settings.key);
      if (order.world === 'demo') makeDemoWorld(db);
      core = createCore({ db, house: hattie(), channels, clock: () => clock.now, publicAddress: PUBLIC_ADDRESS, report: (bug) => console.error(bug) });
      return;
    }
    case 'settle':
      return running().settle();
    case 'at':
      return moveClock(running(), clock, order.local as LocalTime);
  }
}

process.on('message', (order: Order) => {
  carryOut(order).then(
    () => process.send?.({ did: order.do, now: clock.now.toISOString() }),
    (problem: unknown) => process.send?.({ failed: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) }),
  );
});

const { port } = await serve(createServer(doors, noLimits), { host: '127.0.0.1', port: 0 });
process.send?.({ ready: true, port });
