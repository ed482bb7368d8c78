import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hearAnswer, hearNumber } from './answers.ts';

test.each([
  'yes',
  'Yes!',
  'yeah',
  'yep',
  'yes please',
  'ok',
  'Okay.',
  'OK thanks',
  'sure',
  'aye',
  'go on then',
  '👍',
  '👍🏽',
  '👍🏿👍🏿',
  'yes 👍',
  'I can',
  'yes i can',
  'yes, sorry',
])('%s is a yes', (words) => {
  expect(hearAnswer(words)).toBe('yes');
});

test.each([
  'no',
  'Nope',
  'no thanks',
  'No, thank you',
  'sorry no',
  'sorry, no.',
  "can't",
  'cant',
  'can’t sorry',
  "can't, sorry",
  'not this time',
  'no sorry',
  '👎',
  '👎🏻',
  "I can't",
  'sorry not this time',
])('%s is a no', (words) => {
  expect(hearAnswer(words)).toBe('no');
});

test.each([
  '',
  'yes but not tuesday',
  'no problem',
  'yes no',
  'yes 👎',
  'yes?',
  'sorry',
  'thanks',
  'please',
  'maybe',
  'i can do 9',
  'no idea',
  'okay so what happened was',
  'yes '.repeat(5000),
  '1',
  'not sure',
])('%s is neither', (words) => {
  expect(hearAnswer(words)).toBeUndefined();
});

test.each([
  ['1', 1],
  ['2.', 2],
  [' 3) ', 3],
  ['option 2', 2],
  ['Option 12', 12],
  ['number 4 please', 4],
  ['#5', 5],
  ['1️⃣', 1],
  ['🔟', 10],
])('%s chooses %i', (words, number) => {
  expect(hearNumber(words)).toBe(number);
});

test.each(['', '0', '1.5', '100', '2 tablets', '9-11', '1 and 2', 'one option', '-1', '07700 900123', '2nd', '24/7'])('%j chooses nothing', (words) => {
  expect(hearNumber(words)).toBeUndefined();
});

test('whatever is said, it never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (words) => void [hearAnswer(words), hearNumber(words)]));
});
