import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { proto } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSession } from '../src/session.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hatstand-session-'));
  path = join(folder, 'session.sqlite');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('credentials and keys are there after a restart, bytes as bytes', async () => {
  const before = openSession(path);
  before.state.creds.me = { id: '447700900001:1@s.whatsapp.net' };
  before.keepCredentials();
  await before.state.keys.set({
    session: { 'jo.0': new Uint8Array([1, 2, 3]) },
    'device-list': { jo: ['0', '1'] },
    'app-state-sync-key': { first: { keyData: new Uint8Array([7]) } },
  });
  before.close();

  const after = openSession(path);
  expect(after.state.creds).toEqual(before.state.creds);
  expect(await after.state.keys.get('session', ['jo.0', 'unknown'])).toEqual({ 'jo.0': Buffer.from([1, 2, 3]) });
  expect(await after.state.keys.get('device-list', ['jo'])).toEqual({ jo: ['0', '1'] });
  expect((await after.state.keys.get('app-state-sync-key', ['first'])).first).toBeInstanceOf(proto.Message.AppStateSyncKeyData);
  after.close();
});

test('a null takes a key away', async () => {
  const session = openSession(path);
  await session.state.keys.set({ session: { 'jo.0': new Uint8Array([1]) } });
  await session.state.keys.set({ session: { 'jo.0': null } });
  expect(await session.state.keys.get('session', ['jo.0'])).toEqual({});
  session.close();
});

test('one key that cannot be kept keeps back all that came with it', async () => {
  const session = openSession(path);
  const circular: { itself?: unknown } = {};
  circular.itself = circular;
  const changes = { session: { 'jo.0': new Uint8Array([1]) }, 'lid-mapping': { jo: circular as unknown as string } };
  expect(() => session.state.keys.set(changes)).toThrow();
  expect(await session.state.keys.get('session', ['jo.0'])).toEqual({});
  session.close();
});

test('a forgotten session links anew, whatever Baileys still wanted to keep', async () => {
  const before = openSession(path);
  before.keepCredentials();
  before.forget();
  before.keepCredentials();
  await before.state.keys.set({ session: { 'jo.0': new Uint8Array([1]) } });
  before.close();
  const after = openSession(path);
  expect(after.state.creds.advSecretKey).not.toBe(before.state.creds.advSecretKey);
  expect(await after.state.keys.get('session', ['jo.0'])).toEqual({});
  after.close();
});
