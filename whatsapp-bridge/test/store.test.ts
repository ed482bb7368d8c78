import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Cue } from '@hatstand/core/wire/cue';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openInbox } from '../src/inbox.ts';
import { makeLock } from '../src/lock.ts';
import { messageIdOf, openSentLetters } from '../src/sent-letters.ts';
import { openSession } from '../src/session.ts';
import { NoRoom, openStore, type Store, WrongKey } from '../src/store.ts';
import { openUnopened, type Unopened } from '../src/unopened.ts';
import { JO } from './people.ts';
import { quickFolder } from './quick-folder.ts';
import { KEY, storeInMemory } from './stores.ts';

const CHAT = `${JO.lid}@lid`;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const UNLIMITED_PAGES = 1_000_000;

let folder: string;
let store: Store;

beforeEach(() => {
  folder = quickFolder();
  store = openStore(join(folder, 'bridge.sqlite'), KEY);
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

function cueFromJo(words: string, id = '3A01'): Cue {
  return { id, from: { address: JO.number, name: JO.name }, place: { kind: 'direct' }, heard: { kind: 'words', words } };
}

/** All that is on the disk at this moment, SQLite's own log too. */
const onDisk = (): Buffer => Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))));

/** As when the disk is full: the file grows no more. */
function fillDisk(): void {
  const pages = store.db.prepare('PRAGMA page_count').get()?.['page_count'];
  store.db.exec(`PRAGMA max_page_count = ${pages}`);
}

describe('what is kept is locked', () => {
  test('and opens with its key, in its place, unchanged, and not otherwise', () => {
    const lock = makeLock(KEY);
    const kept = lock.lock('here', 'feeling low today');
    expect(lock.unlock('here', kept).toString()).toBe('feeling low today');
    expect(() => lock.unlock('there', kept)).toThrow();
    expect(() => makeLock(`${KEY}!`).unlock('here', kept)).toThrow();
    kept[kept.length - 1] = (kept.at(-1) ?? 0) ^ 1;
    expect(() => lock.unlock('here', kept)).toThrow();
  });

  test('and a file locked with another key is not opened, nor changed', () => {
    store.close();
    expect(() => openStore(join(folder, 'bridge.sqlite'), `${KEY}!`)).toThrow(WrongKey);
    store = openStore(join(folder, 'bridge.sqlite'), KEY);
  });

  test('and can be read nowhere on the disk: no words, numbers, names or keys', async () => {
    const session = openSession(store);
    session.state.creds.me = { id: `${JO.number}:1@s.whatsapp.net`, lid: `${JO.lid}:1@lid`, name: JO.name };
    session.keepCredentials();
    await session.state.keys.set({ session: { [`${JO.lid}_1.0`]: Buffer.from('a key that nobody may see') }, 'lid-mapping': { [JO.number]: JO.lid } });
    openInbox(store).hear(cueFromJo('feeling low today'), CHAT);
    openSentLetters(store).begun('letter-7', { conversation: 'Tue 24 Nov, 9am' });
    const readable = [JO.number, JO.lid, JO.name, 'a key that', 'feeling low', 'Tue 24 Nov', 'noiseKey', 'signedPreKey'];
    const { private: noiseKey } = session.state.creds.noiseKey;
    for (const secret of [...readable, Buffer.from(noiseKey), Buffer.from(noiseKey).toString('base64')]) expect(onDisk().includes(secret)).toBe(false);
    expect(onDisk().includes('letter-7')).toBe(true);
  });
});

describe('what waits for the core', () => {
  test('is taken once, however often and whenever it is handed over; the same id from somebody else is something else', () => {
    const inbox = openInbox(store);
    expect(inbox.hear(cueFromJo('rota'), CHAT)).toBe(true);
    expect(inbox.hear(cueFromJo('rota'), CHAT)).toBe(false);
    const first = inbox.next(new Set());
    if (first) inbox.done(first);
    expect(inbox.hear(cueFromJo('rota'), CHAT)).toBe(false);
    expect(inbox.hasTaken(CHAT, '3A01')).toBe(true);
    expect(inbox.hear(cueFromJo('rota'), 'somebody-else@lid')).toBe(true);
  });

  test('is overwritten when the core has it, in the log of SQLite too', () => {
    const inbox = openInbox(store);
    inbox.hear(cueFromJo('feeling low today'), CHAT);
    const locked = Buffer.from(store.db.prepare('SELECT locked FROM waiting').get()?.['locked'] as Uint8Array);
    expect(onDisk().includes(locked)).toBe(true);
    const next = inbox.next(new Set());
    if (next) inbox.done(next);
    expect(onDisk().includes(locked)).toBe(false);
  });

  test('which messages were taken is forgotten after a month', () => {
    let now = Date.now();
    const inbox = openInbox(store, () => now);
    inbox.hear(cueFromJo('rota'), CHAT);
    now += 29 * DAY_MILLISECONDS;
    inbox.sweep();
    expect(inbox.hasTaken(CHAT, '3A01')).toBe(true);
    now += 2 * DAY_MILLISECONDS;
    inbox.sweep();
    expect(inbox.hasTaken(CHAT, '3A01')).toBe(false);
  });
});

describe('what could not be decrypted', () => {
  const given = (unopened: Unopened): string[] => {
    const ids: string[] = [];
    unopened.giveUp(({ id }) => void ids.push(id));
    return ids;
  };
  test('is given up once when its time is over, also by the next bridge, and not when it came after all', () => {
    let now = Date.now();
    const unopened = openUnopened(store, 1_000, () => now);
    unopened.wait(cueFromJo('', '3A01'), CHAT);
    unopened.wait(cueFromJo('', '3A02'), CHAT);
    now += 900;
    unopened.wait(cueFromJo('', '3A01'), CHAT);
    unopened.came(CHAT, '3A02');
    expect(given(unopened)).toEqual([]);
    now += 100;
    const next = openUnopened(store, 1_000, () => now);
    expect(onDisk().includes(JO.number)).toBe(false);
    expect(given(next)).toEqual(['3A01 unopened']);
    expect(given(next)).toEqual([]);
  });
  test('is given up again when that could not be written down', () => {
    const unopened = openUnopened(store, 0);
    unopened.wait(cueFromJo('', '3A01'), CHAT);
    expect(() =>
      unopened.giveUp(() => {
        throw new NoRoom('no room');
      }),
    ).toThrow(NoRoom);
    expect(given(unopened)).toEqual(['3A01 unopened']);
  });
});

describe('what a letter said', () => {
  test('can be sent again for three days, and is then gone, while its id is still known', () => {
    let now = Date.now();
    const memory = storeInMemory();
    const sentLetters = openSentLetters(memory, () => now);
    sentLetters.begun('letter-7', { conversation: 'Tue 24 Nov' });
    sentLetters.delivered('letter-7');
    now += 3 * DAY_MILLISECONDS - 1;
    sentLetters.sweep();
    expect(sentLetters.saidIn(messageIdOf('letter-7'))).toMatchObject({ conversation: 'Tue 24 Nov' });
    now += 1;
    expect(sentLetters.saidIn(messageIdOf('letter-7'))).toBeUndefined();
    sentLetters.sweep();
    expect(memory.db.prepare('SELECT said FROM sent_letters').get()?.['said']).toBeNull();
    expect(sentLetters.letterOf(messageIdOf('letter-7'))).toBe('letter-7');
  });

  test('is gone at once when WhatsApp will not have it, and nothing is known of what was never ours', () => {
    const sentLetters = openSentLetters(store);
    sentLetters.begun('letter-7', { conversation: 'Tue 24 Nov' });
    sentLetters.failed('letter-7');
    expect(sentLetters.saidIn(messageIdOf('letter-7'))).toBeUndefined();
    expect(sentLetters.saidIn('3A0102')).toBeUndefined();
  });
});

describe('on a full disk', () => {
  test('a message is not taken at all, and that is noticed; with room it is taken', () => {
    const inbox = openInbox(store);
    let noticed = 0;
    store.onNoRoom(() => {
      noticed += 1;
    });
    const long = cueFromJo('a long story '.repeat(5_000));
    fillDisk();
    expect(() => inbox.hear(long, CHAT)).toThrow(NoRoom);
    expect(noticed).toBe(1);
    expect(inbox.hasTaken(CHAT, long.id)).toBe(false);
    expect(inbox.next(new Set())).toBeUndefined();
    expect(store.hasRoom()).toBe(false);
    store.db.exec(`PRAGMA max_page_count = ${UNLIMITED_PAGES}`);
    expect(store.hasRoom()).toBe(true);
    expect(inbox.hear(long, CHAT)).toBe(true);
  });

  test('a key set is kept whole or not at all', async () => {
    const { state } = openSession(store);
    await state.keys.set({ session: { 'jo.0': new Uint8Array([1]) } });
    fillDisk();
    expect(() => state.keys.set({ session: { 'jo.0': new Uint8Array([2]) }, 'sender-key': { big: new Uint8Array(100_000) } })).toThrow(NoRoom);
    expect(await state.keys.get('session', ['jo.0'])).toEqual({ 'jo.0': Buffer.from([1]) });
  });

  test('what is written within a write is undone with it', () => {
    const sentLetters = openSentLetters(store);
    sentLetters.begun('letter-7', { conversation: 'Tue 24 Nov' });
    const inbox = openInbox(store);
    expect(() =>
      store.write(() => {
        sentLetters.delivered('letter-7');
        inbox.report({ kind: 'delivered', letter: 'letter-7' });
        throw new Error('killed here');
      }),
    ).toThrow('killed here');
    expect(sentLetters.stageOf('letter-7')).toBe('begun');
    expect(inbox.next(new Set())).toBeUndefined();
  });
});

test('what is passed on at once does not say when it was said, and what is late does', () => {
  let now = 1_795_262_400_000;
  const inbox = openInbox(store, () => now);
  inbox.hear({ ...cueFromJo('can’t do tomorrow'), saidAt: now - 1_000 }, CHAT);
  const saidAt = () => JSON.parse(inbox.next(new Set())?.body ?? '{}').saidAt;
  expect(saidAt()).toBeUndefined();
  now += DAY_MILLISECONDS;
  expect(saidAt()).toBe(1_795_262_399_000);
});
