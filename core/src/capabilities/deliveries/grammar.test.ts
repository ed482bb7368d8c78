import type { PersonId } from '@hatstand/db/ids';
import { plan, team as teamText } from '@hatstand/db/labels';
import type { LocalTime } from '@hatstand/db/times';
import { describe, expect, test } from 'vitest';
import { hear } from '../../words/hearing.ts';
import { understand } from './grammar.ts';

const JO = 'person-jo' as PersonId;
const TESS = 'person-tess' as PersonId;
const people = [
  { id: JO, firstName: plan`Jo`, surname: teamText`Lin` },
  { id: TESS, firstName: plan`Tess`, surname: teamText`Marlow` },
];
const understood = (words: string) => understand(hear(words, '2026-11-23T09:00' as LocalTime, people));

describe('the words', () => {
  test.each([
    "who's had this?",
    'whos had it',
    'who has seen this',
    'who got that?',
    'who hasnt had it yet',
    'did everyone get that',
    'has everybody seen it?',
    'have they all had it',
    'who knows about this',
    'did it reach everyone',
    'who has had the news',
    'hi hattie, who has had it pls',
    'deliveries',
  ])('“%s” asks who has had it', (words) => expect(understood(words)).toEqual({ do: 'who has had it' }));
  test.each(['has jo had it?', 'did jo get it', 'has Jo seen this yet', 'does jo know about it', 'did it get to jo?'])('“%s” asks about Jo', (words) =>
    expect(understood(words)).toEqual({ do: 'who has had it', people: [[JO]] }),
  );
  test.each([
    ['I told Jo', 'told face to face'],
    ['told jo face to face', 'told face to face'],
    ['ive told jo about it', 'told face to face'],
    ['jo knows', 'told face to face'],
    ['gave it to jo on paper', 'given on paper'],
    ['gave jo the page', 'given on paper'],
    ['read it to jo', 'read aloud'],
    ['read it out to Jo this morning', 'read aloud'],
    ['I read it aloud to jo', 'read aloud'],
    ['rang jo and told her', 'told by phone'],
    ['told jo on the phone', 'told by phone'],
  ])('“%s” notes: %s', (words, how) => expect(understood(words)).toEqual({ do: 'told by hand', how, people: [[JO]] }));
  test('two people at once', () => expect(understood('told jo and tess')).toMatchObject({ do: 'told by hand', people: [[JO], [TESS]] }));
  test.each(["I'll tell Jo", 'ill tell jo', 'i can tell jo later', "i'll read it out to jo"])('“%s” promises to', (words) =>
    expect(understood(words)).toEqual({ do: 'will tell', people: [[JO]] }),
  );
  test.each(['print it', 'can you print it please', 'print that out'])('“%s” wants paper', (words) => expect(understood(words)).toEqual({ do: 'print' }));
  test.each([
    "I told Jo I can't do Friday",
    'tell jo',
    'told jo about tuesday',
    'who has Tuesday',
    'who is on today',
    'who can do Friday',
    'has jo got Tuesday',
    'did jo come today',
    'gave my visit to jo',
    'jo has had enough',
    'read to jo for an hour',
    'print the rota',
    'i told you',
    "i'll tell jo about my holiday",
  ])('“%s” is something else', (words) => expect(understood(words)).toBeUndefined());
});
