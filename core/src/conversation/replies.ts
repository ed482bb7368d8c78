import type { Labelled } from '@hatstand/db/labels';
import type { StoredChoice } from '@hatstand/db/repositories/offers';
import { type Chosen, isNumbered, yesAndNo } from './chosen.ts';
import type { AnyCapability, Turning } from './house.ts';
import { aboutChoice, inRoomSaid, isThatAYes, noSuchNumber, notUnderstood, OFFER, whichDoYouMean } from './messages.ts';
import { post } from './post.ts';

const MOST_CHOICES = 3;

/** Hattie's own short sentences, said to the speaker where they spoke. They belong to no capability, so nothing is recorded. */
export function reply(turning: Turning, text: Labelled<'open' | 'plan'>, choices: readonly StoredChoice[] = []): void {
  post(turning, HERSELF, { to: turning.speaker.person, text, teams: [] }, choices);
}

/** What is said to an answer that can't be taken, or to words nobody understood. */
export function replyTo(turning: Turning, unclear: Exclude<Chosen, { is: 'choice' }> | 'not understood'): void {
  if (unclear === 'not understood') return reply(turning, notUnderstood(twoExamples(turning)));
  switch (unclear.is) {
    case 'several':
      return reply(
        turning,
        whichDoYouMean,
        unclear.of.slice(0, MOST_CHOICES).map(({ offer, choice }) => ({ ...choice, label: aboutChoice(choice.label, offer.about), insteadOf: offer.id })),
      );
    case 'unsure':
      return reply(
        turning,
        isThatAYes(unclear.offer.about),
        yesAndNo(unclear.offer).map((choice) => ({ ...choice, insteadOf: unclear.offer.id })),
      );
    case 'no such number':
      return reply(turning, noSuchNumber(unclear.offer.choices.filter(isNumbered).length));
    case 'over':
    case 'taken back':
    case 'not yours':
    case 'gone':
      return reply(turning, OFFER[unclear.is]);
  }
}

function twoExamples({ house, speaker }: Turning): Labelled<'open'>[] {
  return [...house.values()]
    .flatMap((capability) => capability.examples.slice(0, 1).map((example) => (speaker.place?.room ? inRoomSaid(example.say) : example.inWords)))
    .slice(0, 2);
}

/** Hattie speaking for herself: a capability that understands nothing and decides nothing. */
const HERSELF: AnyCapability = {
  name: 'hattie',
  examples: [],
  understand: () => undefined,
  dialog: { version: 1, answer: () => undefined },
  know: () => undefined,
  decide: () => [],
  record: () => undefined,
  tell: () => [],
  explain: () => {
    throw new Error('Hattie herself refuses nothing');
  },
};
