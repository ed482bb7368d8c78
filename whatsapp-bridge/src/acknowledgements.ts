import type { BinaryNode } from '@whiskeysockets/baileys';

/** The core waits ten seconds for us; stay below. */
const PATIENCE_MILLISECONDS = 8_000;

/** WhatsApp's own numbers. 463: this number may not begin chats with new people for a while. */
const NO_NEW_CHATS = '463';
export const TOO_FAST = '429';

/** What WhatsApp's server said to a message: took it, will not have it (and why, where it matters), or nothing yet. `not sent`: it was never handed over. */
export type Outcome = 'accepted' | 'refused' | 'no new chats' | 'too fast' | 'not sent' | 'no answer';

/** Baileys says "sent" before WhatsApp has answered. These are the answers. */
export function makeAcknowledgements(patienceMilliseconds = PATIENCE_MILLISECONDS) {
  const waiting = new Map<string, (outcome: Outcome) => void>();

  return {
    /** Ask before sending, or the answer can come first. */
    of(messageId: string): Promise<Outcome> {
      return new Promise((resolve) => {
        const settle = (outcome: Outcome) => {
          clearTimeout(timer);
          waiting.delete(messageId);
          resolve(outcome);
        };
        const timer = setTimeout(settle, patienceMilliseconds, 'no answer');
        waiting.set(messageId, settle);
      });
    },
    heard: ({ attrs }: BinaryNode) => waiting.get(attrs.id ?? '')?.(outcomeOf(attrs.error)),
    forget: (messageId: string) => waiting.get(messageId)?.('no answer'),
    /** The line is down: none of these will be answered on it. */
    giveUp: () => {
      for (const settle of [...waiting.values()]) settle('no answer');
    },
  };
}

function outcomeOf(error: string | undefined): Outcome {
  if (!error) return 'accepted';
  if (error === NO_NEW_CHATS) return 'no new chats';
  return error === TOO_FAST ? 'too fast' : 'refused';
}
