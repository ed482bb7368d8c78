import type { PersonId, TeamId, VisitId } from '@hatstand/db/ids';
import type { ChangedVisit, Series } from '@hatstand/db/repositories/visits';
import type { Day, LocalTime, Span } from '@hatstand/db/times';
import { RRuleTemporal } from 'rrule-temporal';
import { addDays, at, dayOf, minutesBetween, mondayOf } from '../../words/calendar.ts';

/** One visit on one day: whose team, when, who gives it (nobody: free), what it needs, and where. */
export interface Visit {
  readonly id: VisitId;
  readonly team: TeamId;
  readonly place: string;
  readonly span: Span;
  readonly giver: PersonId | undefined;
  readonly skill: string | undefined;
}

/** Minutes to get from one place to another. */
export type Journey = (from: string, to: string) => number;

/** The visits of a series from one day to another, both included, as changed. Cancelled ones are left out. */
export function visitsOf(series: Series, place: string, changes: readonly ChangedVisit[], from: Day, to: Day): Visit[] {
  return daysOf(series, from, to).flatMap((day): Visit[] => {
    const change = changes.find((one) => one.day === day);
    if (change && change.cancelled !== 'no') return [];
    const ends = series.ends > series.starts ? at(day, series.ends) : at(addDays(day, 1), series.ends);
    const giver = change ? change.giver : series.giver;
    return [
      {
        id: `${series.id}@${day}` as VisitId,
        team: series.team,
        place,
        span: { from: at(day, series.starts), to: ends },
        giver: giver ?? undefined,
        skill: series.skill ?? undefined,
      },
    ];
  });
}

function daysOf(series: Series, from: Day, to: Day): Day[] {
  const first = from > series.firstDay ? from : series.firstDay;
  const last = series.lastDay && series.lastDay < to ? series.lastDay : to;
  if (first > last) return [];
  if (series.repeats === null) return series.firstDay >= from ? [series.firstDay] : [];
  // Days are counted without a zone; the wall-clock times are put on them afterwards, so that 9am stays 9am when the clocks change.
  const rule = new RRuleTemporal({ rruleString: `DTSTART:${series.firstDay.replaceAll('-', '')}T000000Z\nRRULE:${series.repeats}` });
  return rule.between(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`), true).map((day) => day.toPlainDate().toString() as Day);
}

export const hasBegun = (visit: Visit, now: LocalTime): boolean => visit.span.from <= now;

const lengthOf = (visit: Visit): number => minutesBetween(visit.span.from, visit.span.to);
export const sameLength = (one: Visit, other: Visit): boolean => lengthOf(one) === lengthOf(other);
export const sameWeek = (one: Visit, other: Visit): boolean => mondayOf(dayOf(one.span.from)) === mondayOf(dayOf(other.span.from));

/** Whether somebody who has these visits could also give this one, with time to get from one place to the next. */
export function isFreeFor(visit: Visit, theirs: readonly Visit[], journey: Journey, leaving?: VisitId): boolean {
  return !theirs.some((other) => {
    if (other.id === visit.id || other.id === leaving) return false;
    const minutes = journey(other.place, visit.place);
    return minutesBetween(other.span.from, visit.span.to) > -minutes && minutesBetween(visit.span.from, other.span.to) > -minutes;
  });
}
