import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hearAnswer, hearReply } from './answers.ts';

test.each([
  ['go on then', 'yes'],
  ['yeh go on then 👍', 'yes'],
  ['Oh go on then', 'yes'],
  ["yeah that's fine", 'yes'],
  ['yes, happy to help x', 'yes'],
  ["Yes I'll do it", 'yes'],
  ['sounds good', 'yes'],
  ['👍🏽', 'yes'],
  ['aye', 'yes'],
  ['yesss!', 'yes'],
  ['ok no problem', 'yes'],
  ['count me in', 'yes'],
  ["can't sorry", 'no'],
  ["sorry, I'm afraid I can't", 'no'],
  ['not this time', 'no'],
  ['no, sorry 😢', 'no'],
  ["I won't be able to", 'no'],
  ["it's a no from me", 'no'],
  ['🙅🏻‍♀️', 'no'],
  ['maybe', 'maybe'],
  ['Not sure yet', 'maybe'],
  ['it depends', 'maybe'],
  ['🤷🏽‍♀️', 'maybe'],
  ['hmm', 'maybe'],
  ['later', 'later'],
  ['ask me later', 'later'],
  ["I'll let you know", 'later'],
  ['can I let you know?', 'later'],
  ['let me check', 'later'],
  ['not now', 'later'],
] as const)('%s is %s', (words, reply) => {
  expect(hearReply(words)).toBe(reply);
});

test.each([
  'yes but not tuesday',
  'no problem',
  'yes no',
  'yes 👎',
  'yes?',
  'thanks',
  'no idea',
  'yes and swap Tue',
  'no 10 Mon Street',
  'can you',
  'ok so',
  'who?',
  'yes maybe',
])('%s is none of them', (words) => {
  expect(hearReply(words)).toBeUndefined();
});

test('only a plain yes or no is an answer', () => {
  expect(['maybe', 'later', 'yes', 'nope'].map(hearAnswer)).toEqual([undefined, undefined, 'yes', 'no']);
});

test('whatever is said, it never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (words) => void hearReply(words)));
});
