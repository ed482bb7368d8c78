import { openQuestions } from '@hatstand/db/repositories/conversation';
import { stillOpening } from '@hatstand/db/repositories/organisers';
import type { AnyCapability, Turning } from './house.ts';

const FIRST_SETUP = 'first-setup';
export const BEGIN = { do: 'begin' } as const;

/**
 * What takes the words of whoever opens an empty house while nothing is asked of them: their first words, whatever they are, and those after a question
 * that has closed since. Undefined for everybody else.
 */
export function openingTakes({ tx, house, speaker, moment }: Turning): AnyCapability | undefined {
  if (!stillOpening(tx, speaker.person) || openQuestions(tx, speaker.person, moment.now).length > 0) return undefined;
  return house.get(FIRST_SETUP);
}
