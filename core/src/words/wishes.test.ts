import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitWishes } from './wishes.ts';

test.each([
  ['swap Tue', ['swap Tue']],
  ['swap Tue with Jo and also cover Thu', ['swap Tue with Jo', 'cover Thu']],
  ['swap Tue; cover Thu', ['swap Tue', 'cover Thu']],
  ['swap Tue\ncover Thu\n\nrota', ['swap Tue', 'cover Thu', 'rota']],
  ['- swap Tue\n- cover Thu', ['swap Tue', 'cover Thu']],
  ['1. swap Tue\n2. cover Thu', ['swap Tue', 'cover Thu']],
  ["I can't do Tue. Also, who's on Friday?", ["I can't do Tue", "who's on Friday?"]],
  ['swap Tue and then cover Thu', ['swap Tue', 'cover Thu']],
  ['cover Tue and Thu', ['cover Tue and Thu']],
  ['Tue, Wed and Thu', ['Tue, Wed and Thu']],
  ['I also work Tue', ['I also work Tue']],
  ['can you;do', ['can you;do']],
  ['note slept badly\nate well; drank tea and also sang', ['note slept badly\nate well; drank tea and also sang']],
  ['/pin shop shut; back soon', ['/pin shop shut; back soon']],
  ['', ['']],
  ['👍\n', ['👍']],
])('%j', (words, wishes) => {
  expect(splitWishes(words)).toEqual(wishes);
});

test('whatever is said, nothing is made up and it never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      const wishes = splitWishes(words);
      expect(wishes.length).toBeGreaterThan(0);
      for (const wish of wishes) expect(words).toContain(wish);
    }),
  );
});
