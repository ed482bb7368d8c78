import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Db, inOneTransaction, openDb } from '../src/open.ts';
import { expectOrganiser, openHouse, stillOpening, welcomeOrganiser } from '../src/repositories/organisers.ts';
import { addressByHandle } from '../src/repositories/people.ts';
import type { Day } from '../src/times.ts';
import { fill, id, NOW, SECRET, words } from './small-team.ts';

let db: Db;
let made = 0;
const moment = {
  now: NOW,
  newId: <Kind extends string>(kind: Kind) => {
    made += 1;
    return id(kind, String(made));
  },
};
const expected = (handle: string) => inOneTransaction(db, (tx) => expectOrganiser(tx, 'rocketchat', handle));
const speaks = (handle: string, channel: 'rocketchat' | 'whatsapp' = 'rocketchat') =>
  inOneTransaction(db, (tx) => welcomeOrganiser(tx, { channel, handle, name: undefined }, moment));

beforeEach(() => {
  db = openDb(':memory:', SECRET);
});
afterEach(() => db.client.close());

test('only the address that is named opens an empty house, and only on its own channel', () => {
  expect(expected('cal')).toBe('expected');
  expect(speaks('kim')).toBeUndefined();
  expect(speaks('cal', 'whatsapp')).toBeUndefined();
  const person = speaks('cal');
  expect(person).toBeDefined();
  expect(inOneTransaction(db, (tx) => addressByHandle(tx, 'rocketchat', 'cal')?.person)).toBe(person);
  expect(speaks('cal')).toBeUndefined();
});

test('until somebody has spoken a name that was mistyped can be mended; afterwards nobody else is let in', () => {
  expect(expected('cla')).toBe('expected');
  expect(expected('cal')).toBe('expected');
  expect(speaks('cla')).toBeUndefined();
  expect(speaks('cal')).toBeDefined();
  expect(expected('kim')).toBe('another');
  expect(speaks('kim')).toBeUndefined();
  expect(expected('cal')).toBe('here already');
});

test('a house with people in it needs nobody to open it', () => {
  fill(db);
  expect(expected('cal')).toBe('another');
  expect(speaks('cal')).toBeUndefined();
});

test('the house is open once its circle is there', () => {
  expected('cal');
  const person = speaks('cal');
  if (!person) throw new Error('nobody was welcomed');
  inOneTransaction(db, (tx) => {
    expect(stillOpening(tx, person)).toBeDefined();
    const names = { name: words('team', 'Millbrook Circle'), area: words('plan', 'Millbrook') };
    openHouse(tx, { circle: id('circle', 'one'), ...names, person, hat: 'Care Commons Organiser', on: '2026-11-23' as Day, at: NOW });
    expect(stillOpening(tx, person)).toBeUndefined();
  });
});
