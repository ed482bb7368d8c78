import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { proto } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSession, type Session } from '../src/session.ts';
import { openStore, type Store } from '../src/store.ts';
import { quickFolder } from './quick-folder.ts';
import { KEY } from './stores.ts';

let folder: string;
let path: string;

let store: Store | undefined;

beforeEach(() => {
  folder = quickFolder();
  path = join(folder, 'bridge.sqlite');
});

afterEach(() => {
  store?.close();
  store = undefined;
  rmSync(folder, { recursive: true });
});

/** The session as the next start of the bridge finds it. */
function openedAgain(): Session {
  store?.close();
  store = openStore(path, KEY);
  return openSession(store);
}

test('credentials and keys are there after a restart, bytes as bytes', async () => {
  const before = openedAgain();
  before.state.creds.me = { id: '447700900001:1@s.whatsapp.net' };
  before.keepCredentials();
  await before.state.keys.set({
    session: { 'jo.0': new Uint8Array([1, 2, 3]) },
    'device-list': { jo: ['0', '1'] },
    'app-state-sync-key': { first: { keyData: new Uint8Array([7]) } },
  });

  const after = openedAgain();
  expect(after.state.creds).toEqual(before.state.creds);
  expect(await after.state.keys.get('session', ['jo.0', 'unknown'])).toEqual({ 'jo.0': Buffer.from([1, 2, 3]) });
  expect(await after.state.keys.get('device-list', ['jo'])).toEqual({ jo: ['0', '1'] });
  expect((await after.state.keys.get('app-state-sync-key', ['first'])).first).toBeInstanceOf(proto.Message.AppStateSyncKeyData);
});

test('a null takes a key away', async () => {
  const session = openedAgain();
  await session.state.keys.set({ session: { 'jo.0': new Uint8Array([1]) } });
  await session.state.keys.set({ session: { 'jo.0': null } });
  expect(await session.state.keys.get('session', ['jo.0'])).toEqual({});
});

test('one key that cannot be kept keeps back all that came with it', async () => {
  const session = openedAgain();
  const circular: { itself?: unknown } = {};
  circular.itself = circular;
  const changes = { session: { 'jo.0': new Uint8Array([1]) }, 'lid-mapping': { jo: circular as unknown as string } };
  expect(() => session.state.keys.set(changes)).toThrow();
  expect(await session.state.keys.get('session', ['jo.0'])).toEqual({});
});

test('a forgotten session links anew, whatever Baileys still wanted to keep', async () => {
  const before = openedAgain();
  before.keepCredentials();
  before.forget();
  before.keepCredentials();
  await before.state.keys.set({ session: { 'jo.0': new Uint8Array([1]) } });
  const after = openedAgain();
  expect(after.state.creds.advSecretKey).not.toBe(before.state.creds.advSecretKey);
  expect(await after.state.keys.get('session', ['jo.0'])).toEqual({});
});

test('a connection that is over keeps nothing any more, so that it cannot put a key back', async () => {
  const session = openedAgain();
  const [first, second] = [session.stateForCall(), session.stateForCall()];
  await second.keys.set({ session: { 'jo.0': new Uint8Array([2]) } });
  expect(() => first.keys.set({ session: { 'jo.0': new Uint8Array([1]) } })).toThrow('over');
  expect(await session.state.keys.get('session', ['jo.0'])).toEqual({ 'jo.0': Buffer.from([2]) });
});
