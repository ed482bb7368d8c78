import type { PersonId, RequestId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Asked, Request } from '@hatstand/db/repositories/requests';
import type { Day, LocalTime } from '@hatstand/db/times';
import type { Journey, Visit } from './visits.ts';

/** Somebody who may give visits in a team. */
export interface Giver {
  readonly person: PersonId;
  readonly skills: readonly string[];
  readonly newcomer: boolean;
}

/** A team as the rota sees it. `voice` says yes or no for it in chat: the Team Owner, or the advocate. */
export interface RotaTeam {
  readonly id: TeamId;
  readonly name: Labelled<'team'>;
  readonly nickname: Labelled<'plan'>;
  readonly owner: PersonId;
  readonly asking: 'ask me first' | 'just tell me';
  readonly voice: PersonId | undefined;
  readonly speaksForIt: readonly PersonId[];
  readonly anyTime: readonly PersonId[];
  readonly rotaHolders: readonly PersonId[];
  readonly givers: readonly Giver[];
}

/** What the rules of the rota must see. Visits are those of the speaker's teams, and of their givers elsewhere, in the days concerned. */
export interface Known {
  readonly me: PersonId;
  readonly now: LocalTime;
  readonly today: Day;
  /** The team whose room it was said in; `no team` for any other room. */
  readonly room: TeamId | 'no team' | undefined;
  readonly teams: readonly RotaTeam[];
  readonly visits: readonly Visit[];
  readonly journey: Journey;
  readonly names: ReadonlyMap<PersonId, Labelled<'plan'>>;
  /** People in more than one team: told which team a visit belongs to. */
  readonly inSeveralTeams: ReadonlySet<PersonId>;
  readonly inRequests: ReadonlySet<string>;
  /** The speaker's own requests that are still open. */
  readonly ownRequests: readonly { readonly id: RequestId; readonly visit: Visit }[];
  readonly request: { readonly record: Request; readonly asked: readonly Asked[] } | undefined;
}

export const teamOf = (known: Known, id: TeamId): RotaTeam | undefined => known.teams.find((team) => team.id === id);
export const visitById = (known: Known, id: string | null | undefined): Visit | undefined => known.visits.find((visit) => visit.id === id);
export const visitsGivenBy = (known: Known, person: PersonId): Visit[] => known.visits.filter((visit) => visit.giver === person);

/** A visit's times in order. */
export const byTime = (one: Visit, other: Visit): number =>
  one.span.from < other.span.from ? -1 : one.span.from > other.span.from ? 1 : one.id < other.id ? -1 : 1;

/** What the speaker gives from now on, in the team of the room or in all their teams. */
export const ownUpcoming = (known: Known): Visit[] =>
  visitsGivenBy(known, known.me)
    .filter((visit) => visit.span.from > known.now && (known.room === undefined || known.room === 'no team' || visit.team === known.room))
    .sort(byTime);
