import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HeldBack } from '@hatstand/db/repositories/held-back';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { LocalTime } from '@hatstand/db/times';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { streamSSE } from 'hono/streaming';
import type { Cue, HeardAnswer } from '../../wire/cue.ts';
import type { Receipt } from '../../wire/letter.ts';
import type { Drawing } from './chat-pieces.ts';
import { asChatFile, played } from './export.ts';
import { exportChoices } from './export-dialog.ts';
import type { FellDue } from './fell-due.ts';
import { onlyOwnPage } from './guard.ts';
import { fragment, wholePage } from './page.ts';
import { createPosts } from './posts.ts';
import type { Screens } from './screens.ts';
import { tourChoices } from './tours/files.ts';
import type { Tour } from './tours/tour.ts';
import { viewOf } from './view.ts';

/** What the page needs of the core. */
export interface PlaygroundCore {
  /** The demo clock. */
  now(): Date;
  hear(channel: ChannelName, cue: Cue): Promise<HeardAnswer>;
  receive(channel: ChannelName, receipt: Receipt): void;
  /** Everything due on the way happens. Throws when it would go back. */
  moveTo(local: LocalTime): Promise<void>;
  /** Delivers everything that can go now. */
  settle(): Promise<void>;
  /** How what somebody sent last stands in the ledger, as they may see it on this channel. */
  ledgerOf(channel: ChannelName, address: string): string | undefined;
  /** Which capability a letter comes from. */
  capabilityOf(letter: string): string | undefined;
  /** What a letter did not say, by the ledger, and where the same person was told the whole; for the onlooker. */
  heldBack(letter: string): HeldBack | undefined;
  /** A fresh demo world and clock. The screens are cleared here. */
  startAfresh(): Promise<void>;
  /** Ends the core and starts it again on the same world. */
  restart(): Promise<void>;
}
export interface PlaygroundParts {
  readonly core: PlaygroundCore;
  readonly screens: Screens;
}

/** What the page shows beside the chats, until it is loaded afresh or something newer comes. */
export interface Beside {
  due: FellDue | undefined;
  tour: Tour | undefined;
}

const STATIC = [
  ['playground.js', 'text/javascript; charset=utf-8'],
  ['chats.js', 'text/javascript; charset=utf-8'],
  ['drawing.js', 'text/javascript; charset=utf-8'],
  ['dialogs.js', 'text/javascript; charset=utf-8'],
  ['playground.css', 'text/css; charset=utf-8'],
  ['frame.css', 'text/css; charset=utf-8'],
  ['world.css', 'text/css; charset=utf-8'],
  ['screens.css', 'text/css; charset=utf-8'],
  ['messages.css', 'text/css; charset=utf-8'],
  ['tours.css', 'text/css; charset=utf-8'],
  ['small-screens.css', 'text/css; charset=utf-8'],
  ['atkinson-400.woff2', 'font/woff2'],
  ['atkinson-700.woff2', 'font/woff2'],
  ['hat.svg', 'image/svg+xml'],
  ['icon.png', 'image/png'],
] as const;
const HEARTBEAT_MILLISECONDS = 25_000;

/** The demo page and all it needs, at `/` and below `/playground`. Only ever mounted in demo mode, on loopback. */
export function createPlayground(parts: PlaygroundParts): Hono {
  const { core, screens } = parts;
  screens.onDelivered((channel, letter) => core.receive(channel, { kind: 'delivered', letter }));
  const beside: Beside = { due: undefined, tour: undefined };
  const stateNow = countChanges(screens);
  const drawing = (context: Context): Drawing => ({
    view: viewOf(context.req.query()),
    screens,
    now: core.now(),
    state: stateNow(),
    ledgerOf: core.ledgerOf,
    heldBack: core.heldBack,
    beside,
  });
  const playground = new Hono();
  playground.use('/', onlyOwnPage);
  playground.use('/playground/*', onlyOwnPage);
  playground.use(compress());
  playground.get('/', (context) => context.html(wholePage(drawing(context))));
  playground.get('/playground/screens', (context) => context.html(fragment(drawing(context))));
  playground.get('/playground/changes', (context) => tellOfChanges(context, screens, stateNow));
  playground.get('/playground/tours', async (context) => context.html(await tourChoices()));
  playground.get('/playground/played', (context) => context.html(exportChoices(screens)));
  playground.get('/playground/played.chat', (context) => {
    const marked = new Set((context.req.queries('seen') ?? []).map(Number));
    const file = asChatFile(played(screens.acts.all(), screens.arrivedAfter(0)), marked);
    return context.body(file, 200, { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': 'attachment; filename="played.chat"' });
  });
  for (const [name, type] of STATIC) {
    const content = readFileSync(join(import.meta.dirname, 'browser', name));
    playground.get(`/playground/${name}`, (context) => context.body(content, 200, { 'content-type': type, 'cache-control': 'no-cache' }));
  }
  playground.route('/playground', createPosts(parts, beside));
  return playground;
}

/** Names how everything stands, with another name after every change and every start. */
function countChanges(screens: Screens): () => string {
  const start = randomUUID();
  let changes = 0;
  screens.onChange(() => {
    changes += 1;
  });
  return () => `${start} ${changes}`;
}

/** Tells the page that something changed, never what: the page looks for itself. */
function tellOfChanges(context: Context, screens: Screens, stateNow: () => string): Response {
  return streamSSE(context, async (stream) => {
    await new Promise<void>((resolve) => {
      const stop = screens.onChange(() => void stream.writeSSE({ event: 'changed', data: stateNow() }));
      // A connection that is never used would be taken for dead, and a page that has gone would never be noticed.
      const heartbeat = setInterval(() => void stream.writeSSE({ event: 'still here', data: '' }), HEARTBEAT_MILLISECONDS);
      heartbeat.unref();
      stream.onAbort(() => {
        stop();
        clearInterval(heartbeat);
        resolve();
      });
      void stream.writeSSE({ event: 'changed', data: stateNow() });
    });
  });
}
