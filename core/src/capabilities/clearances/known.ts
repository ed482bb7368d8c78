import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Clearance } from '@hatstand/db/repositories/clearances';
import type { Day } from '@hatstand/db/times';

/** A team as far as who may see what goes. */
export interface ClearanceTeam {
  readonly id: TeamId;
  readonly nickname: Labelled<'plan'>;
  readonly owner: PersonId;
  /** The Team Owner and the advocates: theirs to give, and they see everything. */
  readonly voices: readonly PersonId[];
  readonly members: readonly PersonId[];
  readonly given: readonly Clearance[];
}

/** What the rules must see. */
export interface Known {
  readonly me: PersonId;
  readonly today: Day;
  readonly room: TeamId | 'no team' | undefined;
  readonly teams: readonly ClearanceTeam[];
  readonly names: ReadonlyMap<PersonId, Labelled<'plan'>>;
  readonly reachable: ReadonlySet<PersonId>;
}

/** What a proposal hangs on. */
export const concerning = (team: TeamId, person: PersonId): string => `what ${person} may see in ${team}`;
