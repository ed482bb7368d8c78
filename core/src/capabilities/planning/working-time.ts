import type { PersonId } from '@hatstand/db/ids';
import { visitsGivenBy } from '../../visits/known.ts';
import type { Visit } from '../../visits/visits.ts';
import { type WorkingTimeWarning, warningsFor } from '../../visits/working-time.ts';
import type { Known } from './known.ts';
import type { Outcome } from './outcome.ts';

/** A rule about working time that a change would touch. It warns and goes on: it is for the worker to say (PRODUCT, checks). */
export interface TimeWarning {
  readonly person: PersonId;
  readonly warning: WorkingTimeWarning;
}

/** What employed workers should know before a change. Nobody else has such rules. */
export function timeWarnings({ before, after }: Outcome, known: Pick<Known, 'teams' | 'visits'>): TimeWarning[] {
  const changing = new Set([...before, ...after].map(({ id }) => id));
  const employed = new Map(
    known.teams.flatMap((team) => team.givers).flatMap((giver) => (giver.weeklyHours === undefined ? [] : [[giver.person, giver.weeklyHours]])),
  );
  return [...employed].flatMap(([person, weeklyHours]) => {
    const stays = visitsGivenBy(known, person).filter(({ id }) => !changing.has(id));
    const comes = after.filter((visit) => visit.giver === person);
    return warningsForAll(comes, stays, weeklyHours).map((warning) => ({ person, warning }));
  });
}

const RULES = ['daily rest', 'weekly rest', 'weekly limit', 'agreed hours'] as const satisfies readonly WorkingTimeWarning['rule'][];

/** What several visits would cause, each rule once: one visit comes after the other, for two together may be too much where each alone is not. */
function warningsForAll(visits: readonly Visit[], theirs: readonly Visit[], weeklyHours: number): WorkingTimeWarning[] {
  const caused = visits.flatMap((visit, index) => warningsFor(visit, [...theirs, ...visits.slice(0, index)], weeklyHours));
  return RULES.flatMap((rule) => caused.find((warning) => warning.rule === rule) ?? []);
}
