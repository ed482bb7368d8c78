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
  { id: person('tess'), firstName: plan`Tess`, surname: teamText`Marlow` },
];
const understood = (words: string) => understand(hear(words, '2026-11-23T09:00' as LocalTime, people));

describe('a death', () => {
  test.each([
    'Rosa has died',
    'rosa died',
    'Rosa passed away this morning',
    'rosa died last night x',
    "I'm so sorry to say that Rosa died in hospital last night",
    'I am sorry to have to tell you that rosa has passed away',
    'Hattie, sad news, Rosa has died',
    'we have very sad news: Rosa passed away peacefully in her sleep',
    'Just heard that Rosa has died.',
    "Rosa's died",
    'Rosa is dead',
    'Rosa sadly died on Sunday',
    'It is with great sadness that I tell you that Rosa died at home today',
    'everyone, Rosa has died',
  ])('“%s” can mean nothing else', (words) => {
    expect(understood(words)).toEqual({ do: 'died', who: [person('rosa')], sure: true });
  });
  test.each([
    'has Rosa died?',
    'Rosa has died?',
    'did rosa die',
    'we lost Rosa this morning',
    'Rosa is no longer with us',
    'Rosa passed',
    'I think Rosa has died',
    'rosa died of a heart attack',
    'RIP Rosa',
  ])('“%s” may mean it, and is asked about', (words) => {
    expect(understood(words)).toEqual({ do: 'died', who: [person('rosa')], sure: false });
  });
  test.each(['my mum has died', 'mum died this morning', 'My husband passed away', 'somebody has died', 'she has died'])('“%s” names nobody', (words) => {
    expect(understood(words)).toMatchObject({ do: 'died', who: [], sure: false });
  });
  test.each([
    'my phone died',
    'the battery is dead',
    "my phone's dead",
    'his mum died',
    "Rosa's mum died",
    "Jo's phone died",
    "Rosa's cat has died",
    'rosa nearly died laughing',
    'Rosa has not died',
    "Rosa hasn't died",
    'Rosa is dead tired',
    "rosa's dead on her feet",
    'the car died on me so I am late',
    'Rosa passed her test',
    'Rosa says her plant died',
    'the line went dead',
    'I could have died',
    'dead good visit with Rosa',
    'we lost the key',
    'Jo is dying for a cup of tea',
    "can't do Friday, my nan died",
  ])('“%s” is no death in a team', (words) => {
    expect(understood(words)).toBeUndefined();
  });
});

describe('who speaks', () => {
  test.each([
    'Tess is no longer my advocate',
    "Tess can't be advocate any more",
    "I don't want Tess as my advocate any more",
    'tess cannot speak for me any more',
  ])('“%s” ends it', (words) => {
    expect(understood(words)).toMatchObject({ do: 'end advocate', who: [person('tess')] });
  });
  test.each(['make Jo my advocate', "I'd like Jo to be my advocate", 'Jo is my new advocate', 'jo speaks for me from now on', 'please make jo my advocate'])(
    '“%s” begins it',
    (words) => {
      expect(understood(words)).toMatchObject({ do: 'make advocate', who: [person('jo')] });
    },
  );
  test("“make Jo Rosa's advocate” says whose", () => {
    expect(understood("make Jo Rosa's advocate")).toEqual({ do: 'make advocate', who: [person('jo')], whose: [person('rosa')] });
  });
  test.each(["I can't be Rosa's advocate any more", 'I want to step down as advocate', "I can't speak for Rosa any more", 'I am no longer the advocate'])(
    '“%s” steps down',
    (words) => {
      expect(understood(words)).toMatchObject({ do: 'step down' });
    },
  );
  test.each([
    "Rosa can't decide for herself any more",
    'Rosa cannot make decisions alone any more',
    'Rosa can no longer decide on her own',
    'Rosa has lost capacity',
  ])('“%s” is for two people to say', (words) => {
    expect(understood(words)).toEqual({ do: 'deciding', how: 'with the advocate', whose: [person('rosa')] });
  });
  test.each(['I decide for myself again', 'I can decide for myself', 'Rosa can decide for herself again'])('“%s” takes it back', (words) => {
    expect(understood(words)).toMatchObject({ do: 'deciding', how: 'alone' });
  });
  test.each(["Rosa can't decide", "I can't decide", 'Jo speaks for an hour', 'make Jo tea', 'who is on tonight', "Jo can't come any more"])(
    '“%s” is something else',
    (words) => {
      expect(understood(words)).toBeUndefined();
    },
  );
});
