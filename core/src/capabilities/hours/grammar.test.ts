import type { PersonId } from '@hatstand/db/ids';
import { plan, team } from '@hatstand/db/labels';
import type { Day, LocalTime } from '@hatstand/db/times';
import { describe, expect, test } from 'vitest';
import { hear } from '../../words/hearing.ts';
import { understand } from './grammar.ts';
import { placed } from './periods.ts';

const SAM = { id: 'person-sam' as PersonId, firstName: plan`Sam`, surname: team`Okoro` };
const NOW = '2026-12-01T10:00' as LocalTime;
const TODAY = '2026-12-01' as Day;
const heard = (words: string) => understand(hear(words, NOW, [SAM]));

/** What was understood, in short: whose, from when to when. */
function inShort(words: string): string {
  const intent = heard(words);
  if (!intent) return 'nothing';
  const record = intent.do === 'record';
  const days = placed(intent.period, { today: TODAY, back: record && intent.looksBack });
  const when = days.is === 'clear' ? `${days.from}..${days.to}` : `unclear ${days.choices.length}`;
  return `${record ? 'record' : `${intent.whose.is}${intent.csv ? ' csv' : ''}`} ${when}`;
}

const NOVEMBER = '2026-11-01..2026-11-30';
const DECEMBER = '2026-12-01..2026-12-31';

describe('hours', () => {
  test.each([
    ['my hours', `mine ${DECEMBER}`],
    ['My hours please', `mine ${DECEMBER}`],
    ['hi hattie, what are my hours for november?', `mine ${NOVEMBER}`],
    ['whats my hours last month', `mine ${NOVEMBER}`],
    ['how many hours did i do in november', `mine ${NOVEMBER}`],
    ['how many hrs have i worked so far', `mine ${DECEMBER}`],
    ['show me my timesheet for nov', `mine ${NOVEMBER}`],
    ['hours me november', `mine ${NOVEMBER}`],
    ['hours', `everyone ${DECEMBER}`],
    ['hours november', `everyone ${NOVEMBER}`],
    ['november hours', `everyone ${NOVEMBER}`],
    ["the team's hours this month so far", `everyone ${DECEMBER}`],
    ['hours for the team last week', 'everyone 2026-11-23..2026-11-29'],
    ['hours last week for everyone', 'everyone 2026-11-23..2026-11-29'],
    ['hours 1 to 14 nov', 'everyone 2026-11-01..2026-11-14'],
    ['hours from 23/11 to 29/11', 'everyone 2026-11-23..2026-11-29'],
    ['hours since 23 nov', 'everyone 2026-11-23..2026-12-01'],
    ['hours w/c 23 nov', 'everyone 2026-11-23..2026-11-29'],
    ['hours last 2 weeks', 'everyone 2026-11-18..2026-12-01'],
    ['hours in the last fortnight', 'everyone 2026-11-18..2026-12-01'],
    ['hours 2026', 'everyone 2026-01-01..2026-12-31'],
    ['hours last year', 'everyone 2025-01-01..2025-12-31'],
    ['hours sept', 'everyone 2026-09-01..2026-09-30'],
    ['hours may', 'everyone 2027-05-01..2027-05-31'],
    ['hours july', 'everyone 2026-07-01..2026-07-31'],
    ['hours feb 2024', 'everyone 2024-02-01..2024-02-29'],
    ['hours next month', 'everyone 2027-01-01..2027-01-31'],
    ['hours for Sam last week', 'people 2026-11-23..2026-11-29'],
    ["sam's hours november", `people ${NOVEMBER}`],
    ['hours november for sam', `people ${NOVEMBER}`],
    ['how many hours did sam do in nov', `people ${NOVEMBER}`],
    ['hours for bob in november', `typed ${NOVEMBER}`],
    ['hours November as csv', `everyone csv ${NOVEMBER}`],
    ['csv hours last month', `everyone csv ${NOVEMBER}`],
    ['hours in a spreadsheet for november', `everyone csv ${NOVEMBER}`],
    ['my hours as a csv file please', `mine csv ${DECEMBER}`],
    ['csv november', `everyone csv ${NOVEMBER}`],
    ['hours 31 feb', 'everyone unclear 0'],
  ])('"%s"', (words, short) => {
    expect(inShort(words)).toBe(short);
  });
});

describe('the record', () => {
  test.each([
    ['record Tue 24 Nov', 'record 2026-11-24..2026-11-24'],
    ['record of tues 24 nov pls', 'record 2026-11-24..2026-11-24'],
    ['what happened on Tuesday', 'record 2026-11-24..2026-11-24'],
    ['what happened on sat', 'record 2026-11-28..2026-11-28'],
    ['what happened on tues 24th', 'record 2026-11-24..2026-11-24'],
    ['what happened on the 24th', 'record 2026-11-24..2026-11-24'],
    ['what happened 24/11', 'record 2026-11-24..2026-11-24'],
    ['what happened yesterday?', 'record 2026-11-30..2026-11-30'],
    ['what happened on 3 dec', 'record 2025-12-03..2025-12-03'],
    ['record 3 dec', 'record 2026-12-03..2026-12-03'],
    ['history of Mon 9am', 'record 2026-11-30..2026-11-30'],
    ["the history of tuesday's visit", 'record 2026-12-01..2026-12-01'],
    ['who came on saturday', 'record 2026-11-28..2026-11-28'],
    ['did anyone come on saturday', 'record 2026-11-28..2026-11-28'],
    ['how did saturday go', 'record 2026-11-28..2026-11-28'],
    ['what happened on tuesday and wednesday', 'record unclear 2'],
  ])('"%s"', (words, short) => {
    expect(inShort(words)).toBe(short);
  });
});

test.each([
  'i had a nice visit, two hours in the sun',
  'the shop has new opening hours',
  'what is happening on tuesday',
  'who is on tuesday',
  'add a visit on friday for two hours',
  'move tuesday two hours later',
  'can someone do the first hour of tue',
  'done',
  'quiet hours 9pm to 7am',
])('"%s" is not for here', (words) => {
  expect(heard(words)).toBeUndefined();
});
