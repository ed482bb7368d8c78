import type { AddressId, PersonId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { LinkCode, TriesLeft } from '@hatstand/db/repositories/link-codes';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { Day, LocalTime } from '@hatstand/db/times';

/** One way somebody is reached; one that rests is not used. */
export interface KnownAddress {
  readonly id: AddressId;
  readonly channel: ChannelName;
  readonly rests: boolean;
}

export interface Someone {
  readonly id: PersonId;
  /** Undefined for a Team Owner, who is not named here. */
  readonly name: Labelled<'plan'> | undefined;
  /** Where the speaker knows them from, to tell two of one name apart. */
  readonly from: Labelled<'plan'>;
  readonly addresses: readonly KnownAddress[];
  /** Who may hand them a code: the Team Chat Admins and Team Starters of their teams and circles. */
  readonly handsCodes: readonly PersonId[];
}

export interface MadeCode {
  readonly code: LinkCode;
  readonly endsAt: LocalTime;
}

export interface Known {
  readonly me: Someone;
  readonly today: Day;
  /** The channel that is spoken on; undefined when nobody speaks. */
  readonly here: { readonly channel: ChannelName; readonly inRoom: boolean; readonly address: AddressId | undefined } | undefined;
  /** Those of the name that was said, as far as they are near the speaker. */
  readonly meant: readonly Someone[];
  readonly others: ReadonlyMap<PersonId, Someone>;
  /** Drawn for this turn, in case a code is made. */
  readonly fresh: Labelled<'plan'>;
  readonly endsAt: Readonly<Record<LinkCode['kind'], LocalTime>>;
  /** The code that was said or is spoken of. */
  readonly code: LinkCode | undefined;
  readonly tries: TriesLeft;
  /** Who had the address that a code came from, resting by now. */
  readonly holder: { readonly address: AddressId; readonly person: PersonId } | undefined;
  readonly made: readonly MadeCode[];
}

/** A person by their first name; a Team Owner, who is not named, as somebody in the team. */
export function someone(id: PersonId, { me, others }: Pick<Known, 'me' | 'others'>): Someone | undefined {
  return id === me.id ? me : others.get(id);
}
