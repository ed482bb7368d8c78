import type { Labelled } from '@hatstand/db/labels';
import type { Offer } from '@hatstand/db/repositories/offers';
import { isYesOrNo, yesAndNo } from './chosen.ts';
import { CLOSED, SAYS, UNDO, youChose } from './messages.ts';

/**
 * What is written below a question that is over, where its buttons were; undefined where they may stay. Buttons that lead on (next week, print it, undo that came too late)
 * stay useful after they were pressed: only a question has one answer.
 */
export function closingOf(offer: Offer): Labelled<'open' | 'plan'> | undefined {
  if (offer.closedBecause === 'settled') return offer.closing ?? CLOSED.settled;
  if (offer.closedBecause) return CLOSED[offer.closedBecause];
  const choice = offer.taken === undefined ? undefined : offer.choices[offer.taken];
  const isQuestion = offer.awaited || yesAndNo(offer).length > 0;
  if (!choice || !isQuestion || choice.capability === SAYS.capability || choice.capability === UNDO.capability) return undefined;
  const answer = isYesOrNo(choice);
  return answer ? CLOSED[answer] : youChose(choice.label);
}
