import * as z from 'zod';
import { chatOf } from './addresses.ts';
import type { Line } from './line.ts';
import { messageIdOf, type SentLetters } from './sent-letters.ts';

/** WhatsApp's own limit for one message. */
const LONGEST_TEXT = 65_536;

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
});
export type Sayable = z.infer<typeof sayable>;

/** `sent`: WhatsApp has it. `unreachable`: never will. `later`: ask again. */
export type Spoken = 'sent' | 'unreachable' | 'later';

export function makeSpeaker(line: Pick<Line, 'say' | 'isReachable'>, sentLetters: SentLetters) {
  const onTheirWay = new Map<string, Promise<Spoken>>();
  const reachable = new Set<string>();

  async function sendOnce({ id, to, text }: Sayable): Promise<Spoken> {
    const stage = sentLetters.stageOf(id);
    if (stage === 'accepted' || stage === 'delivered') return 'sent';
    if (stage === 'failed') return 'unreachable';

    const chat = chatOf(to.address);
    if (!chat) return 'unreachable';
    if (!reachable.has(chat)) {
      const answer = await line.isReachable(chat);
      if (answer === undefined) return 'later';
      if (!answer) return 'unreachable';
      reachable.add(chat);
    }

    sentLetters.begun(id, { conversation: text });
    const outcome = await line.say({ chat, messageId: messageIdOf(id), text });
    switch (outcome) {
      case 'accepted':
        sentLetters.accepted(id);
        return 'sent';
      case 'refused':
        // Never tried again: WhatsApp counts every further try against the number.
        sentLetters.failed(id);
        return 'unreachable';
      case 'no answer':
        return 'later';
    }
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
