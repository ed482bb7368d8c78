import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { letterTo, START } from './pretend-core.ts';
import { type Chat, openScreens, type Screens } from './screens.ts';

const samInRosa: Chat = { channel: 'rocketchat', address: 'sam', room: 'rosa' };
const bilalInRosa: Chat = { channel: 'rocketchat', address: 'bilal', room: 'rosa' };
const samDirect: Chat = { channel: 'rocketchat', address: 'sam', room: undefined };
const jo: Chat = { channel: 'whatsapp', address: '447700900002', room: undefined };
const FORM = { id: 'f1', title: 'A visit', fields: [] };

let now = START;
let screens: Screens;
beforeEach(() => {
  now = START;
  screens = openScreens(':memory:', () => now);
});
afterEach(() => screens.close());
const textsIn = (chat: Chat): string[] => screens.messagesIn(chat).map(({ text }) => text);

test('a letter is shown to whom it is for, with the time of the demo clock', async () => {
  now = new Date('2026-11-24T17:00:00Z');
  expect(await screens.carry('whatsapp')(letterTo({ kind: 'direct', address: jo.address }))).toBe('handed over');
  expect(screens.messagesIn(jo)).toMatchObject([{ author: undefined, text: 'Hello', at: now, onlyYou: false }]);
  expect(textsIn(samDirect)).toEqual([]);
});

test('the same letter twice is shown once', async () => {
  const carry = screens.carry('rocketchat');
  expect([await carry(letterTo({ kind: 'direct', address: 'sam' })), await carry(letterTo({ kind: 'direct', address: 'sam' }))]).toEqual([
    'handed over',
    'handed over',
  ]);
  expect(textsIn(samDirect)).toEqual(['Hello']);
});

test('Rocket.Chat changes what it has shown: the words stay, the buttons go, and that once', async () => {
  const carry = screens.carry('rocketchat');
  const to = { kind: 'direct', address: 'sam' } as const;
  await carry(letterTo(to, { id: 'asked', text: 'Can you?', buttons: [{ choice: 'a', label: 'Yes' }] }));
  const before = screens.newest();
  for (const id of ['taken', 'taken']) await carry(letterTo(to, { id, text: 'Jo has this one now.', amends: 'asked' }));
  await carry(letterTo(to, { id: 'lost', text: 'Never shown.', amends: 'nobody knows' }));
  expect(screens.messagesIn(samDirect)).toMatchObject([{ text: 'Can you?\n\nJo has this one now.', buttons: [] }]);
  expect(screens.newest()).toBe(before);
  expect([carry.canAmend?.(letterTo(to)), screens.carry('whatsapp').canAmend?.(letterTo(to))]).toEqual([true, false]);
});

test('who is not there can never be reached', async () => {
  const rocketchat = screens.carry('rocketchat');
  expect(await rocketchat(letterTo({ kind: 'direct', address: 'kim' }))).toBe('never');
  expect(await rocketchat(letterTo({ kind: 'direct', address: jo.address }))).toBe('never');
  expect(await rocketchat(letterTo({ kind: 'room', room: 'nowhere' }))).toBe('never');
  expect(await rocketchat(letterTo({ kind: 'whisper', room: 'arthur', address: 'sam' }))).toBe('never');
});

test('WhatsApp takes nothing above plan and has no rooms', async () => {
  const whatsapp = screens.carry('whatsapp');
  expect(await whatsapp(letterTo({ kind: 'direct', address: jo.address }, { label: 'team' }))).toBe('never');
  expect(await whatsapp(letterTo({ kind: 'room', room: 'rosa' }))).toBe('never');
  expect(textsIn(jo)).toEqual([]);
});

test('a room post is seen by its members, a whisper by one', async () => {
  const carry = screens.carry('rocketchat');
  await carry(letterTo({ kind: 'room', room: 'rosa' }, { id: 'post', text: 'to all' }));
  await carry(letterTo({ kind: 'whisper', room: 'rosa', address: 'sam' }, { id: 'whisper', text: 'to Sam' }));
  expect(textsIn(samInRosa)).toEqual(['to all', 'to Sam']);
  expect(screens.messagesIn(samInRosa).map(({ onlyYou }) => onlyYou)).toEqual([false, true]);
  expect(textsIn(bilalInRosa)).toEqual(['to all']);
  expect(textsIn(samDirect)).toEqual([]);
});

test('what is typed is seen by the room, or by the typist alone', () => {
  screens.showTyped(samInRosa, 'morning', 'everyone here');
  screens.showTyped(samInRosa, '/rota', 'only the typist');
  expect(textsIn(samInRosa)).toEqual(['morning', '/rota']);
  expect(textsIn(bilalInRosa)).toEqual(['morning']);
});

test('a pressed button stays, and says so to whoever pressed it', async () => {
  await screens.carry('rocketchat')(
    letterTo(
      { kind: 'room', room: 'rosa' },
      {
        buttons: [
          { choice: 'a', label: 'Yes' },
          { choice: 'b', label: 'No' },
        ],
      },
    ),
  );
  screens.markPressed(samInRosa, screens.newestIn(samInRosa), 'a');
  screens.markPressed(samInRosa, screens.newestIn(samInRosa), 'a');
  expect(screens.messagesIn(samInRosa)[0]?.buttons.map(({ pressed }) => pressed)).toEqual([true, false]);
  expect(screens.messagesIn(bilalInRosa)[0]?.buttons.map(({ pressed }) => pressed)).toEqual([false, false]);
});

test('a form is open in front of one person until it is closed, in the place where it was asked for', () => {
  screens.openForm(samInRosa, FORM);
  expect(screens.openFormOf('sam')).toEqual({ form: FORM, room: 'rosa' });
  expect(screens.openFormOf('bilal')).toBeUndefined();
  screens.closeForm('sam', 'another');
  expect(screens.openFormOf('sam')).toBeDefined();
  screens.closeForm('sam', 'f1');
  expect(screens.openFormOf('sam')).toBeUndefined();
});

test('clearing leaves nothing, and numbers go on growing', () => {
  screens.showTyped(samInRosa, 'morning', 'everyone here');
  screens.openForm(samInRosa, FORM);
  const before = screens.newestIn(samInRosa);
  screens.clear();
  expect([textsIn(samInRosa), screens.openFormOf('sam'), screens.newestIn(samInRosa)]).toEqual([[], undefined, 0]);
  screens.showTyped(samInRosa, 'again', 'everyone here');
  expect(screens.newestIn(samInRosa)).toBeGreaterThan(before);
});

test('listeners hear of every change until they stop', () => {
  let heard = 0;
  const stop = screens.onChange(() => (heard += 1));
  screens.showTyped(samInRosa, 'one', 'everyone here');
  screens.tellChanged();
  stop();
  screens.showTyped(samInRosa, 'two', 'everyone here');
  expect(heard).toBe(2);
});

test('a chat of a thousand messages shows the newest hundred', () => {
  for (let number = 1; number <= 1000; number += 1) screens.showTyped(samDirect, `${number}`, 'everyone here');
  expect(textsIn(samDirect)).toEqual(Array.from({ length: 100 }, (_, index) => `${901 + index}`));
});

test('screens on disk are as they were after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hatstand-screens-'));
  const first = openScreens(join(folder, 'screens.sqlite'), () => now);
  await first.carry('rocketchat')(letterTo({ kind: 'direct', address: 'sam' }));
  first.close();
  const second = openScreens(join(folder, 'screens.sqlite'), () => now);
  expect(await second.carry('rocketchat')(letterTo({ kind: 'direct', address: 'sam' }))).toBe('handed over');
  expect(second.messagesIn(samDirect)).toHaveLength(1);
  second.close();
  rmSync(folder, { recursive: true });
});
