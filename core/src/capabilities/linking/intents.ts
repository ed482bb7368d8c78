import type { AddressId, LinkCodeId, PersonId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { WayOfHandingOver } from '@hatstand/db/schema/linking';
import type { ChannelName } from '@hatstand/db/schema/people';

/** Somebody said by name: everybody the name may mean, or the name itself where the ear knows nobody of that name. */
export interface Whom {
  readonly people: readonly PersonId[];
  readonly named?: Labelled<'team'>;
}

/** What was lost, as far as it tells which channel is in danger. */
export type Device = 'phone' | 'screen' | ChannelName;

export type LinkingIntent =
  /** `anyway`: although one is linked there already; the new one takes its place. */
  | { readonly do: 'get own code'; readonly channel?: ChannelName; readonly anyway?: boolean }
  | { readonly do: 'invite'; readonly whom: Whom; readonly how?: WayOfHandingOver }
  | { readonly do: 'record handing over'; readonly code: LinkCodeId; readonly how: WayOfHandingOver }
  | { readonly do: 'say code'; readonly code: Labelled<'sealed'> }
  /** From an address nobody had until now, with a code that fits. */
  | { readonly do: 'link'; readonly code: LinkCodeId; readonly channel: ChannelName; readonly handle: Labelled<'sealed'> }
  | { readonly do: 'tell of revoked'; readonly code: LinkCodeId }
  | { readonly do: 'show codes' }
  | { readonly do: 'end codes'; readonly whom?: Whom }
  | { readonly do: 'unlink'; readonly device?: Device; readonly isGone?: boolean; readonly sure?: boolean }
  | { readonly do: 'report gone'; readonly whom: Whom; readonly device: Device; readonly sure?: boolean }
  /** The channel says that a number may be somebody else's by now. */
  | { readonly do: 'tell of rest'; readonly address: AddressId }
  | { readonly do: 'leave as is' };

export type LinkingStep = {
  readonly step: 'which person';
  readonly of: readonly PersonId[];
  readonly meant: Extract<LinkingIntent, { do: 'invite' | 'report gone' }>;
};
