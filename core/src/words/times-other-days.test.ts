import type { LocalTime } from '@hatstand/db/times';
import { describe, expect, test } from 'vitest';
import { hearTimes } from './times.ts';

/** What was understood, short enough to read in a table. */
function heard(words: string, now: string): readonly [frame: string, when: string] {
  const { frame, when } = hearTimes(words, now as LocalTime); // the tables below hold real times
  const said = when.map(({ spans, ask }) => {
    const choices = spans.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join(' | ');
    return `${ask ? `${ask}? ` : ''}${choices}`.trim();
  });
  return [frame, said.join('; ')];
}

describe('said on Saturday 21 November 2026 at ten', () => {
  test.each([
    ['tue', '@when', '2026-11-24'],
    ['thurs wk after next', '@when', '2026-12-03'],
    ['thursday the week after next', '@when', '2026-12-03'],
    ['next tuesday', '@when', '2026-11-24'],
    ['this saturday', '@when', 'which of these? 2026-11-21 | 2026-11-28'],
    ['sat 9-11', '@when', '2026-11-28T09:00 to 2026-11-28T11:00'],
    ['sat 2pm', '@when', '2026-11-21T14:00'],
    ['Sat', '@when', '2026-11-28'],
    ['Sun?', '@when', '2026-11-22'],
    ['sun 10am', '@when', '2026-11-22T10:00'],
    ['off sun', 'off @when', '2026-11-22'],
    ['cover on the 24th please', 'cover @when please', '2026-11-24'],
    ['visit tue 24 nov 9am', 'visit @when', '2026-11-24T09:00'],
    ['move tue 9am to wed 10am', 'move @when to @when', '2026-11-24T09:00; 2026-11-25T10:00'],
    ['tue, wed and thu', '@when', '2026-11-24 | 2026-11-25 | 2026-11-26'],
    ['Tue 24 Nov, 9am', '@when', '2026-11-24T09:00'],
    ['on Tuesday evening with jo', '@when with jo', '2026-11-24T17:00 to 2026-11-24T21:00'],
    ['can jo cover mon', 'can jo cover @when', '2026-11-23'],
    ['free fri 2', 'free @when', '2026-11-27T14:00'],
    ['rota next week', 'rota @when', '2026-11-23 to 2026-11-29'],
    ['rota this week', 'rota @when', '2026-11-16 to 2026-11-22'],
    ['note for yesterday', 'note for @when', '2026-11-20'],
    ["can't do 9 today", "can't do @when", '2026-11-21T09:00'],
    ['swap my tues 9-11 for thu 2-4', 'swap my @when for @when', '2026-11-24T09:00 to 2026-11-24T11:00; 2026-11-26T14:00 to 2026-11-26T16:00'],
    ['Tue at 9am please.', '@when please', '2026-11-24T09:00'],
    ['thursday at noon', '@when', '2026-11-26T12:00'],
    ['midnight', '@when', '2026-11-22T00:00'],
    ['noon', '@when', '2026-11-21T12:00'],
    ['at 9 on tue', '@when', '2026-11-24T09:00'],
    ['9-11 on tue', '@when', '2026-11-24T09:00 to 2026-11-24T11:00'],
    ['wed morning', '@when', '2026-11-25T06:00 to 2026-11-25T12:00'],
    ['Nov 24th 9am', '@when', '2026-11-24T09:00'],
    ['24 nov 0930', '@when', '2026-11-24T09:30'],
    ['24 nov 9:30', '@when', '2026-11-24T09:30'],
    ['tue 1400-1600', '@when', '2026-11-24T14:00 to 2026-11-24T16:00'],
    ['between 9 and 11 tue', '@when', '2026-11-24T09:00 to 2026-11-24T11:00'],
    ['1am sun', '@when', '2026-11-22T01:00'],
    ['tue 9.30-11.30', '@when', '2026-11-24T09:30 to 2026-11-24T11:30'],
    ['tue 9am–11am', '@when', '2026-11-24T09:00 to 2026-11-24T11:00'],
    ['tue (9-11)', '@when', '2026-11-24T09:00 to 2026-11-24T11:00'],
    ['at 9.30', '@when', '2026-11-22T09:30'],
    ['the 2nd', '@when', '2026-12-02'],
    ['the march on sunday', 'the march @when', '2026-11-22'],
    ['12/25', '@when', 'no such day?'],
    ['on 12/25', '@when', 'no such day?'],
    ['29 feb', '@when', 'no such day?'],
    ['tue 14:00', '@when', '2026-11-24T14:00'],
    ['9 or 10 tue', '@when', '2026-11-24T09:00 | 2026-11-24T10:00'],
    ['until fri', '@when', 'null to 2026-11-27'],
    ['away 24 nov to 28 nov', 'away @when', '2026-11-24 to 2026-11-28'],
    ['away 3/12 to 5/12', 'away @when', '2026-12-03 to 2026-12-05'],
    ['weds with her', '@when with her', '2026-11-25'],
    ['wed with jo', '@when with jo', '2026-11-25'],
    ['mon: can anyone', '@when : can anyone', '2026-11-23'],
    ['24th (tue)', '@when', '2026-11-24'],
    ['20:30', '@when', '2026-11-21T20:30'],
    ['tue 8:15pm to 9pm', '@when', '2026-11-24T20:15 to 2026-11-24T21:00'],
    ['today', '@when', '2026-11-21'],
    ['today at 2', '@when', '2026-11-21T14:00'],
    ['tue the 24th', '@when', '2026-11-24'],
    ['tue 24th at 9', '@when', '2026-11-24T09:00'],
    ['next tue 9-11', '@when', '2026-11-24T09:00 to 2026-11-24T11:00'],
    ['next friday', '@when', '2026-11-27'],
    ['this sunday', '@when', '2026-11-22'],
  ])('%s', (words, frame, when) => {
    expect(heard(words, '2026-11-21T10:00')).toEqual([frame, when]);
  });
});

describe('said on the Friday before the clocks go forward', () => {
  test.each([
    ['sun 1:30am', '@when', 'no such time?'],
    ['sunday 01:30', '@when', 'no such time?'],
    ['sun 1am', '@when', 'no such time?'],
    ['sun 1-2am', '@when', 'no such time?'],
    ['tomorrow night', '@when', '2027-03-27T21:00 to 2027-03-28T07:00'],
    ['sat 10pm to 7am', '@when', '2027-03-27T22:00 to 2027-03-28T07:00'],
    ['sun 2am', '@when', '2027-03-28T02:00'],
    ['sat night at 1:30', '@when', 'no such time?'],
    ['28 mar 0130', '@when', 'no such time?'],
    ['sun 31 oct 2027 1:30am', '@when', 'no such time?'],
    ['31 oct 2027 1am to 5am', '@when', 'no such time?'],
    ['next mon', '@when', '2027-03-29'],
    ['next fri', '@when', '2027-04-02'],
    ['this fri', '@when', 'which of these? 2027-03-26 | 2027-04-02'],
    ['this wed', '@when', 'which of these? 2027-03-24 | 2027-03-31'],
    ['fri', '@when', '2027-04-02'],
    ['fri 9am', '@when', '2027-04-02T09:00'],
    ['fri 10am', '@when', '2027-03-26T10:00'],
    ['last fri', '@when', '2027-03-19'],
    ['tue 30th', '@when', '2027-03-30'],
  ])('%s', (words, frame, when) => {
    expect(heard(words, '2027-03-26T09:00')).toEqual([frame, when]);
  });
});
