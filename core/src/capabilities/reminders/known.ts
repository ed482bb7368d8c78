import type { PersonId, TeamId, VisitId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Day, LocalTime, TimeOfDay } from '@hatstand/db/times';
import type { VisitTeam } from '../../visits/known.ts';
import type { Visit } from '../../visits/visits.ts';

/** How somebody wants to be reminded, and what they had last. */
export interface Settings {
  readonly at: TimeOfDay | undefined;
  /** The time they had before they turned reminders off. */
  readonly before: TimeOfDay | undefined;
  /** The last day whose visits they have been told about. */
  readonly toldOf: Day | undefined;
  readonly quietFrom: TimeOfDay;
  readonly quietUntil: TimeOfDay;
  /** They said STOP, or take a break: nothing is sent to them unasked. */
  readonly stopped: boolean;
}

/** What they have said about a visit so far. `late`: once said; minutes where they said how many. */
export interface Said {
  readonly onMyWay: boolean;
  readonly done: boolean;
  readonly late: { readonly minutes: number | undefined } | undefined;
}

/** What reminders must see: one person's settings and visits, the teams these are in, and who there can be told. */
export interface Known {
  readonly me: PersonId;
  readonly now: LocalTime;
  readonly today: Day;
  readonly room: TeamId | 'no team' | undefined;
  readonly settings: Settings;
  /** Their own visits of the days concerned, in order. None of a team that has ended. */
  readonly visits: readonly Visit[];
  readonly teams: readonly VisitTeam[];
  /** The teams they belong to, or have one of these visits in. */
  readonly theirTeams: ReadonlySet<TeamId>;
  readonly said: ReadonlyMap<VisitId, Said>;
  /** The teams that were named; `unclear` when a name was said that is no Team Owner's. */
  readonly named: ReadonlySet<TeamId> | 'unclear' | undefined;
  readonly names: ReadonlyMap<PersonId, Labelled<'plan'>>;
  /** The Team Owners of these teams: never named on WhatsApp. */
  readonly owners: ReadonlyMap<PersonId, Labelled<'team'>>;
  /** When something urgent gets to whom: whoever has no chat, or has said STOP, is not in it. */
  readonly reachedAt: ReadonlyMap<PersonId, LocalTime>;
  readonly inSeveralTeams: ReadonlySet<PersonId>;
}
