import type { DepartureId, PersonId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Day, LocalTime } from '@hatstand/db/times';
import type { TeamAround, WithNames } from '../../teams/around.ts';
import type { Visit } from '../../visits/visits.ts';

export interface DepartureKnown {
  readonly id: DepartureId;
  readonly team: TeamId;
  readonly person: PersonId;
  readonly lastDay: Day;
  readonly state: 'said' | 'known' | 'taken back' | 'over';
  readonly because: 'leaves' | 'not wanted' | 'died';
  readonly farewell: Labelled<'care'> | undefined;
}

/** What the rules of leaving must see. */
export interface Known extends WithNames {
  readonly me: PersonId;
  readonly now: LocalTime;
  readonly today: Day;
  readonly room: TeamId | 'no team' | undefined;
  /** The speaker's teams that go on; of an alarm or a button, the one concerned. */
  readonly teams: readonly TeamAround[];
  /** Whoever may go, in each team: the visits they give from now on, the soonest first. */
  readonly visits: ReadonlyMap<string, readonly Visit[]>;
  /** The speaker's departures that are still ahead. */
  readonly ahead: readonly DepartureKnown[];
  /** The departure an alarm or a button is about. */
  readonly departure: DepartureKnown | undefined;
  /** When whoever speaks for a team may be told, unasked: now, or the end of their quiet hours. */
  readonly hears: ReadonlyMap<TeamId, Date>;
  /** What the speaker asks for, or has said yes to, in each team and is not settled. */
  readonly asking: ReadonlyMap<TeamId, number>;
  /** People of these teams who are not in Rocket.Chat, so that they do not see the team's room. */
  readonly outsideRoom: ReadonlySet<PersonId>;
  /** Teams in whose room everybody may read care words: there a farewell is posted in full. */
  readonly roomsForCare: ReadonlySet<TeamId>;
  readonly surnames: ReadonlyMap<PersonId, Labelled<'team'>>;
}

const key = (team: TeamId, person: PersonId): string => `${team} ${person}`;
export const visitsOf = ({ visits }: Pick<Known, 'visits'>, team: TeamId, person: PersonId): readonly Visit[] => visits.get(key(team, person)) ?? [];
export const visitsKey = key;
export const teamById = ({ teams }: Pick<Known, 'teams'>, id: TeamId): TeamAround | undefined => teams.find((team) => team.id === id);
