import type { CircleId, PersonId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { MemberKind } from '@hatstand/db/schema/teams';
import type { Day, LocalTime } from '@hatstand/db/times';
import type { Journey, Visit } from './visits.ts';

/** Somebody who may give visits in a team. `weeklyHours` are an employed worker's; nobody else has them. */
export interface Giver {
  readonly person: PersonId;
  readonly kind: MemberKind | 'circle';
  readonly skills: readonly string[];
  readonly newcomer: boolean;
  readonly weeklyHours: number | undefined;
}

/** A team as whoever plans its visits sees it. `voice` says yes or no for it in chat: the Team Owner, or the advocate. */
export interface VisitTeam {
  readonly id: TeamId;
  readonly circle: CircleId;
  readonly name: Labelled<'team'>;
  readonly nickname: Labelled<'plan'>;
  readonly owner: PersonId;
  readonly asking: 'ask me first' | 'just tell me';
  readonly voice: PersonId | undefined;
  readonly speaksForIt: readonly PersonId[];
  /** The Team Owner, where somebody else is asked first because two people recorded that they can't decide alone: told, and asked what they think. */
  readonly gently?: PersonId | undefined;
  /** Whom the Team Owner lets come any time: a standing consent that has not ended. */
  readonly anyTime: readonly PersonId[];
  readonly rotaHolders: readonly PersonId[];
  readonly givers: readonly Giver[];
  readonly hasEnded?: boolean;
}

/** When somebody can't: up to, not including, `until`. */
export interface Away {
  readonly from: LocalTime;
  readonly until: LocalTime;
}

/** What rules about visits must see. Visits are those of the teams concerned, and of their givers elsewhere, in the days concerned. */
export interface VisitsKnown {
  readonly me: PersonId;
  readonly now: LocalTime;
  readonly today: Day;
  /** The team whose room it was said in; `no team` for any other room. */
  readonly room: TeamId | 'no team' | undefined;
  readonly teams: readonly VisitTeam[];
  readonly visits: readonly Visit[];
  readonly journey: Journey;
  readonly away: ReadonlyMap<PersonId, readonly Away[]>;
  /** Who is asked nothing just now: they have no chat, have said STOP, or take a break. The next person is turned to instead. */
  readonly notWrittenTo: ReadonlySet<PersonId>;
  /** First names of helpers. Team Owners of these teams are not in it: they are never named. */
  readonly names: ReadonlyMap<PersonId, Labelled<'plan'>>;
  /** People in more than one team: told which team a visit belongs to. */
  readonly inSeveralTeams: ReadonlySet<PersonId>;
}

type Visits = Pick<VisitsKnown, 'visits'>;
/** Whatever a capability must know of its teams, it can find one and the one that is meant. */
interface Teams<Team> {
  readonly teams: readonly Team[];
}
interface OneTeam {
  readonly id: TeamId;
  /** Somebody has died, and it has come to an end: it is read, and not changed any more. */
  readonly hasEnded?: boolean;
}
export const teamOf = <Team extends OneTeam>(known: Teams<Team>, id: TeamId): Team | undefined => known.teams.find((team) => team.id === id);
export const visitById = (known: Visits, id: string | null | undefined): Visit | undefined => known.visits.find((visit) => visit.id === id);
export const visitsGivenBy = (known: Visits, person: PersonId): Visit[] => known.visits.filter((visit) => visit.giver === person);

/** A visit's times in order. */
export const byTime = (one: Visit, other: Visit): number =>
  one.span.from < other.span.from ? -1 : one.span.from > other.span.from ? 1 : one.id < other.id ? -1 : 1;

/** Whether somebody has said that they can't at the time of this visit. */
export const isAway = (known: Pick<VisitsKnown, 'away'>, person: PersonId, visit: Visit): boolean =>
  (known.away.get(person) ?? []).some(({ from, until }) => visit.span.from < until && from < visit.span.to);

/** The team that is meant: the one named, the room's, or the only one there is. */
export function teamMeant<Team extends OneTeam>(
  { teams, room }: Teams<Team> & Pick<VisitsKnown, 'room'>,
  named?: TeamId,
): Team | 'not theirs' | 'several' | 'none' {
  const id = named ?? (room === 'no team' ? undefined : room);
  if (id) return teams.find((team) => team.id === id) ?? 'not theirs';
  const [only, another] = teams;
  return only ? (another ? 'several' : only) : 'none';
}

/** The team that is meant, where something is to change in it. One that has come to an end is meant only where it is named, or nothing else is left. */
export function goingTeamMeant<Team extends OneTeam>(
  { teams, room }: Teams<Team> & Pick<VisitsKnown, 'room'>,
  named?: TeamId,
): Team | 'not theirs' | 'several' | 'none' | 'ended' {
  const going = teams.filter(({ hasEnded }) => !hasEnded);
  const isSaid = named !== undefined || (room !== undefined && room !== 'no team');
  if (!isSaid && going.length === 0 && teams.length > 0) return 'ended';
  const team = teamMeant({ teams: isSaid ? teams : going, room }, named);
  return typeof team === 'object' && team.hasEnded ? 'ended' : team;
}

/** What the team is called that has come to an end: the room's, or the only one there is. */
export function endedTeam({ teams, room }: Teams<OneTeam & { readonly nickname: Labelled<'plan'> }> & Pick<VisitsKnown, 'room'>): Labelled<'plan'> | undefined {
  const [only, another] = teams.filter(({ hasEnded, id }) => hasEnded && (room === undefined || room === 'no team' || room === id));
  return another ? undefined : only?.nickname;
}
