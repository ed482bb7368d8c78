import type { LocalTime } from '@hatstand/db/times';
import { expect, test } from 'vitest';
import { hear } from '../../words/hearing.ts';
import { understand } from './grammar.ts';

const meant = (words: string) => understand(hear(words, '2026-11-23T09:00' as LocalTime, []))?.do;

test.each([
  'calendar',
  'Calendar please',
  'my calendar pls',
  'calender link',
  'add to my calendar',
  'can you add it to my calendar?',
  'add my visits to my google calendar',
  'can i have my visits in my phone calendar',
  'could i get my visits on my iphone calendar please',
  'put my visits in google calendar',
  'how do i add my visits to my calendar',
  'how can i get the rota into my calendar',
  'I want my visits in my calendar',
  "i'd like to see my visits in my own calendar",
  'is there a way to sync the rota with my phone calendar',
  'can i have a calendar link for my phone',
  'calendar address',
  'hi hattie, calendar, i keep forgetting when i am on',
  "i've lost my calendar link",
  'where is my calendar address?',
  'i forgot my calendar address',
  'send me my calendar link',
  'subscribe to my calendar',
  'ical',
])('"%s" asks for the address', (words) => {
  expect(meant(words)).toBe('give');
});

test.each([
  'new calendar address',
  'new calendar address, someone else got hold of mine',
  'can i have a new calendar link please',
  'i need another calendar address because my sister has it',
  'change my calendar address',
  'reset my calendar link',
  'someone has my calendar address',
  'somebody else has got my calendar link!',
  'calendar new',
])('"%s" asks for a new one', (words) => {
  expect(meant(words)).toBe('renew');
});

test.each([
  'stop my calendar',
  'stop the calendar please',
  'stop calendar',
  'turn off my calendar',
  'turn my calendar off, lost my phone',
  'please remove my calendar address',
  'delete my calendar link',
  'i dont want the calendar any more',
  "I don't need my calendar anymore",
  'cancel my calendar',
  'calendar off',
  'can you stop my calendar',
  'no more calendar',
])('"%s" stops it', (words) => {
  expect(meant(words)).toBe('stop');
});

test.each([
  '',
  'rota',
  'my visits',
  'stop',
  'cancel',
  'cancel my visit on tuesday',
  "that day isn't in my calendar",
  'is tuesday in the calendar?',
  'pin The calendar hangs in the kitchen',
  'who has the calendar on the wall',
  "don't stop my calendar",
  'stop my visits in the calendar week',
  'the calendar on the wall is wrong',
  '📅',
])('"%s" is something else', (words) => {
  expect(meant(words)).toBeUndefined();
});

test.each([
  ['a long word', `calendar ${'z'.repeat(3_900)}`],
  ['one word again and again', `${'my '.repeat(1_300)}z`],
  ['a wish again and again', `${'add my visits to '.repeat(230)}z`],
  ['an end without end', `stop my calendar ${'of on for '.repeat(380)}?z`],
])('%s is read in no time', (_, words) => {
  const before = performance.now();
  expect(meant(words)).toBeUndefined();
  expect(performance.now() - before).toBeLessThan(1_000);
});
