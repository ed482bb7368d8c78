import { setTimeout as wait } from 'node:timers/promises';
import type { proto } from '@whiskeysockets/baileys';
import * as z from 'zod';
import { chatOf } from './addresses.ts';
import type { Contacts } from './contacts.ts';
import type { Line } from './line.ts';
import type { OwedPolls } from './owed-polls.ts';
import type { makePace } from './pace.ts';
import { messageIdOf, type SentLetters } from './sent-letters.ts';

/** WhatsApp's own limit for one message. */
const LONGEST_TEXT = 65_536;
/** After WhatsApp has said that it was too fast. */
const SLOWED_DOWN_MILLISECONDS = 60_000;

/**
 * What this bridge is willing to say. Written out here rather than taken from the core, so that a mistake there
 * cannot widen it: texts labelled above `plan` never reach WhatsApp, and nothing is said in groups.
 */
export const sayable = z.strictObject({
  id: z.string().min(1).max(200),
  to: z.strictObject({ kind: z.literal('direct'), address: z.string().min(1).max(200) }),
  label: z.enum(['open', 'plan']),
  text: z.string().min(1).max(LONGEST_TEXT),
  buttons: z.array(z.unknown()).max(0),
  poll: z.strictObject({ ask: z.string().min(1).max(255), options: z.array(z.string().min(1).max(100)).min(2).max(12) }).optional(),
});
export type Sayable = z.infer<typeof sayable>;

/**
 * `sent`: WhatsApp has it. `unreachable`: never will. `not now`: it has not got it, ask again. `unsure`: ask again, it may have it. Seconds: it has
 * not got it, because others are before it.
 */
export type Spoken = 'sent' | 'unreachable' | 'not now' | 'unsure' | { readonly askAgainInSeconds: number };

interface Speaking {
  readonly line: Pick<Line, 'isUp' | 'say' | 'isReachable' | 'isTyping' | 'setFading'>;
  readonly sentLetters: SentLetters;
  readonly owedPolls: Pick<OwedPolls, 'owe' | 'send'>;
  readonly contacts: Contacts;
  readonly pace: ReturnType<typeof makePace>;
  /** How many people who have never written may be written to in a day. */
  readonly firstContactsADay: number;
  /** After how long messages disappear in a chat where nobody has set it; 0 for never. */
  readonly fadesAfterSeconds: number;
  /** The core brings again what is long on the phone: it may not know that it arrived. */
  readonly onArrivedBefore: (letter: string) => void;
  /** WhatsApp does not let this number begin with anybody new. */
  readonly onNoNewChats: () => void;
}

export function makeSpeaker(speaking: Speaking) {
  const { line, sentLetters, owedPolls, contacts, pace } = speaking;
  const onTheirWay = new Map<string, Promise<Spoken>>();
  const reachable = new Set<string>();
  /** One message after the other. */
  let last: Promise<unknown> = Promise.resolve();

  async function sendOnce(letter: Sayable): Promise<Spoken> {
    const { id, to, text } = letter;
    const stage = sentLetters.stageOf(id);
    if (stage === 'delivered') speaking.onArrivedBefore(id);
    if (stage === 'accepted' || stage === 'delivered') return 'sent';
    if (stage === 'failed') return 'unreachable';

    const chat = chatOf(to.address);
    if (!chat) return 'unreachable';
    if (!line.isUp()) return 'not now';
    if (!contacts.isKnown(to.address) && !mayBegin()) return 'not now';
    if (!reachable.has(chat)) {
      const answer = await line.isReachable(chat);
      if (answer === undefined) return 'not now';
      if (!answer) return 'unreachable';
      reachable.add(chat);
    }

    const turn = pace.turnFor({ letter: id, address: to.address, text, isAnswer: contacts.waitsForAnswer(to.address) });
    if ('askAgainInSeconds' in turn) return turn;
    await wait(turn.inMilliseconds);
    const saying = last.then(() => say(letter, chat, turn.typesFor));
    last = saying.catch(() => {});
    return saying;
  }

  const mayBegin = (): boolean => contacts.mayBeginChats() && contacts.begunInADay() < speaking.firstContactsADay;

  async function say({ id, to: { address }, text, poll }: Sayable, chat: string, typesFor: number): Promise<Spoken> {
    // Looked at again: others may have begun while this one waited.
    if (!contacts.isKnown(address)) {
      if (!mayBegin()) return 'not now';
      contacts.begin(address);
    }
    await line.isTyping(chat, true);
    await wait(typesFor);
    await line.isTyping(chat, false);
    const fadesAfterSeconds = contacts.fadesAfter(address) ?? speaking.fadesAfterSeconds;
    if (poll) owedPolls.owe(id, { chat, ...poll, fadesAfterSeconds });
    sentLetters.begun(id, asKept(text, fadesAfterSeconds));
    switch (await line.say({ chat, messageId: messageIdOf(id), content: { text, linkPreview: null }, fadesAfterSeconds })) {
      case 'accepted':
        sentLetters.accepted(id);
        await afterIt(id, { address, chat, fadesAfterSeconds });
        return 'sent';
      case 'no new chats':
        contacts.notBegun(address);
        contacts.restFromNewChats();
        speaking.onNoNewChats();
        sentLetters.failed(id);
        return 'unreachable';
      case 'refused':
        // Never tried again: WhatsApp counts every further try against the number.
        sentLetters.failed(id);
        return 'unreachable';
      case 'too fast':
        pace.slowDown(SLOWED_DOWN_MILLISECONDS);
        return 'not now';
      case 'not sent':
        return 'not now';
      case 'no answer':
        return 'unsure';
    }
  }

  /** What goes with a letter and may fail: the choices once more, to tap; and, the first time, that messages of this chat disappear. */
  async function afterIt(letter: string, { address, chat, fadesAfterSeconds }: { address: string; chat: string; fadesAfterSeconds: number }): Promise<void> {
    await owedPolls.send(letter);
    if (speaking.fadesAfterSeconds > 0 && contacts.fadesAfter(address) === undefined && (await line.setFading(chat, fadesAfterSeconds)))
      contacts.setFading(address, fadesAfterSeconds);
  }

  /** The same letter asked for twice at once is sent once. */
  return function speak(letter: Sayable): Promise<Spoken> {
    const already = onTheirWay.get(letter.id);
    if (already) return already;
    const sending = sendOnce(letter).finally(() => onTheirWay.delete(letter.id));
    onTheirWay.set(letter.id, sending);
    return sending;
  };
}
export type Speak = ReturnType<typeof makeSpeaker>;

/** For a phone that asks for it again. */
const asKept = (text: string, expiration: number): proto.IMessage =>
  expiration > 0 ? { extendedTextMessage: { text, contextInfo: { expiration } } } : { conversation: text };
