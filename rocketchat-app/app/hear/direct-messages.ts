import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import { isWrittenByAPerson } from './authors.ts';
import type { Listening } from './listening.ts';
import { isAloneWithHattie } from './place.ts';
import { letterAnswered, withoutQuotes } from './quoted.ts';
import { speaker } from './speaker.ts';
import { hearOrKeep } from './turn.ts';

/** Carries what one person said to Hattie alone. Group conversations she happens to be in are left alone. */
export async function hearDirectMessage(chat: Listening, message: IMessage): Promise<void> {
  const { id, text, room, sender } = message;
  if (!id || !text || !isWrittenByAPerson(message) || !(await isAloneWithHattie(room, chat.read))) return;
  const heard = { kind: 'words' as const, words: withoutQuotes(text), ...(await letterAnswered(chat.read, message)) };
  await hearOrKeep(chat, { id, from: speaker(sender), place: { kind: 'direct' }, heard }, { person: sender, room, triggerId: undefined });
}
