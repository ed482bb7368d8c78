import './silence.ts';

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withSecretFiles } from '@hatstand/core/wire/secret-files';
import { serve } from '@hono/node-server';
import { makeCoreClient } from './core-client.ts';
import { cueFrom } from './hear.ts';
import { makeLettersDoor } from './letters-door.ts';
import { openLine } from './line.ts';
import { openSentLetters } from './sent-letters.ts';
import { openSession } from './session.ts';
import { readSettings, type Settings } from './settings.ts';
import { makeSpeaker } from './speak.ts';
import { tell, tellBug } from './terminal.ts';

process.on('uncaughtException', (error) => {
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

const settings = settingsOrEnd();
// The session file is the linked device: nobody else on this machine may read it.
process.umask(0o077);
mkdirSync(settings.dataFolder, { recursive: true });
const session = openSession(join(settings.dataFolder, 'session.sqlite'));
const sentLetters = openSentLetters(join(settings.dataFolder, 'sent-letters.sqlite'));
const core = makeCoreClient({ url: settings.coreUrl, secret: settings.secret, tell });

/** Messages become cues one after the other, so that the core hears them in the order they were written. */
let hearing = Promise.resolve();

const line = openLine({
  session,
  server: settings.whatsappServer,
  ownNumber: settings.ownNumber,
  tell,
  onMessage(message) {
    hearing = hearing.then(async () => {
      const cue = await cueFrom(message, { numberChatOf: line.numberChatOf, letterOf: sentLetters.letterOf });
      if (cue) core.hear(cue);
    });
  },
  onDelivered(messageId) {
    const letter = sentLetters.letterOf(messageId);
    if (letter && sentLetters.delivered(letter)) core.report({ kind: 'delivered', letter });
  },
  onFailed(messageId) {
    const letter = sentLetters.letterOf(messageId);
    if (letter && sentLetters.failed(letter)) core.report({ kind: 'failed', letter });
  },
  onOpen: () => core.report({ kind: 'back' }),
});

const door = makeLettersDoor({ secret: settings.secret, speak: makeSpeaker(line, sentLetters) });
const server = serve({ fetch: door.fetch, hostname: settings.host, port: settings.port }, ({ port }) => {
  tell(`The bridge takes letters at http://${settings.host}:${port}/letters`);
});

async function end(): Promise<void> {
  server.close();
  core.stop();
  await line.close();
  session.close();
  sentLetters.close();
  process.exit(0);
}
process.once('SIGTERM', () => void end());
process.once('SIGINT', () => void end());
