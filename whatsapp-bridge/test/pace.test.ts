import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HUMAN, makePace, type Turn } from '../src/pace.ts';

const MINUTE = 60_000;

/** A pace on a pretend clock that the core asks as it does: again when it was told to. Gives when each letter began, in milliseconds. */
function play(letters: readonly { at: number; address: string; text: string; isAnswer: boolean }[], chance = () => 0.5) {
  let clock = 0;
  const pace = makePace({ tempo: HUMAN, now: () => clock, draw: chance });
  const asks = letters.map((letter, index) => ({ ...letter, letter: `letter-${index}` }));
  const begun: { letter: string; address: string; from: number; until: number }[] = [];
  while (asks.length > 0) {
    asks.sort((one, other) => one.at - other.at);
    const ask = asks.shift();
    if (!ask) break;
    clock = Math.max(clock, ask.at);
    const turn: Turn = pace.turnFor(ask);
    if ('askAgainInSeconds' in turn) asks.push({ ...ask, at: clock + turn.askAgainInSeconds * 1000 });
    else begun.push({ letter: ask.letter, address: ask.address, from: clock + turn.inMilliseconds, until: clock + turn.inMilliseconds + turn.typesFor });
  }
  return begun;
}

const unasked = (number: number, text = `for ${number}`) => ({ at: 0, address: `44770090001${number}`, text, isAnswer: false });

describe('the pace', () => {
  test('a single letter begins at once, after some typing', () => {
    const [only] = play([unasked(1)]);
    expect(only?.from).toBe(0);
    expect(only?.until).toBeGreaterThanOrEqual(1_000);
  });

  test('letters that come at once leave one after the other, with pauses that differ', () => {
    let draws = 0;
    const begun = play(
      [1, 2, 3, 4, 5, 6].map((number) => unasked(number)),
      () => (draws++ * 0.37) % 1,
    );
    const gaps = begun.slice(1).map(({ from }, index) => from - (begun[index]?.until ?? 0));
    expect(begun).toHaveLength(6);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(2_000);
    expect(new Set(gaps).size).toBeGreaterThan(2);
  });

  test('an answer does not wait behind what nobody asked for', () => {
    const crowd = Array.from({ length: 20 }, (_, index) => unasked(index));
    const begun = play([...crowd, { at: 500, address: '447700900002', text: 'Your visits', isAnswer: true }]);
    expect(begun.find(({ letter }) => letter === 'letter-20')?.from).toBeLessThan(20_000);
    expect(begun).toHaveLength(21);
  });

  test('the same words to many go to three, and then every quarter of a minute at most', () => {
    const begun = play(Array.from({ length: 8 }, (_, index) => unasked(index, 'Could you take Tue 24 Nov'))).map(({ from }) => from);
    for (const [index, from] of begun.slice(3).entries()) expect(from - (begun[index + 2] ?? 0)).toBeGreaterThanOrEqual(15_000);
    expect(begun.at(-1)).toBeLessThan(8 * MINUTE);
  });

  test('every letter begins in the end, once, never two at a time', () => {
    const letter = fc.record({
      at: fc.nat(5 * MINUTE),
      address: fc.constantFrom('447700900011', '447700900012', '447700900013', '447700900014'),
      text: fc.constantFrom('the same', 'other', 'third'),
      isAnswer: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 25 }), fc.double({ min: 0, max: 0.99, noNaN: true }), (letters, chance) => {
        const begun = play(letters, () => chance).toSorted((one, other) => one.from - other.from);
        expect(begun.map(({ letter: id }) => id).toSorted()).toEqual(letters.map((_, index) => `letter-${index}`).toSorted());
        for (const [index, { from }] of begun.slice(1).entries()) expect(from).toBeGreaterThanOrEqual(begun[index]?.until ?? 0);
      }),
      { numRuns: 100 },
    );
  });
});
