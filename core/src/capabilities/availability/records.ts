import { partsOf } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { absencesOf, addAbsence, changeAbsence, endAbsence } from '@hatstand/db/repositories/absences';
import { type Availability, addAvailability, availabilitiesOf, endAvailability } from '@hatstand/db/repositories/availabilities';
import { helpsInACircle } from '@hatstand/db/repositories/circles';
import { openQuestionsFor } from '@hatstand/db/repositories/questions-about-visits';
import { openRequestsOf } from '@hatstand/db/repositories/requests';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { visitById } from '../../visits/known.ts';
import { visitsKnown } from '../../visits/records.ts';
import { addDays, dayOf, daysBetween } from '../../words/calendar.ts';
import type { AvailabilityFact } from './facts.ts';
import type { AvailabilityIntent } from './intents.ts';
import type { Known, OwnOffer } from './known.ts';
import { PASSED_ON_AFTER_MINUTES } from './later.ts';

/** Free visits are offered this far ahead. */
const DAYS_AHEAD = 28;
/** Furthest anybody's visits are looked for: a year. */
const MOST_DAYS = 366;

/** What the rules must see for this intent. */
export function know(tx: Tx, speaker: Speaker, intent: AvailabilityIntent, moment: Moment): Known {
  const { local, now } = moment;
  const { person } = speaker;
  const today = dayOf(local);
  const questions = openQuestionsFor(tx, person);
  const requests = openRequestsOf(tx, person);
  const askedAbout = [...questions, ...requests].map(({ visit }) => partsOf(visit).day);
  const base = visitsKnown(tx, speaker, { from: today, to: lastDayConcerned(intent, askedAbout, today) }, moment);
  const isTold = (saidAt: Date): boolean => now.getTime() - saidAt.getTime() >= PASSED_ON_AFTER_MINUTES * 60_000;
  return {
    ...base,
    belongs: base.teams.length > 0 || helpsInACircle(tx, person, today),
    absences: absencesOf(tx, person, local).map(({ id, from, until, saidAt }) => ({ id, from, until, isToldOf: isTold(saidAt) })),
    offers: availabilitiesOf(tx, person, 'could', today).map(asOwn),
    regular: availabilitiesOf(tx, person, 'cannot', today).map(asOwn),
    asked: questions.flatMap(({ visit: id, state }) => {
      const visit = visitById(base, id);
      return visit ? [{ visit, is: state === 'asking' ? ('not answered' as const) : ('yes waits' as const) }] : [];
    }),
    lookedFor: new Set(requests.map(({ visit }) => visit)),
  };
}

const asOwn = ({ id, firstDay, lastDay, repeats, starts, ends }: Availability): OwnOffer => ({ id, firstDay, lastDay, repeats, starts, ends });

function lastDayConcerned(intent: AvailabilityIntent, others: readonly Day[], today: Day): Day {
  const said = intent.do === 'away' ? intent.when.flatMap(({ spans }) => spans.flatMap(({ to }) => (to === null ? [] : [to.slice(0, 10) as Day]))) : []; // the day of a day or a local time
  const last = [addDays(today, DAYS_AHEAD), ...others, ...said].sort().at(-1) ?? today;
  return daysBetween(today, last) > MOST_DAYS ? addDays(today, MOST_DAYS) : last;
}

/** Writes down what was decided. Never why. */
export function record(tx: Tx, fact: AvailabilityFact, { now: saidAt }: Moment): void {
  switch (fact.happened) {
    case 'went-away':
      for (const id of fact.ended) endAbsence(tx, id, saidAt);
      for (const { id, from, until } of fact.added) addAbsence(tx, { id, person: fact.by, from, until, saidAt });
      return;
    case 'came-back':
      for (const id of fact.ended) endAbsence(tx, id, saidAt);
      for (const { id, ...times } of fact.changed) changeAbsence(tx, id, times);
      for (const { id, from, until } of fact.added) addAbsence(tx, { id, person: fact.by, from, until, saidAt });
      return;
    case 'offered-to-come':
      for (const { id } of fact.ended) endAvailability(tx, id, saidAt);
      for (const offer of fact.left) addAvailability(tx, { ...offer, is: 'cannot', person: fact.by, saidAt });
      for (const offer of fact.added) addAvailability(tx, { ...offer, is: 'could', person: fact.by, saidAt });
      return;
    case 'cannot-regularly':
    case 'can-again':
      for (const { id } of fact.ended) endAvailability(tx, id, saidAt);
      for (const offer of fact.added) addAvailability(tx, { ...offer, is: 'cannot', person: fact.by, saidAt });
      return;
    case 'offer-ended':
      for (const { id } of fact.ended) endAvailability(tx, id, saidAt);
      for (const offer of fact.added) addAvailability(tx, { ...offer, is: 'could', person: fact.by, saidAt });
      return;
    case 'away-already':
    case 'days-unclear':
    case 'when-asked':
    case 'until-asked':
    case 'gone-or-next-year':
    case 'other-way-round':
    case 'not-at-home':
    case 'visits-left':
    case 'left-alone':
    case 'which-absence':
    case 'own-absences-shown':
    case 'absences-shown':
    case 'asked-about-it':
    case 'no-such-offer':
    case 'which-offer':
    case 'own-offers-shown':
    case 'passed-on':
    case 'offer-passed-on':
      return;
  }
}
