import type { Cue } from '@hatstand/core/wire/cue';
import { normalizeMessageContent, type proto, type WAMessage } from '@whiskeysockets/baileys';
import { addressOf, isLidChat, isNumberChat } from './addresses.ts';

/** What hearing needs to look up. */
export interface Lookup {
  /** The phone-number chat behind a LID chat, when WhatsApp has told us. */
  readonly numberChatOf: (lidChat: string) => Promise<string | undefined>;
  /** The letter that a WhatsApp message of ours carried. */
  readonly letterOf: (messageId: string) => string | undefined;
  /** The number of the option that a vote in a poll of ours is for; undefined when it was taken back, or the poll is not ours. */
  readonly voteIn: (vote: proto.Message.IPollUpdateMessage, voters: readonly string[]) => number | undefined;
}

/**
 * What somebody said to us alone, as a cue. Undefined for everything the bridge has no business with: our own messages, groups, status, broadcasts,
 * calls, edits, what was taken back, and what could not be decrypted.
 */
export async function cueFrom(message: WAMessage, lookup: Lookup): Promise<Cue | undefined> {
  const heard = isForUs(message) ? heardIn(message, lookup) : undefined;
  return heard && cueOf(message, heard, lookup);
}

/** Of a message that could not be decrypted: that somebody wrote to us alone, and no more. Undefined where it was not to us alone. */
export const unopenedIn = async (message: WAMessage, lookup: Pick<Lookup, 'numberChatOf'>): Promise<Cue | undefined> =>
  isForUs(message) ? cueOf(message, { kind: 'unreadable', what: 'unopened' }, lookup) : undefined;

const isForUs = ({ key: { id, remoteJid, fromMe } }: WAMessage): boolean => !fromMe && Boolean(id) && isOnePerson(remoteJid);

async function cueOf(message: WAMessage, heard: Cue['heard'], lookup: Pick<Lookup, 'numberChatOf'>): Promise<Cue | undefined> {
  const address = addressOf(await chatToKnowThemBy(message, lookup));
  if (!address) return undefined;
  const name = message.pushName?.slice(0, 200);
  const seconds = Number(message.messageTimestamp ?? 0);
  const id = message.key.id ?? '';
  return { id, from: { address, ...(name ? { name } : {}) }, place: { kind: 'direct' }, heard, ...(seconds > 0 ? { saidAt: seconds * 1000 } : {}) };
}

function heardIn({ key, message }: WAMessage, lookup: Lookup): Cue['heard'] | undefined {
  const content = normalizeMessageContent(message);
  if (!content) return undefined;
  const { reactionMessage, pollUpdateMessage } = content;
  if (reactionMessage) return reactionIn(reactionMessage, lookup);
  if (pollUpdateMessage) return voteFor(pollUpdateMessage, key, lookup);

  const words = content.conversation || content.extendedTextMessage?.text || '';
  const what = unreadableIn(content);
  if (!words && !what) return undefined;
  const quoted = contextOf(content)?.stanzaId;
  const letter = quoted ? lookup.letterOf(quoted) : undefined;
  const answering = letter ? { answering: letter } : {};
  if (!what) return { kind: 'words', words, ...answering };
  const caption = what.caption ? { words: what.caption } : {};
  return { kind: 'unreadable', what: what.is, ...caption, ...answering };
}

/** A reaction is as good as the emoji in words. One that was taken back, or is not on a letter, says nothing. */
function reactionIn({ key, text }: proto.Message.IReactionMessage, { letterOf }: Lookup): Cue['heard'] | undefined {
  const letter = key?.id ? letterOf(key.id) : undefined;
  return letter && text ? { kind: 'words', words: text, answering: letter } : undefined;
}

/** A vote is as good as the option's number in words. */
function voteFor(vote: proto.Message.IPollUpdateMessage, { remoteJid, remoteJidAlt }: WAMessage['key'], lookup: Lookup): Cue['heard'] | undefined {
  const poll = vote.pollCreationMessageKey?.id;
  const letter = poll ? lookup.letterOf(poll) : undefined;
  if (!letter) return undefined;
  const voters = [remoteJid, remoteJidAlt].flatMap((chat) => chat ?? []);
  const number = lookup.voteIn(vote, voters);
  return number === undefined ? undefined : { kind: 'words', words: String(number), answering: letter };
}

type Unreadable = Extract<Cue['heard'], { kind: 'unreadable' }>['what'];

/** What would have to be fetched, watched or listened to. It is not; the core has a kind line for it. */
function unreadableIn(content: proto.IMessage): { readonly is: Unreadable; readonly caption?: string | null | undefined } | undefined {
  if (content.audioMessage) return { is: 'voice' };
  if (content.imageMessage) return { is: 'picture', caption: content.imageMessage.caption };
  if (content.stickerMessage || content.lottieStickerMessage) return { is: 'picture' };
  if (content.videoMessage || content.ptvMessage) return { is: 'video', caption: content.videoMessage?.caption };
  if (content.documentMessage) return { is: 'file', caption: content.documentMessage.caption };
  if (content.locationMessage || content.liveLocationMessage) return { is: 'place' };
  if (content.contactMessage || content.contactsArrayMessage) return { is: 'contact' };
  return undefined;
}

/** Where WhatsApp says which message is quoted: each kind of content has its own. */
const contextOf = (content: proto.IMessage): proto.IContextInfo | null | undefined =>
  content.extendedTextMessage?.contextInfo ??
  content.audioMessage?.contextInfo ??
  content.imageMessage?.contextInfo ??
  content.stickerMessage?.contextInfo ??
  content.videoMessage?.contextInfo ??
  content.documentMessage?.contextInfo;

/** One person writing to us alone; everything else (groups, status, broadcasts, channels) is not ours to read. */
function isOnePerson(chat: string | null | undefined): boolean {
  return isNumberChat(chat) || isLidChat(chat);
}

/** The phone number wherever it is known, so that one person is one person whichever way WhatsApp addressed the message. */
async function chatToKnowThemBy({ key }: WAMessage, lookup: Pick<Lookup, 'numberChatOf'>): Promise<string | null | undefined> {
  if (isNumberChat(key.remoteJid) || !key.remoteJid) return key.remoteJid;
  if (isNumberChat(key.remoteJidAlt)) return key.remoteJidAlt;
  return (await lookup.numberChatOf(key.remoteJid)) ?? key.remoteJid;
}
