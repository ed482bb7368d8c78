import { expect, test } from 'vitest';
import { readSettings } from '../src/settings.ts';
import { KEY } from './stores.ts';

const GOOD = {
  HATSTAND_BRIDGE_KEY: KEY,
  HATSTAND_CORE_URL: 'http://127.0.0.1:3000',
  HATSTAND_WHATSAPP_SECRET: 'a secret for tests only',
  HATSTAND_BRIDGE_DATA: 'data/whatsapp',
};

test('four settings are enough', () => {
  expect(readSettings(GOOD)).toEqual({
    coreUrl: GOOD.HATSTAND_CORE_URL,
    secret: GOOD.HATSTAND_WHATSAPP_SECRET,
    dataFolder: GOOD.HATSTAND_BRIDGE_DATA,
    host: '127.0.0.1',
    key: KEY,
    port: 3100,
    whatsappServer: undefined,
    ownNumber: undefined,
    tempo: 'human',
    firstContactsADay: 10,
    fadesAfterSeconds: 86_400,
  });
});

test('writing at once, without a pause, is for tests against a server on this machine', () => {
  expect(() => readSettings({ ...GOOD, HATSTAND_BRIDGE_TEMPO: 'test' })).toThrow(/HATSTAND_BRIDGE_TEMPO: may only be test with/);
  expect(readSettings({ ...GOOD, HATSTAND_BRIDGE_TEMPO: 'test', HATSTAND_WHATSAPP_SERVER: 'ws://127.0.0.1:4000' }).tempo).toBe('test');
});

test('messages disappear after as long as WhatsApp knows, or never', () => {
  expect(readSettings({ ...GOOD, HATSTAND_BRIDGE_DISAPPEAR_HOURS: '0' }).fadesAfterSeconds).toBe(0);
  expect(() => readSettings({ ...GOOD, HATSTAND_BRIDGE_DISAPPEAR_HOURS: '12' })).toThrow(/HATSTAND_BRIDGE_DISAPPEAR_HOURS: must be 24/);
});

test('an empty setting is not set', () => {
  expect(readSettings({ ...GOOD, HATSTAND_BRIDGE_PORT: '', HATSTAND_WHATSAPP_SERVER: '' })).toEqual(readSettings(GOOD));
});

test.each(['ws://127.0.0.1:4000/ws/chat', 'ws://localhost:4000', 'ws://[::1]:4000'])('a WhatsApp server on this machine is allowed: %s', (server) => {
  expect(readSettings({ ...GOOD, HATSTAND_WHATSAPP_SERVER: server }).whatsappServer).toBe(server);
});

test.each(['wss://whatsapp.example.org', 'ws://192.168.1.2:4000', 'ws://127.0.0.1.example.org', 'http://127.0.0.1:4000'])(
  'a WhatsApp server anywhere else is not: %s',
  (server) => {
    expect(() => readSettings({ ...GOOD, HATSTAND_WHATSAPP_SERVER: server })).toThrow('HATSTAND_WHATSAPP_SERVER');
  },
);

test('what is missing is named', () => {
  expect(() => readSettings({ ...GOOD, HATSTAND_BRIDGE_DATA: '' })).toThrow('HATSTAND_BRIDGE_DATA: not set');
});

test('what is wrong is named, and its value is not shown', () => {
  const read = () => readSettings({ ...GOOD, HATSTAND_WHATSAPP_SECRET: 'too short' });
  expect(read).toThrow('HATSTAND_WHATSAPP_SECRET');
  expect(read).not.toThrow('too short');
});

test('a short key is none', () => {
  expect(() => readSettings({ ...GOOD, HATSTAND_BRIDGE_KEY: 'short' })).toThrow('HATSTAND_BRIDGE_KEY: needs at least 32 characters');
});

test.each(['447700900000', '+44 7700 900000', '44 (7700) 900-000'])('the number may be written as people write it: %s', (number) => {
  expect(readSettings({ ...GOOD, HATSTAND_WHATSAPP_NUMBER: number }).ownNumber).toBe('447700900000');
});
