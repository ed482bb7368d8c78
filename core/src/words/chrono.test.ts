import type { LocalTime } from '@hatstand/db/times';
import { en } from 'chrono-node';
import { expect, test } from 'vitest';
import { hearTimes } from './times.ts';

const NOW = '2026-11-21T10:00' as LocalTime; // a real time

test.each(['Tue', 'next Tuesday 9am', '3/12', '03/12/26', 'Thurs 7.30am', 'Weds 25th Nov 2.15pm', '1st Jan', 'tomorrow', '24 November 2026', '5pm tomorrow'])(
  'what chrono-node hears well is heard the same: %s',
  (words) => {
    const [theirs] = en.GB.parse(words, new Date(`${NOW}Z`), { forwardDate: true });
    const start = theirs?.start;
    const two = (number: number | null | undefined): string => String(number ?? 0).padStart(2, '0');
    const day = `${start?.get('year')}-${two(start?.get('month'))}-${two(start?.get('day'))}`;
    const expected = start?.isCertain('hour') ? `${day}T${two(start.get('hour'))}:${two(start.get('minute'))}` : day;
    expect(hearTimes(words, NOW).when[0]?.spans).toEqual([{ from: expected, to: expected }]);
  },
);
