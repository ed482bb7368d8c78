import type { PersonId } from '@hatstand/db/ids';
import { helperName, isTeamOwner } from '@hatstand/db/repositories/people';

import { supportersOf } from '@hatstand/db/repositories/telling';
import type { Message } from './capability.ts';
import type { Turning } from './house.ts';
import { copyOf } from './messages.ts';
import { postCopy } from './post.ts';

// biome-ignore lint/suspicious/noExplicitAny: messages of every capability pass through here
type AnyMessage = Message<any, any>;

/**
 * Whoever somebody has asked to be copied in, and who has agreed, gets what they are told unasked. Not what answers their own words, nothing private, and
 * nothing that the supporter is told in this turn anyway, or did themself.
 */
export function copyIn(turning: Turning, messages: readonly AnyMessage[]): void {
  const { tx, speaker } = turning;
  const isTold = (person: PersonId): boolean => person === speaker.person || messages.some(({ to }) => to === person);
  for (const message of messages) {
    const { to } = message;
    if (typeof to === 'object' || message.privately || message.ifHeardOf !== undefined || (to === speaker.person && speaker.place)) continue;
    for (const supporter of supportersOf(tx, to)) {
      if (!isTold(supporter)) postCopy(turning, message, supporter, copyOf(isTeamOwner(tx, to) ? undefined : helperName(tx, to)));
    }
  }
}
