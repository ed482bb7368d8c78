import type { BinaryNode } from '@whiskeysockets/baileys';

/** The core waits ten seconds for us; stay below. */
const PATIENCE_MILLISECONDS = 8_000;

/** What WhatsApp's server said to a message: took it, will not have it, or nothing yet. */
export type Outcome = 'accepted' | 'refused' | 'no answer';

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
    heard: ({ attrs }: BinaryNode) => waiting.get(attrs.id ?? '')?.(attrs.error ? 'refused' : 'accepted'),
    forget: (messageId: string) => waiting.get(messageId)?.('no answer'),
    /** The line is down: none of these will be answered on it. */
    giveUp: () => {
      for (const settle of [...waiting.values()]) settle('no answer');
    },
  };
}
