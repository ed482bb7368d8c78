import type { LocalTime } from '@hatstand/db/times';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, happensOnce } from './calendar.ts';
import { hearTimes } from './times.ts';

const NOW = '2026-11-23T09:00' as LocalTime; // a real time

test.each([
  'sat with her',
  'she sat by the window',
  'Sun cream for Mrs Day',
  'enjoyed the sun',
  'may I swap',
  'no 10 Mon Street',
  '24/7',
  'take 2 tablets',
  'ring 07700 900123',
  'ring 01234 567 890',
  '1',
  '2.',
  'yes',
  'June can cover',
  'ask April please',
  'Mr March needs lifting',
  'give me a sec',
  'swap 9-11',
  'i can do saturdays',
  "i can do tuesday's",
  'monday week',
  'a week on Monday',
  'a week tomorrow',
  'fortnight on Sat',
  'bank holiday Monday',
  'every other Friday',
  'first Monday in Dec',
  'wed before 12',
  'thu after 6',
  'tmrw 3ish',
  'w/c 7/12',
  'week commencing 7th Dec',
  '24-28 Nov',
  '24th to 28th Nov',
  'pain 8/10',
  'ate 1/2',
  'bp 120/80',
  'tue 24',
  'tue 9 people',
  'with Jan 9-11',
  '@tue',
  'http://x.com/mon',
  'sun@mon.org',
  '£9.30',
  'my 2nd visit',
  'the 1st floor',
  'they wed in church',
  'her 90th',
  '9',
  '0930',
  '9.30',
  'half',
  'to',
  'weekend',
  '5 may be late',
  'tue-ish',
  'marching on',
  'suntan',
  'monitor',
  'meet at 10 Downing Street',
  'tue at 10 to 9',
  'tue at 5 to 7pm',
  'tue morning 2pm',
])('leaves alone what it is not sure of: %s', (words) => {
  expect(hearTimes(words, NOW).when).toEqual([]);
});

test('a marker somebody typed is not taken for a phrase', () => {
  expect(hearTimes('cover @when on @@WHEN @w\u0068o', NOW)).toEqual({ frame: 'cover when on when who', when: [] });
});

const pieces = fc.constantFrom(
  'tue',
  'sat',
  '24',
  'nov',
  '9',
  '-',
  'to',
  'am',
  'pm',
  'next',
  'this',
  'week',
  'on',
  'the',
  'th',
  '/',
  '11',
  ':',
  '30',
  ',',
  'at',
  'half',
  'midnight',
  'night',
  'of',
  'in',
  'morning',
  '2026',
  ' ',
  '.',
  'tonight',
  'from',
  'and',
  '@',
  '31',
  'feb',
  "'s",
  '9am',
  '24/11',
  'swap',
  '👍',
  '\u0000',
  'İ',
  '(',
  ')',
  'day',
  'after',
  'tomorrow',
);
const anyWords = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(pieces, { maxLength: 14 }).map((all) => all.join(' ')),
  fc.array(pieces, { maxLength: 14 }).map((all) => all.join('')),
);
const anyNow = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 16) as LocalTime); // an ISO date and time

test('whatever is said, it never throws, and the frame holds one marker for each phrase', () => {
  fc.assert(
    fc.property(anyWords, anyNow, (words, now) => {
      const { frame, when } = hearTimes(words, now);
      expect(frame.split('@when').length - 1).toBe(when.length);
    }),
    { numRuns: 3000 },
  );
});

test('one sure answer, or a question: never several without asking, and every time is on the clock', () => {
  fc.assert(
    fc.property(anyWords, anyNow, (words, now) => {
      for (const { spans, ask } of hearTimes(words, now).when) {
        if (ask === undefined) expect(spans).toHaveLength(1);
        if (ask === 'which of these' || ask === 'weekday and date differ') expect(spans.length).toBeGreaterThan(1);
        if (ask === 'no such day' || ask === 'no such time') expect(spans).toEqual([]);
        for (const { from, to } of spans) {
          if (from === null || to === null) throw new Error('no open ends yet');
          expect(from <= to).toBe(true);
          expect(from.length).toBe(to.length);
          if (from.length > 10) expect(happensOnce(from as LocalTime) && dayOf(to as LocalTime) !== undefined).toBe(true); // longer than a day: a time
        }
      }
    }),
    { numRuns: 3000 },
  );
});

test.each(['tue ', '9-11 ', '24 nov 9am ', 'mon and ', 'a', ' ', '9', '9am ', '1/2/', 'on the ', 'next ', '@', '👍', "'", 'sat with ', 'half ', ',', '-'])(
  'twenty thousand characters of %j take less than 100 ms',
  (piece) => {
    const words = piece.repeat(20_000 / piece.length);
    const took = [1, 2, 3].map(() => {
      const start = performance.now();
      hearTimes(words, NOW);
      return performance.now() - start;
    });
    // The best of three: other tests run on the same machine.
    expect(Math.min(...took)).toBeLessThan(100);
  },
);
