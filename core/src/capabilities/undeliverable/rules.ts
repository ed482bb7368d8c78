import type { PersonId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { ChannelName } from '@hatstand/db/schema/people';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { UndeliverableIntent } from './grammar.ts';

/** What could not be delivered to one person on one channel. A Team Owner is known by the team only. */
export interface NotDelivered {
  readonly who: { readonly is: 'helper'; readonly name: Labelled<'plan'> } | { readonly is: 'Team Owner'; readonly nickname: Labelled<'plan'> };
  readonly channel: ChannelName;
  readonly isGivenUp: boolean;
  readonly count: number;
  readonly since: Date;
}
export interface Known {
  readonly me: PersonId;
  /** The hat is worn in a circle; it sees counts and channels, never words. */
  readonly isOrganiser: boolean;
  readonly notDelivered: readonly NotDelivered[];
}
export interface UndeliverableFact {
  readonly happened: 'shown';
}
export type UndeliverableReason = 'not for you';

/** The circle's organiser keeps the house running, and so sees who can't be reached. Nobody else does: it would be a list of people. */
export const decide = (_intent: UndeliverableIntent, { isOrganiser }: Known): readonly UndeliverableFact[] | Refusal<UndeliverableReason> =>
  isOrganiser ? [{ happened: 'shown' }] : refuse('not for you');
