import type { PersonId } from '@hatstand/db/ids';
import { Labelled } from '@hatstand/db/labels';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Named } from './people.ts';
import { hearPeople } from './people.ts';

const named = (id: string, firstName: string, surname = ''): Named => ({
  id: id as PersonId, // made up for these tests
  firstName: new Labelled('plan', firstName),
  surname: new Labelled('team', surname),
});

const KNOWN = [
  named('jo', 'Jo', 'Brown'),
  named('sam', 'Sam', 'Okafor'),
  named('sam2', 'Sam', "O'Neil"),
  named('joann', 'Jo-Ann', 'Day'),
  named('zoe', 'Zoë', 'Ní Dhuibhne'),
  named('mary', 'Mary', 'Lee'),
  named('maryjane', 'Mary Jane', 'Lee'),
  named('dots', 'A.J. (Al)', '[x]*'),
  named('chris', 'Chris', 'Hall'),
  named('maryam', 'مريم', 'حسن'),
];

test.each([
  ['swap my @when with jo', 'swap my @when with @who', [['jo']]],
  ["jo's visit", "@who's visit", [['jo']]],
  ['jo’s visit', "@who's visit", [['jo']]],
  ['with sam', 'with @who', [['sam', 'sam2']]],
  ['with sam okafor', 'with @who', [['sam']]],
  ["with sam o'neil's car", "with @who's car", [['sam2']]],
  ['jo brown and sam', '@who and @who', [['jo'], ['sam', 'sam2']]],
  ['jo smith', '@who smith', [['jo']]],
  ['ask jo-ann', 'ask @who', [['joann']]],
  ['joan and banjo', 'joan and banjo', []],
  ['ask @jo, please', 'ask @who , please', [['jo']]],
  ['mail jo@brown.org', 'mail jo@brown.org', []],
  ['zoë ní dhuibhne', '@who', [['zoe']]],
  ['mary', '@who', [['mary']]],
  ['mary jane', '@who', [['maryjane']]],
  ['mary lee', '@who', [['mary']]],
  ['give a.j. (al) it', 'give @who it', [['dots']]],
  ["chris' visit", "@who's visit", [['chris']]],
  ['with مريم @when', 'with @who @when', [['maryam']]],
  ['@who jo', 'who @who', [['jo']]],
])('%s', (said, frame, who) => {
  expect(hearPeople(said, KNOWN)).toEqual({ frame, who: who.map((people) => ({ people })) });
});

test('somebody called When does not take the place of a time', () => {
  expect(hearPeople('cover @when', [named('when', 'When')])).toEqual({ frame: 'cover @when', who: [] });
});

test('any name is safe, and the frame holds one marker for each', () => {
  const names = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('.*', '(', 'a+', '\\', '$&', '@who', "O'", 'İ', 'ß'));
  fc.assert(
    fc.property(names, names, fc.string({ unit: 'binary', maxLength: 20 }), (first, surname, rest) => {
      const { frame, who } = hearPeople(`${first} ${surname} ${rest}`, [named('one', first, surname)]);
      expect(frame.split('@who').length - 1).toBe(who.length);
    }),
    { numRuns: 2000 },
  );
});

test('a long message and a large co-op are quick', () => {
  const many = Array.from({ length: 500 }, (_, index) => named(`p${index}`, `Jo`, `Brown${index}`));
  const start = process.cpuUsage();
  hearPeople('jo and '.repeat(300), many);
  hearPeople('word '.repeat(4000), many);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(500);
});
