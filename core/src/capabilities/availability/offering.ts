import { refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { isPast } from '../../visits/meant.ts';
import { hasBegun } from '../../visits/visits.ts';
import { readingsOf } from '../../words/questions.ts';
import type { AvailabilityIntent, When } from './intents.ts';
import { freeVisitsFor, type Known, type OwnOffer } from './known.ts';
import { fits, lessWeekdays, offersIn, sameOffer } from './offers.ts';
import { canAgain, shareADay, theirsThen } from './regularly.ts';
import type { Decision } from './rules.ts';
import { awayIn } from './spans.ts';

const MOST_CHOICES = 3;

/** "I can do Saturdays": kept, and what is free and fits is offered at once. */
export function offerToCome(when: readonly When[], known: Known, moment: Moment): Decision {
  const { newId } = moment;
  if (when.length === 0) return [{ happened: 'when-asked', about: 'could' }];
  const unsure = when.find(({ ask }) => ask !== undefined);
  if (unsure) return [unclear(unsure, known)];
  if (when.every((one) => one.repeat === null && isPast(one, known))) return refuse('in the past');
  const offers = when.flatMap((one) => offersIn(one, known.today));
  const isForOnce = offers.every(({ repeats }) => repeats === null);
  const asked = known.asked.find(({ visit, is }) => is === 'not answered' && !hasBegun(visit, known.now) && offers.some((offer) => fits(visit, offer)));
  // Whoever is being asked about that very time most likely answers.
  if (isForOnce && asked) return [{ happened: 'asked-about-it', visit: asked.visit }];
  const said = offers.map((offer): OwnOffer => known.offers.find((old) => sameOffer(old, offer)) ?? { id: newId('availability'), ...offer });
  const added = said.filter((offer) => !known.offers.some(({ id }) => id === offer.id));
  const again = when.flatMap((one) => (one.repeat === null ? [] : (canAgain(one, known, moment) ?? [])));
  const [ended, left] = [again.flatMap((one) => one.ended), again.flatMap((one) => one.added)];
  return [{ happened: 'offered-to-come', by: known.me, said, added, ended, left, free: freeVisitsFor(known, offers).slice(0, MOST_CHOICES) }];
}

function unclear({ ask, spans, repeat, except }: When, known: Known): Extract<Decision, readonly unknown[]>[number] {
  const choices = readingsOf({ spans }).flatMap((reading) => {
    const when: When = { ...reading, repeat, except };
    const times = awayIn({ ...when, except: [] }, known.now);
    const [away] = times === 'no end' ? [] : times;
    return away ? [{ away, means: { do: 'could', when: [when] } as const }] : [];
  });
  return { happened: 'days-unclear', about: 'could', question: ask ?? 'which of these', choices };
}

/** "I can't do Saturdays any more": the offer ends. Visits they have stay theirs until somebody else has them. */
export function stopOffering({ when, availability }: Extract<AvailabilityIntent, { do: 'could no more' }>, known: Known, { newId }: Moment): Decision {
  const end = (ended: readonly OwnOffer[], added: readonly OwnOffer[], visits: ReturnType<typeof theirsThen>): Decision => [
    { happened: 'offer-ended', by: known.me, ended, added, visits },
  ];
  if (availability !== undefined) {
    const one = known.offers.find(({ id }) => id === availability);
    return one ? end([one], [], []) : refuse('nothing offered');
  }
  if (!when || when.ask || when.spans.length === 0) {
    const [only, another] = known.offers;
    if (!only) return refuse('nothing offered');
    return another ? [{ happened: 'which-offer', offers: known.offers.slice(0, MOST_CHOICES) }] : end([only], [], []);
  }
  const meant = offersIn(when, known.today);
  const visits = theirsThen(meant, known);
  const ended = known.offers.filter((offer) => meant.some((one) => shareADay(one, offer, known)));
  if (ended.length === 0) return [{ happened: 'no-such-offer', visits }];
  const left = ended.map((offer) => lessWeekdays(offer, when.repeat ?? ''));
  return end(
    ended,
    left.flatMap((offer) => (offer && offer !== 'nothing' ? [{ ...offer, id: newId('availability') }] : [])),
    visits,
  );
}
