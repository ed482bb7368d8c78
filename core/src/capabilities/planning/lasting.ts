import { partsOf } from '@hatstand/db/ids';
import type { Day, LocalTime } from '@hatstand/db/times';
import { refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { teamOf } from '../../visits/known.ts';
import { hasBegun, lengthOf } from '../../visits/visits.ts';
import { addDays, dayOf, minutesInto, timeOf } from '../../words/calendar.ts';
import { findSeries, whichVisit } from './finding.ts';
import type { PlanningWish, When } from './intents.ts';
import { type Known, scheduleById } from './known.ts';
import { type Decision, propose } from './proposing.ts';

type Wish<Do> = Extract<PlanningWish, { do: Do }>;

const dayIn = (end: string | null | undefined): Day | undefined => (end ? (end.slice(0, 10) as Day) : undefined); // a day or a time: its day

/** What has begun today stays what it was: the change begins tomorrow. */
const afterBegun = (from: Day, series: readonly string[], known: Known): Day =>
  from === known.today &&
  known.visits.some((visit) => series.includes(partsOf(visit.id).series) && dayOf(visit.span.from) === from && hasBegun(visit, known.now))
    ? addDays(from, 1)
    : from;

/** A series comes to its end: none from a day on. */
export function end(wish: Wish<'end'>, known: Known, moment: Moment): Decision {
  const found = findSeries(wish, known, known.now);
  if (!('nexts' in found)) return 'ask' in found ? found.ask : found;
  const { nexts } = found;
  const [next, another] = nexts;
  if (!next) return refuse('no such visits');
  if (another && !wish.which.all) return [whichVisit(wish, nexts, 'several', true)];
  const series = nexts.map(({ id }) => partsOf(id).series);
  const exact: PlanningWish = { ...wish, which: { series } };
  if (wish.from?.ask) return [{ happened: 'start-asked', wish: exact, next }];
  const said = dayIn(wish.from?.spans[0]?.from);
  if (!said) return [{ happened: 'start-asked', wish: exact, next }];
  if (said < known.today) return refuse('past');
  const from = afterBegun(said, series, known);
  return propose({ is: 'end', series, lastDay: addDays(from, -1) }, exact, known, moment);
}

/** From a day on somebody else usually comes. Only days that whoever has them now gives change hands. */
export function give(wish: Wish<'give'>, known: Known, moment: Moment): Decision {
  const [giver, another] = wish.to === 'me' ? [known.me] : wish.to;
  if (!giver || another) return refuse('which person');
  const from = dayIn(wish.from.spans[0]?.from);
  const until = dayIn(wish.from.spans[0]?.to) ?? null;
  if (wish.from.ask || !from) return [{ happened: 'day-unclear', question: wish.from.ask ?? 'which of these', choices: [], step: { step: 'from when', wish } }];
  if (from < known.today) return refuse('past');
  const found = findSeries(wish, known, from);
  if (!('nexts' in found)) return 'ask' in found ? found.ask : found;
  const others = found.nexts.filter((visit) => visit.giver !== giver);
  const [visit, more] = others;
  if (!visit) return refuse('nothing to change');
  if (more && !wish.which.all) return [whichVisit(wish, others, 'several', true)];
  if (!teamOf(known, visit.team)?.givers.some(({ person }) => person === giver)) return refuse('not a giver');
  const series = others.map(({ id }) => partsOf(id).series);
  return propose({ is: 'give', series, giver, from: afterBegun(from, series, known), until }, { ...wish, which: { series } }, known, moment);
}

/** From a day on a series is at another time: the old one ends, and one that is the same but for its time begins. */
export function retime(wish: Wish<'retime'>, known: Known, moment: Moment): Decision {
  const from = 'month' in wish.from ? firstOf(wish.from.month, known.today) : wish.from.ask ? undefined : dayIn(wish.from.spans[0]?.from);
  if (!from) return [{ happened: 'day-unclear', question: 'which of these', choices: [], step: { step: 'from when', wish } }];
  if (from < known.today) return refuse('past');
  const found = findSeries(wish, known, from);
  if (!('nexts' in found)) return 'ask' in found ? found.ask : found;
  const [visit, more] = found.nexts;
  if (!visit) return refuse('no such visits');
  if (more) return [whichVisit(wish, found.nexts, 'several', true)];
  const { series } = partsOf(visit.id);
  const now = scheduleById(known, series)?.schedule.series;
  const at = timesIn(wish.at);
  if (!now || !at) return [{ happened: 'day-unclear', question: 'which of these', choices: [], step: { step: 'what time', wish } }];
  const ends = at.ends ?? timeOf(minutesInto(from, minutesOf(at.starts) + lengthOf(visit)));
  if (at.starts === now.starts && ends === now.ends) return refuse('nothing to change');
  const was = { starts: now.starts, ends: now.ends };
  const change = { is: 'retime', series, next: moment.newId('series'), from: afterBegun(from, [series], known), starts: at.starts, ends, was } as const;
  return propose(change, { ...wish, which: { series: [series] } }, known, moment);
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function timesIn({ spans, ask }: When) {
  const [span] = spans;
  if (ask || !span?.from || !span.to || span.from.length === 10 || span.to.length === 10) return undefined;
  const starts = timeOf(span.from as LocalTime); // it has a time: just checked
  return { starts, ends: span.from === span.to ? undefined : timeOf(span.to as LocalTime) };
}

const firstOf = (month: number, today: Day): Day => {
  const isAhead = month > Number(today.slice(5, 7));
  const year = Number(today.slice(0, 4)) + (isAhead ? 0 : 1);
  return `${year}-${String(month).padStart(2, '0')}-01` as Day; // every month has a first
};
