import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Need } from '@hatstand/db/schema/telling';
import type { Day, TimeOfDay } from '@hatstand/db/times';
import type { As } from './facts.ts';

export interface Recorded {
  readonly need: Need;
  readonly words: Labelled<'care'> | undefined;
  readonly by: PersonId;
  readonly as: As;
  readonly recordedOn: Day;
  readonly reviewOn: Day;
}
/** One person as far as being told things goes. `sharedIn`: the teams that may see it. */
export interface Subject {
  readonly needs: readonly Recorded[];
  readonly bestFrom: TimeOfDay | undefined;
  readonly bestUntil: TimeOfDay | undefined;
  readonly teams: readonly TeamId[];
  readonly sharedIn: readonly TeamId[];
  readonly hasChat: boolean;
}
interface Support {
  readonly person: PersonId;
  readonly supporter: PersonId;
  readonly state: 'asked' | 'agreed' | 'declined' | 'ended';
}

/** What the rules must see: the speaker, those that are named, and who stands by whom. */
export interface Known {
  readonly me: PersonId;
  readonly today: Day;
  readonly subjects: ReadonlyMap<PersonId, Subject>;
  /** The Team Owners the speaker speaks for as advocate. */
  readonly speaksFor: ReadonlySet<PersonId>;
  readonly myTeams: readonly TeamId[];
  readonly hasRocketChat: boolean;
  /** Every row the speaker is in, as the one supported or as supporter. */
  readonly support: readonly Support[];
  readonly names: ReadonlyMap<PersonId, Labelled<'plan'>>;
  /** Of Team Owners: said in Rocket.Chat only. */
  readonly ownerNames: ReadonlyMap<PersonId, Labelled<'team'>>;
}
