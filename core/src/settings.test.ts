import { expect, test } from 'vitest';
import { settingsFrom } from './settings.ts';

const LIVE = { HATSTAND_MODE: 'live', HATSTAND_KEY: 'thirty-two characters of a secret' };

test('the demo is reached on this machine unless another address is given', () => {
  expect(settingsFrom({ PORT: '3111' }).publicAddress).toBe('http://127.0.0.1:3111');
  expect(settingsFrom({ HATSTAND_ADDRESS: 'http://hattie.example:8080/' }).publicAddress).toBe('http://hattie.example:8080');
});

test('outside the demo an address that begins with https is needed', () => {
  expect(settingsFrom({ ...LIVE, HATSTAND_ADDRESS: 'https://hattie.example' }).publicAddress).toBe('https://hattie.example');
  expect(() => settingsFrom(LIVE)).toThrow('HATSTAND_ADDRESS: is needed outside the demo');
  expect(() => settingsFrom({ ...LIVE, HATSTAND_ADDRESS: 'http://hattie.example' })).toThrow('HATSTAND_ADDRESS: must begin with https');
});

test.each(['hattie.example', 'ftp://hattie.example', 'https://hattie.example/a-path', 'https://hattie.example/?a=b', 'https://me:word@hattie.example'])(
  '%s is refused',
  (address) => {
    expect(() => settingsFrom({ HATSTAND_ADDRESS: address })).toThrow(/^HATSTAND_ADDRESS: /);
  },
);
