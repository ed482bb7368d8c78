import { expect, test } from 'vitest';
import { CLOCK_TYPED, inTheEvening, inTheMorning, readClock } from '../words/clock-typed.ts';

test.each([
  ['9', '21:00', '09:00'],
  ['10pm', '22:00', '22:00'],
  ['7 am', '07:00', '07:00'],
  ['22:00', '22:00', '22:00'],
  ['07:30', '07:30', '07:30'],
  ['9.30', '21:30', '09:30'],
  ['half nine', '21:30', '09:30'],
  ['half past 9', '21:30', '09:30'],
  ['quarter to ten', '21:45', '09:45'],
  ['nine at night', '21:00', '21:00'],
  ['8 in the morning', '08:00', '08:00'],
  ['midnight', '00:00', '00:00'],
  ['noon', '12:00', '12:00'],
  ['12', '00:00', '12:00'],
  ['1', '01:00', '13:00'],
])('%s is %s of an evening and %s of a morning', (typed, evening, morning) => {
  expect(new RegExp(`^${CLOCK_TYPED}$`).test(typed)).toBe(true);
  expect([readClock(typed, inTheEvening), readClock(typed, inTheMorning)]).toEqual([evening, morning]);
});

test.each(['25', 'monday', 'half', '9:75'])('%s is no time of day', (typed) => {
  expect(readClock(typed, inTheMorning)).toBeUndefined();
});
