import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BufferJSON, initAuthCreds } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { carryOver } from '../src/carried-over.ts';
import { messageIdOf, openSentLetters } from '../src/sent-letters.ts';
import { openSession } from '../src/session.ts';
import { openStore, type Store } from '../src/store.ts';
import { quickFolder } from './quick-folder.ts';
import { KEY } from './stores.ts';

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

const toJson = (value: unknown): string => JSON.stringify(value, BufferJSON.replacer);

/** The two files as the bridge before this one wrote them. */
function layOldFiles(me: string): void {
  const session = new DatabaseSync(join(folder, 'session.sqlite'));
  session.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE credentials (only INTEGER PRIMARY KEY CHECK (only = 1), json TEXT NOT NULL) STRICT;
    CREATE TABLE keys (kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;
  `);
  session.prepare('INSERT INTO credentials VALUES (1, ?)').run(toJson({ ...initAuthCreds(), me: { id: me } }));
  session.prepare("INSERT INTO keys VALUES ('session', 'jo.0', ?)").run(toJson(Buffer.from([1, 2, 3])));
  session.close();
  const sent = new DatabaseSync(join(folder, 'sent-letters.sqlite'));
  sent.exec(
    'CREATE TABLE sent_letters (letter TEXT PRIMARY KEY, message TEXT NOT NULL UNIQUE, stage TEXT NOT NULL, begun_at INTEGER NOT NULL) STRICT, WITHOUT ROWID',
  );
  sent.prepare("INSERT INTO sent_letters VALUES ('letter-7', ?, 'accepted', 1)").run(messageIdOf('letter-7'));
  sent.close();
}

test('an earlier bridge’s files are taken over, and are gone afterwards', async () => {
  layOldFiles('447700900001:1@s.whatsapp.net');
  carryOver(folder, store);
  const { state } = openSession(store);
  expect(state.creds.me?.id).toBe('447700900001:1@s.whatsapp.net');
  expect(await state.keys.get('session', ['jo.0'])).toEqual({ 'jo.0': Buffer.from([1, 2, 3]) });
  expect(openSentLetters(store).stageOf('letter-7')).toBe('accepted');
  expect(readdirSync(folder).filter((file) => !file.startsWith('bridge.sqlite'))).toEqual([]);
});

test('old files that a kill left lying about do not come back over what is newer', () => {
  layOldFiles('447700900001:1@s.whatsapp.net');
  carryOver(folder, store);
  layOldFiles('447700900001:2@s.whatsapp.net');
  carryOver(folder, store);
  expect(openSession(store).state.creds.me?.id).toBe('447700900001:1@s.whatsapp.net');
  expect(readdirSync(folder).filter((file) => !file.startsWith('bridge.sqlite'))).toEqual([]);
});
