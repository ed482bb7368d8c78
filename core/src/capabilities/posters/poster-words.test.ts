import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { drawPosterWords, POSTER_WORDS, posterWordsIn } from '../../words/poster-words.ts';
import { isOneSlip, ORDINARY } from '../../words/slips.ts';

/** One slip of the finger: a letter too many, too few, wrong, or two changed round. */
const slipped = (word: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom('too many', 'too few', 'wrong', 'changed round'), fc.nat(word.length - 2), fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'))
    .map(([slip, at, letter]) => {
      const [before, after] = [word.slice(0, at), word.slice(at)];
      switch (slip) {
        case 'too many':
          return before + letter + after;
        case 'too few':
          return before + after.slice(1);
        case 'wrong':
          return before + letter + after.slice(1);
        case 'changed round':
          return before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2);
      }
    });

test('three words are found with a slip in each of them, in any order and case, whatever stands around', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(POSTER_WORDS.length - 1), { minLength: 3, maxLength: 3 }).chain((drawn) => {
        const words = drawPosterWords((below) => (drawn.pop() ?? 0) % below);
        return fc.tuple(fc.constant(words), fc.tuple(...words.map(slipped)), fc.constantFrom(' ', '-', '  ', ', ', '%20', '+', '\n'), fc.boolean());
      }),
      ([words, typed, between, isLoud]) => {
        const said = [...typed].reverse().join(between);
        expect(posterWordsIn(`Hello Hattie, I would like to help: ${isLoud ? said.toUpperCase() : said}.`)).toEqual(words);
      },
    ),
    { numRuns: runs(300, 20_000) },
  );
});

test('no two of the words are near each other, and none is near a word people say anyway', () => {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz';
  const slipsOf = (word: string): string[] =>
    [...word, ''].flatMap((_, at) => {
      const [before, after] = [word.slice(0, at), word.slice(at)];
      return [
        before + after.slice(1),
        before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2),
        ...[...alphabet].flatMap((letter) => [before + letter + after, before + letter + after.slice(1)]),
      ];
    });
  const owner = new Map<string, string>();
  for (const word of POSTER_WORDS)
    for (const slip of [word, ...slipsOf(word)]) {
      expect(owner.get(slip) ?? word, slip).toBe(word);
      owner.set(slip, word);
    }
  expect(POSTER_WORDS.filter((word) => [...ORDINARY].some((ordinary) => ordinary === word || isOneSlip(word, ordinary)))).toEqual([]);
});

describe('what is no code', () => {
  test.each([
    'badger lantern',
    'badger lantern pebble walnut',
    'a badger and a lantern and a pebble',
    'badger badger badger',
    'Hello, I would like to help with a lift on Sunday',
    POSTER_WORDS.join(' '),
    `badger lantern pebble ${'x '.repeat(300)}`,
    '',
  ])('%s', (words) => {
    expect(posterWordsIn(words)).toBeUndefined();
  });
});
