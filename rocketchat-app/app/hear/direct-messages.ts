import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import type { Chat } from '../chat.ts';
import { isAloneWithHattie } from './place.ts';
import { speaker } from './speaker.ts';
import { hearOrApologise } from './turn.ts';

/** Carries what one person said to Hattie alone. Group conversations she happens to be in are left alone. */
export async function hearDirectMessage(chat: Chat, message: IMessage): Promise<void> {
  const { id, text, room, sender } = message;
  if (!id || !text || !(await isAloneWithHattie(room, chat.read))) return;
  const cue = { id, from: speaker(sender), place: { kind: 'direct' as const }, heard: { kind: 'words' as const, words: text } };
  await hearOrApologise(chat, cue, { person: sender, room, triggerId: undefined });
}
