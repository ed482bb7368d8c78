import type { AddressId, CircleId, PersonId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { TriesLeft } from '@hatstand/db/repositories/link-codes';
import type { Poster } from '@hatstand/db/repositories/posters';

/** A circle somebody gifts time in, with what they have told. */
export interface Gifting {
  readonly circle: CircleId;
  readonly area: Labelled<'plan'>;
  readonly isNamed: boolean;
  readonly gives: Labelled<'care'> | undefined;
  readonly often: Labelled<'care'> | undefined;
  /** When the keeper last heard of them. Nobody is told of who has been here all along. */
  readonly toldAt: Date | 'never' | 'not told of';
  readonly toMeet: boolean;
  /** Whoever looks after volunteers there and can be written to. */
  readonly keeper: { readonly id: PersonId; readonly name: Labelled<'plan'> } | undefined;
}

export interface Known {
  readonly me: PersonId;
  /** Undefined until they have said it, and for a Team Owner. */
  readonly name: Labelled<'plan'> | undefined;
  readonly hasStopped: boolean;
  readonly gifts: readonly Gifting[];
  /** The poster that was said or is spoken of, with its circle as it is for the speaker. */
  readonly poster: { readonly is: Poster; readonly area: Labelled<'plan'> } | undefined;
  readonly from: AddressId | undefined;
  readonly tries: TriesLeft;
  /** Of those who were named: who has come from a poster to a circle in which the speaker wears a hat, and is still to be met. */
  readonly toMeet: readonly { readonly id: PersonId; readonly name: Labelled<'plan'>; readonly circles: readonly CircleId[] }[];
}
