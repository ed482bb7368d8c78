import { joined, type Labelled, open, plan } from '@hatstand/db/labels';
import { type OpenQuestion, openQuestions } from '@hatstand/db/repositories/conversation';
import { type Offer, offersTo } from '@hatstand/db/repositories/offers';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Capability, Speaker } from '../capability.ts';

interface Known {
  readonly speaker: Speaker;
  readonly questions: readonly OpenQuestion[];
  readonly offers: readonly Offer[];
}
type Fact = { readonly happened: 'place-found' };

const ASKED =
  /^(where was i|where were we|what was i doing|what was that about|what is open|what's open|what are you waiting for|what's waiting|anything waiting)$/;

/** `where was I?`: the question Hattie asked last, and whatever somebody waits for. */
export const whereWasI: Capability<{ readonly do: 'find place' }, Known, Fact, never, never> = {
  name: 'where was i',
  examples: [],
  understand: (said) => (ASKED.test(withoutCourtesy(said.frame)) ? { do: 'find place' } : undefined),
  dialog: { version: 1, answer: () => undefined },
  know: (tx, speaker, _intent, { now }) => ({
    speaker,
    questions: openQuestions(tx, speaker.person, now),
    offers: offersTo(tx, speaker.person, now).filter((offer) => offer.awaited && !offer.usedIn && !offer.closedBecause && offer.closesAt > now),
  }),
  decide: () => [{ happened: 'place-found' }],
  record: () => undefined,
  tell: (_fact, { speaker, questions, offers }) => [{ to: speaker.person, text: summary(questions, offers), teams: [] }],
  explain: (reason: never) => reason,
};

function summary(questions: readonly OpenQuestion[], offers: readonly Offer[]): Labelled<'open' | 'plan'> {
  const question = questions[0];
  const waiting = offers.flatMap((offer) => (offer.about ? [plan`• ${offer.about}`] : []));
  const asked = question && plan`I asked you: ${question.asked}`;
  const others = waiting.length > 0 ? plan`Waiting for your yes or no:\n${joined('plan', waiting, '\n')}` : undefined;
  if (asked && others) return plan`${asked}\n\n${others}`;
  return asked ?? others ?? open`Nothing is open. You are all up to date.`;
}
