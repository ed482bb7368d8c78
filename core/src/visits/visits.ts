import type { PersonId, TeamId, VisitId } from '@hatstand/db/ids';
import type { ChangedVisit, Schedule, Series } from '@hatstand/db/repositories/visits';
import type { Day, LocalTime, Span } from '@hatstand/db/times';
import { RRuleTemporal } from 'rrule-temporal';
import { addDays, at, dayOf, instantOf, minutesBetween, mondayOf } from '../words/calendar.ts';
import { isBankHoliday } from '../words/holidays.ts';

/** One visit on one day: whose team, when, who gives it (nobody: free), who usually does, what it needs, and where. */
export interface Visit {
  readonly id: VisitId;
  readonly team: TeamId;
  readonly place: string;
  readonly span: Span;
  readonly giver: PersonId | undefined;
  readonly usual: PersonId | undefined;
  readonly skill: string | undefined;
  readonly kind: 'ordinary' | 'trial';
  readonly cancelled: 'no' | 'yes' | 'late';
}

/** Minutes to get from one place to another. */
export type Journey = (from: string, to: string) => number;

/** The visits of a series that fall on a day from `from` to `to`, both included. Cancelled ones are left out. */
export const visitsOf = (schedule: Schedule, place: string, from: Day, to: Day): Visit[] =>
  everyVisitOf(schedule, place, from, to).filter(({ cancelled }) => cancelled === 'no');

/** The same with the cancelled ones, for the record. */
export function everyVisitOf(schedule: Schedule, place: string, from: Day, to: Day): Visit[] {
  const { series, changes } = schedule;
  const changed = new Map(changes.map((change) => [change.day, change]));
  const stay = daysOf(series, from, to).filter((day) => !changed.get(day)?.movedTo);
  const come = changes.filter(({ movedTo }) => movedTo !== null && movedTo >= from && movedTo <= to).map(({ day }) => day);
  return [...stay, ...come].map((day) => visitOn(day, changed.get(day), schedule, place));
}

function visitOn(day: Day, change: ChangedVisit | undefined, { series, givers }: Schedule, place: string): Visit {
  const usual = givers.findLast(({ fromDay }) => fromDay <= day) ?? series;
  const giver = change?.giverIs === 'other' ? change.giver : usual.giver;
  const on = change?.movedTo ?? day;
  const [starts, ends] = [change?.starts ?? series.starts, change?.ends ?? series.ends];
  return {
    id: `${series.id}@${day}` as VisitId,
    team: series.team,
    place,
    span: { from: at(on, starts), to: ends > starts ? at(on, ends) : at(addDays(on, 1), ends) },
    giver: giver ?? undefined,
    usual: usual.giver ?? undefined,
    skill: series.skill ?? undefined,
    kind: series.kind,
    cancelled: change?.cancelled ?? 'no',
  };
}

function daysOf(series: Series, from: Day, to: Day): Day[] {
  const first = from > series.firstDay ? from : series.firstDay;
  const last = series.lastDay && series.lastDay < to ? series.lastDay : to;
  if (first > last) return [];
  if (series.repeats === null) return series.firstDay >= from ? [series.firstDay] : [];
  // Days are counted without a zone; the wall-clock times are put on them afterwards, so that 9am stays 9am when the clocks change.
  const rule = new RRuleTemporal({ rruleString: `DTSTART:${series.firstDay.replaceAll('-', '')}T000000Z\nRRULE:${series.repeats}` });
  const days = rule.between(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`), true).map((day) => day.toPlainDate().toString() as Day);
  return series.skipsBankHolidays ? days.filter((day) => !isBankHoliday(day)) : days;
}

export const hasBegun = (visit: Visit, now: LocalTime): boolean => visit.span.from <= now;

/** A visit that begins within a day is late to lose: it is still charged when cancelled, and its cover can't wait. */
export const isLate = (visit: Visit, now: Date): boolean => instantOf(visit.span.from).getTime() - now.getTime() < LATE_MS;
const LATE_MS = 24 * 3_600_000;

/** How long it takes in minutes, on the dial: what was agreed. */
export const lengthOf = (visit: Visit): number => minutesBetween(visit.span.from, visit.span.to);
export const sameLength = (one: Visit, other: Visit): boolean => lengthOf(one) === lengthOf(other);
export const sameWeek = (one: Visit, other: Visit): boolean => mondayOf(dayOf(one.span.from)) === mondayOf(dayOf(other.span.from));

/** Whether somebody who has these visits could also give this one, with time to get from one place to the next. Real minutes, across a clock change too. */
export function isFreeFor(visit: Visit, theirs: readonly Visit[], journey: Journey, leaving?: VisitId): boolean {
  const near = { from: addDays(dayOf(visit.span.from), -2), to: addDays(dayOf(visit.span.to), 2) };
  return !theirs.some((other) => {
    if (other.id === visit.id || other.id === leaving) return false;
    if (dayOf(other.span.to) < near.from || dayOf(other.span.from) > near.to) return false;
    const way = journey(other.place, visit.place);
    const wayBack = journey(visit.place, other.place);
    return minutesFrom(other.span.to, visit.span.from) < way && minutesFrom(visit.span.to, other.span.from) < wayBack;
  });
}

const minutesFrom = (one: LocalTime, other: LocalTime): number => (instantOf(other).getTime() - instantOf(one).getTime()) / 60_000;
