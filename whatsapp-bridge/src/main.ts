import './silence.ts';

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withSecretFiles } from '@hatstand/core/wire/secret-files';
import { serve } from '@hono/node-server';
import { normalizeMessageContent, proto, type WAMessage } from '@whiskeysockets/baileys';
import { addressOf } from './addresses.ts';
import { carryOver } from './carried-over.ts';
import { openContacts } from './contacts.ts';
import { makeCoreClient } from './core-client.ts';
import { openHands } from './hands.ts';
import { cueFrom, unopenedIn } from './hear.ts';
import { openInbox } from './inbox.ts';
import { makeLettersDoor } from './letters-door.ts';
import { openLine } from './line.ts';
import { openOwedPolls } from './owed-polls.ts';
import { AT_ONCE, HUMAN, makePace } from './pace.ts';
import { openPolls } from './polls.ts';
import { watchRoom } from './room.ts';
import { openSentLetters } from './sent-letters.ts';
import { openSession } from './session.ts';
import { readSettings, type Settings } from './settings.ts';
import { makeSpeaker } from './speak.ts';
import { makeStates } from './states.ts';
import { InUse, NoRoom, openStore, type Store, WrongKey } from './store.ts';
import { tell, tellBug } from './terminal.ts';
import { openUnopened } from './unopened.ts';
import { makeWriteAhead } from './write-ahead.ts';

/** A code is typed and answered within seconds; a QR code is shown anew every 20 seconds. */
const LINKING_MILLISECONDS = 90_000;
const LINKING_IN_TESTS_MILLISECONDS = 1_000;
const SWEEP_MILLISECONDS = 60 * 60 * 1000;
/** A phone is asked at most five times for what could not be decrypted, and answers within seconds while it is online. */
const UNOPENED_MILLISECONDS = 5 * 60 * 1000;
const UNOPENED_IN_TESTS_MILLISECONDS = 1_000;

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

const polls = openPolls(store);
const contacts = openContacts(store);
const hands = openHands(store);
const states = makeStates({ contacts, tell, report: (state) => core.report({ kind: 'line', state }) });
const isTest = settings.tempo === 'test';
const unopenedAfter = isTest ? UNOPENED_IN_TESTS_MILLISECONDS : UNOPENED_MILLISECONDS;
const unopened = openUnopened(store, unopenedAfter);

/** The letter a message of ours carried, or stood under. */
const letterOf = (messageId: string): string | undefined => sentLetters.letterOf(messageId) ?? polls.letterOf(messageId);

/** Into the inbox, if it is for the core. Throws NoRoom when it could not be kept. */
async function keep(message: WAMessage): Promise<void> {
  const cue = await cueFrom(message, {
    numberChatOf: line.numberChatOf,
    letterOf,
    voteIn: (vote, voters) => polls.voteIn(vote, voters, line.ownChats()),
  });
  const chat = message.key.remoteJid ?? '';
  if (cue) {
    contacts.hasWritten(cue.from.address);
    core.hear(cue, chat);
  }
  if (message.message) unopened.came(chat, message.key.id ?? '');
  await noteFading(message);
}

/** What could not be decrypted: Baileys asks the phone for it again. */
async function waitFor(message: WAMessage): Promise<void> {
  const cue = await unopenedIn(message, line);
  if (cue) unopened.wait(cue, message.key.remoteJid ?? '');
}

const giveUpUnopened = (): void => whereThereIsRoom(() => unopened.giveUp((cue, chat) => core.hear(cue, chat)));

function whereThereIsRoom(work: () => void): void {
  try {
    work();
  } catch (error) {
    tellUnlessNoRoom(error);
  }
}

/** Without room the watch over it has been told, and it is tried again. */
function tellUnlessNoRoom(error: unknown): void {
  if (!(error instanceof NoRoom)) tellBug(error);
}

/** Whoever sets when messages disappear in their chat has it so. */
async function noteFading({ key, message }: WAMessage): Promise<void> {
  const setting = normalizeMessageContent(message)?.protocolMessage;
  if (setting?.type !== proto.Message.ProtocolMessage.Type.EPHEMERAL_SETTING || key.fromMe) return;
  const address = await addressIn(key.remoteJid ?? '');
  if (address) contacts.setFading(address, setting.ephemeralExpiration ?? 0);
}

async function addressIn(chat: string): Promise<string | undefined> {
  return addressOf((await line.numberChatOf(chat)) ?? chat);
}

async function tellOfNewHands(chat: string): Promise<void> {
  const address = await addressIn(chat);
  if (address) core.report({ kind: 'changed hands', address });
}

/** Both or neither: a letter known as delivered here is one the core will hear of. */
function note(kind: 'delivered' | 'failed', messageId: string): void {
  const letter = sentLetters.letterOf(messageId);
  if (!letter) return;
  store.write(() => {
    if (sentLetters[kind](letter)) inbox.report({ kind, letter });
  });
  core.wake();
  // Killed before WhatsApp's answer was written down, this is how it is known that the letter is there.
  sendOwedPolls();
}

const sendOwedPolls = (): void => void owedPolls.sendAll().catch(tellUnlessNoRoom);

const line = openLine({
  session,
  server: settings.whatsappServer,
  ownNumber: settings.ownNumber,
  tell,
  writeAhead: makeWriteAhead({
    account: () => session.state.creds.me,
    keep,
    missed: (message) => void waitFor(message).catch(tellUnlessNoRoom),
    hasKept: ({ remoteJid, id }) => inbox.hasTaken(remoteJid ?? '', id ?? ''),
    tellBug,
    decrypting: hands.watched(tellOfNewHands),
  }),
  saidIn: sentLetters.saidIn,
  // What came without decrypting; all else has been kept already and is known.
  onMessage: (message) => void keep(message).catch(tellUnlessNoRoom),
  onDelivered: (messageId) => note('delivered', messageId),
  onFailed: (messageId) => note('failed', messageId),
  onOpen() {
    core.report({ kind: 'back' });
    sendOwedPolls();
  },
  onChangedHands: (chat) => void tellOfNewHands(chat).catch(tellBug),
  states,
  linkingMilliseconds: isTest ? LINKING_IN_TESTS_MILLISECONDS : LINKING_MILLISECONDS,
});

const owedPolls = openOwedPolls(store, { line, sentLetters, polls });
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
  polls.sweep();
  states.lookForPhone();
  sendOwedPolls();
}
setImmediate(sweep);
const sweeping = setInterval(sweep, SWEEP_MILLISECONDS);
const givingUp = setInterval(giveUpUnopened, unopenedAfter / 5);
core.wake();

const speak = makeSpeaker({
  line,
  sentLetters,
  owedPolls,
  contacts,
  pace: makePace({ tempo: isTest ? AT_ONCE : HUMAN, now: () => performance.now(), draw: Math.random }),
  firstContactsADay: settings.firstContactsADay,
  fadesAfterSeconds: settings.fadesAfterSeconds,
  onArrivedBefore: (letter) => whereThereIsRoom(() => core.report({ kind: 'delivered', letter })),
  onNoNewChats: () => states.become('no new chats'),
});
const door = makeLettersDoor({ secret: settings.secret, speak, line: states.now });
const server = serve({ fetch: door.fetch, hostname: settings.host, port: settings.port }, ({ port }) => {
  tell(`The bridge takes letters at http://${settings.host}:${port}/letters`);
});

async function end(): Promise<void> {
  server.close();
  core.stop();
  clearInterval(sweeping);
  clearInterval(givingUp);
  stopWatchingRoom();
  await line.close();
  store.wipe();
  store.close();
  process.exit(0);
}
process.once('SIGTERM', () => void end());
process.once('SIGINT', () => void end());
