import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import { isWrittenByAPerson } from './authors.ts';
import type { Listening } from './listening.ts';
import { isAloneWithHattie, placeOf } from './place.ts';
import { letterAnswered, withoutQuotes } from './quoted.ts';
import { speaker } from './speaker.ts';
import { hearOrKeep } from './turn.ts';

/** `@hattie`, or the name of her account; not an e-mail address, and not somebody called @hattie.jones. */
const MENTION = /(?<![\p{L}\p{M}\p{N}._%+@-])@hattie(?:\.bot)?(?![\p{L}\p{M}\p{N}_-]|\.[\p{L}\p{N}])/iu;

/** Whether Hattie may hear this at all. Rocket.Chat asks for every message in every room, so it is quick, and nothing else is carried anywhere. */
export const isForHattie = (message: IMessage): boolean => isWrittenByAPerson(message) && MENTION.test(message.text ?? '');

/** Carries what was said to Hattie in a room, and nothing else that is said there. */
export async function hearMention(chat: Listening, message: IMessage): Promise<void> {
  const { id, text = '', room, sender, threadId } = message;
  // Alone with her it has been heard already, as a direct message.
  if (!id || !isForHattie(message) || (await isAloneWithHattie(room, chat.read))) return;
  const words = withoutQuotes(text)
    .replace(MENTION, '')
    .replace(/^[\s,:]+/, '')
    .trim();
  const heard = { kind: 'words' as const, words: `@hattie ${words}`.trim(), ...(await letterAnswered(chat.read, message)) };
  const cue = { id, from: speaker(sender), place: await placeOf(room, chat.read, threadId), heard };
  await hearOrKeep(chat, cue, { person: sender, room, triggerId: undefined });
}
