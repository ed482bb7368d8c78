import type { PersonId } from '@hatstand/db/ids';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { teamOf, visitById, visitsGivenBy } from '../../visits/known.ts';
import { isPast, justGone, touches } from '../../visits/meant.ts';
import { hasBegun, isLate, type Visit } from '../../visits/visits.ts';
import { readingsOf } from '../../words/questions.ts';
import { cantAsAnswer } from './answering.ts';
import { askCover, askingAlready, askSeveral, askSwap, optionsFor } from './asking.ts';
import type { CoverFact, CoverReason, Find } from './facts.ts';
import type { CoverIntent, Part, When } from './intents.ts';
import { isRotaHolder, type Known, ownUpcoming, teamsUpcoming } from './known.ts';
import { partOf } from './times.ts';

const MOST_CHOICES = 3;
/** So many at once are asked about; more would flood everybody. */
const MOST_AT_ONCE = 10;
type Decision = readonly CoverFact[] | Refusal<CoverReason>;
type WhyAsked = Extract<CoverFact, { happened: 'which-visit' }>['because'];

/** Which visit is meant. Asks unless there is exactly one; never guesses. */
export function find(intent: Find, known: Known, moment: Moment): Decision {
  if (known.teams.length === 0) return refuse('in no team');
  if (known.room && known.room !== 'no team' && !teamOf(known, known.room)) return refuse('not in this team');
  const said = cantAsAnswer(intent, known, moment);
  if (said) return said;
  const candidates = visitsToChooseFrom(intent, known);
  if ('refused' in candidates) return candidates;
  const { on } = intent;
  if (on?.ask && on.spans.length === 0)
    return [whichVisit(intent, candidates, on.ask === 'no such day' || on.ask === 'weekday and date differ' ? on.ask : 'not sure')];
  if (on?.ask) return [unclear(on, intent)];
  if (!on) return findWithoutDay(intent, candidates, known, moment);
  const meant = candidates.filter((visit) => touches(on, visit));
  if (intent.all || isListOfDays(on, meant)) return meant.length > 0 ? all(meant, known, moment) : [whichVisit(intent, candidates, 'none then')];
  if (on.repeat) return [whichVisit(intent, candidates, 'one at a time')];
  const [visit, another] = meant;
  if (!visit) return noneThen(intent, on, candidates, known, moment);
  return another ? [whichVisit(intent, meant, 'several')] : go(visit, intent, known, moment);
}

/** The speaker's own visits; somebody else's for the Rota Holder; and for a Rota Holder without visits, everybody's. */
function visitsToChooseFrom({ of, wanted }: Find, known: Known): readonly Visit[] | Refusal<CoverReason> {
  if (of && !of.includes(known.me)) {
    const theirs = teamsUpcoming(known).filter(({ giver, team }) => giver !== undefined && of.includes(giver) && isRotaHolder(known, team));
    return theirs.length > 0 ? theirs : refuse('not your visit');
  }
  const own = ownUpcoming(known);
  if (own.length > 0) return own;
  const others = wanted === 'cover' ? teamsUpcoming(known).filter((visit) => visit.giver === undefined || isRotaHolder(known, visit.team)) : [];
  return others.length > 0 ? others : refuse('no visits of your own');
}

/** Somebody is ill and says no day: their next visit, if it is near. Everything else is asked about. */
function findWithoutDay(intent: Find, candidates: readonly Visit[], known: Known, moment: Moment): Decision {
  const near = intent.ill ? candidates.filter((visit) => isLate(visit, moment.now)) : [];
  const [visit, another] = near;
  if (visit && !another) return go(visit, intent, known, moment);
  return [whichVisit(intent, another ? near : candidates, another ? 'several' : 'not said')];
}

/** "Tue and Thu": one visit on each of the days. */
const isListOfDays = (on: When, meant: readonly Visit[]): boolean =>
  !on.repeat && on.spans.length > 1 && meant.length > 1 && on.spans.every((span) => meant.filter((visit) => touches({ spans: [span] }, visit)).length <= 1);

function all(meant: readonly Visit[], known: Known, moment: Moment): Decision {
  if (meant.length > MOST_AT_ONCE) return [{ happened: 'too-many-shown', count: meant.length }];
  return askSeveral(meant, known, moment);
}

function noneThen(intent: Find, on: When, candidates: readonly Visit[], known: Known, moment: Moment): Decision {
  const free = intent.wanted === 'cover' ? teamsUpcoming(known).filter((visit) => visit.giver === undefined && touches(on, visit)) : [];
  const [one, another] = free;
  if (one && !another) return go(one, intent, known, moment);
  const begun = visitsGivenBy(known, known.me).find((visit) => hasBegun(visit, known.now) && touches(on, visit));
  if (begun && begun.span.to > known.now) return refuse('begun');
  if (begun || isPast(on, known) || justGone(on, known.today)) return [whichVisit(intent, candidates, 'past')];
  if (visitsGivenBy(known, known.me).some((other) => touches(on, other))) return refuse('visit of another team');
  return [whichVisit(intent, candidates, 'none then')];
}

/** The visit has been chosen by its button. */
export function chosen(intent: Extract<CoverIntent, { do: 'choose' }>, known: Known, moment: Moment): Decision {
  const visit = visitById(known, intent.visit);
  return visit ? go(visit, { ...intent, on: undefined }, known, moment) : refuse('not your visit');
}

type Wish = Pick<Find, 'wanted' | 'with' | 'inReturn' | 'part' | 'on'>;

function go(visit: Visit, wish: Wish, known: Known, moment: Moment): Decision {
  const inReturn = wish.inReturn?.ask ? undefined : wish.inReturn;
  if (wish.wanted === 'swap') return swapOf(visit, wish.with, inReturn, known, moment);
  const part = wish.part && partWanted(visit, wish.part, wish.on);
  if (part === 'not an end') return refuse('not that part');
  return askCover({ visit, with: wish.with, part }, known, moment);
}

/** "9 to 10" of a visit from 9 to 11 is a part of it; "9 to 11", or "in the morning", is the whole. */
function partWanted(visit: Visit, part: Part, on: When | undefined): ReturnType<typeof partOf> | 'not an end' {
  const saidSpan = on?.spans[0];
  const span = partOf(visit, part, saidSpan);
  if (span) return span;
  const isWhole = part === 'as said' && (!saidSpan || ((saidSpan.from ?? '') <= visit.span.from && (saidSpan.to ?? '9') >= visit.span.to));
  const isAll = part !== 'as said' && part.minutes !== 'half' && partOf(visit, { ...part, minutes: part.minutes - 1 }, undefined) !== undefined;
  return isWhole || isAll ? undefined : 'not an end';
}

function swapOf(visit: Visit, people: readonly PersonId[] | undefined, inReturn: When | undefined, known: Known, moment: Moment): Decision {
  if (visit.giver !== known.me && !isRotaHolder(known, visit.team)) return refuse('not your visit');
  if (hasBegun(visit, known.now)) return refuse('begun');
  const already = askingAlready(visit, known);
  if (already) return already;
  const every = optionsFor(visit, known);
  const meant = every.filter((option) => (!people || (option.giver && people.includes(option.giver))) && (!inReturn || touches(inReturn, option)));
  const [one, another] = meant;
  const isExact = people !== undefined || inReturn !== undefined;
  if (isExact && one && !another) return askSwap(visit, one, known, moment);
  const options = (meant.length > 0 ? meant : every).slice(0, MOST_CHOICES);
  const because = options.length === 0 ? 'nobody fits' : meant.length === 0 ? 'not that one' : 'choose';
  return [{ happened: 'swap-choices', visit, options, because }];
}

const whichVisit = (intent: Find, visits: readonly Visit[], because: WhyAsked): CoverFact => ({
  happened: 'which-visit',
  wanted: intent.wanted,
  with: intent.with,
  part: intent.part === 'as said' ? undefined : intent.part,
  visits: visits.slice(0, MOST_CHOICES),
  because,
});

/** A day or time with two readings, or none: each reading becomes a choice. */
const unclear = (when: When, asking: Find): CoverFact => ({
  happened: 'day-unclear',
  question: when.ask ?? 'which of these',
  choices: readingsOf(when),
  asking,
});
