import type { PersonId } from '@hatstand/db/ids';
import { type Giver, isAway, type VisitTeam, visitsGivenBy } from '../../visits/known.ts';
import { isFreeFor, type Visit } from '../../visits/visits.ts';
import { type WorkingTimeWarning, warningsFor } from '../../visits/working-time.ts';
import type { Known } from './known.ts';

/** Who could come, in the order in which they are asked. */
export interface Waves {
  /** Free, skilled, rested and known to the Team Owner. */
  readonly first: readonly PersonId[];
  /** Newcomers, and whoever it would cost their rest. */
  readonly second: readonly PersonId[];
  /** The circle's people, once the giver has agreed. */
  readonly circle: readonly PersonId[];
}

/** Skilled for the visit, and free for it with the way there; `leaving` is the visit they would hand over. */
export function isAble(giver: Giver, visit: Visit, known: Known, leaving?: Visit['id']): boolean {
  if (visit.skill !== undefined && !giver.skills.includes(visit.skill)) return false;
  return isFreeFor(visit, visitsGivenBy(known, giver.person), known.journey, leaving);
}

/** Able, not away then, and written to: who may be asked. Somebody away who says yes unasked knows best. */
export const canGive = (giver: Giver, visit: Visit, known: Known, leaving?: Visit['id']): boolean =>
  !known.notWrittenTo.has(giver.person) && !isAway(known, giver.person, visit) && isAble(giver, visit, known, leaving);

/** Who could take a visit from whoever has it. */
export function wavesFor(visit: Visit, team: VisitTeam, known: Known, besides: readonly (PersonId | undefined)[]): Waves {
  const able = team.givers.filter((giver) => !besides.includes(giver.person) && canGive(giver, visit, known));
  const isFirst = (giver: Giver): boolean => !giver.newcomer && warningsOf(giver, visit, known).length === 0;
  const circle = known.around.get(team.id)?.circle ?? [];
  return {
    first: able.filter(isFirst).map(({ person }) => person),
    second: able.filter((giver) => !isFirst(giver)).map(({ person }) => person),
    circle: circle.filter((giver) => !besides.includes(giver.person) && canGive(giver, visit, known)).map(({ person }) => person),
  };
}

/** What a visit would do to an employed worker's rest and hours. Nobody else has such rules. */
export const warningsOf = (giver: Giver, visit: Visit, known: Known): readonly WorkingTimeWarning[] =>
  giver.weeklyHours === undefined ? [] : warningsFor(visit, visitsGivenBy(known, giver.person), giver.weeklyHours);

/** Somebody who could be asked about a team's visits: a member who gives visits, or one of the circle's people. */
export const giverIn = (team: VisitTeam, person: PersonId, known: Known): Giver | undefined =>
  team.givers.find((giver) => giver.person === person) ?? known.around.get(team.id)?.circle.find((giver) => giver.person === person);
