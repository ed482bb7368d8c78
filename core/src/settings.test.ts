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

test('the organiser is named by their account or their number', () => {
  expect(settingsFrom({ HATSTAND_ORGANISER: 'rocketchat:cal' }).organiser).toEqual({ channel: 'rocketchat', address: 'cal' });
  expect(settingsFrom({ HATSTAND_ORGANISER: 'whatsapp:+44 7700 900000' }).organiser).toEqual({ channel: 'whatsapp', address: '447700900000' });
  expect(settingsFrom({}).organiser).toBeUndefined();
});

test.each(['cal', 'email:cal@hattie.example', 'whatsapp:cal', 'rocketchat:', '+447700900000'])('“%s” names no organiser', (organiser) => {
  expect(() => settingsFrom({ HATSTAND_ORGANISER: organiser })).toThrow(/^HATSTAND_ORGANISER: /);
});

test('the number of the line is kept as digits; the demo has one that nobody can call', () => {
  const live = { ...LIVE, HATSTAND_ADDRESS: 'https://hattie.example' };
  expect(settingsFrom({ ...live, HATSTAND_WHATSAPP_NUMBER: '+44 (7700) 900-999' }).whatsappNumber).toBe('447700900999');
  expect(settingsFrom({ ...live, HATSTAND_WHATSAPP_NUMBER: '' }).whatsappNumber).toBeUndefined();
  expect(settingsFrom({}).whatsappNumber).toBe('447700900999');
  expect(() => settingsFrom({ HATSTAND_WHATSAPP_NUMBER: 'our phone' })).toThrow(/^HATSTAND_WHATSAPP_NUMBER: /);
});
