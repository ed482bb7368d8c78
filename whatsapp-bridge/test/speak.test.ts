import { describe, expect, test } from 'vitest';
import type { Outcome } from '../src/acknowledgements.ts';
import { openContacts } from '../src/contacts.ts';
import type { Line } from '../src/line.ts';
import { openOwedPolls } from '../src/owed-polls.ts';
import { AT_ONCE, makePace } from '../src/pace.ts';
import { openPolls, pollMessageIdOf } from '../src/polls.ts';
import { messageIdOf, openSentLetters } from '../src/sent-letters.ts';
import { makeSpeaker, sayable } from '../src/speak.ts';
import { letterTo } from './letters.ts';
import { storeInMemory } from './stores.ts';

const JO = '447700900002';

/** A line that answers as told and remembers what was said and done on it. */
function pretendLine({ outcomes = [], isUp = true, knowsNumber = true }: { outcomes?: Outcome[]; isUp?: boolean; knowsNumber?: boolean } = {}) {
  const said: { chat: string; messageId: string; text: string; fadesAfterSeconds: number }[] = [];
  const done: string[] = [];
  return {
    said,
    done,
    outcomes,
    async say({ content, ...message }: Parameters<Line['say']>[0]): Promise<Outcome> {
      const text = 'text' in content ? content.text : 'poll' in content ? `poll: ${content.poll.values.join(', ')}` : '';
      said.push({ ...message, text });
      done.push('said');
      return outcomes.shift() ?? 'accepted';
    },
    isUp: () => isUp,
    isReachable: async () => (isUp ? knowsNumber : undefined),
    isTyping: async (_chat: string, is: boolean) => void done.push(is ? 'typing' : 'typed'),
    async setFading(_chat: string, seconds: number): Promise<boolean> {
      done.push(`fades after ${seconds}`);
      return true;
    },
  };
}

function speakerOn(line: ReturnType<typeof pretendLine>, { store = storeInMemory(), firstContactsADay = 3, now = Date.now, fadesAfterSeconds = 0 } = {}) {
  const noNewChats: string[] = [];
  const arrivedBefore: string[] = [];
  const contacts = openContacts(store, now);
  const sentLetters = openSentLetters(store);
  const owedPolls = openOwedPolls(store, { line, sentLetters, polls: openPolls(store) }, now);
  const parts = { sentLetters, owedPolls, contacts, pace: makePace({ tempo: AT_ONCE, now, draw: () => 0 }) };
  const speak = makeSpeaker({
    line,
    ...parts,
    firstContactsADay,
    fadesAfterSeconds,
    onArrivedBefore: (letter) => void arrivedBefore.push(letter),
    onNoNewChats: () => void noNewChats.push('told'),
  });
  return { speak, contacts, noNewChats, arrivedBefore, store, owedPolls, sentLetters };
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
    expect(await speakerOn(line).speak(letter)).toBe('sent');
    expect(line.said).toEqual([{ chat: '447700900002@s.whatsapp.net', messageId: messageIdOf(letter.id), text: 'Tue 24 Nov', fadesAfterSeconds: 0 }]);
  });

  test('a LID address goes to the LID chat', async () => {
    const line = pretendLine();
    await speakerOn(line).speak(sayable.parse(letterTo('lid:900000000000002')));
    expect(line.said[0]?.chat).toBe('900000000000002@lid');
  });

  test('an accepted letter is not said again, also not after a restart', async () => {
    const line = pretendLine();
    const store = storeInMemory();
    const letter = toJo();
    await speakerOn(line, { store }).speak(letter);
    expect(await speakerOn(line, { store }).speak(letter)).toBe('sent');
    expect(line.said).toHaveLength(1);
  });

  test('one that has arrived is not said again; that it has is told once more, in case the core has missed it', async () => {
    const line = pretendLine();
    const { speak, sentLetters, arrivedBefore } = speakerOn(line);
    const letter = toJo();
    await speak(letter);
    expect(await speak(letter)).toBe('sent');
    expect(arrivedBefore).toEqual([]);
    sentLetters.delivered(letter.id);
    expect(await speak(letter)).toBe('sent');
    expect([line.said.length, arrivedBefore]).toEqual([1, [letter.id]]);
  });

  test('the same letter twice at once is said once', async () => {
    const line = pretendLine();
    const { speak } = speakerOn(line);
    const letter = toJo();
    expect(await Promise.all([speak(letter), speak(letter)])).toEqual(['sent', 'sent']);
    expect(line.said).toHaveLength(1);
  });

  test('a letter WhatsApp did not answer is said again under the same id', async () => {
    const line = pretendLine({ outcomes: ['no answer', 'accepted'] });
    const { speak } = speakerOn(line);
    const letter = toJo();
    expect(await speak(letter)).toBe('unsure');
    expect(await speak(letter)).toBe('sent');
    expect(line.said.map(({ messageId }) => messageId)).toEqual([messageIdOf(letter.id), messageIdOf(letter.id)]);
  });

  test('a letter WhatsApp refused is never tried again', async () => {
    const line = pretendLine({ outcomes: ['refused'] });
    const { speak } = speakerOn(line);
    const letter = toJo();
    expect(await speak(letter)).toBe('unreachable');
    expect(await speak(letter)).toBe('unreachable');
    expect(line.said).toHaveLength(1);
  });

  test('nothing is said to a number without WhatsApp, or to what is no address', async () => {
    const line = pretendLine({ knowsNumber: false });
    const { speak } = speakerOn(line);
    expect(await speak(toJo())).toBe('unreachable');
    expect(await speak(sayable.parse(letterTo('120363000000000001@g.us')))).toBe('unreachable');
    expect(line.said).toEqual([]);
  });

  test('while the line is down a letter is for later', async () => {
    expect(await speakerOn(pretendLine({ isUp: false })).speak(toJo())).toBe('not now');
  });
});

describe('saying it like a person', () => {
  const to = (address: string, changes: Parameters<typeof letterTo>[1] = {}) => sayable.parse(letterTo(address, changes));

  test('typing is shown before, and not after', async () => {
    const line = pretendLine();
    await speakerOn(line).speak(toJo());
    expect(line.done).toEqual(['typing', 'typed', 'said']);
  });

  test('only so many people who have never written are written to in a day; who has written always is', async () => {
    let now = Date.UTC(2026, 10, 23);
    const line = pretendLine();
    const { speak, contacts } = speakerOn(line, { firstContactsADay: 2, now: () => now });
    contacts.hasWritten(JO);
    const answers = [];
    for (const address of ['447700900011', '447700900012', '447700900013', JO, '447700900011']) answers.push(await speak(to(address)));
    expect(answers).toEqual(['sent', 'sent', 'not now', 'sent', 'sent']);
    now += 25 * 60 * 60 * 1000;
    expect(await speak(to('447700900013'))).toBe('sent');
  });

  test('once WhatsApp has refused somebody new, nobody new is tried for a day, also after a restart; it is told, and who has written is still answered', async () => {
    let now = Date.UTC(2026, 10, 23);
    const line = pretendLine({ outcomes: ['no new chats'] });
    const { speak, contacts, noNewChats, store } = speakerOn(line, { now: () => now });
    contacts.hasWritten(JO);
    const first = to('447700900011');
    expect(await speak(first)).toBe('unreachable');
    expect(await speak(first)).toBe('unreachable');
    expect(await speak(to('447700900012'))).toBe('not now');
    expect(await speak(to('447700900011'))).toBe('not now');
    expect(await speak(toJo())).toBe('sent');
    expect(noNewChats).toEqual(['told']);
    expect(line.said).toHaveLength(2);
    const restarted = speakerOn(line, { store, now: () => now }).speak;
    expect(await restarted(to('447700900012'))).toBe('not now');
    now += 25 * 60 * 60 * 1000;
    expect(await restarted(to('447700900012'))).toBe('sent');
  });

  test('too fast means later, under the same id, and not never', async () => {
    const line = pretendLine({ outcomes: ['too fast'] });
    const { speak, contacts } = speakerOn(line);
    contacts.hasWritten(JO);
    const letter = toJo();
    expect(await speak(letter)).toBe('not now');
    expect(await speak(letter)).toHaveProperty('askAgainInSeconds');
    expect(line.said.map(({ messageId }) => messageId)).toEqual([messageIdOf(letter.id)]);
  });

  test('choices to tap come below the letter, once, and a poll belongs to its letter', async () => {
    const line = pretendLine();
    const { speak, store } = speakerOn(line);
    const letter = toJo({ text: 'Which visit?\n1. Tue\n2. Wed\n3. Thu', poll: { ask: 'Tap one', options: ['Tue', 'Wed', 'Thu'] } });
    await speak(letter);
    await speak(letter);
    expect(line.said.map(({ text }) => text)).toEqual([letter.text, 'poll: Tue, Wed, Thu']);
    expect(openPolls(store).letterOf(pollMessageIdOf(letter.id))).toBe(letter.id);
  });

  test('a poll that a kill left behind its letter is sent by the next bridge, once', async () => {
    const line = pretendLine({ outcomes: ['accepted', 'not sent'] });
    const { speak, store } = speakerOn(line);
    const letter = toJo({ poll: { ask: 'Tap one', options: ['Tue', 'Wed', 'Thu'] } });
    await speak(letter);
    const next = speakerOn(line, { store });
    await Promise.all([next.owedPolls.sendAll(), next.owedPolls.sendAll()]);
    await next.owedPolls.sendAll();
    expect(line.said.map(({ messageId }) => messageId)).toEqual([messageIdOf(letter.id), pollMessageIdOf(letter.id), pollMessageIdOf(letter.id)]);
    expect(JSON.stringify(store.db.prepare('SELECT * FROM owed_polls').all())).toBe('[]');
  });

  test('killed before WhatsApp’s answer to the letter, its poll follows once it is known to be there; not hours later, and not when it was refused', async () => {
    let now = Date.now();
    const line = pretendLine({ outcomes: ['no answer', 'accepted', 'refused'] });
    const { speak, owedPolls, sentLetters, store } = speakerOn(line, { now: () => now });
    const poll = { ask: 'Tap one', options: ['Tue', 'Wed', 'Thu'] };
    const letter = toJo({ poll });
    await speak(letter);
    await owedPolls.sendAll();
    expect(line.said).toHaveLength(1);
    expect(JSON.stringify(store.db.prepare('SELECT * FROM owed_polls').all())).not.toMatch(/Tue|Wed/);
    sentLetters.delivered(letter.id);
    await owedPolls.sendAll();
    expect(line.said.map(({ text }) => text)).toEqual([letter.text, 'poll: Tue, Wed, Thu']);
    const refused = toJo({ poll });
    await speak(refused);
    await owedPolls.sendAll();
    expect(line.said).toHaveLength(3);
    line.outcomes.push('no answer');
    const late = toJo({ poll });
    await speak(late);
    sentLetters.delivered(late.id);
    now += 61 * 60_000;
    await owedPolls.sendAll();
    expect(line.said).toHaveLength(4);
  });

  test('messages disappear: set once in a chat, with every message, and as the person has it', async () => {
    const line = pretendLine();
    const { speak, contacts } = speakerOn(line, { fadesAfterSeconds: 86_400 });
    await speak(toJo());
    await speak(toJo());
    contacts.setFading(JO, 0);
    await speak(toJo());
    expect(line.said.map(({ fadesAfterSeconds }) => fadesAfterSeconds)).toEqual([86_400, 86_400, 0]);
    expect(line.done.filter((one) => one.startsWith('fades'))).toEqual(['fades after 86400']);
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
