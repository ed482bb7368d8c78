import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeLanes, type Outcome } from '../src/lanes.ts';
import { split } from '../src/split.ts';

describe('cutting a text', () => {
  test('loses nothing, makes no part too long and cuts no character in two', () => {
    const words = fc.array(fc.constantFrom('One sentence. ', 'a line\n', 'two\n\n', '😀', 'word ', 'averyveryverylongword', 'سلمى '), { maxLength: 60 });
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 60 }), (pieces, most) => {
        const text = pieces.join('');
        const parts = split(text, most);
        expect(parts.join('')).toBe(text);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(most);
          expect(part.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('prefers paragraphs to lines, lines to sentences, sentences to words', () => {
    expect(split('First one.\n\nSecond one. And more', 24)).toEqual(['First one.\n\n', 'Second one. And more']);
    expect(split('Take it. Leave it now', 14)).toEqual(['Take it. ', 'Leave it now']);
    expect(split('short', 14)).toEqual(['short']);
  });
});

describe('lanes to the core', () => {
  const tick = () => new Promise((resolve) => setTimeout(resolve, 5));

  test('keep the order of one person and make nobody else wait', async () => {
    const order: string[] = [];
    const read = new Map<string, number>();
    const lanes = makeLanes({ onRead: (room, until) => read.set(room, until), firstWaitMilliseconds: 1, chance: () => 0 });
    let isAway = true;
    const sending = (name: string, mayFail: boolean) => async (): Promise<Outcome> => {
      if (mayFail && isAway) return { is: 'later', inMilliseconds: 0 };
      order.push(name);
      return { is: 'taken' };
    };
    lanes.add('sam', { room: 'rosa', at: 10, send: sending('sam 1', true), taken: () => {} });
    lanes.add('sam', { room: 'rosa', at: 20, send: sending('sam 2', false), taken: () => {} });
    lanes.add('nia', { room: 'rosa', at: 30, send: sending('nia 1', false), taken: () => {} });
    await tick();
    expect(order).toEqual(['nia 1']);
    // What comes before is still waiting: after a kill it must be read again.
    expect(read.get('rosa')).toBe(9);
    isAway = false;
    await expect.poll(() => order).toEqual(['nia 1', 'sam 1', 'sam 2']);
    expect(read.get('rosa')).toBe(30);
    lanes.stop();
  });

  test('a room that is held counts as read no further', () => {
    const read: number[] = [];
    const lanes = makeLanes({ onRead: (_room, until) => read.push(until) });
    const letGo = lanes.hold('rosa', 5);
    lanes.add('sam', { room: 'rosa', at: 40, send: undefined, taken: () => {} });
    letGo();
    expect(read).toEqual([4, 40]);
  });
});
