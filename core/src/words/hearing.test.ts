import type { PersonId } from '@hatstand/db/ids';
import { Labelled } from '@hatstand/db/labels';
import type { LocalTime } from '@hatstand/db/times';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hear } from './hearing.ts';

const NOW = '2026-11-23T09:00' as LocalTime; // a real time
const JO = { id: 'jo' as PersonId, firstName: new Labelled('plan', 'Jo'), surname: new Labelled('team', 'Brown') }; // made up

test('times and people are heard once, together', () => {
  expect(hear('/hattie Swap my Tues 9-11 with Jo?', NOW, [JO])).toEqual({
    words: 'Swap my Tues 9-11 with Jo?',
    frame: 'swap my @when with @who',
    when: [{ spans: [{ from: '2026-11-24T09:00', to: '2026-11-24T11:00' }], repeat: null, except: [], ask: undefined, text: 'tues 9-11' }],
    who: [{ people: ['jo'] }],
  });
});

test.each([
  ['/hattie rota me', 'rota me'],
  ['Hattie, rota me', 'rota me'],
  ['@hattie: rota', 'rota'],
  ['  /rota me ', 'rota me'],
  ['hattie', ''],
  ['hatties rota', 'hatties rota'],
  ['@hattie /rota', 'rota'],
  ['rota\u0000 me\u0007', 'rota me'],
  ['note slept\nbadly', 'note slept\nbadly'],
  ['one\ttwo', 'one two'],
  ['one\r\ntwo', 'one\ntwo'],
  ['hattie@x.org', 'hattie@x.org'],
  ["Hattie's rota", "Hattie's rota"],
])('%j is heard as %j', (typed, words) => {
  expect(hear(typed, NOW, []).words).toBe(words);
});

test('a person called like nothing else is not mistaken for a time', () => {
  expect(hear('swap sat with jo', NOW, [JO])).toMatchObject({ frame: 'swap @when with @who', who: [{ people: ['jo'] }] });
});

test('whatever is said, it never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (words) => void hear(words, NOW, [JO])));
});
