import { expect, test } from 'vitest';
import { fellDue } from './fell-due.ts';
import type { Arrived } from './screens.ts';

const NOW = new Date('2026-11-24T08:00:00Z');
const letter = (changes: Partial<Arrived>): Arrived => ({
  number: 1,
  channel: 'rocketchat',
  letter: 'l1',
  room: undefined,
  reader: 'sam',
  text: 'Tomorrow',
  at: new Date('2026-11-23T18:00:00Z'),
  ...changes,
});

test('who was written to at the same time for the same reason is one line', () => {
  const arrived = [letter({}), letter({ channel: 'whatsapp', reader: '447700900002' }), letter({ channel: 'whatsapp', reader: '447700900001' }), letter({})];
  expect(fellDue(arrived, () => 'reminders', NOW).lines).toEqual(['Mon 23 Nov, 6pm: reminders went to Sam, Jo and Tess Marlow.']);
});

test('rooms and what has no name of its own are said too', () => {
  expect(fellDue([letter({ room: 'rosa', reader: undefined })], () => undefined, NOW).lines).toEqual([
    "Mon 23 Nov, 6pm: a message went to the room of Rosa's team.",
  ]);
});

test('an empty night says so', () => {
  expect(fellDue([], () => undefined, NOW).lines).toEqual(['Nothing fell due on the way.']);
});
