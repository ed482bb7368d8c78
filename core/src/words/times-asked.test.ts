import type { LocalTime } from '@hatstand/db/times';
import { expect, test } from 'vitest';
import { hearTimes } from './times.ts';

const SATURDAY = '2026-11-21T10:00' as LocalTime; // a real time

test.each([
  'around Tuesday',
  'early next week',
  'late friday',
  'Tue until late',
  'Thurs dinner time',
  'last thing Sunday',
  'this time tomorrow',
  'tomorrow same time',
  'this week or next',
  'the weekend after',
  'the week before Christmas',
  'between Christmas and New Year',
  'Sat and Sun',
  'Fri night and Sat night',
  'tue at 10 to 9',
  'tue morning 2pm',
  '9am Tue 2pm',
  'next week 9-11',
  'in a few days',
  'next 3 days',
  'next 3 Tuesdays',
  'the next two Fridays',
  'most Fridays',
  'any Friday',
  'every third Friday',
  'Fridays except the first',
  'any day except Tuesday',
  'not Monday but Tuesday',
  'rather than Tues, Weds',
  'until the weekend',
  'May bank holiday',
  "New Year's Day or the 2nd",
  'w/c 8/12',
  'third day of october',
  'Mon 28th',
])('asks about: %s', (words) => {
  expect(hearTimes(words, SATURDAY).when.some(({ ask }) => ask !== undefined)).toBe(true);
});

test.each([
  ['any time after 9 but before 12 tomorrow', ['2026-11-22T09:00 to 2026-11-22T12:00'], null, []],
  ['Tuesday 9am to Wednesday 5pm', ['2026-11-24T09:00 to 2026-11-25T17:00'], null, []],
  ['Tues 9-11 make that 10-12', ['2026-11-24T10:00 to 2026-11-24T12:00'], null, []],
  ['9am for 2 hours on Tue', ['2026-11-24T09:00 to 2026-11-24T11:00'], null, []],
  ['Mon-Sat except Thurs', ['2026-11-23 to 2026-11-28'], null, ['2026-11-26']],
  ['every day bar Sunday', ['2026-11-23 to 2026-11-23'], 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA', []],
  ['every Mon from 7 Dec until 25 Jan 9-11', ['2026-12-07T09:00 to 2026-12-07T11:00'], 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270125T235959', []],
  ['every Tues 9-11 for 4 weeks except 8 Dec', ['2026-11-24T09:00 to 2026-11-24T11:00'], 'FREQ=WEEKLY;BYDAY=TU;COUNT=4', ['2026-12-08']],
  ['Mon-Fri except bank holidays', ['2026-11-23 to 2026-11-27'], null, []],
  [
    'every Fri 2pm to 3pm until Easter but not bank hols',
    ['2026-11-27T14:00 to 2026-11-27T15:00'],
    'FREQ=WEEKLY;BYDAY=FR;UNTIL=20270328T235959',
    ['2026-12-25', '2027-01-01', '2027-03-26'],
  ],
  ['mondays 2 to 3pm from 30 nov until 14 dec', ['2026-11-30T14:00 to 2026-11-30T15:00'], 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20261214T235959', []],
  ['Fridays in December', ['2026-12-04 to 2026-12-04'], 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231', []],
  ['monthly on the 1st', ['2026-12-01 to 2026-12-01'], 'FREQ=MONTHLY', []],
  ['from Christmas Eve to the 2nd', ['2026-12-24 to 2027-01-02'], null, []],
  ['for two weeks from 7 Dec', ['2026-12-07 to 2026-12-20'], null, []],
] as const)('%s', (words, spans, repeat, except) => {
  const { when } = hearTimes(words, SATURDAY);
  expect(when).toMatchObject([{ repeat, except, ask: undefined }]);
  expect(when[0]?.spans.map(({ from, to }) => `${from} to ${to}`)).toEqual(spans);
});
