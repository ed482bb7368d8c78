import type { PersonId } from '@hatstand/db/ids';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { teamOf, visitById, visitsGivenBy } from '../../visits/known.ts';
import { isPast, justGone, touches } from '../../visits/meant.ts';
import { hasBegun, type Visit } from '../../visits/visits.ts';
import { askCover, askSwap, optionsFor } from './asking.ts';
import type { CoverFact, CoverReason, Unclear } from './facts.ts';
import type { CoverIntent, When } from './intents.ts';
import { type Known, ownUpcoming } from './known.ts';

const MOST_CHOICES = 3;
type Find = Extract<CoverIntent, { do: 'find' }>;
type Decision = readonly CoverFact[] | Refusal<CoverReason>;

/** Which of the speaker's visits is meant. Asks unless there is exactly one; never guesses. */
export function find(intent: Find, known: Known, moment: Moment): Decision {
  if (known.teams.length === 0) return refuse('in no team');
  if (known.room && known.room !== 'no team' && !teamOf(known, known.room)) return refuse('not in this team');
  const own = ownUpcoming(known);
  if (own.length === 0) return refuse('no visits of your own');
  const inReturn = intent.inReturn?.ask ? undefined : intent.inReturn;
  const { wanted, with: people, on } = intent;
  if (on?.repeat) return [whichVisit(intent, own, 'one at a time')];
  if (on?.ask && on.spans.length === 0)
    return [whichVisit(intent, own, on.ask === 'no such day' || on.ask === 'weekday and date differ' ? on.ask : 'not sure')];
  if (on?.ask) return [unclear(on, { do: 'find', wanted, ...(people ? { with: people } : {}) })];
  if (!on) return [whichVisit(intent, own, 'not said')];
  const begun = visitsGivenBy(known, known.me).find((visit) => hasBegun(visit, known.now) && touches(on, visit));
  const meant = own.filter((visit) => touches(on, visit));
  const [visit, another] = meant;
  if (!visit && begun && begun.span.to > known.now) return refuse('begun');
  if (!visit && (begun || isPast(on, known) || justGone(on, known.today))) return [whichVisit(intent, own, 'past')];
  if (!visit && visitsGivenBy(known, known.me).some((other) => touches(on, other))) return refuse('visit of another team');
  if (!visit) return [whichVisit(intent, own, 'none then')];
  if (another) return [whichVisit(intent, meant, 'several')];
  return wanted === 'swap' ? swapOf(visit, people, inReturn, known, moment) : askCover(visit, people, known, moment);
}

/** The visit has been chosen by its button. */
export function chosen(intent: Extract<CoverIntent, { do: 'choose' }>, known: Known, moment: Moment): Decision {
  const visit = visitById(known, intent.visit);
  if (!visit || visit.giver !== known.me) return refuse('not your visit');
  return intent.wanted === 'swap'
    ? swapOf(visit, intent.with, intent.inReturn?.ask ? undefined : intent.inReturn, known, moment)
    : askCover(visit, intent.with, known, moment);
}

function swapOf(visit: Visit, people: readonly PersonId[] | undefined, inReturn: When | undefined, known: Known, moment: Moment): Decision {
  if (hasBegun(visit, known.now)) return refuse('begun');
  if (known.inRequests.has(visit.id)) return refuse('already asking');
  const all = optionsFor(visit, known);
  const meant = all.filter((option) => (!people || (option.giver && people.includes(option.giver))) && (!inReturn || touches(inReturn, option)));
  const [one, another] = meant;
  const isExact = people !== undefined || inReturn !== undefined;
  if (isExact && one && !another) return askSwap(visit, one, known, moment);
  const options = (meant.length > 0 ? meant : all).slice(0, MOST_CHOICES);
  const because = options.length === 0 ? 'nobody fits' : meant.length === 0 ? 'not that one' : 'choose';
  return [{ happened: 'swap-choices', visit, options, because }];
}

const whichVisit = (intent: Find, visits: readonly Visit[], because: Extract<CoverFact, { happened: 'which-visit' }>['because']): CoverFact => ({
  happened: 'which-visit',
  wanted: intent.wanted,
  with: intent.with,
  visits: visits.slice(0, MOST_CHOICES),
  because,
});

/** A day or time with two readings, or none: each reading becomes a choice. */
const unclear = (when: When, asking: Unclear): CoverFact => ({
  happened: 'day-unclear',
  question: when.ask ?? 'which of these',
  choices: when.spans.slice(0, MOST_CHOICES).map((span) => ({ spans: [span], ask: undefined })),
  asking,
});
