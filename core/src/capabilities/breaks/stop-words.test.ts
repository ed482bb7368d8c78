import type { LocalTime } from '@hatstand/db/times';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { hear } from '../../words/hearing.ts';
import { hearAtOnce } from './at-once.ts';
import { understand } from './grammar.ts';

const USUAL = { stoppedAt: null, pausedUntil: null };
const STOPPED = { stoppedAt: new Date(0), pausedUntil: null };

describe('STOP, however it is typed', () => {
  test.each([
    'STOP',
    'stop',
    'Stop.',
    'stop!!',
    'STOPP',
    'stpo',
    'sotp',
    'st0p',
    'stop stop',
    'please stop',
    'stop please',
    'pls stop',
    '/hattie stop',
    'hattie stop',
    '/stop',
    '/mine stop',
    'stop all',
    'STOPALL',
    'stop messaging me',
    'stop messaging me pls',
    'stop texting me',
    'please stop sending me messages',
    'stop sending me stuff',
    'stop all messages',
    'can you stop texting me please',
    'i want you to stop messaging me',
    "don't message me",
    'dont text me any more',
    'do not contact me again',
    'never message me again',
    'unsubscribe',
    'UNSUBSCRIBE',
    'unsubcribe',
    'un-subscribe me',
    'no more messages',
    'no more messages please',
    'i dont want any more messages',
    'leave me alone',
    'opt out',
    'stop now',
    'stop for good',
    'ＳＴＯＰ',
    'stop 🛑',
  ])('%s', (words) => {
    expect(hearAtOnce(words, USUAL)).toEqual({ do: 'stop' });
  });
});

describe('what is no STOP', () => {
  test.each([
    'stop the Tuesday visits',
    'stop reminders',
    'stop the reminders',
    'stop my calendar',
    'stop asking',
    'stop asking Jo',
    'stop it',
    'stop that',
    'step',
    'shop',
    'top',
    'bus stop',
    'stop by at 9',
    'can you stop by on Tuesday',
    'stop letting Bilal come any time',
    'stop offering',
    'stop the digest',
    'stop copying sam',
    'dont message me before 9',
    'dont message me until friday',
    'no messages after 8pm',
    'leave me alone until monday',
    'stop messaging Jo',
    'dont tell jo',
    'no',
    'start',
    'cancel',
    'stopped at the shop',
    'stop swap',
  ])('%s', (words) => {
    expect(hearAtOnce(words, USUAL)).toBeUndefined();
  });
});

test.each(['start', 'START', 'Start again please', 'come back', 'unstop', "I'm back", 'resume'])(
  '%s brings back whoever has stopped, and nobody else',
  (words) => {
    expect(hearAtOnce(words, STOPPED)).toEqual({ do: 'come back' });
    expect(hearAtOnce(words, USUAL)).toBeUndefined();
  },
);

/** One slip of the finger in a word: a letter too many, too few, wrong, or two changed round. */
const slipped = (word: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom('too many', 'too few', 'wrong', 'changed round'), fc.nat(word.length - 1), fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'))
    .map(([slip, at, letter]) => {
      const [before, after] = [word.slice(0, at), word.slice(at)];
      if (slip === 'too many') return before + letter + after;
      if (slip === 'too few') return before + after.slice(1);
      if (slip === 'wrong') return before + letter + after.slice(1);
      return before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2);
    });
const inCase = fc.constantFrom<(typed: string) => string>(
  (typed) => typed,
  (typed) => typed.toUpperCase(),
  (typed) => `${typed.charAt(0).toUpperCase()}${typed.slice(1)}`,
);
const around = fc.constantFrom<(typed: string) => string>(
  (typed) => typed,
  (typed) => `${typed}!!`,
  (typed) => `please ${typed}`,
  (typed) => `${typed} pls.`,
  (typed) => ` ${typed} 🛑`,
);
const MONDAY = '2026-11-23T09:00' as LocalTime;
const hearsStop = (typed: string): string | undefined => (hearAtOnce(typed, USUAL) ?? understand(hear(typed, MONDAY, [])))?.do;

test('one slip in STOP still stops, or asks: it is never passed over', () => {
  fc.assert(
    fc.property(slipped('stop'), inCase, around, (typed, loud, within) => {
      expect(['stop', 'sure of stop']).toContain(hearsStop(within(loud(typed))));
    }),
    { numRuns: runs(500, 20_000) },
  );
});

test('the same slip in a sentence about something else stops nobody', () => {
  const rest = fc.constantFrom(
    ' by on Tuesday',
    ' at the shop on the way',
    ' the Tuesday visits',
    ' off at mine first',
    ' asking Jo',
    ' swap',
    ' my reminders',
  );
  fc.assert(
    fc.property(slipped('stop'), rest, inCase, (typed, more, loud) => {
      expect(hearAtOnce(loud(typed + more), USUAL)).toBeUndefined();
    }),
    { numRuns: runs(500, 20_000) },
  );
});

test('one slip in START brings back whoever has stopped, unless it is a word of its own', () => {
  fc.assert(
    fc.property(slipped('start'), inCase, (typed, loud) => {
      const heard = hearAtOnce(loud(typed), STOPPED)?.do;
      expect(heard === 'come back' || /^(?:star|stars|starts|stat|stare|smart|tart|stark|sart)$/.test(typed)).toBe(true);
      expect(hearAtOnce(loud(typed), USUAL)).toBeUndefined();
    }),
    { numRuns: runs(300, 20_000) },
  );
});

test.each(['puase', 'PASUE', 'paus', 'Puase me', 'pauze for a week', 'puase until monday pls'])('%s is a break', (typed) => {
  expect(understand(hear(typed, MONDAY, []))?.do).toBe('pause');
});
test.each(['cause', 'paste', 'parse this', 'purse on the table'])('%s is none', (typed) => {
  expect(understand(hear(typed, MONDAY, []))).toBeUndefined();
});
