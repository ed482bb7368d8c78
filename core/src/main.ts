import { mkdirSync, readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import type { LetterId } from '@hatstand/db/ids';
import { type Db, inOneTransaction, openDb, UnusableDatabase } from '@hatstand/db/open';
import { markShownAs } from '@hatstand/db/repositories/in-view';
import { expectOrganiser } from '@hatstand/db/repositories/organisers';
import { isEmpty } from '@hatstand/db/repositories/people';
import type { ChannelName } from '@hatstand/db/schema/people';
import { channelsBy } from './channels/channels.ts';
import { carryOverHttp } from './channels/http-carrier.ts';
import { handAt, NO_HAND } from './channels/http-hand.ts';
import { type Core, createCore } from './core.ts';
import { leaseBeside } from './delivery/lease.ts';
import { hattie } from './house-of-hattie.ts';
import type { Doors } from './http/doors.ts';
import { serve } from './http/listen.ts';
import { createServer, type Server } from './http/server.ts';
import { reportBug, writeLog } from './log.ts';
import { realClock } from './moment.ts';
import { startTicker } from './scheduler/ticker.ts';
import { type Settings, settingsFrom, UnusableSettings } from './settings.ts';
import { trustSnapshot, whenOpened } from './snapshot.ts';
import { UnusableSecretFile, withSecretFiles } from './wire/secret-files.ts';

type Heart = Pick<Doors, 'hear' | 'receive' | 'receiveRoom' | 'calendar' | 'ownRecord' | 'page' | 'poster'> & { readonly close: () => Promise<void> };

/** The only place that builds things: settings, database, clock, channels, server, ticker. */
async function start(): Promise<void> {
  const settings = settingsFrom(withSecretFiles(process.env, (path) => readFileSync(path, 'utf8')));
  mkdirSync(settings.dataFolder, { recursive: true, mode: 0o700 });
  const doors = (heart: Heart): Doors => ({
    secretOf: (channel) => settings.channels[channel].secret,
    hear: heart.hear,
    receive: heart.receive,
    receiveRoom: heart.receiveRoom,
    calendar: heart.calendar,
    ownRecord: heart.ownRecord,
    page: heart.page,
    poster: heart.poster,
    isHealthy: () => true,
    realTime: realClock,
    log: writeLog,
  });
  const { server, otherwise, close } = settings.mode === 'demo' ? await demo(settings, doors) : live(settings, doors);
  const listening = await serve(server, { host: settings.host, port: settings.port, otherwise });
  process.stdout.write(`Hatstand is at http://${settings.host}:${listening.port}\n`);
  trustSnapshot();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      listening
        .close()
        .then(close)
        .catch((bug: unknown) => reportBug(bug, { turn: 'closing' }));
    });
  }
}

interface Built {
  readonly server: Server;
  /** What answers where the core does not: the playground. */
  readonly otherwise?: RequestListener;
  readonly close: () => Promise<void>;
}

async function demo(settings: Settings, doors: (heart: Heart) => Doors): Promise<Built> {
  // Only the demo loads the playground: outside it there is no page that lets anybody be anyone.
  const { openDemo } = await import('./demo/demo.ts');
  const { listenerFor } = await import('./demo/listener.ts');
  const { playground, hear, receive, receiveRoom, calendar, ownRecord, page, poster, close } = openDemo(settings, reportBug);
  const server = createServer(doors({ ...heartOf({ hear, receive, receiveRoom, calendar, ownRecord, page, poster }), close }));
  return { server, otherwise: listenerFor(playground, writeLog), close };
}

/** Pings within a minute become one. In the demo and in conversations, whose clock stands still, everything is shown at once. */
const PINGS_GATHERED_SECONDS = 60;

function live(settings: Settings, doors: (heart: Heart) => Doors): Built {
  const file = join(settings.dataFolder, 'hatstand.sqlite');
  const db = openDb(file, settings.key);
  // True: ids come back as they were sent out; any other finds nothing.
  const noteShownAs = (letter: string, message: string): void => inOneTransaction(db, (tx) => markShownAs(tx, letter as LetterId, message));
  const carrier = (channel: ChannelName) => {
    const { url, secret } = settings.channels[channel];
    return url && secret ? { [channel]: carryOverHttp({ channel, url, secret, now: realClock, noteShownAs }) } : {};
  };
  const channels = channelsBy({ ...carrier('rocketchat'), ...carrier('whatsapp') });
  waitForOrganiser(db, settings);
  const core = createCore({
    db,
    lease: leaseBeside(file),
    gatherSeconds: PINGS_GATHERED_SECONDS,
    house: hattie(),
    channels,
    clock: realClock,
    publicAddress: settings.publicAddress,
    whatsappNumber: settings.whatsappNumber,
    report: reportBug,
    hand: handAt(settings.accountUrl, settings.channels.rocketchat.secret, realClock) ?? (channels.has('rocketchat') ? NO_HAND : undefined),
  });
  const stopTicking = startTicker(core, reportBug);
  const close = async (): Promise<void> => {
    await stopTicking();
    await core.close();
  };
  return { server: createServer(doors({ ...heartOf(core), close })), close };
}

/** What the doors need of a core. */
const heartOf = ({
  hear,
  receive,
  receiveRoom,
  calendar,
  ownRecord,
  page,
  poster,
}: Pick<Core, 'hear' | 'receive' | 'receiveRoom' | 'calendar' | 'ownRecord' | 'page' | 'poster'>): Omit<Heart, 'close'> => ({
  hear,
  receive: async (channel, receipt) => receive(channel, receipt),
  receiveRoom: async (channel, report) => receiveRoom(channel, report),
  calendar,
  ownRecord,
  page,
  poster,
});

/** An empty house is opened by whoever the environment names. One that is open already is not opened again: that is logged, and nothing else happens. */
function waitForOrganiser(db: Db, { organiser }: Settings): void {
  const outcome = inOneTransaction(db, (tx) =>
    organiser ? expectOrganiser(tx, organiser.channel, organiser.address) : isEmpty(tx) ? 'nobody is named' : 'here already',
  );
  if (outcome !== 'here already') writeLog({ event: 'organiser', outcome });
}

/** What stopped it, for whoever runs the server: a plain sentence where they can do something about it. */
function sentenceFor(problem: unknown): string {
  if (problem instanceof UnusableSettings || problem instanceof UnusableDatabase || problem instanceof UnusableSecretFile) return problem.message;
  if (!(problem instanceof Error)) return 'Hatstand could not start, for a reason it does not know.';
  if ('code' in problem && problem.code === 'EADDRINUSE') return 'That port is taken by another program. Choose another one, for example: PORT=3001 npm start';
  return `Hatstand could not start: ${problem.stack}`;
}

whenOpened(() => {
  start().catch((problem: unknown) => {
    // What it cannot start with is none of the snapshot's doing.
    trustSnapshot();
    process.stderr.write(`${sentenceFor(problem)}\n`);
    process.exit(1);
  });
});
