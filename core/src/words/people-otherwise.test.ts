import type { PersonId } from '@hatstand/db/ids';
import { Labelled } from '@hatstand/db/labels';
import { expect, test } from 'vitest';
import type { Named } from './people.ts';
import { hearPeople } from './people.ts';

const named = (id: string, firstName: string, surname: string, how: { nicknames?: string[]; relations?: string[] } = {}): Named => ({
  id: id as PersonId, // made up for these tests
  firstName: new Labelled('plan', firstName),
  surname: new Labelled('team', surname),
  ...(how.nicknames ? { nicknames: how.nicknames.map((nickname) => new Labelled('plan', nickname)) } : {}),
  ...(how.relations ? { relations: how.relations.map((relation) => new Labelled('team', relation)) } : {}),
});

const KNOWN = [
  named('bilal', 'Bilal', 'Khan'),
  named('greta', 'Greta', 'Holm'),
  named('rosa', 'Rosa', 'Marlow', { relations: ['mum'] }),
  named('tess', 'Tess', 'Marlow'),
  named('tess-a', 'Tess', 'Aldous'),
  named('sam', 'Sam', 'Okoro', { nicknames: ['Sammo'] }),
  named('jo', 'Jo', 'Lin'),
  named('maya', 'Maya', 'Stone'),
  named('william', 'William', 'Price'),
  named('owen', 'Owen', 'Hart'),
];

test.each([
  ['swap with billal', [['bilal']]],
  ["blial's visit", [['bilal']]],
  ['ask okoro', [['sam']]],
  ['mr okoro', [['sam']]],
  ['ask okorro', [['sam']]],
  ['sammo', [['sam']]],
  ['bill or jo', [['william'], ['jo']]],
  ['tess', [['tess', 'tess-a']]],
  ['tess m', [['tess']]],
  ['tess aldous', [['tess-a']]],
  ['tess-a', [['tess-a']]],
  ['tess a.', [['tess-a']]],
  ['marlow', [['rosa', 'tess']]],
  ['mrs stone', [['maya']]],
  ['bk can', [['bilal']]],
  ['ask b.k.', [['bilal']]],
  ["mum's visit", [['rosa']]],
  ['move jos @when', [['jo']]],
  ['mayas visits', [['maya']]],
  ['is my mam ok', [['rosa']]],
  ['mayaa', [['maya']]],
])('%s', (said, who) => {
  expect(hearPeople(said, KNOWN).who).toEqual(who.map((people) => ({ people })));
});

test.each([
  'great thanks',
  'the rota',
  'test',
  'less',
  'open',
  'maybe',
  'the price of stone',
  'jon',
  'sm',
  'rose',
  'miss',
  'will do',
  'owner',
  'may',
  'jo@lin.org',
  'sad',
])('nobody is heard in: %s', (said) => {
  expect(hearPeople(said, KNOWN).who).toEqual([]);
});
