import { refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { daysOf } from '../../visits/regular-times.ts';
import { addDays } from '../../words/calendar.ts';
import type { When } from './intents.ts';
import { type Known, type OwnOffer, ownVisitsIn } from './known.ts';
import { aroundDays, fits, lessWeekdays, type Offer, offersIn, sameOffer } from './offers.ts';
import type { Decision } from './rules.ts';
import { startOfDay } from './spans.ts';

/** Two rules are held against each other over so many days: enough for every second or fourth week. */
const COMPARED_DAYS = 56;
/** Visits that stay theirs are named this far ahead. */
const NAMED_DAYS = 28;

/** "I'm away every Tuesday": kept as a rule, so that nobody asks them about visits then. */
export function cannotRegularly(when: readonly When[], known: Known, { newId }: Moment): Decision {
  if (when.some(({ repeat }) => repeat === null)) return refuse('every week');
  const offers = when.flatMap((one) => offersIn(one, known.today));
  const said = offers.map((offer): OwnOffer => known.regular.find((old) => sameOffer(old, offer)) ?? { id: newId('availability'), ...offer });
  const added = said.filter((offer) => !known.regular.some(({ id }) => id === offer.id));
  // Part of a day taken back leaves the rest of an offer as it is: only whole days end one.
  const ended = known.offers.filter((old) => old.repeats !== null && offers.some((offer) => offer.starts === null && isWithinDays(old, offer, known)));
  return [{ happened: 'cannot-regularly', by: known.me, said, added, ended, visits: theirsThen(offers, known) }];
}

/** Visits of the speaker's in the next weeks, at such times. */
export const theirsThen = (times: readonly Offer[], known: Known) =>
  ownVisitsIn(known, [{ from: known.now, until: startOfDay(addDays(known.today, NAMED_DAYS)) }]).filter((visit) => times.some((one) => fits(visit, one)));

/** "Not away on Tuesdays any more", "not away on Tue 8 Dec after all": what is left of the times they can't. Undefined where they never said so. */
export function canAgain(
  when: When,
  known: Known,
  { newId }: Moment,
): { readonly ended: readonly OwnOffer[]; readonly added: readonly OwnOffer[] } | undefined {
  const meant = offersIn(when, known.today);
  const ended = known.regular.filter((old) => meant.some((one) => shareADay(one, old, known)));
  if (ended.length === 0) return undefined;
  const left = ended.flatMap((old): Offer[] => {
    if (when.repeat !== null) {
      const rest = lessWeekdays(old, when.repeat);
      return rest && rest !== 'nothing' ? [rest] : [];
    }
    return aroundDays(old, daysSaid(meant, known));
  });
  return { ended, added: left.map((offer) => ({ ...offer, id: newId('availability') })) };
}

const daysSaid = (meant: readonly Offer[], { today }: Known) => meant.flatMap((one) => daysOf(one, today, addDays(today, 400)));

export function shareADay(one: Offer, other: Offer, { today }: Known): boolean {
  const until = addDays(today, COMPARED_DAYS);
  const days = new Set(daysOf(one, today, until));
  return daysOf(other, today, until).some((day) => days.has(day));
}

function isWithinDays(one: Offer, other: Offer, { today }: Known): boolean {
  const until = addDays(today, COMPARED_DAYS);
  const days = new Set(daysOf(other, today, until));
  return daysOf(one, today, until).every((day) => days.has(day));
}
