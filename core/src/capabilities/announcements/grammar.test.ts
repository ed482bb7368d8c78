import type { PersonId } from '@hatstand/db/ids';
import { plan, reveal, team as teamText } from '@hatstand/db/labels';
import type { LocalTime } from '@hatstand/db/times';
import { describe, expect, test } from 'vitest';
import { hear } from '../../words/hearing.ts';
import { understand } from './grammar.ts';

const ROSA = 'person-rosa' as PersonId;
const people = [{ id: ROSA, firstName: plan`Rosa`, surname: teamText`Marlow`, nicknames: [plan`R's team`] }];
function understood(words: string): unknown {
  const intent = understand(hear(words, '2026-11-23T09:00' as LocalTime, people));
  return intent?.do === 'announce' ? `${intent.news.ordinary ? 'everyone' : 'care'}: ${reveal(intent.news.words)}` : intent?.do;
}

describe('the words', () => {
  test.each([
    'tell the team: the boiler man comes Thursday at 10',
    'Tell the team the boiler man comes Thursday at 10',
    'tell everyone that the boiler man comes Thursday at 10',
    'please tell everybody the boiler man comes Thursday at 10',
    'can you let the team know the boiler man comes Thursday at 10',
    'let everyone know: the boiler man comes Thursday at 10',
    'let them all know that the boiler man comes Thursday at 10',
    'announce the boiler man comes Thursday at 10',
    '/hattie announce: the boiler man comes Thursday at 10',
    'message the whole team: the boiler man comes Thursday at 10',
    'send a message to everyone: the boiler man comes Thursday at 10',
    'announcement for the team: the boiler man comes Thursday at 10',
  ])('“%s”', (words) => expect(understood(words)).toBe('care: the boiler man comes Thursday at 10'));
  test('ordinary words are for everyone in the team', () => expect(understood('tell the team ordinary: tea at 4')).toBe('everyone: tea at 4'));
  test('words keep their lines, capitals, pictures and marks', () => expect(understood('tell everyone:\n*Tea* at 4 🍰\nشاي')).toBe('care: *Tea* at 4 🍰\nشاي'));
  test('a team by its name', () =>
    expect(understand(hear("tell rosa's team tea at 4", '2026-11-23T09:00' as LocalTime, people))).toMatchObject({ do: 'announce', owners: [ROSA] }));
  test.each(['tell the team', 'let everyone know', 'announce', 'tell everyone something', 'I have news for the team', 'tell the team:'])(
    '“%s” still wants words',
    (words) => expect(understood(words)).toBe('start'),
  );
  test.each(['tell everyone except Jo there is cake', 'tell everyone who is on Thursday to bring milk', 'tell the team but not Jo'])(
    '“%s” is for some only',
    (words) => expect(understood(words)).toBe('tell some'),
  );
  test.each([
    'tell me the rota',
    'tell jo I am late',
    'did you tell the team',
    "don't tell the team",
    'tell the team starter I am ill',
    'tell the team owner hello',
    'the team is great',
    'everyone is fine',
    'announced it',
  ])('“%s” is something else', (words) => expect(understood(words)).toBeUndefined());
});
