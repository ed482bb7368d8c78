import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { UnusableSecretFile } from '@hatstand/core/wire/secret-files';
import { serve } from '@hono/node-server';
import { type Chat, makeChat } from './chat.ts';
import { makeCoreCalls } from './core-calls.ts';
import { makeDoor } from './door.ts';
import { makeErrands } from './errands.ts';
import type { Hattie } from './hear.ts';
import { openKept } from './kept.ts';
import { makeLanes } from './lanes.ts';
import { openLine, SIGNED_OUT } from './line.ts';
import { makeListener } from './listener.ts';
import { makePeople } from './people.ts';
import { makeRest, SignedOut, TryLater } from './rest.ts';
import { makeRooms } from './rooms.ts';
import { readSettings, type Settings, UnusableSettings } from './settings.ts';
import { makeSpeaker } from './speak.ts';
import { tell, tellBug } from './terminal.ts';

/** A wrong setting or a token that is not good: starting again by itself would not help. */
const NEEDS_A_PERSON = 2;
const ROOMS_AGAIN_MILLISECONDS = 60 * 60_000;
const FIRST_TRIES_MILLISECONDS = 3_000;

process.on('uncaughtException', (error) => {
  tellBug(error);
  process.exit(1);
});

/** The settings, or an end with a sentence that says which ones are wrong. */
function settingsOrEnd(): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    tell(error instanceof UnusableSettings || error instanceof UnusableSecretFile ? error.message : 'The settings could not be read.');
    process.exit(NEEDS_A_PERSON);
  }
}

/** Who we are, by our own token. Waits for a workspace that is not up yet; ends where the token is not good. */
async function whoWeAre(chat: Chat): Promise<Hattie> {
  for (let isFirst = true; ; isFirst = false) {
    try {
      const me = await chat.me();
      if (me.ok && me.body.username) return { id: me.body._id, username: me.body.username };
    } catch (problem) {
      if (problem instanceof SignedOut) {
        tell(SIGNED_OUT);
        process.exit(NEEDS_A_PERSON);
      }
      if (!(problem instanceof TryLater)) throw problem;
    }
    if (isFirst) tell('Rocket.Chat does not answer yet. Trying again until it does.');
    await pass(FIRST_TRIES_MILLISECONDS);
  }
}

/** The only place that builds things. */
async function start(settings: Settings): Promise<void> {
  process.umask(0o077);
  mkdirSync(settings.dataFolder, { recursive: true });
  const kept = openKept(join(settings.dataFolder, 'account.sqlite'));
  const rest = makeRest(settings);
  const chat = makeChat(rest);
  const core = makeCoreCalls({ url: settings.coreUrl, secret: settings.secret, tell });
  const hattie = await whoWeAre(chat);
  const people = makePeople(chat);
  const rooms = makeRooms({ chat, kept, hattieId: hattie.id, tellOfRoom: core.tellOfRoom });
  const lanes = makeLanes({ onRead: kept.noteReadUntil });
  const listener = makeListener({ chat, kept, hattie, people, rooms, lanes, hear: core.hear });
  const speaker = makeSpeaker({ chat, kept, people, rooms, hattieId: hattie.id });

  const isSpeaking = settings.task === 'everything';
  const line = isSpeaking ? openLine({ ...settings, rest, listener, rooms, tell, onBack: () => void core.report({ kind: 'back' }) }) : undefined;
  // Now and then every room is looked at, also those of which nothing was heard.
  const lookingAround = setInterval(() => void lookAtEveryRoom(), ROOMS_AGAIN_MILLISECONDS);
  const lookAtEveryRoom = async (): Promise<void> => {
    const all = isSpeaking ? await chat.rooms().catch(() => []) : [];
    for (const { _id } of all) rooms.noteChanged(_id);
  };

  const door = makeDoor({
    secret: settings.secret,
    show: isSpeaking ? speaker.show : undefined,
    run: makeErrands({ chat, kept }),
    health: () => (rest.isSignedOut() ? { isWell: false, says: SIGNED_OUT } : { isWell: true, says: line?.isUp() === false ? 'asking' : 'listening' }),
  });
  const server = serve({ fetch: door.fetch, hostname: settings.host, port: settings.port }, ({ port }) => {
    tell(`The account takes letters at http://${settings.host}:${port}/letters`);
  });

  async function end(): Promise<void> {
    clearInterval(lookingAround);
    server.close();
    lanes.stop();
    core.stop();
    await line?.close();
    kept.close();
    process.exit(0);
  }
  process.once('SIGTERM', () => void end());
  process.once('SIGINT', () => void end());
}

start(settingsOrEnd()).catch((problem: unknown) => {
  tellBug(problem);
  process.exit(1);
});
