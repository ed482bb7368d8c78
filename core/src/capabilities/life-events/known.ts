import type { DeathId, PersonId, TeamId, WitnessedId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Witnessed } from '@hatstand/db/schema/life-events';
import type { Day } from '@hatstand/db/times';
import type { TeamAround, WithNames } from '../../teams/around.ts';
import type { Visit } from '../../visits/visits.ts';

export interface DeathKnown {
  readonly id: DeathId;
  readonly of: PersonId;
  readonly state: 'heard' | 'reported' | 'confirmed' | 'mistaken';
  readonly saidBy: PersonId;
  readonly confirmedBy: PersonId | null;
}

export interface WitnessedKnown {
  readonly id: WitnessedId;
  readonly team: TeamId;
  readonly what: Witnessed;
  readonly person: PersonId;
  readonly needs: number;
  readonly state: 'waiting' | 'agreed' | 'recorded' | 'declined';
  readonly recordedOn: Day | null;
  readonly by: readonly { readonly person: PersonId; readonly saidOn: Day }[];
}

/** What the rules of life's events must see. */
export interface Known extends WithNames {
  readonly me: PersonId;
  readonly today: Day;
  readonly room: TeamId | 'no team' | undefined;
  /** Teams the speaker belongs to or helps along; of an alarm or a button, those concerned. */
  readonly teams: readonly TeamAround[];
  /** Those of them the speaker is in. */
  readonly mine: readonly TeamId[];
  /** Every death that was told of somebody here, and was no mistake. */
  readonly deaths: readonly DeathKnown[];
  /** The one a button or an alarm is about. */
  readonly death: DeathKnown | undefined;
  readonly witnessed: readonly WitnessedKnown[];
  readonly record: WitnessedKnown | undefined;
  /** First names of everybody here, Team Owners too. */
  readonly firstNames: ReadonlyMap<PersonId, Labelled<'team'>>;
  /** In each team, what whoever died would have given from now on. */
  readonly visits: ReadonlyMap<TeamId, readonly Visit[]>;
  /** Questions that wait for somebody as a team's voice, in a few words each. */
  readonly waiting: ReadonlyMap<TeamId, ReadonlyMap<PersonId, readonly Labelled<'plan'>[]>>;
  readonly reachable: ReadonlySet<PersonId>;
}

export const teamById = ({ teams }: Pick<Known, 'teams'>, id: TeamId): TeamAround | undefined => teams.find((team) => team.id === id);
export const teamsOwnedBy = ({ teams }: Pick<Known, 'teams'>, person: PersonId): TeamAround[] => teams.filter(({ owner }) => owner === person);
