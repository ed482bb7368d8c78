import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, plan } from '@hatstand/db/labels';
import type { VisitsKnown } from '../../visits/known.ts';
import type { Visit } from '../../visits/visits.ts';
import { dayOf, instantOf, mondayOf } from '../../words/calendar.ts';

/** A rule about working time that a change would touch. It warns and goes on: it is for the worker to say (PRODUCT, checks). */
export interface TimeWarning {
  readonly person: PersonId;
  readonly rule: 'reg. 10' | 'reg. 4' | 'hours agreed';
}

const REST_HOURS = 11;
const MOST_WEEKLY_HOURS = 48;
const hours = (milliseconds: number): number => milliseconds / 3_600_000;
const starts = (visit: Visit): number => instantOf(visit.span.from).getTime();
const ends = (visit: Visit): number => instantOf(visit.span.to).getTime();

/**
 * What employed workers should know: less than 11 hours' rest between two working days (Working Time Regulations 1998, reg. 10), more than 48
 * hours in a week (reg. 4), or more than the hours agreed. Looked at for the first visits that change; nobody else has such hours.
 */
export function warningsFor(after: readonly Visit[], before: readonly Visit[], known: Pick<VisitsKnown, 'teams' | 'visits'>): TimeWarning[] {
  const gone = new Set(before.map(({ id }) => id));
  const employed = new Map(
    known.teams.flatMap((team) => team.givers).flatMap((giver) => (giver.weeklyHours === undefined ? [] : [[giver.person, giver.weeklyHours]])),
  );
  const warnings: TimeWarning[] = [];
  for (const [person, agreed] of employed) {
    const changed = after.filter((visit) => visit.giver === person);
    if (changed.length === 0) continue;
    const others = known.visits.filter((visit) => visit.giver === person && !gone.has(visit.id) && !changed.some(({ id }) => id === visit.id));
    if (changed.some((visit) => restsTooLittle(visit, others))) warnings.push({ person, rule: 'reg. 10' });
    const most = Math.max(...changed.map((visit) => weekHours(visit, [...others, ...changed])));
    if (most > MOST_WEEKLY_HOURS) warnings.push({ person, rule: 'reg. 4' });
    else if (most > agreed) warnings.push({ person, rule: 'hours agreed' });
  }
  return warnings;
}

/** Two visits on one day are one working day; the night between two days is the rest. */
function restsTooLittle(visit: Visit, others: readonly Visit[]): boolean {
  return others.some((other) => {
    const [first, second] = starts(other) < starts(visit) ? [other, visit] : [visit, other];
    if (dayOf(first.span.from) === dayOf(second.span.from)) return false;
    const rest = hours(starts(second) - ends(first));
    return rest < REST_HOURS;
  });
}

const weekHours = (visit: Visit, all: readonly Visit[]): number => {
  const week = mondayOf(dayOf(visit.span.from));
  return all.filter((other) => mondayOf(dayOf(other.span.from)) === week).reduce((sum, other) => sum + hours(ends(other) - starts(other)), 0);
};

const SAID = {
  'reg. 10': plan` That leaves less than 11 hours' rest (Working Time Regulations 1998, reg. 10).`,
  'reg. 4': plan` That makes more than 48 hours in a week (Working Time Regulations 1998, reg. 4).`,
  'hours agreed': plan` That is more than the weekly hours agreed.`,
} as const;
export const sayWarning = ({ rule }: TimeWarning): Labelled<'plan'> => SAID[rule];
