import type { PersonId } from '@hatstand/db/ids';
import { plan, team as teamText } from '@hatstand/db/labels';
import type { LocalTime } from '@hatstand/db/times';
import { describe, expect, test } from 'vitest';
import { hear } from '../../words/hearing.ts';
import { understand } from './grammar.ts';

const person = (key: string): PersonId => `person-${key}` as PersonId;

describe('the words', () => {
  const people = [
    { id: person('jo'), firstName: plan`Jo`, surname: teamText`Lin` },
    { id: person('bilal'), firstName: plan`Bilal`, surname: teamText`Khan` },
    { id: person('rosa'), firstName: plan`Rosa`, surname: teamText`Marlow` },
  ];
  const understood = (words: string) => understand(hear(words, '2026-11-23T09:00' as LocalTime, people));

  test.each([
    'ask me first',
    'Ask me first please',
    'please always ask me first',
    "I'd rather you ask me first",
    'go back to ask me first',
    'can you ask me first from now on',
    'dont just tell me, ask me first',
    'check with me first',
    'i want to be asked first',
    'ask me before anyone else comes',
    'ask me about everyone else',
  ])('“%s” is: ask me first', (words) => {
    expect(understood(words)).toEqual({ do: 'set way', asking: 'ask me first' });
  });
  test.each([
    'just tell me',
    'you can just tell me',
    'Just tell me from now on, dont need to ask every time',
    "don't ask me every time",
    'no need to ask me every time',
    'just let me know',
    "it's ok, just tell me afterwards",
    'stop asking me every time',
    "I'd rather just be told",
  ])('“%s” is: just tell me', (words) => {
    expect(understood(words)).toEqual({ do: 'set way', asking: 'just tell me' });
  });
  test.each([
    'jo can come any time',
    'Jo can come anytime',
    'let jo come whenever she likes',
    'its fine for jo to come any time',
    'jo is always welcome',
    'any time for jo',
    'jo any time',
    'happy for jo to come any time',
  ])('“%s” lets Jo come', (words) => {
    expect(understood(words)).toEqual({ do: 'let come', people: [[person('jo')]], unknown: false });
  });
  test.each([
    ['jo and bilal any time until easter', '2027-03-28'],
    ['jo, bilal can come any time till 1 feb', '2027-02-01'],
    ['jo & bilal at any time until the end of feb', '2027-02-28'],
  ])('“%s” ends on %s', (words, day) => {
    expect(understood(words)).toMatchObject({ do: 'let come', people: [[person('jo')], [person('bilal')]], until: { day } });
  });
  test.each(['jo can come any time on tuesdays', 'jo can come any time after easter', 'jo can come any time until 31 feb'])(
    'of “%s” the end is not sure',
    (words) => {
      expect(understood(words)).toMatchObject({ do: 'let come', until: 'unclear' });
    },
  );
  test.each([
    'ask me about jo',
    'but ask me about Jo again',
    'stop letting Jo come any time',
    "jo can't come any time any more",
    'please ask me first about jo',
  ])('“%s” asks about Jo', (words) => {
    expect(understood(words)).toEqual({ do: 'ask about', people: [[person('jo')]], unknown: false });
  });
  test.each([
    'just tell me who is on tonight',
    'i can come any time',
    'jo can come on tuesday',
    'who can come on tuesday',
    'ask me tomorrow',
    'tell me',
    "don't ask",
    'stop asking',
    'jo can come',
    'can anyone come any time tomorrow',
    'ask jo first',
  ])('“%s” is not about this', (words) => {
    expect(understood(words)).toBeUndefined();
  });
});
