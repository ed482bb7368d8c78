import type { PersonId } from '@hatstand/db/ids';
import { plan, team as teamText } from '@hatstand/db/labels';
import type { LocalTime } from '@hatstand/db/times';
import { describe, expect, test } from 'vitest';
import { hear } from '../../words/hearing.ts';
import { understand } from './grammar.ts';

const person = (key: string): PersonId => `person-${key}` as PersonId;
const people = [
  { id: person('rosa'), firstName: plan`Rosa`, surname: teamText`Marlow` },
  { id: person('jo'), firstName: plan`Jo`, surname: teamText`Lin` },
];
const understood = (words: string) => understand(hear(words, '2026-11-23T09:00' as LocalTime, people));

describe('leaving', () => {
  test.each([
    'I want to leave the team',
    "I'd like to leave the team please",
    "leave Rosa's team",
    "I'm leaving the team",
    'im leaving the team',
    "I've decided to leave the team",
    'leave the team',
    '/team leave the team',
    "I'm sorry but I need to leave the team",
    'Can I leave the team?',
    "I want to leave Rosa's team",
    "I'm leaving you all",
  ])('“%s” can mean nothing else', (words) => {
    expect(understood(words)).toMatchObject({ do: 'leave', sure: true });
  });
  test.each([
    "I'm moving away, my last day is 12 Dec",
    'I am moving away and my last day will be Sat 12 Dec',
    "I'm leaving the team on 12 Dec",
    'I want to leave the team, last day 12 dec',
    'my last day is 12 Dec',
    "I'd like to leave the team after 12 Dec",
  ])('“%s” says the last day', (words) => {
    expect(understood(words)).toMatchObject({ do: 'leave', sure: true, lastDay: '2026-12-12' });
  });
  test.each(["I'm moving away", "I can't carry on", 'I want to stop coming', "I'm leaving on Friday", 'I want to leave'])('“%s” is asked about', (words) => {
    expect(understood(words)).toMatchObject({ do: 'leave', sure: false });
  });
  test.each([
    'I need to leave early on Friday',
    'leaving now',
    "I'm leaving in 10 minutes",
    'can Jo leave at 10',
    'I want to leave a note',
    "I can't do this Friday",
    "I'm moving my Tuesday",
    'what is my last visit',
    'leave it',
  ])('“%s” is something else', (words) => {
    expect(understood(words)).toBeUndefined();
  });
  test.each(["I'm staying", "I'm staying after all", "I've changed my mind about leaving", "I don't want to leave any more", 'not leaving after all'])(
    '“%s” takes it back',
    (words) => {
      expect(understood(words)).toEqual({ do: 'stay' });
    },
  );
});

describe('who is in the team', () => {
  test.each([
    "I don't want Jo to come any more",
    'I dont want jo coming any more',
    'take Jo out of the team',
    'remove Jo from the team',
    'Jo should leave the team',
    "I don't want to see Jo again",
    'please remove jo from the team',
  ])('“%s” lets Jo go', (words) => {
    expect(understood(words)).toEqual({ do: 'let go', who: [person('jo')], unknown: false });
  });
  test.each([
    "I don't want Jo to come on Friday",
    "I don't want anyone to come any more",
    "Jo can't come any more",
    "I don't want Jo to be late",
    'stop asking Jo',
  ])('“%s” is something else', (words) => {
    expect(understood(words)).toBeUndefined();
  });
});
