import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDb } from '@hatstand/db/open';
import type { LocalTime } from '@hatstand/db/times';
import { channelsBy } from '../channels/channels.ts';
import { carryOverHttp } from '../channels/http-carrier.ts';
import { type MovableClock, moveClock } from '../clock-moving.ts';
import { type Core, createCore } from '../core.ts';
import { leaseBeside } from '../delivery/lease.ts';
import { makeDemoWorld } from '../demo/world.ts';
import { hattie } from '../house-of-hattie.ts';
import type { Doors } from '../http/doors.ts';
import { noLimits } from '../http/limits.ts';
import { serve } from '../http/listen.ts';
import { createServer } from '../http/server.ts';
import { realClock } from '../moment.ts';
import { settingsFrom } from '../settings.ts';
import { PUBLIC_ADDRESS, WHATSAPP_NUMBER } from './public-address.ts';

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
  receiveRoom: async (channel, report) => running().receiveRoom(channel, report),
  calendar: (secret) => running().calendar(secret),
  ownRecord: (secret) => running().ownRecord(secret),
  page: (secret) => running().page(secret),
  poster: (secret) => running().poster(secret),
  isHealthy: () => core !== undefined,
  realTime: realClock,
  log: () => undefined,
};

/** A fresh demo world: made once, and copied for every file, since hundreds of conversations begin with one. */
function layDemoWorld(file: string): void {
  const made = join(settings.dataFolder, 'demo-world.sqlite');
  if (!existsSync(made)) {
    const db = openDb(made, settings.key);
    makeDemoWorld(db);
    db.client.pragma('wal_checkpoint(TRUNCATE)');
    db.client.close();
  }
  copyFileSync(made, file);
}

async function carryOut(order: Order): Promise<void> {
  switch (order.do) {
    case 'open': {
      await core?.close();
      clock.now = new Date(order.now);
      if (order.world === 'demo') layDemoWorld(order.file);
      const db = openDb(order.file, settings.key);
      const report = (bug: unknown): void => console.error(bug);
      core = createCore({
        db,
        lease: leaseBeside(order.file),
        house: hattie(),
        channels,
        clock: () => clock.now,
        publicAddress: PUBLIC_ADDRESS,
        whatsappNumber: WHATSAPP_NUMBER,
        report,
      });
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
