import './silence.ts';

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withSecretFiles } from '@hatstand/core/wire/secret-files';
import { serve } from '@hono/node-server';
import type { WAMessage } from '@whiskeysockets/baileys';
import { carryOver } from './carried-over.ts';
import { makeCoreClient } from './core-client.ts';
import { cueFrom } from './hear.ts';
import { openInbox } from './inbox.ts';
import { makeLettersDoor } from './letters-door.ts';
import { openLine } from './line.ts';
import { watchRoom } from './room.ts';
import { openSentLetters } from './sent-letters.ts';
import { openSession } from './session.ts';
import { readSettings, type Settings } from './settings.ts';
import { makeSpeaker } from './speak.ts';
import { InUse, NoRoom, openStore, type Store, WrongKey } from './store.ts';
import { tell, tellBug } from './terminal.ts';
import { makeWriteAhead } from './write-ahead.ts';

const SWEEP_MILLISECONDS = 60 * 60 * 1000;

process.on('uncaughtException', (error) => {
  // The watch over the room has been told and closes the line; whatever could not be written is not confirmed.
  if (error instanceof NoRoom) return;
  tellBug(error);
  process.exit(1);
});

/** The settings, or an end with a sentence that says which ones are wrong. */
function settingsOrEnd(): Settings {
  try {
    return readSettings(withSecretFiles(process.env, (path) => readFileSync(path, 'utf8')));
  } catch (error) {
    tell(error instanceof Error ? error.message : 'The settings could not be read.');
    process.exit(1);
  }
}

/** The store, or an end with a sentence when it may not be opened. */
function storeOrEnd({ dataFolder, key }: Settings): Store {
  try {
    return openStore(join(dataFolder, 'bridge.sqlite'), key);
  } catch (error) {
    if (error instanceof InUse) tell('Another bridge is running on the files in HATSTAND_BRIDGE_DATA. Stop one of the two.');
    else if (error instanceof WrongKey) {
      tell(
        'HATSTAND_BRIDGE_KEY is not the key that the files in HATSTAND_BRIDGE_DATA were locked with. Put the right key back. ' +
          'If it is lost, empty that folder and link the bridge to the phone again.',
      );
    } else throw error;
    process.exit(1);
  }
}

const settings = settingsOrEnd();
// What is kept here is the linked device: nobody else on this machine may read it.
process.umask(0o077);
mkdirSync(settings.dataFolder, { recursive: true });
const store = storeOrEnd(settings);
carryOver(settings.dataFolder, store);
const session = openSession(store);
const sentLetters = openSentLetters(store);
const inbox = openInbox(store);
const core = makeCoreClient({ url: settings.coreUrl, secret: settings.secret, inbox, tell });

/** Into the inbox, if it is for the core. Throws NoRoom when it could not be kept. */
async function keep(message: WAMessage): Promise<void> {
  const cue = await cueFrom(message, { numberChatOf: line.numberChatOf, letterOf: sentLetters.letterOf });
  if (cue) core.hear(cue, message.key.remoteJid ?? '');
}

/** Both or neither: a letter known as delivered here is one the core will hear of. */
function note(kind: 'delivered' | 'failed', messageId: string): void {
  const letter = sentLetters.letterOf(messageId);
  if (!letter) return;
  store.write(() => {
    if (sentLetters[kind](letter)) inbox.report({ kind, letter });
  });
  core.wake();
}

const line = openLine({
  session,
  server: settings.whatsappServer,
  ownNumber: settings.ownNumber,
  tell,
  writeAhead: makeWriteAhead({
    account: () => session.state.creds.me,
    keep,
    hasKept: ({ remoteJid, id }) => inbox.hasTaken(remoteJid ?? '', id ?? ''),
    tellBug,
  }),
  saidIn: sentLetters.saidIn,
  // What came without decrypting; all else has been kept already and is known.
  onMessage(message) {
    keep(message).catch((error: unknown) => {
      if (!(error instanceof NoRoom)) tellBug(error);
    });
  },
  onDelivered: (messageId) => note('delivered', messageId),
  onFailed: (messageId) => note('failed', messageId),
  onOpen: () => core.report({ kind: 'back' }),
});

const stopWatchingRoom = watchRoom({
  store,
  tell,
  stop: line.hold,
  goOn() {
    session.keepCredentials();
    line.resume();
    core.wake();
  },
});

/** Erases what has been kept long enough. */
function sweep(): void {
  sentLetters.sweep();
  inbox.sweep();
}
setImmediate(sweep);
const sweeping = setInterval(sweep, SWEEP_MILLISECONDS);
core.wake();

const door = makeLettersDoor({ secret: settings.secret, speak: makeSpeaker(line, sentLetters) });
const server = serve({ fetch: door.fetch, hostname: settings.host, port: settings.port }, ({ port }) => {
  tell(`The bridge takes letters at http://${settings.host}:${port}/letters`);
});

async function end(): Promise<void> {
  server.close();
  core.stop();
  clearInterval(sweeping);
  stopWatchingRoom();
  await line.close();
  store.wipe();
  store.close();
  process.exit(0);
}
process.once('SIGTERM', () => void end());
process.once('SIGINT', () => void end());
