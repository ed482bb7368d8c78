import { partsOf } from '@hatstand/db/ids';
import type { Day } from '@hatstand/db/times';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import { byTime, teamOf } from '../../visits/known.ts';
import { isPast, justGone, touches } from '../../visits/meant.ts';
import { hasBegun, type Visit } from '../../visits/visits.ts';
import { dayOf, timeOf, weekdayOf } from '../../words/calendar.ts';
import { readingsOf } from '../../words/questions.ts';
import type { Because, PlanningFact, PlanningReason } from './facts.ts';
import type { Part, PlanningWish, When, Which } from './intents.ts';
import type { Known } from './known.ts';

const MOST_CHOICES = 3;
type Found = { readonly visits: readonly Visit[] } | { readonly ask: readonly PlanningFact[] } | Refusal<PlanningReason>;
type VisitWish = Exclude<PlanningWish, { do: 'add' }>;

/** Which visits are meant, among those that are still to come (or among the cancelled ones). Asks unless it is plain; never guesses. */
export function findVisits(wish: VisitWish, known: Known, from: 'the rota' | 'the cancelled'): Found {
  const { which } = wish;
  const all = (from === 'the rota' ? known.visits : known.cancelled).filter((visit) => isHere(visit, known)).sort(byTime);
  const upcoming = all.filter((visit) => !hasBegun(visit, known.now));
  if (which.visits) return chosen(which.visits, all, known, from);
  const { when } = which;
  const unclear = when?.ask && unclearDay(when, wish);
  if (unclear) return { ask: [unclear] };
  const fits = (visit: Visit): boolean => isMeant(visit, which, known) && isOnWeekday(visit, when);
  const meant = when ? upcoming.filter((visit) => touches(when, visit) && fits(visit)) : [];
  if (meant.length > 0) return { visits: preferred(meant, which, known) };
  const near = upcoming.filter(fits);
  if (when) {
    const begun = all.find((visit) => touches(when, visit) && fits(visit) && hasBegun(visit, known.now) && visit.span.to > known.now);
    if (begun) return refuse('begun');
    const other = (from === 'the rota' ? known.cancelled : known.visits).find((visit) => isHere(visit, known) && touches(when, visit) && fits(visit));
    if (isPast(when, known) || justGone(when, known.today)) return { ask: [whichVisit(wish, near, 'past')] };
    if (other) return refuse(from === 'the rota' ? 'cancelled already' : 'not cancelled');
  }
  return { ask: [whichVisit(wish, near, when ? (when.spans.length === 0 ? 'not sure' : 'none then') : 'not said')] };
}

/** In one of the speaker's teams, and in the team of the room where it was said. */
const isHere = (visit: Visit, known: Known): boolean =>
  teamOf(known, visit.team) !== undefined && (known.room === undefined || known.room === 'no team' || visit.team === known.room);

function chosen(ids: readonly string[], all: readonly Visit[], known: Known, from: 'the rota' | 'the cancelled'): Found {
  const visits = all.filter(({ id }) => ids.includes(id));
  if (visits.length < ids.length)
    return refuse(from === 'the rota' && known.cancelled.some(({ id }) => ids.includes(id)) ? 'cancelled already' : 'changed since');
  return visits.some((visit) => hasBegun(visit, known.now)) ? refuse('begun') : { visits };
}

const PARTS: Record<Part, readonly [string, string]> = {
  morning: ['06:00', '12:00'],
  afternoon: ['12:00', '17:00'],
  tea: ['16:00', '18:00'],
  evening: ['17:00', '21:00'],
  night: ['21:00', '24:00'],
};

function isMeant(visit: Visit, { who, mine, part }: Which, known: Known): boolean {
  if (mine && visit.giver !== known.me && !teamOf(known, visit.team)?.speaksForIt.includes(known.me)) return false;
  const isTeams = who?.some((person) => teamOf(known, visit.team)?.owner === person);
  if (who && !isTeams && !(visit.giver && who.includes(visit.giver))) return false;
  if (!part) return true;
  const starts = timeOf(visit.span.from);
  const [from, until] = PARTS[part];
  return part === 'tea' ? starts < until && timeOf(visit.span.to) > from : starts >= from && starts < until;
}

/** Somebody who holds no rota and speaks for nobody means their own visit, where they have one then. */
function preferred(meant: readonly Visit[], { all, who }: Which, known: Known): readonly Visit[] {
  if (all || who || meant.length === 1) return meant;
  const own = meant.filter(({ giver }) => giver === known.me);
  const mayAny = meant.some(({ team }) => teamOf(known, team)?.rotaHolders.includes(known.me) || teamOf(known, team)?.speaksForIt.includes(known.me));
  return own.length === 1 && !mayAny ? own : meant;
}

/** One visit, or the question which. */
export function findOne(
  wish: VisitWish,
  known: Known,
  from: 'the rota' | 'the cancelled' = 'the rota',
): { readonly visit: Visit } | Exclude<Found, { visits: readonly Visit[] }> {
  const found = findVisits(wish, known, from);
  if (!('visits' in found)) return found;
  const [visit, another] = found.visits;
  if (!visit) return { ask: [whichVisit(wish, [], 'none then')] };
  return another ? { ask: [whichVisit(wish, found.visits, 'several')] } : { visit };
}

/** The series that are meant by "Tuesdays", "the tea visit": one visit of each, the next. */
export function findSeries(wish: VisitWish, known: Known, after: string): { readonly nexts: readonly Visit[] } | Exclude<Found, { visits: readonly Visit[] }> {
  const { which } = wish;
  const upcoming = known.visits.filter((visit) => isHere(visit, known) && !hasBegun(visit, known.now) && visit.span.from >= after).sort(byTime);
  const weekdays = weekdaysSaid(which.when);
  const repeating = upcoming.filter(
    (visit) => known.schedules.find(({ schedule }) => schedule.series.id === partsOf(visit.id).series)?.schedule.series.repeats,
  );
  const meant = repeating.filter((visit) => {
    if (which.series) return which.series.includes(partsOf(visit.id).series);
    return (weekdays === undefined || weekdays.includes(weekdayOfSeries(visit))) && isAtTime(visit, which.when) && isMeant(visit, which, known);
  });
  const nexts = [...new Map(meant.toReversed().map((visit) => [partsOf(visit.id).series, visit])).values()].sort(byTime);
  if (nexts.length > 0) return { nexts };
  return refuse('no such visits');
}

/** Where weekdays were said as a rule: "Saturdays in December". */
const isOnWeekday = (visit: Visit, when: When | undefined): boolean =>
  !when?.repeat || (weekdaysSaid(when)?.includes(weekdayOf(dayOf(visit.span.from))) ?? true);

const weekdayOfSeries = (visit: Visit): number => weekdayOf(partsOf(visit.id).day);

/** The weekdays that were said: of a repeat, or of the one day that was heard. */
function weekdaysSaid(when: When | undefined): number[] | undefined {
  const names = /BYDAY=([^;]+)/.exec(when?.repeat ?? '')?.[1];
  if (names) return names.split(',').map((name) => ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].indexOf(name.slice(-2)) + 1);
  const days = (when?.spans ?? []).flatMap(({ from }) => (from ? [weekdayOf(from.slice(0, 10) as Day)] : []));
  return days.length > 0 ? days : undefined;
}

/** "Tuesday mornings", "Tuesdays at 9": the time that was said with the day. */
function isAtTime(visit: Visit, when: When | undefined): boolean {
  const [span] = when?.spans ?? [];
  if (!span?.from || !span.to || span.from.length === 10 || span.to.length === 10) return true;
  const [from, to] = [span.from.slice(11), span.to.slice(11)];
  const starts = timeOf(visit.span.from);
  return from === to ? starts === from : starts < to && timeOf(visit.span.to) > from;
}

/** Which visit: up to three to choose from, and another day may be said. */
export const whichVisit = (wish: PlanningWish, visits: readonly Visit[], because: Because, series = false): PlanningFact => ({
  happened: 'which-visit',
  wish,
  visits: visits.slice(0, MOST_CHOICES),
  because,
  series,
});

/** A day or time with two readings, or none: each reading becomes a choice. */
function unclearDay(when: When, wish: VisitWish): PlanningFact {
  const choices = readingsOf(when).map((sure) => ({ when: sure, wish: { ...wish, which: { ...wish.which, when: { ...sure, repeat: when.repeat ?? null } } } }));
  return { happened: 'day-unclear', question: when.ask ?? 'which of these', choices, step: { step: 'which visit', wish } };
}
