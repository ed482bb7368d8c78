import type { WAMessage } from '@whiskeysockets/baileys';
import { describe, expect, test } from 'vitest';
import { cueFrom, type Lookup, unopenedIn } from '../src/hear.ts';

const nothingKnown: Lookup = { numberChatOf: async () => undefined, letterOf: () => undefined, voteIn: () => undefined };

/** A text from Jo, with what a test cares about put in its place. */
function text({ key, ...rest }: { key?: Partial<WAMessage['key']> } & Partial<Omit<WAMessage, 'key'>> = {}): WAMessage {
  return {
    key: { id: '3A01', remoteJid: '447700900002@s.whatsapp.net', fromMe: false, ...key },
    pushName: 'Jo Lin',
    message: { conversation: 'rota' },
    ...rest,
  };
}

describe('what is heard', () => {
  test('a text becomes a cue with the id WhatsApp gave it', async () => {
    expect(await cueFrom(text(), nothingKnown)).toEqual({
      id: '3A01',
      from: { address: '447700900002', name: 'Jo Lin' },
      place: { kind: 'direct' },
      heard: { kind: 'words', words: 'rota' },
    });
  });

  test('a text with formatting or a link is a text', async () => {
    const cue = await cueFrom(text({ message: { extendedTextMessage: { text: 'rota' } } }), nothingKnown);
    expect(cue?.heard).toEqual({ kind: 'words', words: 'rota' });
  });

  test('a disappearing text is a text', async () => {
    const cue = await cueFrom(text({ message: { ephemeralMessage: { message: { conversation: 'rota' } } } }), nothingKnown);
    expect(cue?.heard).toEqual({ kind: 'words', words: 'rota' });
  });

  test('when it was said goes with it', async () => {
    expect((await cueFrom(text({ messageTimestamp: 1_795_262_400 }), nothingKnown))?.saidAt).toBe(1_795_262_400_000);
  });

  test('a quoting reply to one of our letters says which', async () => {
    const quoting = text({ message: { extendedTextMessage: { text: 'yes', contextInfo: { stanzaId: '3EB0AA' } } } });
    const cue = await cueFrom(quoting, { ...nothingKnown, letterOf: (id) => (id === '3EB0AA' ? 'letter-7' : undefined) });
    expect(cue?.heard).toEqual({ kind: 'words', words: 'yes', answering: 'letter-7' });
  });

  test('a reply quoting anything else is only words', async () => {
    const quoting = text({ message: { extendedTextMessage: { text: 'yes', contextInfo: { stanzaId: '3EB0BB' } } } });
    expect((await cueFrom(quoting, nothingKnown))?.heard).toEqual({ kind: 'words', words: 'yes' });
  });

  test('somebody without a name in the chat has none in the cue', async () => {
    expect((await cueFrom(text({ pushName: '' }), nothingKnown))?.from).toEqual({ address: '447700900002' });
  });
});

describe('answers to one of our letters', () => {
  const ours: Lookup = { ...nothingKnown, letterOf: (id) => (id === '3EB0AA' ? 'letter-7' : undefined), voteIn: (_vote, voters) => voters.length };
  const heard = async (message: NonNullable<WAMessage['message']>, lookup = ours) => (await cueFrom(text({ message }), lookup))?.heard;

  test.each(['👍', '👍🏽', '👎🏿', '2️⃣'])('a reaction %s is as good as saying it to that letter', async (emoji) => {
    expect(await heard({ reactionMessage: { text: emoji, key: { id: '3EB0AA' } } })).toEqual({ kind: 'words', words: emoji, answering: 'letter-7' });
  });
  test('a reaction that is taken back, or is on anything else, says nothing', async () => {
    expect(await heard({ reactionMessage: { text: '', key: { id: '3EB0AA' } } })).toBeUndefined();
    expect(await heard({ reactionMessage: { text: '👍', key: { id: '3A99' } } })).toBeUndefined();
  });
  test('a vote is as good as the number of its option', async () => {
    const vote = { pollUpdateMessage: { pollCreationMessageKey: { id: '3EB0AA' }, vote: {} } };
    expect(await heard(vote)).toEqual({ kind: 'words', words: '1', answering: 'letter-7' });
    expect(await heard(vote, { ...ours, voteIn: () => undefined })).toBeUndefined();
    expect(await heard(vote, nothingKnown)).toBeUndefined();
  });
});

describe('what can only be told of', () => {
  test.each([
    ['voice', { audioMessage: { ptt: true } }],
    ['picture', { imageMessage: {} }],
    ['picture', { stickerMessage: {} }],
    ['video', { videoMessage: {} }],
    ['file', { documentMessage: { fileName: 'letter from the hospital.pdf' } }],
    ['file', { documentWithCaptionMessage: { message: { documentMessage: {} } } }],
    ['place', { locationMessage: { degreesLatitude: 52.2 } }],
    ['contact', { contactMessage: { displayName: 'A friend' } }],
  ])('a %s (%j): that there was one, and nothing of it', async (what, message) => {
    expect((await cueFrom(text({ message }), nothingKnown))?.heard).toEqual({ kind: 'unreadable', what });
  });
  test('what is written under a picture, and which letter it quotes, goes with it', async () => {
    const message = { imageMessage: { caption: 'yes', contextInfo: { stanzaId: '3EB0AA' } } };
    const cue = await cueFrom(text({ message }), { ...nothingKnown, letterOf: () => 'letter-7' });
    expect(cue?.heard).toEqual({ kind: 'unreadable', what: 'picture', words: 'yes', answering: 'letter-7' });
  });
});

describe('who is heard', () => {
  const lidChat = '900000000000002@lid';

  test('the number WhatsApp sends along with a LID is the address', async () => {
    const cue = await cueFrom(text({ key: { remoteJid: lidChat, remoteJidAlt: '447700900002@s.whatsapp.net' } }), nothingKnown);
    expect(cue?.from.address).toBe('447700900002');
  });

  test('a number learnt earlier is the address', async () => {
    const known: Lookup = { ...nothingKnown, numberChatOf: async (chat) => (chat === lidChat ? '447700900002:0@s.whatsapp.net' : undefined) };
    expect((await cueFrom(text({ key: { remoteJid: lidChat } }), known))?.from.address).toBe('447700900002');
  });

  test('a LID nobody knows the number of stays a LID and never looks like a number', async () => {
    expect((await cueFrom(text({ key: { remoteJid: lidChat } }), nothingKnown))?.from.address).toBe('lid:900000000000002');
  });
});

describe('what is not heard', () => {
  test.each([
    ['our own messages', text({ key: { fromMe: true } })],
    ['groups', text({ key: { remoteJid: '120363000000000001@g.us', participant: '447700900002@s.whatsapp.net' } })],
    ['status', text({ key: { remoteJid: 'status@broadcast', participant: '447700900002@s.whatsapp.net' } })],
    ['broadcast lists', text({ key: { remoteJid: '1234567890@broadcast', participant: '447700900002@s.whatsapp.net' } })],
    ['channels', text({ key: { remoteJid: '120363000000000002@newsletter' } })],
    ['reactions to what is not ours', text({ message: { reactionMessage: { text: '👍', key: { id: '3EB0AA' } } } })],
    ['edits', text({ message: { protocolMessage: { type: 14, editedMessage: { conversation: 'rota' } } } })],
    ['deletions', text({ message: { protocolMessage: { type: 0 } } })],
    ['polls of theirs', text({ message: { pollCreationMessageV3: { name: 'Tea?' } } })],
    ['a missed call', text({ message: null, messageStubType: 40 })],
    ['what could not be decrypted', text({ message: null })],
    ['messages without an id', text({ key: { id: null } })],
  ])('%s', async (_what, message) => {
    expect(await cueFrom(message, nothingKnown)).toBeUndefined();
  });
});

describe('what could not be decrypted', () => {
  test('is known by who wrote it, and nothing else', async () => {
    expect(await unopenedIn(text({ message: null }), nothingKnown)).toEqual({
      id: '3A01',
      from: { address: '447700900002', name: 'Jo Lin' },
      place: { kind: 'direct' },
      heard: { kind: 'unreadable', what: 'unopened' },
    });
  });
  test.each([
    ['our own', text({ message: null, key: { fromMe: true } })],
    ['a group’s', text({ message: null, key: { remoteJid: '120363000000000001@g.us' } })],
  ])('%s is nobody’s business', async (_, message) => {
    expect(await unopenedIn(message, nothingKnown)).toBeUndefined();
  });
});
