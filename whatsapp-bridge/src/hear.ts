import type { Cue } from '@hatstand/core/wire/cue';
import { normalizeMessageContent, type WAMessage } from '@whiskeysockets/baileys';
import { addressOf, isLidChat, isNumberChat } from './addresses.ts';

/** What hearing needs to look up. */
export interface Lookup {
  /** The phone-number chat behind a LID chat, when WhatsApp has told us. */
  readonly numberChatOf: (lidChat: string) => Promise<string | undefined>;
  /** The letter that a WhatsApp message of ours carried. */
  readonly letterOf: (messageId: string) => string | undefined;
}

/**
 * What somebody wrote to us alone, as a cue. Undefined for everything the bridge has no business with:
 * our own messages, groups, status, broadcasts, pictures, edits, and what could not be decrypted.
 */
export async function cueFrom(message: WAMessage, lookup: Lookup): Promise<Cue | undefined> {
  const { id, remoteJid, fromMe } = message.key;
  if (fromMe || !id || !isOnePerson(remoteJid)) return undefined;

  const content = normalizeMessageContent(message.message);
  const words = content?.conversation || content?.extendedTextMessage?.text;
  if (!words) return undefined;

  const address = addressOf(await chatToKnowThemBy(message, lookup));
  if (!address) return undefined;

  const quoted = content?.extendedTextMessage?.contextInfo?.stanzaId;
  const answering = quoted ? lookup.letterOf(quoted) : undefined;
  const name = message.pushName?.slice(0, 200);
  return {
    id,
    from: { address, ...(name ? { name } : {}) },
    place: { kind: 'direct' },
    heard: { kind: 'words', words, ...(answering ? { answering } : {}) },
  };
}

/** One person writing to us alone; everything else (groups, status, broadcasts, channels) is not ours to read. */
function isOnePerson(chat: string | null | undefined): boolean {
  return isNumberChat(chat) || isLidChat(chat);
}

/** The phone number wherever it is known, so that one person is one person whichever way WhatsApp addressed the message. */
async function chatToKnowThemBy({ key }: WAMessage, lookup: Lookup): Promise<string | null | undefined> {
  if (isNumberChat(key.remoteJid) || !key.remoteJid) return key.remoteJid;
  if (isNumberChat(key.remoteJidAlt)) return key.remoteJidAlt;
  return (await lookup.numberChatOf(key.remoteJid)) ?? key.remoteJid;
}
