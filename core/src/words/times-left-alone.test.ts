import type { LocalTime } from '@hatstand/db/times';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { happensOnce } from './calendar.ts';
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
  "i can do tuesday's",
  'pain 8/10',
  'ate 1/2',
  'bp 120/80',
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
  'half',
  'to',
  '5 may be late',
  'marching on',
  'suntan',
  'monitor',
  'meet at 10 Downing Street',
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

test('something sure, or a question; no span ends before it begins, and every time is on the clock', () => {
  fc.assert(
    fc.property(anyWords, anyNow, (words, now) => {
      for (const { spans, ask } of hearTimes(words, now).when) {
        if (ask === undefined) expect(spans.length).toBeGreaterThan(0);
        if (ask === 'no such time') expect(spans).toEqual([]);
        for (const { from, to } of spans) {
          expect(from ?? to).not.toBeNull();
          if (from !== null && to !== null) expect([from <= to, from.length]).toEqual([true, to.length]);
          for (const end of [from, to]) if (end !== null && end.length > 10) expect(happensOnce(end as LocalTime)).toBe(true); // longer than a day: a time
        }
      }
    }),
    { numRuns: 3000 },
  );
});

test.each(['tue ', '9-11 ', '24 nov 9am ', 'mon and ', 'a', ' ', '9', '9am ', '1/2/', 'on the ', 'next ', '@', '👍', "'", 'sat with ', 'half ', ',', '-'])(
  'twenty thousand characters of %j take less than 250 ms and are linear, five hundred less than 5 ms',
  (piece) => {
    const long = piece.repeat(20_000 / piece.length);
    const [whole, half, short] = [long, long.slice(0, 10_000), long.slice(0, 500)].map(millisecondsFor);
    expect(whole).toBeLessThan(250);
    expect(whole).toBeLessThan(5 * (half ?? 0) + 5);
    expect(short).toBeLessThan(5);
  },
);

/** The best of nine, in time of the processor: other tests run on the same machine. */
function millisecondsFor(words: string): number {
  const took = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(() => {
    const start = process.cpuUsage();
    hearTimes(words, NOW);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...took);
}
