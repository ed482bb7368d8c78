import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsOf } from './parts.ts';

const bare = (text: string): string => text.replace(/\s/gu, '');

test('a text that fits is one part, as it is', () => {
  expect(partsOf(' Tue 24 Nov.\n', 20)).toEqual([' Tue 24 Nov.\n']);
  expect(partsOf('', 20)).toEqual(['']);
});

test('paragraphs are kept together, then lines, then sentences, then words', () => {
  expect(partsOf('one two three\n\nfour. five', 18)).toEqual(['one two three', 'four. five']);
  expect(partsOf('one two three\nfour. five six', 20)).toEqual(['one two three', 'four. five six']);
  expect(partsOf('She slept. She ate “well.” Then she went out.', 28)).toEqual(['She slept. She ate “well.”', 'Then she went out.']);
  expect(partsOf('one two three four', 10)).toEqual(['one two', 'three four']);
});

test('a sentence end near the beginning does not make a tiny part', () => {
  expect(partsOf(`No. ${'word '.repeat(10)}`, 40)[0]?.length).toBeGreaterThan(20);
});

test('what has nowhere to be cut is cut between characters, and no mark loses its backslash', () => {
  expect(partsOf('😀'.repeat(6), 5)).toEqual(['😀😀', '😀😀', '😀😀']);
  expect(partsOf('aaaa\\*bbbb', 5)).toEqual(['aaaa', '\\*bbb', 'b']);
});

test('nothing is lost, nothing said twice, every part fits and says something', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', '.', ' ', '\n', '😀', '\\', '*', 'é'), maxLength: 400 }),
      fc.integer({ min: 4, max: 60 }),
      (text, longest) => {
        const parts = partsOf(text, longest);
        expect(bare(parts.join(''))).toBe(bare(text));
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(longest);
        if (parts.length > 1) for (const part of parts) expect(part).not.toBe('');
      },
    ),
  );
});
