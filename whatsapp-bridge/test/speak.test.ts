import { describe, expect, test } from 'vitest';
import type { Outcome } from '../src/acknowledgements.ts';
import { messageIdOf, openSentLetters } from '../src/sent-letters.ts';
import { makeSpeaker, sayable } from '../src/speak.ts';
import { letterTo } from './letters.ts';
import { storeInMemory } from './stores.ts';

const JO = '447700900002';

/** A line that answers as told and remembers what was said on it. */
function pretendLine({ outcomes = [], isUp = true, knowsNumber = true }: { outcomes?: Outcome[]; isUp?: boolean; knowsNumber?: boolean } = {}) {
  const said: { chat: string; messageId: string; text: string }[] = [];
  return {
    said,
    async say(message: { chat: string; messageId: string; text: string }): Promise<Outcome> {
      said.push(message);
      return outcomes.shift() ?? 'accepted';
    },
    isReachable: async () => (isUp ? knowsNumber : undefined),
  };
}

const toJo = (changes: Parameters<typeof letterTo>[1] = {}) => sayable.parse(letterTo(JO, changes));

describe('what may be said', () => {
  test.each(['open', 'plan'] as const)('a letter labelled %s', (label) => {
    expect(sayable.safeParse(letterTo(JO, { label })).success).toBe(true);
  });

  test.each(['team', 'care', 'sealed'] as const)('never a letter labelled %s', (label) => {
    expect(sayable.safeParse(letterTo(JO, { label })).success).toBe(false);
  });

  test.each([
    ['to a room', letterTo(JO, { to: { kind: 'room', room: '120363000000000001@g.us' } })],
    ['to one person in a room', letterTo(JO, { to: { kind: 'whisper', room: '120363000000000001@g.us', address: JO } })],
    ['with buttons, which WhatsApp has not', letterTo(JO, { buttons: [{ choice: 'yes', label: 'Yes' }] })],
    ['without text', letterTo(JO, { text: '' })],
    ['with a field nobody knows', { ...letterTo(JO), urgent: true }],
  ])('never a letter %s', (_what, letter) => {
    expect(sayable.safeParse(letter).success).toBe(false);
  });
});

describe('saying it', () => {
  test('a letter goes to the chat of its address under an id that follows from its own', async () => {
    const line = pretendLine();
    const letter = toJo({ text: 'Tue 24 Nov' });
    expect(await makeSpeaker(line, openSentLetters(storeInMemory()))(letter)).toBe('sent');
    expect(line.said).toEqual([{ chat: '447700900002@s.whatsapp.net', messageId: messageIdOf(letter.id), text: 'Tue 24 Nov' }]);
  });

  test('a LID address goes to the LID chat', async () => {
    const line = pretendLine();
    await makeSpeaker(line, openSentLetters(storeInMemory()))(sayable.parse(letterTo('lid:900000000000002')));
    expect(line.said[0]?.chat).toBe('900000000000002@lid');
  });

  test('an accepted letter is not said again, also not after a restart', async () => {
    const line = pretendLine();
    const sentLetters = openSentLetters(storeInMemory());
    const letter = toJo();
    await makeSpeaker(line, sentLetters)(letter);
    expect(await makeSpeaker(line, sentLetters)(letter)).toBe('sent');
    expect(line.said).toHaveLength(1);
  });

  test('the same letter twice at once is said once', async () => {
    const line = pretendLine();
    const speak = makeSpeaker(line, openSentLetters(storeInMemory()));
    const letter = toJo();
    expect(await Promise.all([speak(letter), speak(letter)])).toEqual(['sent', 'sent']);
    expect(line.said).toHaveLength(1);
  });

  test('a letter WhatsApp did not answer is said again under the same id', async () => {
    const line = pretendLine({ outcomes: ['no answer', 'accepted'] });
    const speak = makeSpeaker(line, openSentLetters(storeInMemory()));
    const letter = toJo();
    expect(await speak(letter)).toBe('later');
    expect(await speak(letter)).toBe('sent');
    expect(line.said.map(({ messageId }) => messageId)).toEqual([messageIdOf(letter.id), messageIdOf(letter.id)]);
  });

  test('a letter WhatsApp refused is never tried again', async () => {
    const line = pretendLine({ outcomes: ['refused'] });
    const speak = makeSpeaker(line, openSentLetters(storeInMemory()));
    const letter = toJo();
    expect(await speak(letter)).toBe('unreachable');
    expect(await speak(letter)).toBe('unreachable');
    expect(line.said).toHaveLength(1);
  });

  test('nothing is said to a number without WhatsApp, or to what is no address', async () => {
    const line = pretendLine({ knowsNumber: false });
    const speak = makeSpeaker(line, openSentLetters(storeInMemory()));
    expect(await speak(toJo())).toBe('unreachable');
    expect(await speak(sayable.parse(letterTo('120363000000000001@g.us')))).toBe('unreachable');
    expect(line.said).toEqual([]);
  });

  test('while the line is down a letter is for later', async () => {
    expect(await makeSpeaker(pretendLine({ isUp: false }), openSentLetters(storeInMemory()))(toJo())).toBe('later');
  });
});

describe('what is kept of sent letters', () => {
  test('a message id leads back to its letter, and only to ours', () => {
    const sentLetters = openSentLetters(storeInMemory());
    sentLetters.begun('letter-7', { conversation: 'Tue 24 Nov' });
    expect(sentLetters.letterOf(messageIdOf('letter-7'))).toBe('letter-7');
    expect(sentLetters.letterOf('3A0102')).toBeUndefined();
  });

  test('a delivery is news once, and a late failure after it is none', () => {
    const sentLetters = openSentLetters(storeInMemory());
    sentLetters.begun('letter-7', { conversation: 'Tue 24 Nov' });
    expect(sentLetters.delivered('letter-7')).toBe(true);
    expect(sentLetters.delivered('letter-7')).toBe(false);
    expect(sentLetters.failed('letter-7')).toBe(false);
  });
});
