import type { PersonId } from '@hatstand/db/ids';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COVERS_LOOKED_AT, coveredOfLast } from './fairness.ts';

const person = (key: string): PersonId => key as PersonId; // made up for these tests
const takers = fc.array(fc.constantFrom('sam', 'jo', 'bilal').map(person), { maxLength: 20 });

test('who covered most comes first, and who covered none is not there', () => {
  expect(coveredOfLast(['jo', 'sam', 'sam'].map(person))).toEqual([
    { person: 'sam', times: 2, of: 3 },
    { person: 'jo', times: 1, of: 3 },
  ]);
});
test('only the last eight count, the latest first', () => {
  expect(coveredOfLast([...Array(8).fill('sam'), 'jo'].map(person))).toEqual([{ person: 'sam', times: 8, of: 8 }]);
});
test('nobody has covered anything yet', () => {
  expect(coveredOfLast([])).toEqual([]);
});
test('the times add up to the covers looked at', () => {
  fc.assert(
    fc.property(takers, (last) => {
      const counted = coveredOfLast(last);
      expect(counted.reduce((sum, { times }) => sum + times, 0)).toBe(Math.min(last.length, COVERS_LOOKED_AT));
    }),
  );
});
