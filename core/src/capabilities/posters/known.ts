import type { CircleId, PersonId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Poster } from '@hatstand/db/repositories/posters';

export interface KnownCircle {
  readonly id: CircleId;
  readonly area: Labelled<'plan'>;
  readonly poster: Poster | undefined;
  /** How many have come from it. */
  readonly joined: number;
}

export interface Known {
  readonly me: PersonId;
  readonly myName: Labelled<'plan'> | undefined;
  /** The circles whose poster is the speaker's to make and to stop. */
  readonly circles: readonly KnownCircle[];
  /** Who in the speaker's circles may, by first name. */
  readonly whoMay: readonly Labelled<'plan'>[];
  /** Words that hang nowhere yet. */
  readonly fresh: readonly string[];
}
