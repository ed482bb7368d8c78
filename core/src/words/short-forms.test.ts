import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenOut } from './short-forms.ts';

const NOBODY: ReadonlySet<string> = new Set();

test.each([
  ['any1 free 2 do fri 4 me', 'anyone free to do fri for me'],
  ['can som1 cover', 'can someone cover'],
  ['swop fri', 'swap fri'],
  ['swopped', 'swapped'],
  ['gaps nxt week', 'gaps next week'],
  ["wen's my next one", "when's my next one"],
  ['coudl somone cvoer fri plaese', 'could someone cover fri please'],
  ['can someone **do** `fri` <b>please</b>', 'can someone do fri please'],
])('%s is %s', (typed, written) => {
  expect(writtenOut(typed, NOBODY)).toBe(written);
});

test.each([
  'fri at 2',
  '2 to 4',
  'cover 4 weeks',
  'who covers most',
  'walk Rover',
  'would you',
  'snake_case',
  '2 * 3 * 4',
  'a cloud',
  'when',
  'wendy',
  'fri 4 to 5',
])('%s stays', (typed) => {
  expect(writtenOut(typed, NOBODY)).toBe(typed);
});

test('a name stays as it is', () => {
  expect(writtenOut('swap with Covet', new Set(['covet']))).toBe('swap with Covet');
});

test('whatever is said, it never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (words) => void writtenOut(words, NOBODY)));
});
