import type { PersonId, RequestId, TeamId, VisitId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Asked, Request } from '@hatstand/db/repositories/requests';
import type { RecordEntry } from '@hatstand/db/repositories/visit-record';
import { byTime, type Giver, teamOf, type VisitsKnown, type VisitTeam, visitById, visitsGivenBy } from '../../visits/known.ts';
import type { Visit } from '../../visits/visits.ts';

export interface AskedRequest {
  readonly record: Request;
  readonly asked: readonly Asked[];
}

/** Who stands around a team: those to turn to when its Rota Holder can't help, and the circle's people who could come. */
export interface Around {
  readonly starters: readonly PersonId[];
  readonly coaches: readonly PersonId[];
  readonly onCall: readonly PersonId[];
  readonly organisers: readonly PersonId[];
  /** Phone numbers the circle chose to show when nobody answers. */
  readonly lastResorts: readonly Labelled<'plan'>[];
  readonly area: Labelled<'plan'>;
  /** Who took the visits that the team last found cover for, the latest first. */
  readonly takers: readonly PersonId[];
  readonly circle: readonly Giver[];
}

/** What the rules of cover must see. */
export interface Known extends VisitsKnown {
  /** What is being asked for in these teams just now. */
  readonly requests: readonly AskedRequest[];
  /** The request the intent is about, open or not. */
  readonly request: AskedRequest | undefined;
  /** What the speaker has said yes to, the newest first. */
  readonly taken: readonly Request[];
  readonly around: ReadonlyMap<TeamId, Around>;
  /** What was written down about the visit the intent is about, and about those whose being uncovered the speaker was told of. */
  readonly recorded: ReadonlyMap<VisitId, readonly RecordEntry[]>;
}

/** The question that a visit is part of already. */
export const questionAboutVisit = (known: Known, visit: VisitId): AskedRequest | undefined =>
  known.requests.find(({ record }) => record.visit === visit || record.inReturn === visit);
/** The question whether somebody could take a visit, while it is open. */
export const coverAskedFor = (known: Known, visit: VisitId): AskedRequest | undefined =>
  known.requests.find(({ record }) => record.kind === 'cover' && record.visit === visit);
export const isAskedAbout = (known: Known, visit: VisitId): boolean => questionAboutVisit(known, visit) !== undefined;

const inThisRoom = (known: Known, visit: Visit): boolean => known.room === undefined || known.room === 'no team' || visit.team === known.room;

/** What the speaker gives from now on, in the team of the room or in all their teams. */
export const ownUpcoming = (known: Known): Visit[] =>
  visitsGivenBy(known, known.me)
    .filter((visit) => visit.span.from > known.now && inThisRoom(known, visit))
    .sort(byTime);

/** The visits of the speaker's teams that are still to come. */
export const teamsUpcoming = (known: Known): Visit[] =>
  known.visits.filter((visit) => visit.span.from > known.now && teamOf(known, visit.team) !== undefined && inThisRoom(known, visit)).sort(byTime);

export const isRotaHolder = (known: Known, team: TeamId, person: PersonId = known.me): boolean => teamOf(known, team)?.rotaHolders.includes(person) ?? false;

/** The speaker's own questions, and those they ask for somebody else. */
export const ownRequests = (known: Known): { id: RequestId; visit: Visit }[] =>
  known.requests.flatMap(({ record }) => {
    const visit = record.giver === known.me || record.askedBy === known.me ? visitById(known, record.visit) : undefined;
    return visit ? [{ id: record.id, visit }] : [];
  });

/** Those who can see to it that a visit is covered and can be reached: the Rota Holders, else the Team Starters, else the Coaches. The giver has asked already. */
export function whoCanAct(team: VisitTeam, known: Known, besides: readonly (PersonId | null | undefined)[]): PersonId[] {
  const around = known.around.get(team.id);
  for (const people of [team.rotaHolders, around?.starters ?? [], around?.coaches ?? []]) {
    const others = people.filter((person) => !besides.includes(person) && !known.notWrittenTo.has(person));
    if (others.length > 0) return others;
  }
  return [];
}
