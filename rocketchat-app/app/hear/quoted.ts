import type { IRead } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import { letterOf } from '../speak/letter-memory.ts';

/** Rocket.Chat writes a quote as links without words, before what is said: `[ ](https://chat.example/group/rosa?msg=ID) yes`. */
const QUOTES = /^(?:\s*\[\s*\]\([^()\s]*\))+\s*/;
const QUOTED_ID = /[?&]msg=([A-Za-z0-9_-]+)/;

/** What somebody said, without the quotes before it. */
export const withoutQuotes = (text: string): string => text.replace(QUOTES, '');

/** The letter that a message answers: the one it quotes, else the one whose thread it was said in. */
export async function letterAnswered(read: IRead, { text = '', threadId }: Pick<IMessage, 'text' | 'threadId'>): Promise<{ answering?: string }> {
  const quoted = QUOTED_ID.exec(QUOTES.exec(text)?.[0] ?? '')?.[1] ?? threadId;
  const letter = quoted && (await letterOf(read, quoted));
  return letter ? { answering: letter } : {};
}
