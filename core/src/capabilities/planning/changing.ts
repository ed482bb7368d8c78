import type { Day, LocalTime } from '@hatstand/db/times';
import { refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { teamOf } from '../../visits/known.ts';
import { lengthOf, type Visit } from '../../visits/visits.ts';
import { dayOf, happensOnce, minuteOfDay, minutesBetween, minutesInto, timeOf } from '../../words/calendar.ts';
import { readingsOf } from '../../words/questions.ts';
import type { Stood } from './changes.ts';
import { findOne, findVisits, whichVisit } from './finding.ts';
import type { PlanningWish, Target } from './intents.ts';
import type { Known } from './known.ts';
import { type Decision, propose } from './proposing.ts';

type Wish<Do> = Extract<PlanningWish, { do: Do }>;
const LONGEST_MINUTES = 24 * 60;

export const stood = ({ id, span, giver }: Visit): Stood => ({ id, span, giver: giver ?? null });

/** One visit to another day or time. It keeps its length unless an end was said. */
export function move(wish: Wish<'move'>, known: Known, moment: Moment): Decision {
  const found = findOne(wish, known);
  if (!('visit' in found)) return 'ask' in found ? found.ask : found;
  const { visit } = found;
  const exact: PlanningWish = { ...wish, which: { visits: [visit.id] } };
  const { to } = wish;
  if (to.at?.ask && to.at.spans.length !== 1) {
    // The same wish with a surer day.
    const choices = readingsOf(to.at).map((when) => ({ when, wish: { ...exact, to: { ...to, at: when } } as PlanningWish }));
    return [{ happened: 'day-unclear', question: to.at.ask, choices, step: { step: 'what time', wish: exact } }];
  }
  const span = to.vague ? undefined : spanFor(visit, to);
  if (!span) return [{ happened: 'time-asked', wish: exact, missing: 'time' }];
  if (span.from <= known.now) return refuse('past');
  if (dayOf(span.from) > known.horizon) return refuse('too far');
  if (minutesBetween(span.from, span.to) > LONGEST_MINUTES) return refuse('too long');
  if (span.from === visit.span.from && span.to === visit.span.to) return refuse('nothing to change');
  if (!happensOnce(span.from) || !happensOnce(span.to)) return refuse('clocks');
  const target = { day: dayOf(span.from), starts: timeOf(span.from), ends: timeOf(span.to) };
  return propose({ is: 'move', visit: stood(visit), to: target }, exact, known, moment);
}

function spanFor(visit: Visit, { at: said, by, timeOnly }: Target): Visit['span'] | undefined {
  const day = dayOf(visit.span.from);
  const from = (on: Day, minutes: number): Visit['span'] => ({ from: minutesInto(on, minutes), to: minutesInto(on, minutes + lengthOf(visit)) });
  if (by !== undefined) return from(day, minuteOfDay(timeOf(visit.span.from)) + by);
  const [span, another] = said?.spans ?? [];
  if (!span?.from || !span.to || another) return undefined;
  if (span.from.length === 10) return span.from === span.to ? from(span.from as Day, minuteOfDay(timeOf(visit.span.from))) : undefined; // ten characters: a day
  if (span.to.length === 10) return undefined;
  const [start, end] = [span.from as LocalTime, span.to as LocalTime]; // both have a time: just checked
  const on = timeOnly ? day : dayOf(start);
  if (start === end) return from(on, minuteOfDay(timeOf(start)));
  return { from: minutesInto(on, minuteOfDay(timeOf(start))), to: minutesInto(on, minuteOfDay(timeOf(start)) + minutesBetween(start, end)) };
}

/**
 * Visits that are not to be. Whose visits they are cancels at once, though late ones are still charged; a giver is asked first whether
 * somebody should be found for it, for they may need cover where the visit is needed.
 */
export function cancel(wish: Wish<'cancel'>, known: Known, moment: Moment): Decision {
  const found = findVisits(wish, known, 'the rota');
  if (!('visits' in found)) return 'ask' in found ? found.ask : found;
  const [visit, another] = found.visits;
  if (!visit) return refuse('no such visits');
  const isGiver = (one: Visit): boolean => one.giver === known.me && !teamOf(known, one.team)?.speaksForIt.includes(known.me);
  if (another && !wish.which.visits) return wish.which.all ? severalToCancel(wish, found.visits, isGiver) : [whichVisit(wish, found.visits, 'several')];
  if (!another && isGiver(visit) && wish.because !== 'not needed') return [{ happened: 'cover-or-not', visit }];
  if (!another && wish.inStory && !wish.which.visits) return [{ happened: 'all-shown', visits: found.visits }];
  if (found.visits.some(({ team }) => team !== visit.team)) return [whichVisit(wish, found.visits, 'several')];
  return propose({ is: 'cancel', visits: found.visits.map(stood) }, wish, known, moment);
}

/** Several at once are shown, and asked about once. Givers say it of one at a time, for each may need somebody else. */
const severalToCancel = (wish: Wish<'cancel'>, visits: readonly Visit[], isGiver: (visit: Visit) => boolean): Decision =>
  visits.some(isGiver) || new Set(visits.map(({ team }) => team)).size > 1 ? [whichVisit(wish, visits, 'several')] : [{ happened: 'all-shown', visits }];

/** A cancelled visit is to be after all. Its giver may have made plans meanwhile, and is asked. */
export function putBack(wish: Wish<'put back'>, known: Known, moment: Moment): Decision {
  const found = findOne(wish, known, 'the cancelled');
  if (!('visit' in found)) return 'ask' in found ? found.ask : found;
  return propose({ is: 'put back', visit: stood(found.visit) }, { ...wish, which: { visits: [found.visit.id] } }, known, moment);
}
