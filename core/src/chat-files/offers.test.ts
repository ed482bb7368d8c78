import { expect, it } from 'vitest';
import { letterTo, whisperTo } from '../testing/converse/pretend-stage.ts';
import { AddressBook } from './cast.ts';
import { messageFrom } from './messages.ts';
import { tapFor } from './offers.ts';

const book = new AddressBook({ people: [], rooms: [] });
const shown = (...letters: ReturnType<typeof letterTo>[]) => letters.map((each) => messageFrom(each, book));
const none = new Set<string>();

it('the newest offer is pressed', () => {
  const [older, newer] = [letterTo('sam', 'Older', ['Yes']), letterTo('sam', 'Newer', ['Yes, please', 'No'])];
  expect(tapFor('yes', { offers: shown(older, newer), answered: none })).toMatchObject({
    letter: newer.letter.id,
    heard: { kind: 'press', choice: 'choice of Yes, please' },
  });
});

it('an answered offer is pressed again only when no open one has the label', () => {
  const [older, newer] = [letterTo('sam', 'Older', ['Yes', 'Undo']), letterTo('sam', 'Newer', ['Yes'])];
  const offers = shown(older, newer);
  expect(tapFor('Yes', { offers, answered: new Set([newer.letter.id]) })).toMatchObject({ letter: older.letter.id });
  expect(tapFor('Undo', { offers, answered: new Set([older.letter.id]) })).toMatchObject({ letter: older.letter.id });
});

it('two such buttons on the newest message are one too many', () => {
  expect(tapFor('yes', { offers: shown(letterTo('sam', 'Which?', ['Yes, Tue', 'Yes, Wed'])), answered: none })).toContain(
    'more than one: [Yes, Tue] [Yes, Wed]',
  );
});

it('on WhatsApp a numbered line is answered with its number, quoting the message', () => {
  const offer = letterTo('447700900002', 'Can you do *Tue 24 Nov*?\n1. Yes\n*2.* No, not this time');
  expect(tapFor('no', { offers: shown(offer), answered: none })).toMatchObject({
    channel: 'whatsapp',
    place: { kind: 'direct' },
    heard: { kind: 'words', words: '2', answering: offer.letter.id },
  });
});

it('a button in a room is pressed in that room', () => {
  expect(tapFor('ok', { offers: shown(whisperTo('sam', 'Fine?', ['OK'])), answered: none })).toMatchObject({
    place: { kind: 'room', room: 'room-of-rosa' },
  });
});

it('says which buttons there are when none fits', () => {
  expect(tapFor('Maybe', { offers: shown(letterTo('sam', 'Fine?', ['Yes', 'No'])), answered: none })).toBe(
    'there is no button with "Maybe" on screen; newest first, there are: [Yes] [No]',
  );
});
