import type { AddressId, LinkCodeId, PersonId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { WayOfHandingOver } from '@hatstand/db/schema/linking';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { LinkingStep } from './intents.ts';

/** A code that did not fit counts as a try from there. `looked`: it was compared with the open ones. */
interface Tried {
  readonly from: AddressId | undefined;
  readonly looked: boolean;
}

export type LinkingFact =
  | { readonly happened: 'own-code-made'; readonly person: PersonId; readonly channel: ChannelName; readonly code: Labelled<'plan'> }
  | { readonly happened: 'linked-already'; readonly channel: ChannelName }
  | {
      readonly happened: 'invitation-made';
      readonly id: LinkCodeId;
      readonly person: PersonId;
      readonly by: PersonId;
      readonly how: WayOfHandingOver | undefined;
      readonly code: Labelled<'plan'>;
    }
  | { readonly happened: 'handing-over-recorded'; readonly code: LinkCodeId; readonly how: WayOfHandingOver }
  | ({ readonly happened: 'code-unknown' } & Tried)
  /** It was somebody else's: over now, and whoever made it is told. */
  | ({ readonly happened: 'code-of-another'; readonly code: LinkCodeId; readonly person: PersonId; readonly madeBy: PersonId } & Tried)
  | ({
      readonly happened: 'code-said-in-room';
      readonly code: LinkCodeId | undefined;
      readonly person: PersonId | undefined;
      readonly madeBy: PersonId | undefined;
    } & Tried)
  | { readonly happened: 'own-code-said-here' }
  | {
      readonly happened: 'channel-linked';
      readonly person: PersonId;
      readonly channel: ChannelName;
      readonly handle: Labelled<'sealed'>;
      readonly address: AddressId;
      readonly code: LinkCodeId;
      readonly madeBy: PersonId;
      /** The same address, which had rested: it is theirs after all. */
      readonly woken: boolean;
      /** What is unlinked by it: their older one of this channel, or somebody's who had this number before. */
      readonly replaced: readonly AddressId[];
      readonly isFirst: boolean;
    }
  | { readonly happened: 'revoked-told'; readonly person: PersonId }
  | { readonly happened: 'codes-shown' }
  | { readonly happened: 'codes-ended'; readonly codes: readonly LinkCodeId[] }
  | { readonly happened: 'which-channel' }
  | { readonly happened: 'unlinking-checked'; readonly channel: ChannelName; readonly isGone: boolean }
  /** `left`: what is still linked. */
  | {
      readonly happened: 'unlinked';
      readonly person: PersonId;
      readonly channel: ChannelName;
      readonly addresses: readonly AddressId[];
      readonly left: readonly ChannelName[];
      readonly isGone: boolean;
      readonly by: PersonId;
    }
  | { readonly happened: 'loss-checked'; readonly person: PersonId; readonly channel: ChannelName }
  | { readonly happened: 'which-person'; readonly step: LinkingStep }
  | { readonly happened: 'rest-told'; readonly person: PersonId; readonly channel: ChannelName }
  | { readonly happened: 'left-as-is' };

export type LinkingReason =
  | 'nobody of that name'
  | 'not yours to invite'
  | 'not linked'
  | 'they are not linked'
  | 'code is over'
  | 'no code of yours'
  | 'nothing to tell';
